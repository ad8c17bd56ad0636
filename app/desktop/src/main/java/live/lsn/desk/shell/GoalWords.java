package live.lsn.desk.shell;

import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure;
import live.lsn.api.procedure.GoalProcedures;
import live.lsn.api.procedure.GoalProcedures.SetGoal;
import live.lsn.api.trpc.Json;
import live.lsn.desk.fraud.CaseConflict;
import live.lsn.desk.fraud.CaseConflict.Version;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.insights.GoalRules;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

/// How a command that sets a goal reads in the outbox.
final class GoalWords {
    private final Wording words;
    private final Formats formats;
    private final String currency;
    private final String account;

    GoalWords(Wording words, String currency, String account) {
        this.words = words;
        this.formats = new Messages(words.text()).formats(words.zone());
        this.currency = currency;
        this.account = account;
    }

    static boolean isGoal(OutboxCommand command) {
        return command.procedure().equals(GoalProcedures.SET_GOAL.name());
    }

    /// `Goal for revenue: 16,000.00 a day from 19 Nov 2026`.
    String title(OutboxCommand command) {
        var set = input(command);
        return words.of(
                "outbox.goal",
                words.of("today.measure." + set.measure()),
                amount(set.measure(), set.amount()),
                formats.date(set.from()));
    }

    /// The choice where the platform did not take it.
    CaseConflict conflict(OutboxCommand command) {
        var set = input(command);
        var now = current(command);
        var theirs = now == null ? null : now.on(set.from());
        var version = command.basedOnVersion();
        return new CaseConflict(
                command.id(),
                command.aggregateId(),
                words.of("outbox.goal.title", words.of("today.measure." + set.measure())),
                words.of(
                        switch (command.state()) {
                            case CONFLICT -> "outbox.goal.changed";
                            case LOST -> "outbox.goal.lost";
                            case UNSURE -> "outbox.goal.unsure";
                            default -> "outbox.goal.rejected";
                        }),
                new Version(
                        words.of("outbox.base"),
                        version == null || version == 0
                                ? words.of("today.goal.none")
                                : words.of("fraud.conflict.base.version", version),
                        words.of("fraud.conflict.base.detail")),
                new Version(
                        words.of("fraud.conflict.mine"),
                        amount(set.measure(), set.amount()),
                        words.of("outbox.goal.from", formats.date(set.from()))),
                new Version(
                        words.of("fraud.conflict.theirs"),
                        theirs == null
                                ? words.of("today.goal.none")
                                : amount(set.measure(), theirs),
                        words.of("outbox.goal.from", formats.date(set.from()))),
                words.of("outbox.goal.keeps"),
                words.of("outbox.goal.applies"),
                blocked(command, set, now));
    }

    private @Nullable String blocked(OutboxCommand command, SetGoal set, @Nullable Goal now) {
        var context = new Context(account, command.occurredAt(), command.id());
        return GoalRules.SET.rule().apply(now, set, context)
                        instanceof Outcome.Refused<Goal>(var why)
                ? words.refusal(why.code())
                : null;
    }

    /// In the measure's unit; nothing for no goal.
    private String amount(Measure measure, long amount) {
        if (amount == 0) return words.of("today.goal.none");
        return switch (measure.unit()) {
            case MONEY -> currency + " " + formats.money(amount, currency);
            case COUNT -> formats.whole(amount);
            case SHARE ->
                    words.of(
                            "today.percent",
                            formats.decimal(java.math.BigDecimal.valueOf(amount, 1), 1));
        };
    }

    private static SetGoal input(OutboxCommand command) {
        return Json.MAPPER.readValue(command.input(), SetGoal.class);
    }

    /// The goal as the platform told it with a conflict; null where it told none.
    private static @Nullable Goal current(OutboxCommand command) {
        if (command.answer() == null) return null;
        try {
            var told = Json.MAPPER.readTree(command.answer()).path("current");
            return told.isObject() ? Json.MAPPER.treeToValue(told, Goal.class) : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
