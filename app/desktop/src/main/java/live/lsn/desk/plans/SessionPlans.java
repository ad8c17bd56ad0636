package live.lsn.desk.plans;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.SetPlan;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession;
import live.lsn.desk.floor.Goods;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.sync.Commands.Sent;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Plans of the open session; drafts lie in the notes of its profile.
///
/// @param channel code
record SessionPlans(DeskSession session, String channel) implements PlansDesk {
    private static final int MOST = 5_000;

    /// Newest lots and orders that tell what items are called.
    private static final int LOOKED_THROUGH = 2_000;

    @Override
    public List<InspectionPlan> plans() {
        return goods().rows(Collections.INSPECTION_PLANS, List.of(), new Sort("sku", false), MOST);
    }

    private Goods goods() {
        return new Goods(session.cache());
    }

    @Override
    public Map<String, String> items() {
        var names = new HashMap<String, String>();
        goods().rows(
                        Collections.PURCHASE_ORDERS,
                        List.of(),
                        new Sort("number", true),
                        LOOKED_THROUGH)
                .forEach(
                        order -> order.lines().forEach(line -> names.put(line.sku(), line.item())));
        goods().rows(
                        Collections.LOTS,
                        List.of(Filter.of("state", Op.NONE_OF, LotState.DISCARDED)),
                        new Sort("counted_at", true),
                        LOOKED_THROUGH)
                .forEach(lot -> names.put(lot.source().sku(), lot.source().item()));
        return Map.copyOf(names);
    }

    @Override
    public @Nullable InspectionPlan plan(String sku) {
        return session.cache()
                .find(Collections.INSPECTION_PLANS, InspectionPlan.idOf(channel, sku));
    }

    @Override
    public Sent set(String sku, PlanSpec spec) {
        return session.commands()
                .send(GoodsProcedures.SET_PLAN, new SetPlan(channel, sku, spec), Duration.ZERO);
    }

    @Override
    public @Nullable KeptDraft draft(String sku) {
        var note = session.notes().load(note(sku));
        if (note == null) return null;
        try {
            return Json.MAPPER.readValue(note, KeptDraft.class);
        } catch (JacksonException | NullPointerException e) {
            // Of another release; one begins anew.
            return null;
        }
    }

    @Override
    public void keep(String sku, KeptDraft draft) {
        session.notes().save(note(sku), Json.MAPPER.writeValueAsBytes(draft));
    }

    @Override
    public void forget(String sku) {
        session.notes().remove(note(sku));
    }

    private String note(String sku) {
        return "plan-draft-" + (sku.isEmpty() ? "new" : InspectionPlan.idOf(channel, sku));
    }
}
