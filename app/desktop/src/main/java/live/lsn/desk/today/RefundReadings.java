package live.lsn.desk.today;

import live.lsn.api.model.Measure;
import live.lsn.api.model.Source;
import live.lsn.desk.store.Totals;
import live.lsn.desk.today.Page.Reading;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Period;
import live.lsn.rules.insights.Plan;
import live.lsn.rules.insights.Tally;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The figures of refunds, over more days than the page's own: they come weeks after the order. By
/// plain sums, since they look at so many orders that they are taken apart only when asked for.
final class RefundReadings {
    static final int DAYS = 30;

    private final Totals totals;
    private final @Nullable Source only;
    private final Window days;
    private final Window compared;
    private final Tally now;
    private final Tally before;

    /// @param known what the page has read of these days
    RefundReadings(Totals totals, Window window, @Nullable Source only, Refunds.Known known) {
        this.totals = totals;
        this.only = only;
        days = Period.days(window, DAYS);
        compared = Period.back(days, DAYS);
        now = Refunds.read(totals, days, only, known);
        before = Refunds.read(totals, compared, only, known);
    }

    Reading of(Measure measure, @Nullable Plan plan) {
        // Thirty days that nothing was sold in are not known.
        var knows = before.orders() > 0;
        return new Reading(
                measure,
                days,
                compared,
                Figure.of(measure, now),
                knows ? Figure.of(measure, before) : null,
                null,
                rows(measure),
                plan,
                List.of(),
                List.of(),
                null);
    }

    private long rows(Measure measure) {
        if (measure != Measure.REFUNDED) return now.orders();
        return totals.all(OrderRows.of(measure, days.from(), days.cut(), only)).count();
    }
}
