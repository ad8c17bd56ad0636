package live.lsn.desk.shell;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.Decision;
import live.lsn.api.model.FraudCase;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.trpc.Json;
import live.lsn.desk.fraud.CaseConflict;
import live.lsn.desk.fraud.ConflictWords;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands;
import live.lsn.ui.Comparison.Field;
import live.lsn.ui.Comparison.Headers;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// How the outbox reads: what each command does, where it stands, what the versions differ in.
final class OutboxWords {
    private final Wording words;
    private final ConflictWords conflicts;
    private final GoalWords goals;
    private final LotWords lots;
    private final PlanWords plans;
    private final InstantSource clock;

    /// @param currency of the channel
    OutboxWords(Wording words, String currency, String account, InstantSource clock) {
        this.words = words;
        this.goals = new GoalWords(words, currency, account);
        this.lots = new LotWords(words);
        this.plans = new PlanWords(words, account);
        this.conflicts = new ConflictWords(words.text(), words.zone(), account);
        this.clock = clock;
    }

    String of(String key, Object... values) {
        return words.of(key, values);
    }

    /// `Approve CASE-10482 · known good`.
    String title(OutboxEntry entry) {
        if (GoalWords.isGoal(entry.command())) return goals.title(entry.command());
        if (PlanWords.isPlan(entry.command())) return plans.title(entry.command());
        if (LotWords.isLot(entry.command())) return lots.title(entry.command(), entry.subject());
        if (entry.command().procedure().equals(FraudProcedures.ATTACH_TO_CASE.name()))
            return words.of("outbox.attach", entry.subject());
        var decision = decision(entry.command());
        if (decision == null) return words.of("outbox.reveal", entry.subject());
        return words.of(
                        "fraud.act.on",
                        words.of("fraud.act." + decision.verdict()),
                        entry.subject())
                + " · "
                + words.of("fraud.code." + decision.code());
    }

    /// Where it stands, in two or three words.
    String state(OutboxEntry entry) {
        var command = entry.command();
        var now = clock.instant();
        return switch (command.state()) {
            case QUEUED -> {
                if (entry.undoable(now)) yield words.of("outbox.state.undo", secondsLeft(entry));
                if (entry.held()) yield words.of("outbox.state.held");
                if (entry.waitsForFile())
                    yield words.of("outbox.state.file", entry.files().percent());
                yield command.attempts() > 0
                        ? words.of("outbox.state.tried", command.attempts())
                        : words.of("outbox.state.queued");
            }
            case INFLIGHT, AUTH_WAIT, CONFLICT, REJECTED, PARKED, LOST, UNSURE, DISCARDED_BY_USER ->
                    words.of("outbox.state." + command.state());
            case ACKED -> words.of("outbox.state.ACKED", receipt(command));
        };
    }

    /// A platform without a feed gives no place in it.
    String receipt(OutboxCommand command) {
        var place = command.ackPosition();
        return place == null || place == 0 ? "–" : words.count(place);
    }

    /// What becomes of a command that waits, in a sentence.
    String next(OutboxEntry entry) {
        var command = entry.command();
        var now = clock.instant();
        return switch (command.state()) {
            case AUTH_WAIT -> words.of("outbox.next.sign-in");
            case INFLIGHT -> words.of("outbox.next.in-flight");
            case QUEUED -> {
                if (entry.held()) yield words.of("outbox.next.held");
                if (entry.undoable(now)) yield words.of("outbox.next.undo", secondsLeft(entry));
                if (entry.waitsForFile()) yield words.of("outbox.next.file");
                yield command.attempts() > 0
                        ? words.of("outbox.next.again", command.attempts())
                        : words.of("outbox.next.platform");
            }
            case ACKED, CONFLICT, REJECTED, PARKED, LOST, UNSURE, DISCARDED_BY_USER -> "";
        };
    }

    private long secondsLeft(OutboxEntry entry) {
        var left = Duration.between(clock.instant(), entry.command().notBefore()).toSeconds() + 1;
        // This machine's clock may have been set back meanwhile.
        return Math.min(left, Commands.UNDO.toSeconds());
    }

    String made(OutboxEntry entry) {
        return words.minute(shownTime(entry));
    }

    /// Sent ones are told by when they were sent.
    private static Instant shownTime(OutboxEntry entry) {
        return entry.command().state() == State.ACKED
                ? entry.command().updatedAt()
                : entry.command().occurredAt();
    }

    String count(long number) {
        return words.count(number);
    }

    String age(Instant since) {
        return words.span(Duration.between(since, clock.instant()));
    }

    String moment(Instant at) {
        return words.moment(at);
    }

    String clock(Instant at) {
        return words.clock(at);
    }

    /// The choice that waits for the user.
    CaseConflict conflict(OutboxEntry entry) {
        if (LotWords.isLot(entry.command())) return lots.conflict(entry);
        if (PlanWords.isPlan(entry.command())) return plans.conflict(entry.command());
        return GoalWords.isGoal(entry.command())
                ? goals.conflict(entry.command())
                : conflicts.of(entry.command(), entry.base());
    }

    Headers headers() {
        return new Headers(
                words.of("outbox.fields"),
                words.of("outbox.base"),
                words.of("outbox.mine"),
                words.of("outbox.theirs"),
                words.of("outbox.only-differing"));
    }

    /// The case field by field; nothing where the command decides nothing.
    List<Field> fields(OutboxEntry entry) {
        var command = entry.command();
        var mine = decision(command);
        var now = current(entry);
        if (mine == null || now == null) return List.of();
        var seen = before(now, command.basedOnVersion());
        var theirs = now.lastDecision();
        var value = words.money(now.value());
        return List.of(
                new Field(
                        words.of("outbox.field.state"),
                        state(seen == null ? CaseState.OPEN : seen.verdict().leadsTo()),
                        state(mine.verdict().leadsTo()),
                        state(now.state())),
                new Field(
                        words.of("outbox.field.decision"),
                        verdict(seen),
                        words.of("fraud.done." + mine.verdict()),
                        verdict(theirs)),
                new Field(
                        words.of("outbox.field.reason"),
                        code(seen),
                        mine.code() + " " + words.of("fraud.code." + mine.code()),
                        code(theirs)),
                new Field(
                        words.of("outbox.field.at"),
                        seen == null ? "" : words.clock(seen.at()),
                        words.clock(command.occurredAt()),
                        theirs == null ? "" : words.clock(theirs.at())),
                new Field(
                        words.of("outbox.field.note"),
                        note(seen),
                        mine.note() == null ? "" : mine.note(),
                        note(theirs)),
                same("outbox.field.score", words.count(now.score())),
                same("outbox.field.value", value));
    }

    private Field same(String key, String value) {
        return new Field(words.of(key), value, value, value);
    }

    private String state(CaseState state) {
        return words.of("fraud.state." + state);
    }

    private String verdict(@Nullable Decision decision) {
        return decision == null ? "" : words.of("fraud.done." + decision.verdict());
    }

    private String code(@Nullable Decision decision) {
        return decision == null
                ? ""
                : decision.code() + " " + words.of("fraud.code." + decision.code());
    }

    private static String note(@Nullable Decision decision) {
        return decision == null || decision.note() == null ? "" : decision.note();
    }

    private static @Nullable DecideCase decision(OutboxCommand command) {
        return command.procedure().equals(FraudProcedures.DECIDE_CASE.name())
                ? Json.MAPPER.readValue(command.input(), DecideCase.class)
                : null;
    }

    /// The case as the platform told it with its answer, or as it told it last.
    private static @Nullable FraudCase current(OutboxEntry entry) {
        var answer = entry.command().answer();
        if (answer == null) return entry.base();
        var told = ConflictWords.current(Json.MAPPER.readTree(answer));
        return told == null ? entry.base() : told;
    }

    /// The decision that held at an earlier version: each decision makes one version.
    private static @Nullable Decision before(FraudCase now, @Nullable Long version) {
        if (version == null) return null;
        var count = now.decisions().size() - Math.max(0, now.version() - version);
        return count <= 0 ? null : now.decisions().get((int) count - 1);
    }
}
