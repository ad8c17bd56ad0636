package live.lsn.desk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Money;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Source;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.desk.store.Totals.Asked;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

class TotalsTest {
    private static final Cursor CURSOR = new Cursor("e", 1, "t");
    private static final Instant BEGIN = Instant.parse("2026-11-18T13:00:00Z");
    private static final List<String> BY = List.of("source", "status", "show_number");
    private static final List<String> SUMS = List.of("value_minor", "refunded_minor");

    private static Order order(Random random, int number, long version) {
        var value = random.nextInt(50_000);
        return new Order(
                Cases.id(number),
                version,
                "AU",
                "ORD-" + number,
                Source.values()[random.nextInt(7)],
                BEGIN.plusSeconds(random.nextInt(6 * 3_600)),
                OrderStatus.values()[random.nextInt(6)],
                null,
                null,
                null,
                "AU",
                random.nextBoolean() ? null : "SHW-" + random.nextInt(3),
                null,
                null,
                new Money(value, "AUD"),
                new Money(random.nextInt(4) == 0 ? value / 2 : 0, "AUD"),
                List.of(),
                List.of(),
                null,
                null,
                true);
    }

    private static ListQuery<Order> query(Filter... filters) {
        return new ListQuery<>(
                Collections.ORDERS, List.of(filters), null, new Sort("placed_at", false));
    }

    private static Filter[] between(Instant from, Instant last) {
        return new Filter[] {
            Filter.of("placed_at", Op.AT_LEAST, from), Filter.of("placed_at", Op.AT_MOST, last)
        };
    }

    private static CacheStore store(Path dir, Iterable<Order> orders) {
        var store =
                CacheStore.open(
                        dir, ProfileKey.load(dir.resolve("key")), List.of(Collections.ORDERS));
        store.beginBootstrap("orders", "x", CURSOR);
        var page = new ArrayList<CachedRow>();
        orders.forEach(order -> page.add(Cases.row(Collections.ORDERS, order)));
        store.stage("orders", page, page.getLast().id());
        store.finishBootstrap("orders");
        return store;
    }

    /// As one would add up by walking over the orders themselves.
    private static Map<String, List<Long>> naive(
            Iterable<Order> orders, Instant from, Instant last, boolean byQuarter) {
        var groups = new TreeMap<String, List<Long>>();
        for (var order : orders) {
            if (order.placedAt().isBefore(from) || order.placedAt().isAfter(last)) continue;
            var quarter = byQuarter ? order.placedAt().getEpochSecond() / 900 : 0;
            var key = quarter + " " + order.source() + " " + order.status() + " " + order.show();
            groups.merge(
                    key,
                    List.of(1L, order.total().minor(), order.refunded().minor()),
                    (a, b) ->
                            List.of(a.get(0) + b.get(0), a.get(1) + b.get(1), a.get(2) + b.get(2)));
        }
        return groups;
    }

    private static Map<String, List<Long>> told(CacheStore store, Asked<Order> asked) {
        var groups = new TreeMap<String, List<Long>>();
        for (var group : store.totals("Adding up", totals -> totals.of(asked))) {
            var key =
                    group.quarter()
                            + " "
                            + group.code(0, Source.values())
                            + " "
                            + group.code(1, OrderStatus.values())
                            + " "
                            + group.by().get(2).text();
            var before =
                    groups.put(
                            key, List.of(group.count(), group.sums().get(0), group.sums().get(1)));
            assertThat(before).as(key).isNull();
        }
        return groups;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void areWhatAWalkOverTheOrdersFindsWhateverIsPending(long seed, @TempDir Path dir) {
        var random = new Random(seed);
        var truth = new TreeMap<String, Order>();
        for (var i = 0; i < 400; i++) {
            var order = order(random, i, 1);
            truth.put(order.id(), order);
        }
        try (var store = store(dir, truth.values())) {
            for (var round = 0; round < 3; round++) {
                var pending = new HashMap<String, Aggregate>();
                var seen = new TreeMap<>(truth);
                for (var i = 0; i < 30; i++) {
                    var altered = order(random, random.nextInt(420), 3);
                    pending.put(altered.id(), altered);
                    seen.put(altered.id(), altered);
                }
                store.overlay(new Overlay(Map.of("orders", pending)));
                var from = BEGIN.plusSeconds(random.nextInt(3_000));
                var last = from.plusSeconds(random.nextInt(15_000));
                for (var byQuarter : new boolean[] {true, false})
                    assertThat(
                                    told(
                                            store,
                                            new Asked<>(
                                                    query(between(from, last)),
                                                    byQuarter ? "placed_at" : null,
                                                    BY,
                                                    SUMS)))
                            .isEqualTo(naive(seen.values(), from, last, byQuarter));
            }
        }
    }

    @Test
    void areReadOffTheirIndexAloneAndInItsOrder(@TempDir Path dir) {
        try (var store = store(dir, List.of(order(new Random(1), 1, 1)))) {
            var window = query(between(BEGIN, BEGIN.plusSeconds(9_000)));
            var filtered =
                    query(
                            Filter.of("source", Op.EQUALS, Source.EBAY),
                            Filter.of("placed_at", Op.AT_LEAST, BEGIN),
                            Filter.of("placed_at", Op.AT_MOST, BEGIN.plusSeconds(9_000)));
            for (var query : List.of(window, filtered))
                for (var asked :
                        List.of(
                                new Asked<>(query, "placed_at", List.of("source", "status"), SUMS),
                                new Asked<>(query, "placed_at", BY, SUMS)))
                    assertThat(plan(store, asked))
                            .singleElement()
                            .asString()
                            .contains("SEARCH", "COVERING INDEX", "<expr>>?", "<expr><?");
            var plain = new Asked<>(window, null, List.of(), SUMS);
            assertThat(plan(store, plain)).singleElement().asString().contains("COVERING INDEX");
        }
    }

    private static List<String> plan(CacheStore store, Asked<Order> asked) {
        return store.totals("Planning", totals -> totals.plan(asked));
    }

    @Test
    void areNothingWhereThereIsNothing(@TempDir Path dir) {
        try (var store = store(dir, List.of(order(new Random(1), 1, 1)))) {
            var none = query(Filter.of("placed_at", Op.AT_LEAST, BEGIN.plusSeconds(99_999)));
            var all = store.totals("Adding up", totals -> totals.all(none, "value_minor"));
            assertThat(all.count()).isZero();
            assertThat(all.sums()).containsExactly(0L);
        }
    }

    @Test
    void refuseWhatCannotBeAddedUp(@TempDir Path dir) {
        assertThatThrownBy(() -> asked("a word", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        try (var store = store(dir, List.of(order(new Random(1), 1, 1)))) {
            for (var column : List.of("email_key", "value_minor", "nothing"))
                assertThatThrownBy(
                                () ->
                                        store.totals(
                                                "Adding up",
                                                totals -> totals.of(asked(null, List.of(column)))))
                        .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Asked<Order> asked(@Nullable String text, List<String> by) {
        return new Asked<>(
                new ListQuery<>(Collections.ORDERS, List.of(), text, new Sort("placed_at", false)),
                null,
                by,
                List.of());
    }
}
