package live.lsn.desk.plans;

import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.desk.sync.Commands.Sent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Where plans are read and set. Calls take their time: never on the screen's thread.
interface PlansDesk {
    /// As the user sees them.
    List<InspectionPlan> plans();

    /// The names of the items that came or are expected, by SKU.
    Map<String, String> items();

    /// The item's own plan; null where it has none.
    @Nullable InspectionPlan plan(String sku);

    /// Sets a plan; durable when it is answered.
    Sent set(String sku, PlanSpec spec);

    /// What was entered and not saved; null where nothing was.
    ///
    /// @param sku blank for a new plan
    @Nullable KeptDraft draft(String sku);

    /// Keeps what was entered. Durable on return.
    void keep(String sku, KeptDraft draft);

    /// Nothing is entered any more.
    void forget(String sku);

    /// What was entered, and on which version of the plan; 0 for none.
    record KeptDraft(long basedOn, PlanDraft draft) {}
}
