package live.lsn.desk.today;

import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Source;
import live.lsn.rules.insights.Contributions;
import live.lsn.rules.insights.Delta;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Forecast;
import live.lsn.rules.insights.Plan;
import live.lsn.rules.insights.Running;
import live.lsn.rules.insights.Tally;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Everything that Today shows, read from one state of the cache.
///
/// @param whole whether the cache was ever filled; before, nobody can tell what a figure is
/// @param window what is looked at
/// @param previous what it is compared with first
/// @param yearBefore and second
/// @param firstOrder when the oldest order was placed; null where there is none
/// @param firstCase when the oldest case was opened; null where there is none, or for those who may
///   not read cases
/// @param readings by tile, in their order
/// @param bySource sales of the window, the largest first
/// @param shows bands of the window, oldest first
/// @param sources where anything was sold in window or comparison, in declared order
record Page(
        Question question,
        boolean whole,
        Window window,
        Window previous,
        Window yearBefore,
        @Nullable Instant firstOrder,
        @Nullable Instant firstCase,
        List<Reading> readings,
        Course course,
        List<SourceRow> bySource,
        List<Show> shows,
        Worries worries,
        List<Source> sources,
        Map<Measure, Goal> goals) {

    /// One tile's figure and what it is compared with.
    ///
    /// @param window what the figure is of, which may be more than the page's period
    /// @param compared what it is compared with; null for nothing
    /// @param before null where nothing is known of that time
    /// @param yearBefore null where nothing is known of that time
    /// @param rows how many rows it is made of
    /// @param spark a value for each stretch, null for a gap; empty for no picture
    /// @param moved what moved it since `before`; null until it is asked for
    record Reading(
            Measure measure,
            Window window,
            @Nullable Window compared,
            Figure now,
            @Nullable Figure before,
            @Nullable Figure yearBefore,
            long rows,
            @Nullable Plan plan,
            List<@Nullable Long> spark,
            List<@Nullable Long> sparkBefore,
            @Nullable Contributions<Source> moved) {
        OptionalLong value() {
            return now.shown();
        }

        /// How far it is from an earlier figure; null where one of them is unknown.
        @Nullable Delta since(@Nullable Figure earlier) {
            if (earlier == null || value().isEmpty() || earlier.shown().isEmpty()) return null;
            return Delta.of(measure, value().getAsLong(), earlier.shown().getAsLong());
        }
    }

    /// Revenue through the period.
    ///
    /// @param forecast null where the period is not a day
    /// @param ahead how the forecast gets there; empty where there is none
    /// @param plan what the days should come to; null for no plan
    record Course(
            Running now,
            @Nullable Running previous,
            @Nullable Forecast forecast,
            @Nullable Running ahead,
            @Nullable Plan plan) {}

    /// @param before null where nothing is known of that time
    record SourceRow(Source source, Tally now, @Nullable Tally before) {}

    /// From the first to the last order that carries its number, to the quarter hour.
    record Show(String number, Instant from, Instant to, long orders) {}

    /// What waits for somebody.
    ///
    /// @param fraudWaiting −1 for those who may not read cases
    /// @param firstDue null where none waits
    /// @param needsYou commands of this device that wait for a choice
    record Worries(
            long fraudWaiting,
            long critical,
            long valueMinor,
            @Nullable Instant firstDue,
            long needsYou,
            long unsent) {}

    @Nullable Reading of(Measure measure) {
        return readings.stream()
                .filter(reading -> reading.measure() == measure)
                .findFirst()
                .orElse(null);
    }
}
