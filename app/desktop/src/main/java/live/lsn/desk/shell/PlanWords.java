package live.lsn.desk.shell;

import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.SetPlan;
import live.lsn.api.trpc.Json;
import live.lsn.desk.fraud.CaseConflict;
import live.lsn.desk.fraud.CaseConflict.Version;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.goods.PlanRules;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.util.stream.Collectors;

/// How a command that sets an inspection plan reads in the outbox.
final class PlanWords {
    private final Wording words;
    private final String account;

    PlanWords(Wording words, String account) {
        this.words = words;
        this.account = account;
    }

    static boolean isPlan(OutboxCommand command) {
        return command.procedure().equals(GoodsProcedures.SET_PLAN.name());
    }

    /// `Inspection plan of SKU-1`.
    String title(OutboxCommand command) {
        return words.of("outbox.plan", item(input(command)));
    }

    private String item(SetPlan set) {
        return set.sku().equals(InspectionPlan.EVERY_ITEM)
                ? words.of("plans.every-item")
                : set.sku();
    }

    /// The choice where the platform did not take it.
    CaseConflict conflict(OutboxCommand command) {
        var set = input(command);
        var now = current(command);
        var version = command.basedOnVersion();
        return new CaseConflict(
                command.id(),
                command.aggregateId(),
                title(command),
                words.of(
                        switch (command.state()) {
                            case CONFLICT -> "outbox.plan.changed";
                            case LOST -> "outbox.plan.lost";
                            case UNSURE -> "outbox.plan.unsure";
                            default -> "outbox.plan.rejected";
                        }),
                new Version(
                        words.of("outbox.base"),
                        version == null || version == 0
                                ? words.of("outbox.plan.none")
                                : words.of("fraud.conflict.base.version", version),
                        words.of("fraud.conflict.base.detail")),
                version("fraud.conflict.mine", set.spec()),
                now == null
                        ? new Version(
                                words.of("fraud.conflict.theirs"), words.of("outbox.plan.none"), "")
                        : version("fraud.conflict.theirs", now.spec()),
                words.of("outbox.plan.keeps"),
                words.of("outbox.plan.applies"),
                blocked(command, set, now));
    }

    private Version version(String key, PlanSpec spec) {
        var classes =
                spec.classes().stream()
                        .map(one -> words.of("plan.class." + one.of()) + " " + one.aql())
                        .collect(Collectors.joining(" · "));
        return new Version(
                words.of(key),
                words.of("plan.scheme." + spec.scheme()) + " · " + classes,
                words.of(
                        "outbox.plan.rows",
                        spec.defects().size(),
                        spec.characteristics().size(),
                        spec.skipAfter() == null ? 0 : spec.skipAfter()));
    }

    private @Nullable String blocked(
            OutboxCommand command, SetPlan set, @Nullable InspectionPlan now) {
        var context = new Context(account, command.occurredAt(), command.id());
        return PlanRules.SET.rule().apply(now, set, context)
                        instanceof Outcome.Refused<InspectionPlan>(var why)
                ? words.refusal(why.code())
                : null;
    }

    private static SetPlan input(OutboxCommand command) {
        return Json.MAPPER.readValue(command.input(), SetPlan.class);
    }

    /// The plan as the platform told it with a conflict; null where it told none.
    private static @Nullable InspectionPlan current(OutboxCommand command) {
        if (command.answer() == null) return null;
        try {
            var told = Json.MAPPER.readTree(command.answer()).path("current");
            return told.isObject() ? Json.MAPPER.treeToValue(told, InspectionPlan.class) : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
