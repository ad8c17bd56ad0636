package live.lsn.desk.today;

import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Source;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.today.Page.Reading;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Tally;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Works a figure out from the rows behind it: opens each and adds up what stands in it, not what
/// the columns beside it say. May block for long.
final class Prover {
    private static final int PAGE = 500;

    /// Where rows came in between, sums and rows are of two states; then once more.
    private static final int TRIES = 3;

    private final CacheStore cache;
    private final InstantSource clock;

    Prover(CacheStore cache, InstantSource clock) {
        this.cache = cache;
        this.clock = clock;
    }

    Proof prove(Reading reading, @Nullable Source only) {
        var proof = once(reading, only);
        for (var tries = 1; tries < TRIES && !proof.holds(); tries++) proof = once(reading, only);
        return proof;
    }

    private Proof once(Reading reading, @Nullable Source only) {
        var measure = reading.measure();
        return switch (measure) {
            case NEW_CUSTOMERS -> {
                var rows = Customers.made(reading.window());
                var made = new AtomicLong();
                var opened =
                        open(
                                rows,
                                customer -> {
                                    var at = customer.createdAt();
                                    if (at != null
                                            && !at.isBefore(reading.window().from())
                                            && at.isBefore(reading.window().cut()))
                                        made.incrementAndGet();
                                });
                yield proof(measure, made.get(), cache.summary(rows).count(), opened);
            }
            case FRAUD_WAITING, VALUE_AT_RISK -> waiting(measure);
            default -> ofOrders(reading, only);
        };
    }

    private Proof waiting(Measure measure) {
        var rows = Waiting.cases();
        var value = new AtomicLong();
        var opened = open(rows, one -> value.addAndGet(one.value().minor()));
        var indexed = cache.summary(rows);
        return measure == Measure.FRAUD_WAITING
                ? proof(measure, opened, indexed.count(), opened)
                : proof(measure, value.get(), indexed.sumMinor(), opened);
    }

    private Proof proof(Measure measure, long counted, long indexed, long rows) {
        return new Proof(
                measure,
                Figure.sum(measure.unit(), counted),
                Figure.sum(measure.unit(), indexed),
                rows,
                clock.instant());
    }

    private Proof ofOrders(Reading reading, @Nullable Source only) {
        var window = reading.window();
        var measure = reading.measure();
        var tally = new AtomicReference<>(Tally.NONE);
        var rows = OrderRows.of(measure, window.from(), window.cut(), only);
        var opened =
                open(
                        rows,
                        order ->
                                tally.updateAndGet(
                                        sum ->
                                                sum.plus(
                                                        Tally.of(
                                                                order.status(),
                                                                order.source(),
                                                                1,
                                                                order.total().minor(),
                                                                order.refunded().minor()))));
        var indexed =
                cache.totals(
                        "Proving a figure",
                        totals -> Slice.read(totals, window.from(), window.cut(), only));
        return new Proof(
                measure,
                Figure.of(measure, Objects.requireNonNull(tally.get())),
                Figure.of(measure, indexed.all()),
                opened,
                clock.instant());
    }

    private <A extends Aggregate> long open(ListQuery<A> rows, Consumer<A> each) {
        var ids = cache.order(rows, Integer.MAX_VALUE);
        var opened = 0L;
        for (var from = 0; from < ids.size(); from += PAGE) {
            var page = cache.page(rows.collection(), ids, from, from + PAGE);
            page.forEach(each);
            opened += page.size();
        }
        return opened;
    }
}
