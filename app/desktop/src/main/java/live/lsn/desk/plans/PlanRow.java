package live.lsn.desk.plans;

import live.lsn.api.model.goods.InspectionPlan;

/// A plan in the list.
///
/// @param name of the item; blank where it is not known here
/// @param drafted whether something was entered that is not saved
record PlanRow(InspectionPlan plan, String name, boolean drafted) {
    String sku() {
        return plan.sku();
    }

    boolean isOfEveryItem() {
        return plan.sku().equals(InspectionPlan.EVERY_ITEM);
    }
}
