package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Personal;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.Procedure.Mutation;

import org.jspecify.annotations.Nullable;

/// What can be done with a fraud case.
public final class FraudProcedures {
    private FraudProcedures() {}

    /// Gives a verdict on a case. ESCALATE asks for FRAUD_ESCALATE beside FRAUD_DECIDE.
    public static final Mutation<DecideCase, FraudCase> DECIDE_CASE =
            Procedure.mutation(
                    "lsnFraudFinancial.decideCase",
                    DecideCase.class,
                    FraudCase.class,
                    Permission.FRAUD_DECIDE);

    /// Takes a case for ten minutes from when it was claimed, renews that, or (release) gives it
    /// back.
    public static final Mutation<ClaimCase, FraudCase> CLAIM_CASE =
            Procedure.mutation(
                    "lsnFraudFinancial.claimCase",
                    ClaimCase.class,
                    FraudCase.class,
                    Permission.FRAUD_DECIDE);

    /// Records that the personal data of a case were uncovered, and why.
    public static final Mutation<RevealCase, FraudCase> REVEAL_CASE =
            Procedure.mutation(
                    "lsnFraudFinancial.revealCase",
                    RevealCase.class,
                    FraudCase.class,
                    Permission.PII_REVEAL);

    /// @param code must explain the verdict
    /// @param note what the analyst adds, at most 2,000 characters
    public record DecideCase(
            String caseId, Verdict verdict, DecisionCode code, @Nullable @Personal String note)
            implements Command {
        public DecideCase {
            requireNonNull(caseId, "caseId");
            requireNonNull(verdict, "verdict");
            requireNonNull(code, "code");
        }

        @Override
        public String aggregateId() {
            return caseId;
        }
    }

    /// @param release true to give the case back
    public record ClaimCase(String caseId, boolean release) implements Command {
        public ClaimCase {
            requireNonNull(caseId, "caseId");
        }

        @Override
        public String aggregateId() {
            return caseId;
        }
    }

    /// @param reason what for, 3 to 200 characters
    public record RevealCase(String caseId, String reason) implements Command {
        public RevealCase {
            requireNonNull(caseId, "caseId");
            requireNonNull(reason, "reason");
        }

        @Override
        public String aggregateId() {
            return caseId;
        }
    }
}
