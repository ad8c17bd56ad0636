package live.lsn.api.model.goods;

import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Ids;

/// How lots of an item are inspected; that of [#EVERY_ITEM] where an item has none of its own.
///
/// @param sku the item, or [#EVERY_ITEM]
public record InspectionPlan(
        String id, long version, String channel, String sku, PlanSpec spec, boolean generated)
        implements Aggregate {
    /// In the place of a SKU: all items that have no plan of their own.
    public static final String EVERY_ITEM = "*";

    private static final String NAMESPACE = "b04fd4d5-6a3e-5a52-8ed0-4e33ad6b7a51";

    /// The id of an item's plan: the same wherever it is derived, so that an item has one at most.
    public static String idOf(String channel, String sku) {
        return Ids.derived(NAMESPACE, channel + "|" + sku);
    }

    /// One version on, as somebody has set it.
    public InspectionPlan set(PlanSpec newSpec) {
        return new InspectionPlan(id, version + 1, channel, sku, newSpec, false);
    }
}
