package live.lsn.platform.sample;

import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.FraudLabel;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Order;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.platform.importing.OrderBook.CaseHistory;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.fraud.CaseRules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What the sample's analysts did with the cases of the past: mostly right, now and then not, and
/// not yet with this evening's.
final class SampleCases implements CaseHistory {
    private static final Duration WAITING = Duration.ofMinutes(160);
    private static final Duration RECENT = Duration.ofDays(2);
    private static final int RIGHT_PERCENT = 94;

    private final Instant until;
    private final List<String> analysts;
    private final RandomGenerator chance;

    /// @param analysts account ids of those who decide in the channel
    SampleCases(Instant until, List<String> analysts, long seed) {
        this.until = until;
        this.analysts = analysts;
        this.chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + 7);
    }

    @Override
    public FraudCase livedThrough(FraudCase opened, Order order) {
        var draw = chance.nextInt(100);
        var after = Duration.ofSeconds(180 + chance.nextInt(3_000));
        var code = code(order);
        var analyst = analysts.get(chance.nextInt(analysts.size()));
        if (opened.openedAt().isAfter(until.minus(WAITING))) return opened;
        if (opened.openedAt().isAfter(until.minus(RECENT))) {
            if (draw < 12) return decide(opened, Verdict.VERIFY, DecisionCode.E2, analyst, after);
            if (draw < 18) return decide(opened, Verdict.ESCALATE, DecisionCode.E1, analyst, after);
        }
        return decide(opened, code.verdict(), code, analyst, after);
    }

    private FraudCase decide(
            FraudCase opened, Verdict verdict, DecisionCode code, String analyst, Duration after) {
        var context =
                new Context(
                        analyst,
                        opened.openedAt().plus(after),
                        Ids.derived(opened.id(), "sample decision"));
        var outcome =
                CaseRules.DECIDE
                        .rule()
                        .apply(opened, new DecideCase(opened.id(), verdict, code, null), context);
        if (outcome instanceof Outcome.Applied<FraudCase>(FraudCase decided)) {
            // Stored for the first time, so it begins at version 1 like everything else.
            return decided.atVersion(1);
        }
        throw new IllegalStateException("an open case takes a verdict");
    }

    private DecisionCode code(Order order) {
        var label = order.label() == null ? FraudLabel.NONE : order.label();
        var right = chance.nextInt(100) < RIGHT_PERCENT;
        var fraud = (label != FraudLabel.NONE) == right;
        if (!fraud)
            return List.of(DecisionCode.A1, DecisionCode.A2, DecisionCode.A3, DecisionCode.A4)
                    .get(chance.nextInt(4));
        return switch (label) {
            case ACCOUNT_TAKEOVER -> DecisionCode.R2;
            case RESELLER_BOT -> DecisionCode.R3;
            case POLICY_ABUSE -> DecisionCode.R4;
            case FRAUD_RING -> DecisionCode.R5;
            case NONE, CARD_TESTING, STOLEN_CARD -> DecisionCode.R1;
        };
    }
}
