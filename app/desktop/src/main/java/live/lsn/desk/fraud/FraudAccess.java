package live.lsn.desk.fraud;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.AttachToCase;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.FraudProcedures.RevealCase;
import live.lsn.desk.Access;

import java.util.Arrays;
import java.util.List;

/// What the fraud desk offers somebody.
///
/// @param queue whether cases can be read
/// @param verdicts the acts, in their order
/// @param reveal whether personal data can be uncovered
/// @param attach whether files can be added to the evidence
public record FraudAccess(boolean queue, List<Verdict> verdicts, boolean reveal, boolean attach) {
    private static final String ANY = "";

    public FraudAccess {
        verdicts = List.copyOf(verdicts);
    }

    /// What is offered to somebody with that access.
    public static FraudAccess of(Access access) {
        return new FraudAccess(
                access.reads(Collections.FRAUD_CASES),
                Arrays.stream(Verdict.values()).filter(verdict -> gives(access, verdict)).toList(),
                access.gives(FraudProcedures.REVEAL_CASE, new RevealCase(ANY, ANY)),
                access.gives(
                        FraudProcedures.ATTACH_TO_CASE,
                        new AttachToCase(ANY, ANY, ANY, 0, ANY, ANY)));
    }

    private static boolean gives(Access access, Verdict verdict) {
        var code = DecisionCode.of(verdict).getFirst();
        return access.gives(FraudProcedures.DECIDE_CASE, new DecideCase(ANY, verdict, code, null));
    }
}
