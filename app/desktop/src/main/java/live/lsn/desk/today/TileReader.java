package live.lsn.desk.today;

import live.lsn.api.model.Measure;
import live.lsn.desk.store.Totals;
import live.lsn.desk.today.Page.Reading;
import live.lsn.desk.today.TodayReader.Slices;
import live.lsn.rules.insights.Contributions;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Plan;
import live.lsn.rules.insights.Tally;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Reads the figures of the tiles, each sum once however many tiles are made of it.
final class TileReader {
    private final Totals totals;
    private final Question question;
    private final Waiting.Compared windows;
    private final Slices slices;
    private final boolean knows;
    private final Refunds.Known known;
    private final Waiting waiting;
    private final @Nullable Instant firstCase;
    private @Nullable RefundReadings refunds;
    private @Nullable Backlog backlog;

    /// @param knows whether anything is known of the time that is compared with
    /// @param known all orders that the page has read
    TileReader(
            Totals totals,
            Question question,
            Waiting.Compared windows,
            Slices slices,
            boolean knows,
            Refunds.Known known,
            Waiting waiting,
            @Nullable Instant firstCase) {
        this.totals = totals;
        this.question = question;
        this.windows = windows;
        this.slices = slices;
        this.knows = knows;
        this.known = known;
        this.waiting = waiting;
        this.firstCase = firstCase;
    }

    Reading read(Measure measure, @Nullable Plan plan) {
        return switch (measure) {
            case NEW_CUSTOMERS -> newCustomers(plan);
            case FRAUD_WAITING, VALUE_AT_RISK -> waiting.reading(backlog(), measure, windows, plan);
            case REFUND_RATE, REFUNDED -> refunds().of(measure, plan);
            default -> ofOrders(measure, plan);
        };
    }

    private Backlog backlog() {
        if (backlog == null) backlog = new Backlog(totals, firstCase, windows.previous().from());
        return backlog;
    }

    private RefundReadings refunds() {
        if (refunds == null)
            refunds = new RefundReadings(totals, windows.window(), question.only(), known);
        return refunds;
    }

    private Reading ofOrders(Measure measure, @Nullable Plan plan) {
        var period = windows.period();
        var now = slices.now();
        var before = slices.before();
        var year = slices.yearBefore();
        return new Reading(
                measure,
                windows.window(),
                windows.previous(),
                Figure.of(measure, now.all()),
                knows ? Figure.of(measure, before.all()) : null,
                year == null ? null : Figure.of(measure, year.all()),
                rows(measure, now.all()),
                plan,
                Spark.of(measure, period, windows.window(), now),
                knows ? Spark.of(measure, period, windows.previous(), before) : List.of(),
                knows ? Contributions.of(measure, now.bySource(), before.bySource()) : null);
    }

    private static long rows(Measure measure, Tally tally) {
        return measure == Measure.DECLINE_RATE ? tally.orders() + tally.declined() : tally.orders();
    }

    private Reading newCustomers(@Nullable Plan plan) {
        var now = totals.all(Customers.made(windows.window())).count();
        var before = totals.all(Customers.made(windows.previous())).count();
        return new Reading(
                Measure.NEW_CUSTOMERS,
                windows.window(),
                windows.previous(),
                Figure.sum(Measure.NEW_CUSTOMERS.unit(), now),
                Figure.sum(Measure.NEW_CUSTOMERS.unit(), before),
                null,
                now,
                plan,
                List.of(),
                List.of(),
                null);
    }
}
