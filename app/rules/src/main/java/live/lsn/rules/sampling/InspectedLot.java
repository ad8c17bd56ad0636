package live.lsn.rules.sampling;

import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.Severity;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// A lot in the history of a supplier's item and one class of nonconformities.
///
/// What it was inspected by is either recorded, and then stays as it was, or follows from the
/// tables and the severity that the history has led to.
///
/// @param id names it
/// @param aql for the limit numbers of Z1.4; null where it is not known
/// @param question what the tables are asked for, whatever its severity; null where it is not known
/// @param recorded the plan that a finished inspection used; null where the tables tell
/// @param counts unknown where only the verdict is known
/// @param verdict of a finished inspection; null where the counts tell
/// @param resubmitted whether it was rejected before: it never counts
/// @param conditions that held when it was inspected
public record InspectedLot(
        String id,
        @Nullable Aql aql,
        @Nullable PlanRequest question,
        @Nullable List<Stage> recorded,
        Counts counts,
        @Nullable LotVerdict verdict,
        boolean resubmitted,
        Conditions conditions) {
    /// @throws IllegalArgumentException if nothing tells the verdict
    public InspectedLot {
        if (recorded != null) recorded = List.copyOf(recorded);
        if (aql == null && question != null) aql = question.aql();
        if (!counts.isKnown() && verdict == null) {
            throw new IllegalArgumentException("Lot " + id + " has neither counts nor a verdict");
        }
        if (verdict == null && recorded == null && question == null) {
            throw new IllegalArgumentException(
                    "Lot " + id + " has no plan and no size, level and AQL to look one up");
        }
    }

    /// What the switching rules ask besides counts.
    ///
    /// @param steady production runs evenly
    /// @param approved the responsible authority wants reduced inspection
    /// @param supplierActed the supplier acted before this lot, so discontinued inspection resumes
    /// @param normalWanted another reason calls for normal inspection
    public record Conditions(
            boolean steady, boolean approved, boolean supplierActed, boolean normalWanted) {
        /// Nothing out of the ordinary.
        public static Conditions usual() {
            return new Conditions(true, true, false, false);
        }
    }

    /// The plan that holds under a severity: the recorded one, else that of the tables; empty where
    /// neither is known.
    List<Stage> stages(Severity severity) {
        if (recorded != null) return recorded;
        if (question == null) return List.of();
        return SamplingPlans.forLot(question.under(severity)).stages();
    }

    /// What the plan says, or what was recorded where that is all there is.
    ///
    /// @throws IllegalArgumentException if the counts do not fit the plan
    Judged judged(List<Stage> stages) {
        if (stages.isEmpty() || !counts.isKnown()) {
            var units = stages.isEmpty() ? 0 : stages.getLast().cumulative();
            return new Judged(Objects.requireNonNull(verdict), false, 1, counts.sum(), units);
        }
        try {
            var counted = Judged.of(stages, counts);
            return verdict == null ? counted : counted.as(verdict);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("Lot " + id + ": " + wrong.getMessage(), wrong);
        }
    }
}
