package live.lsn.desk.fraud;

import live.lsn.api.model.Decision;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.trpc.Json;
import live.lsn.desk.fraud.CaseConflict.Version;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.rules.CommandRules;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.fraud.CaseRules;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;

/// Tells what became of a command on a case that the platform did not take. Pure: it reads the
/// command and the case, and changes nothing.
public final class ConflictWords {
    private final CaseWords words;
    private final String account;

    /// @param zone in which times are told
    /// @param account who reads it: `you`
    public ConflictWords(ResourceBundle text, ZoneId zone, String account) {
        this.words = new CaseWords(text, zone);
        this.account = account;
    }

    /// Whether the command is one on a case that waits for the user's choice.
    public static boolean needsYou(OutboxCommand command) {
        var asks =
                switch (command.state()) {
                    case CONFLICT, REJECTED, PARKED, LOST, UNSURE -> true;
                    case QUEUED, INFLIGHT, ACKED, AUTH_WAIT, DISCARDED_BY_USER -> false;
                };
        return asks && CaseRules.DECIDE.collection().name().equals(command.collection());
    }

    /// @param command one that [#needsYou]
    /// @param cached the case as the platform last told it, without pending commands; null where it
    ///   is not on this device
    public CaseConflict of(OutboxCommand command, @Nullable FraudCase cached) {
        var answer = answer(command);
        var now = newest(current(answer), cached);
        var number = now == null ? "" : now.number();
        var added = now == null ? null : added(now, command);
        return new CaseConflict(
                command.id(),
                command.aggregateId(),
                words.of("fraud.conflict.title." + command.state(), number).strip(),
                happened(command, answer, added),
                base(command, now),
                mine(command),
                theirs(command, now, added, answer),
                keeps(now),
                applies(command, now),
                blocked(command, now));
    }

    private String happened(OutboxCommand command, JsonNode answer, @Nullable Decision added) {
        var key = "fraud.conflict.happened." + command.state();
        if (command.state() == State.CONFLICT)
            return added == null
                    ? words.of("fraud.conflict.happened.changed")
                    : words.of(key, by(added.by()), done(added.verdict()));
        if (command.state() == State.LOST || command.state() == State.UNSURE) return words.of(key);
        var code = answer.path("refusal").path("code").asString("");
        return words.has(code)
                ? words.of(key + ".why", words.of(code))
                : words.of(key, command.lastError() == null ? "–" : command.lastError());
    }

    private Version base(OutboxCommand command, @Nullable FraudCase now) {
        var version = command.basedOnVersion();
        var title =
                version == null
                        ? words.of("fraud.conflict.base")
                        : words.of("fraud.conflict.base.version", version);
        var seen = now == null || version == null ? null : before(now, version);
        var known = now != null && version != null;
        var value =
                seen != null
                        ? sentence(done(seen.verdict()))
                        : known ? words.of("fraud.state.OPEN") : "–";
        return new Version(title, value, words.of("fraud.conflict.base.detail"));
    }

    private Version mine(OutboxCommand command) {
        var title = words.of("fraud.conflict.mine");
        var at = words.clock(command.occurredAt());
        return input(command) instanceof DecideCase decide
                ? new Version(
                        title, sentence(done(decide.verdict())), code(decide.code()) + " · " + at)
                : new Version(title, words.of(other(command)), at);
    }

    private static String other(OutboxCommand command) {
        return command.procedure().equals(FraudProcedures.ATTACH_TO_CASE.name())
                ? "fraud.conflict.mine.attach"
                : "fraud.conflict.mine.other";
    }

    private Version theirs(
            OutboxCommand command,
            @Nullable FraudCase now,
            @Nullable Decision added,
            JsonNode answer) {
        if (now == null)
            return new Version(
                    words.of("fraud.conflict.theirs"),
                    words.of("fraud.customer.unknown"),
                    words.of("fraud.case.unknown"));
        var title = words.of("fraud.conflict.theirs.version", now.version());
        if (added == null) {
            var last = now.lastDecision();
            return new Version(
                    title,
                    last == null
                            ? words.of("fraud.state." + now.state())
                            : sentence(done(last.verdict())),
                    changed(command, answer));
        }
        return new Version(
                title,
                sentence(done(added.verdict())),
                code(added.code())
                        + " · "
                        + by(added.by())
                        + " · "
                        + words.timeSince(added.at(), command.occurredAt()));
    }

    /// Who changed it and when, as far as the platform told.
    private String changed(OutboxCommand command, JsonNode answer) {
        var at = answer.path("at").asString("");
        return at.isEmpty()
                ? words.of("fraud.conflict.theirs.detail")
                : words.of(
                        "fraud.conflict.theirs.changed",
                        words.timeSince(Instant.parse(at), command.occurredAt()));
    }

    private String keeps(@Nullable FraudCase now) {
        var last = now == null ? null : now.lastDecision();
        return words.of(
                last == null ? "fraud.conflict.keeps" : "fraud.conflict.keeps." + last.verdict());
    }

    private String applies(OutboxCommand command, @Nullable FraudCase now) {
        return input(command) instanceof DecideCase decide && now != null
                ? words.of("fraud.conflict.applies." + decide.verdict(), now.version() + 1)
                : words.of("fraud.conflict.applies");
    }

    /// What the rule says to the same command on the case as it is now.
    private @Nullable String blocked(OutboxCommand command, @Nullable FraudCase now) {
        var context = new Context(account, command.occurredAt(), command.id());
        var outcome =
                switch (input(command)) {
                    case DecideCase decide -> CaseRules.DECIDE.rule().apply(now, decide, context);
                    case FraudProcedures.ClaimCase claim ->
                            CaseRules.CLAIM.rule().apply(now, claim, context);
                    case FraudProcedures.RevealCase reveal ->
                            CaseRules.REVEAL.rule().apply(now, reveal, context);
                    default -> throw new IllegalStateException("no case: " + command.procedure());
                };
        if (!(outcome instanceof Outcome.Refused<FraudCase>(var why))) return null;
        return words.has(why.code()) ? words.of(why.code()) : why.code();
    }

    private static Command input(OutboxCommand command) {
        var rule = CommandRules.of(command.procedure());
        if (rule == null) throw new IllegalStateException("no rule: " + command.procedure());
        return Json.MAPPER.readValue(command.input(), rule.procedure().input());
    }

    private static JsonNode answer(OutboxCommand command) {
        var told = command.answer();
        return told == null ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(told);
    }

    /// The case as the platform told it with a conflict; null where it told none that can be read.
    public static @Nullable FraudCase current(JsonNode answer) {
        var current = answer.path("current");
        try {
            return current.isObject() ? Json.MAPPER.treeToValue(current, FraudCase.class) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable FraudCase newest(@Nullable FraudCase a, @Nullable FraudCase b) {
        if (a == null) return b;
        return b == null || a.version() >= b.version() ? a : b;
    }

    /// The last decision that the user had not seen; null where something else was changed.
    private static @Nullable Decision added(FraudCase now, OutboxCommand command) {
        var based = command.basedOnVersion();
        var last = now.lastDecision();
        if (last == null || (based != null && now.version() <= based)) return null;
        return last;
    }

    /// The decision that held at an earlier version: each decision makes one version.
    private static @Nullable Decision before(FraudCase now, long version) {
        var count = now.decisions().size() - Math.max(0, now.version() - version);
        return count <= 0 ? null : now.decisions().get((int) count - 1);
    }

    private String done(Verdict verdict) {
        return words.of("fraud.done." + verdict);
    }

    private String code(DecisionCode code) {
        return code + " " + words.of("fraud.code." + code);
    }

    private String by(String who) {
        return words.analyst(who, account);
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
