package live.lsn.rules.sampling;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.NonconformityClass;

/// By what one class of nonconformities is inspected.
///
/// @param counting settled in the plan of the item
public record ClassPlan(NonconformityClass of, Counting counting, SamplingPlan plan) {
    /// @throws IllegalArgumentException if items are counted although the AQL is above 10
    public ClassPlan {
        if (counting == Counting.ITEMS && plan.aql().isPerHundredOnly()) {
            throw new IllegalArgumentException(
                    "AQL " + plan.aql() + " counts nonconformities per 100 items, not items");
        }
    }
}
