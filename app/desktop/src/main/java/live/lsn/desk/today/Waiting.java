package live.lsn.desk.today;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Measure;
import live.lsn.api.model.RiskLevel;
import live.lsn.desk.Access;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.Totals;
import live.lsn.desk.today.Page.Reading;
import live.lsn.desk.today.Page.Worries;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Period;
import live.lsn.rules.insights.Plan;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What waits for somebody: cases that are not decided, and what this device could not hand over.
final class Waiting {
    private final CacheStore cache;
    private final TodayReader.Outgoing outgoing;

    Waiting(CacheStore cache, TodayReader.Outgoing outgoing) {
        this.cache = cache;
        this.outgoing = outgoing;
    }

    static ListQuery<FraudCase> cases(Filter... more) {
        var filters = new ArrayList<Filter>();
        filters.add(
                Filter.of(
                        "state",
                        Op.ANY_OF,
                        CaseState.OPEN,
                        CaseState.AWAITING_CUSTOMER,
                        CaseState.ESCALATED));
        filters.addAll(List.of(more));
        return new ListQuery<>(Collections.FRAUD_CASES, filters, null, new Sort("due_at", false));
    }

    /// A state at this moment, beside what it was at the same minute before.
    Reading reading(Backlog backlog, Measure measure, Compared with, @Nullable Plan plan) {
        var now = backlog.now();
        var before = backlog.at(with.previous().cut());
        var width = Spark.width(with.period());
        return new Reading(
                measure,
                with.window(),
                with.previous(),
                Figure.sum(measure.unit(), now.of(measure)),
                figure(measure, before),
                figure(measure, backlog.at(with.yearBefore().cut())),
                now.count(),
                plan,
                backlog.course(measure, with.window(), width, now),
                before == null
                        ? List.of()
                        : backlog.course(measure, with.previous(), width, before),
                null);
    }

    /// The windows of a page.
    record Compared(Period period, Window window, Window previous, Window yearBefore) {}

    private static @Nullable Figure figure(Measure measure, Backlog.@Nullable Level level) {
        return level == null ? null : Figure.sum(measure.unit(), level.of(measure));
    }

    /// @param firstDue as [#firstDue] told it just before
    Worries read(Totals totals, Access access, @Nullable Instant firstDue) {
        if (!access.reads(Collections.FRAUD_CASES))
            return new Worries(-1, 0, 0, null, outgoing.needsYou(), outgoing.unsent());
        var all = totals.all(cases(), "value_minor");
        var critical = totals.all(cases(Filter.of("level", Op.EQUALS, RiskLevel.CRITICAL))).count();
        return new Worries(
                all.count(),
                critical,
                all.sums().getFirst(),
                firstDue,
                outgoing.needsYou(),
                outgoing.unsent());
    }

    /// By when the first of them should be decided; null where none waits, or for those who may not
    /// read cases.
    @Nullable Instant firstDue(Access access) {
        if (!access.reads(Collections.FRAUD_CASES)) return null;
        return cache.page(Collections.FRAUD_CASES, cache.order(cases(), 1), 0, 1).stream()
                .map(FraudCase::dueAt)
                .findFirst()
                .orElse(null);
    }

    /// When the first case was opened; null where there is none, or for those who may not read
    /// cases.
    @Nullable Instant firstOpened(Access access) {
        if (!access.reads(Collections.FRAUD_CASES)) return null;
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES, List.of(), null, new Sort("opened_at", false));
        return cache.page(Collections.FRAUD_CASES, cache.order(query, 1), 0, 1).stream()
                .map(FraudCase::openedAt)
                .findFirst()
                .orElse(null);
    }
}
