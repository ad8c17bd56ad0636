package live.lsn.api.model;

import java.util.Arrays;
import java.util.List;

/// Why an analyst decided so: mandatory, one key each. A1 to R5 become labels.
public enum DecisionCode {
    /// Known good customer.
    A1(Verdict.APPROVE),
    /// Verified by contact.
    A2(Verdict.APPROVE),
    /// Explained mismatch.
    A3(Verdict.APPROVE),
    /// Low value, accepted.
    A4(Verdict.APPROVE),
    /// Stolen card.
    R1(Verdict.DECLINE),
    /// Account takeover.
    R2(Verdict.DECLINE),
    /// Reseller or bot.
    R3(Verdict.DECLINE),
    /// Policy abuse.
    R4(Verdict.DECLINE),
    /// Linked to confirmed fraud.
    R5(Verdict.DECLINE),
    /// Needs a supervisor.
    E1(Verdict.ESCALATE),
    /// Needs the customer's reply.
    E2(Verdict.VERIFY);

    private final Verdict verdict;

    DecisionCode(Verdict verdict) {
        this.verdict = verdict;
    }

    /// The only verdict that this code can explain.
    public Verdict verdict() {
        return verdict;
    }

    /// The codes that explain the verdict, in the order of their keys.
    public static List<DecisionCode> of(Verdict verdict) {
        return Arrays.stream(values()).filter(code -> code.verdict == verdict).toList();
    }
}
