package live.lsn.rules.fraud;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Attachment;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.Claim;
import live.lsn.api.model.Decision;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Reveal;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.AttachToCase;
import live.lsn.api.procedure.FraudProcedures.ClaimCase;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.FraudProcedures.RevealCase;
import live.lsn.rules.CommandRule;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// What can be done with a fraud case.
public final class CaseRules {
    /// How long a claim keeps others off a case.
    public static final Duration CLAIM_TIME = Duration.ofMinutes(10);

    /// How many files a case takes.
    static final int MOST_ATTACHMENTS = 100;

    private static final int LONGEST_NOTE = 2_000;
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 200;

    public static final CommandRule<FraudCase, DecideCase> DECIDE =
            CommandRule.of(FraudProcedures.DECIDE_CASE, Collections.FRAUD_CASES, CaseRules::decide)
                    .alsoNeeding(
                            command ->
                                    command.verdict() == Verdict.ESCALATE
                                            ? Permission.FRAUD_ESCALATE
                                            : null)
                    .knownBy(CaseRules::isDecided);
    public static final CommandRule<FraudCase, ClaimCase> CLAIM =
            CommandRule.of(FraudProcedures.CLAIM_CASE, Collections.FRAUD_CASES, CaseRules::claim)
                    .commuting();
    public static final CommandRule<FraudCase, RevealCase> REVEAL =
            CommandRule.of(FraudProcedures.REVEAL_CASE, Collections.FRAUD_CASES, CaseRules::reveal)
                    .commuting()
                    .knownBy(CaseRules::isRevealed);
    public static final CommandRule<FraudCase, AttachToCase> ATTACH =
            CommandRule.of(
                            FraudProcedures.ATTACH_TO_CASE,
                            Collections.FRAUD_CASES,
                            CaseRules::attach)
                    .commuting()
                    .attaching(command -> List.of(command.content()))
                    .knownBy(CaseRules::isAttached);

    private CaseRules() {}

    /// Any case that is not decided takes a verdict; the code must be one that explains it.
    static Outcome<FraudCase> decide(
            @Nullable FraudCase before, DecideCase command, Context context) {
        if (before == null) return Outcome.refused("fraud.case.unknown");
        if (command.code().verdict() != command.verdict())
            return Outcome.refused("fraud.code.explains-another-verdict", "code", "verdict");
        if (command.note() != null && command.note().length() > LONGEST_NOTE)
            return Outcome.refused("fraud.note.too-long", "note");
        return switch (before.state()) {
            case OPEN, AWAITING_CUSTOMER, ESCALATED ->
                    new Applied<>(
                            before.decided(
                                    new Decision(
                                            context.commandId(),
                                            context.actor(),
                                            context.occurredAt(),
                                            command.verdict(),
                                            command.code(),
                                            command.note())));
            case DECIDED -> Outcome.refused("fraud.case.already-decided");
        };
    }

    /// By the command itself or, where the platform gives its own ids, by the same person doing the
    /// same since then.
    static boolean isDecided(FraudCase now, DecideCase command, Context context) {
        return now.decisions().stream()
                .anyMatch(
                        decision ->
                                context.commandId().equals(decision.commandId())
                                        || (context.actor().equals(decision.by())
                                                && decision.verdict() == command.verdict()
                                                && decision.code() == command.code()
                                                && !decision.at().isBefore(context.occurredAt())));
    }

    /// A claim that still holds keeps others off; one's own is renewed. Only its holder gives it
    /// back early.
    static Outcome<FraudCase> claim(
            @Nullable FraudCase before, ClaimCase command, Context context) {
        if (before == null) return Outcome.refused("fraud.case.unknown");
        if (before.state() == CaseState.DECIDED)
            return Outcome.refused("fraud.case.already-decided");
        var held = before.claim();
        var byOther =
                held != null
                        && held.holdsAt(context.occurredAt())
                        && !held.by().equals(context.actor());
        if (byOther) return Outcome.refused("fraud.case.claimed-by-other");
        return new Applied<>(
                before.claimed(
                        command.release()
                                ? null
                                : new Claim(
                                        context.actor(), context.occurredAt().plus(CLAIM_TIME))));
    }

    /// Puts on record who uncovered the personal data of a case, and what for.
    static Outcome<FraudCase> reveal(
            @Nullable FraudCase before, RevealCase command, Context context) {
        if (before == null) return Outcome.refused("fraud.case.unknown");
        var length = command.reason().strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON)
            return Outcome.refused("fraud.reveal.reason-length", "reason");
        return new Applied<>(
                before.revealed(
                        new Reveal(
                                context.actor(), context.occurredAt(), command.reason().strip())));
    }

    /// Evidence may come after the verdict, so a decided case takes it, too. The same file again
    /// changes nothing.
    static Outcome<FraudCase> attach(
            @Nullable FraudCase before, AttachToCase command, Context context) {
        if (before == null) return Outcome.refused("fraud.case.unknown");
        if (!command.content().isWellFormed())
            return Outcome.refused(
                    "attachment.malformed", "attachmentId", "sha256", "length", "type");
        var name = command.name().strip();
        if (name.isEmpty() || name.length() > Attachment.LONGEST_NAME)
            return Outcome.refused("attachment.name-length", "name");
        var after =
                before.attached(
                        new Attachment(
                                command.attachmentId(),
                                command.sha256(),
                                command.length(),
                                command.type(),
                                name,
                                context.actor(),
                                context.occurredAt()));
        return after.attachments().size() > MOST_ATTACHMENTS
                ? Outcome.refused("attachment.too-many")
                : new Applied<>(after);
    }

    static boolean isAttached(FraudCase now, AttachToCase command, Context context) {
        return now.attachments().stream()
                .anyMatch(known -> known.content().equals(command.content()));
    }

    static boolean isRevealed(FraudCase now, RevealCase command, Context context) {
        return now.reveals().stream()
                .anyMatch(
                        reveal ->
                                context.actor().equals(reveal.by())
                                        && command.reason().strip().equals(reveal.reason())
                                        && !reveal.at().isBefore(context.occurredAt()));
    }
}
