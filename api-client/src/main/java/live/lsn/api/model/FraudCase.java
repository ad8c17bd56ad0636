package live.lsn.api.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An order that somebody must look at before it goes on.
///
/// @param number `CASE-<n>`, given by the platform
/// @param score 0 to 100: the sum of the points of the reasons, at most 100
/// @param points the sum of the points before that limit
/// @param level as the rule set had it when the order was scored
/// @param dueAt by when it should be decided
/// @param route country of billing → country of shipping; the order's country where signals are
///   missing
/// @param reasons what fired, in the order of layers, most points first
/// @param noData the layers that had nothing to judge by
/// @param ruleSetHash SHA-256 of the rule set that scored it, hexadecimal
/// @param inputHash SHA-256 of what was scored, hexadecimal
/// @param decisions oldest first
/// @param claim who works on it; changes without a new version, since it decides nothing
/// @param attachments evidence, oldest first; like a claim it changes without a new version
public record FraudCase(
        String id,
        long version,
        String channel,
        String number,
        String orderId,
        String orderNumber,
        @Nullable String customerId,
        @Nullable @Personal String customerName,
        @Nullable @Personal String email,
        Instant openedAt,
        Instant dueAt,
        int score,
        int points,
        RiskLevel level,
        CaseState state,
        Money value,
        String route,
        List<Reason> reasons,
        List<Layer> noData,
        String ruleSet,
        String ruleSetHash,
        String inputHash,
        List<Decision> decisions,
        @Nullable Claim claim,
        List<Reveal> reveals,
        boolean generated,
        List<Attachment> attachments)
        implements Aggregate {
    /// What was written before there were attachments has none.
    @SuppressWarnings("ConstantValue") // absent in older JSON
    public FraudCase {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /// A case that nothing is attached to.
    public FraudCase(
            String id,
            long version,
            String channel,
            String number,
            String orderId,
            String orderNumber,
            @Nullable String customerId,
            @Nullable String customerName,
            @Nullable String email,
            Instant openedAt,
            Instant dueAt,
            int score,
            int points,
            RiskLevel level,
            CaseState state,
            Money value,
            String route,
            List<Reason> reasons,
            List<Layer> noData,
            String ruleSet,
            String ruleSetHash,
            String inputHash,
            List<Decision> decisions,
            @Nullable Claim claim,
            List<Reveal> reveals,
            boolean generated) {
        this(
                id,
                version,
                channel,
                number,
                orderId,
                orderNumber,
                customerId,
                customerName,
                email,
                openedAt,
                dueAt,
                score,
                points,
                level,
                state,
                value,
                route,
                reasons,
                noData,
                ruleSet,
                ruleSetHash,
                inputHash,
                decisions,
                claim,
                reveals,
                generated,
                List.of());
    }

    /// The reason that weighs most; the code alone, since a list shows it without the record.
    public String mainReason() {
        return reasons.stream()
                .max(java.util.Comparator.comparingInt(Reason::points))
                .map(Reason::code)
                .orElse("");
    }

    /// The verdict that holds now, if any was given.
    public @Nullable Decision lastDecision() {
        return decisions.isEmpty() ? null : decisions.getLast();
    }

    /// This case one version on, with the decision added and the state that it leads to; the claim
    /// is released.
    public FraudCase decided(Decision decision) {
        return copy(
                version + 1,
                decision.verdict().leadsTo(),
                with(decisions, decision),
                null,
                reveals,
                attachments);
    }

    /// The same case at another version.
    public FraudCase atVersion(long other) {
        return copy(other, state, decisions, claim, reveals, attachments);
    }

    /// This case at the same version, claimed or (null) released.
    public FraudCase claimed(@Nullable Claim newClaim) {
        return copy(version, state, decisions, newClaim, reveals, attachments);
    }

    /// This case at the same version, with one more reveal on record.
    public FraudCase revealed(Reveal reveal) {
        return copy(version, state, decisions, claim, with(reveals, reveal), attachments);
    }

    /// This case at the same version, with one more attachment; the same again changes nothing.
    public FraudCase attached(Attachment attachment) {
        if (attachments.stream().anyMatch(known -> known.id().equals(attachment.id()))) return this;
        return copy(version, state, decisions, claim, reveals, with(attachments, attachment));
    }

    private static <T> List<T> with(List<T> before, T added) {
        var all = new ArrayList<>(before);
        all.add(added);
        return List.copyOf(all);
    }

    private FraudCase copy(
            long newVersion,
            CaseState newState,
            List<Decision> newDecisions,
            @Nullable Claim newClaim,
            List<Reveal> newReveals,
            List<Attachment> newAttachments) {
        return new FraudCase(
                id,
                newVersion,
                channel,
                number,
                orderId,
                orderNumber,
                customerId,
                customerName,
                email,
                openedAt,
                dueAt,
                score,
                points,
                level,
                newState,
                value,
                route,
                reasons,
                noData,
                ruleSet,
                ruleSetHash,
                inputHash,
                newDecisions,
                newClaim,
                newReveals,
                generated,
                newAttachments);
    }
}
