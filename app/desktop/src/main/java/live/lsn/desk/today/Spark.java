package live.lsn.desk.today;

import live.lsn.api.model.Measure;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Period;
import live.lsn.rules.insights.Running;
import live.lsn.rules.insights.Tally;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a measure went through a window: a value for each hour of a day, each six hours of seven
/// days, each day of a month.
final class Spark {
    private Spark() {}

    /// Up to the cut; null where there was nothing to divide by.
    static List<@Nullable Long> of(Measure measure, Period period, Window window, Slice slice) {
        var first = Running.quarter(window.from());
        var last = Running.quarter(window.cut().minusNanos(1));
        if (last < first) return List.of();
        var width = width(period);
        var tallies = new Tally[(int) ((last - first) / width) + 1];
        Arrays.fill(tallies, Tally.NONE);
        slice.byQuarter()
                .forEach(
                        (quarter, tally) -> {
                            var at = (int) ((quarter - first) / width);
                            tallies[at] = tallies[at].plus(tally);
                        });
        var values = new ArrayList<@Nullable Long>();
        for (var tally : tallies) {
            var shown = Figure.of(measure, tally).shown();
            values.add(shown.isPresent() ? (Long) shown.getAsLong() : null);
        }
        return values;
    }

    /// Quarter hours of a stretch.
    static int width(Period period) {
        return switch (period) {
            case TODAY -> 4;
            case LAST_7_DAYS -> 24;
            case MONTH -> 96;
        };
    }
}
