package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Attachment;
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

    /// Adds a file to the evidence of a case. The platform must hold its content by then: see
    /// [live.lsn.api.model.Attachment].
    public static final Mutation<AttachToCase, FraudCase> ATTACH_TO_CASE =
            Procedure.mutation(
                    "lsnFraudFinancial.attachToCase",
                    AttachToCase.class,
                    FraudCase.class,
                    Permission.FRAUD_DECIDE);

    /// @param attachmentId UUIDv7 under which the content was sent
    /// @param sha256 of the content, 64 hexadecimal digits in lower case
    /// @param length of the content in bytes
    /// @param type media type, told by the content
    /// @param name what people call the file
    public record AttachToCase(
            String caseId,
            String attachmentId,
            String sha256,
            long length,
            String type,
            @Personal String name)
            implements Command {
        public AttachToCase {
            requireNonNull(caseId, "caseId");
            requireNonNull(attachmentId, "attachmentId");
            requireNonNull(sha256, "sha256");
            requireNonNull(type, "type");
            requireNonNull(name, "name");
        }

        @Override
        public String aggregateId() {
            return caseId;
        }

        /// The content that must be there first.
        public Attachment.Content content() {
            return new Attachment.Content(attachmentId, sha256, length, type);
        }
    }

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
