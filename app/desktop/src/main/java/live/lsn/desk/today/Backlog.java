package live.lsn.desk.today;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Measure;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.Totals;
import live.lsn.desk.store.Totals.Asked;
import live.lsn.rules.insights.Running;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many cases waited at an earlier moment, and what they were worth: what waits now, without
/// what was opened since and with what was decided since. A decision is final, so that nothing is
/// missed.
///
/// Nothing is known of the time before the first case.
final class Backlog {
    private static final String OPENED = "opened_at";
    private static final String DECIDED = "decided_at";
    private static final List<String> SUMS = List.of("value_minor");
    private final Totals totals;
    private final @Nullable Instant first;
    private final TreeMap<Long, Level> since = new TreeMap<>();
    private final Level now;

    /// @param count cases
    /// @param valueMinor what their orders are worth
    record Level(long count, long valueMinor) {
        static final Level NONE = new Level(0, 0);

        Level plus(Level other) {
            return new Level(count + other.count, Math.addExact(valueMinor, other.valueMinor));
        }

        Level minus(Level other) {
            return new Level(count - other.count, Math.subtractExact(valueMinor, other.valueMinor));
        }

        long of(Measure measure) {
            return measure == Measure.FRAUD_WAITING ? count : valueMinor;
        }
    }

    /// @param first when the first case was opened; null where there is none
    /// @param from how far back courses are asked for
    Backlog(Totals totals, @Nullable Instant first, Instant from) {
        this.totals = totals;
        this.first = first;
        var waiting = totals.all(Waiting.cases(), "value_minor");
        now = new Level(waiting.count(), waiting.sums().getFirst());
        quarters(opened(from), OPENED).forEach((at, level) -> change(at, Level.NONE.minus(level)));
        quarters(decided(from), DECIDED).forEach(this::change);
    }

    private void change(long quarter, Level level) {
        since.merge(quarter, level, Level::plus);
    }

    private Map<Long, Level> quarters(ListQuery<FraudCase> cases, String time) {
        var levels = new TreeMap<Long, Level>();
        for (var group : totals.of(new Asked<>(cases, time, List.of(), SUMS)))
            levels.put(group.quarter(), new Level(group.count(), group.sums().getFirst()));
        return levels;
    }

    private static ListQuery<FraudCase> opened(Instant from) {
        return query(List.of(Filter.of(OPENED, Op.AT_LEAST, from)));
    }

    private static ListQuery<FraudCase> decided(Instant from) {
        return query(
                List.of(
                        Filter.of("state", Op.EQUALS, CaseState.DECIDED),
                        Filter.of(DECIDED, Op.AT_LEAST, from)));
    }

    private static ListQuery<FraudCase> query(List<Filter> filters) {
        return new ListQuery<>(Collections.FRAUD_CASES, filters, null, new Sort(OPENED, true));
    }

    Level now() {
        return now;
    }

    /// Just before that moment, to the microsecond; null where that is not known.
    @Nullable Level at(Instant moment) {
        if (!isKnown(moment)) return null;
        return now.minus(all(opened(moment))).plus(all(decided(moment)));
    }

    private Level all(ListQuery<FraudCase> cases) {
        var all = totals.all(cases, "value_minor");
        return new Level(all.count(), all.sums().getFirst());
    }

    private boolean isKnown(Instant moment) {
        return first != null && !first.isAfter(moment);
    }

    /// A value for the end of each stretch of a window up to its cut; null where it is not known.
    ///
    /// @param quarters quarter hours of a stretch
    /// @param last at the cut
    List<@Nullable Long> course(
            Measure measure, Window window, int quarters, @Nullable Level last) {
        var values = new ArrayList<@Nullable Long>();
        for (var mark : window.marks(quarters)) {
            if (mark.equals(window.from())) continue;
            if (!mark.isBefore(window.cut())) break;
            values.add(isKnown(mark) ? (Long) quarter(mark).of(measure) : null);
        }
        values.add(last == null ? null : (Long) last.of(measure));
        return values;
    }

    /// At the beginning of a quarter hour.
    private Level quarter(Instant mark) {
        var later = since.tailMap(Running.quarter(mark), true).values();
        return later.stream().reduce(now, Level::plus);
    }
}
