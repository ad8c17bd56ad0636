package live.lsn.desk.today;

import live.lsn.api.model.Measure;
import live.lsn.api.model.Source;
import live.lsn.desk.store.Totals;
import live.lsn.rules.insights.Tally;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

/// What was sold and refunded, not taken apart.
///
/// @param rows how many orders the measure is made of
record Refunds(Tally tally, long rows) {
    static Refunds read(Totals totals, Measure measure, Window window, @Nullable Source only) {
        var rows = OrderRows.of(measure, window.from(), window.cut(), only);
        var all = totals.all(rows, "value_minor", "refunded_minor");
        var tally = new Tally(all.count(), all.sums().get(0), 0, all.sums().get(1), 0);
        return new Refunds(tally, all.count());
    }
}
