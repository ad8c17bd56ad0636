package live.lsn.desk.today;

import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Source;
import live.lsn.desk.store.Totals;
import live.lsn.desk.store.Totals.Asked;
import live.lsn.rules.insights.Tally;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// What orders of a stretch of time add up to.
///
/// @param byQuarter by the number of the quarter hour
/// @param rows orders in it, whatever became of them
record Slice(Map<Long, Tally> byQuarter, Map<Source, Tally> bySource, Tally all, long rows) {
    static final Slice NONE = new Slice(Map.of(), Map.of(), Tally.NONE, 0);

    private static final List<String> BY = List.of("source", "status");
    private static final List<String> SUMS = List.of("value_minor", "refunded_minor");

    /// @param before the first moment that is not in it
    static Slice read(Totals totals, Instant from, Instant before, @Nullable Source only) {
        if (!from.isBefore(before)) return NONE;
        var byQuarter = new HashMap<Long, Tally>();
        var bySource = new EnumMap<Source, Tally>(Source.class);
        var rows = 0L;
        // A page of a month has a hundred thousand groups.
        var sources = Source.values();
        var statuses = OrderStatus.values();
        var orders = OrderRows.placed(from, before, only);
        var asked = new Asked<>(orders, OrderRows.PLACED, BY, SUMS);
        for (var group : totals.of(asked)) {
            var source = group.code(0, sources);
            var tally =
                    Tally.of(
                            group.code(1, statuses),
                            source,
                            group.count(),
                            group.sums().get(0),
                            group.sums().get(1));
            byQuarter.merge(group.quarter(), tally, Tally::plus);
            bySource.merge(source, tally, Tally::plus);
            rows += group.count();
        }
        var all = bySource.values().stream().reduce(Tally.NONE, Tally::plus);
        return new Slice(byQuarter, bySource, all, rows);
    }

    /// One part of the tallies by quarter hours.
    Map<Long, Long> sums(ToLongFunction<Tally> part) {
        var sums = new HashMap<Long, Long>();
        byQuarter.forEach((quarter, tally) -> sums.put(quarter, part.applyAsLong(tally)));
        return sums;
    }

    /// This and what comes after it.
    Slice plus(Slice later) {
        var quarters = new HashMap<>(byQuarter);
        later.byQuarter.forEach((quarter, tally) -> quarters.merge(quarter, tally, Tally::plus));
        var sources = new HashMap<>(bySource);
        later.bySource.forEach((source, tally) -> sources.merge(source, tally, Tally::plus));
        return new Slice(quarters, sources, all.plus(later.all), rows + later.rows);
    }
}
