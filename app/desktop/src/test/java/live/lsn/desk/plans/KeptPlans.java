package live.lsn.desk.plans;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanSpec.Characteristic;
import live.lsn.api.model.goods.PlanSpec.ClassAql;
import live.lsn.api.model.goods.PlanSpec.Defect;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.procedure.GoodsProcedures.SetPlan;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.goods.PlanRules;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plans that are kept in memory, changed by the rule that ships.
final class KeptPlans implements PlansDesk {
    static final PlanSpec SPEC =
            new PlanSpec(
                    Scheme.Z1_4,
                    PlanType.SINGLE,
                    InspectionLevel.II,
                    Counting.ITEMS,
                    true,
                    false,
                    true,
                    List.of(
                            new ClassAql(NonconformityClass.CRITICAL, "0.065"),
                            new ClassAql(NonconformityClass.MAJOR, "2.5")),
                    List.of(
                            new Defect("SHARP", "Sharp edge", NonconformityClass.CRITICAL),
                            new Defect("DENT", "Dent", NonconformityClass.MAJOR)),
                    List.of(
                            new Characteristic(
                                    "BAND",
                                    "Band",
                                    "mm",
                                    "148.0",
                                    null,
                                    NonconformityClass.MAJOR,
                                    5)),
                    20);

    final Map<String, InspectionPlan> plans = new TreeMap<>();
    final Map<String, KeptDraft> drafts = new HashMap<>();

    /// As if somebody had set it.
    KeptPlans with(String sku, PlanSpec spec) {
        set(sku, spec);
        return this;
    }

    @Override
    public List<InspectionPlan> plans() {
        return List.copyOf(plans.values());
    }

    @Override
    public Map<String, String> items() {
        return Map.of("HS-40", "Wireless headset");
    }

    @Override
    public @Nullable InspectionPlan plan(String sku) {
        return plans.get(sku);
    }

    @Override
    public Sent set(String sku, PlanSpec spec) {
        var now = Instant.parse("2026-11-27T03:00:00Z");
        var context = new Context("buyer", now, "00000000-0000-7000-8000-000000000001");
        return switch (PlanRules.SET
                .rule()
                .apply(plans.get(sku), new SetPlan("AU", sku, spec), context)) {
            case Outcome.Applied<InspectionPlan>(var after) -> {
                plans.put(sku, after);
                yield new Sent.Queued("command", now);
            }
            case Outcome.Refused<InspectionPlan>(var why) -> new Sent.Refused(why);
            case Outcome.Removed<InspectionPlan> _ -> throw new AssertionError("removed");
        };
    }

    @Override
    public @Nullable KeptDraft draft(String sku) {
        return drafts.get(sku);
    }

    @Override
    public void keep(String sku, KeptDraft draft) {
        drafts.put(sku, draft);
    }

    @Override
    public void forget(String sku) {
        drafts.remove(sku);
    }
}
