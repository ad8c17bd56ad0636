package live.lsn.desk.today;

import live.lsn.api.model.Source;
import live.lsn.desk.store.Totals;
import live.lsn.rules.insights.Running;
import live.lsn.rules.insights.Tally;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What was sold and refunded, not taken apart.
final class Refunds {
    private Refunds() {}

    /// What the page has read already: orders by quarter hours.
    ///
    /// @param from a midnight of the channel, so that a quarter hour begins there
    record Known(Instant from, Instant until, Slice slice) {}

    /// Takes what is known from there, and reads the rest by itself.
    static Tally read(Totals totals, Window window, @Nullable Source only, Known known) {
        var from = later(window.from(), known.from());
        if (!from.isBefore(window.cut())) return rows(totals, window.from(), window.cut(), only);
        var last = Running.quarter(window.cut());
        // What is known ends where it was cut; within a quarter hour it tells nothing.
        var until =
                window.cut().equals(known.until())
                        ? window.cut()
                        : Instant.ofEpochSecond(last * Window.QUARTER_SECONDS);
        return rows(totals, window.from(), from, only)
                .plus(sum(known.slice(), Running.quarter(from), until))
                .plus(rows(totals, until, window.cut(), only));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Tally sum(Slice slice, long first, Instant until) {
        var sum = Tally.NONE;
        var end = Running.quarter(until.minusNanos(1));
        for (var entry : slice.byQuarter().entrySet())
            if (entry.getKey() >= first && entry.getKey() <= end) sum = sum.plus(entry.getValue());
        return sum;
    }

    private static Tally rows(Totals totals, Instant from, Instant before, @Nullable Source only) {
        if (!from.isBefore(before)) return Tally.NONE;
        var all = totals.all(OrderRows.sales(from, before, only), "value_minor", "refunded_minor");
        return new Tally(all.count(), all.sums().get(0), 0, all.sums().get(1), 0);
    }
}
