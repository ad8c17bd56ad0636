package live.lsn.desk.floor;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.desk.label.LotFacts;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.rules.goods.LotDraw;
import live.lsn.rules.goods.LotHistory;
import live.lsn.rules.goods.LotPlans;
import live.lsn.rules.sampling.NotOfferedException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Reads goods as the user sees them, with what waits to be sent. Never on the screen's thread.
public record Goods(CacheStore cache) implements LotFacts {
    /// Lots of one item and supplier, and lines of expected orders: more are never looked at at
    /// once.
    private static final int MANY = 2_000;

    @Override
    public @Nullable Lot lot(String id) {
        return cache.find(Collections.LOTS, id);
    }

    @Override
    public @Nullable PurchaseOrder order(String id) {
        return cache.find(Collections.PURCHASE_ORDERS, id);
    }

    /// Lots in these states, those that came first at the top.
    public List<Lot> lots(List<LotState> states, int most) {
        return rows(
                Collections.LOTS,
                List.of(Filter.of("state", Op.ANY_OF, states.toArray())),
                new Sort("dock_at", false),
                most);
    }

    /// Every lot of an order.
    public List<Lot> lotsOf(PurchaseOrder order) {
        return rows(
                Collections.LOTS,
                List.of(Filter.of("order_id", Op.EQUALS, order.id())),
                new Sort("counted_at", false),
                MANY);
    }

    /// Orders of which something is due until a day, the oldest first.
    public List<PurchaseOrder> expected(LocalDate until, int most) {
        return rows(
                Collections.PURCHASE_ORDERS,
                List.of(
                        Filter.of("state", Op.EQUALS, PurchaseState.SENT),
                        Filter.of("next_due", Op.AT_MOST, until.toString())),
                new Sort("next_due", false),
                most);
    }

    /// How an item is inspected: by its own plan or that of every item; null where neither was
    /// synced.
    public @Nullable PlanSpec plan(String channel, String sku) {
        var own = cache.find(Collections.INSPECTION_PLANS, InspectionPlan.idOf(channel, sku));
        if (own != null) return own.spec();
        var every =
                cache.find(
                        Collections.INSPECTION_PLANS,
                        InspectionPlan.idOf(channel, InspectionPlan.EVERY_ITEM));
        return every == null ? null : every.spec();
    }

    /// What was inspected of a supplier's item, replayed with the switching rules: all of it, as a
    /// part would lead to another state.
    public LotHistory history(PlanSpec spec, String supplierId, String sku) {
        return new LotHistory(
                spec,
                rows(
                        Collections.LOTS,
                        List.of(
                                Filter.of("supplier_id", Op.EQUALS, supplierId),
                                Filter.of("sku", Op.EQUALS, sku)),
                        new Sort("counted_at", false),
                        Integer.MAX_VALUE));
    }

    /// Whether the item's plan lets a lot pass without inspection; null where it has no such plan.
    public @Nullable LotDraw draw(Lot lot) {
        var source = lot.source();
        var spec = plan(lot.channel(), source.sku());
        return spec == null || spec.skipAfter() == null
                ? null
                : history(spec, source.supplierId(), source.sku()).draw(lot);
    }

    @Override
    public List<ClassBasis> basis(Lot lot) {
        var spec = plan(lot.channel(), lot.source().sku());
        if (spec == null || lot.count().whole() == 0) return List.of();
        var severities = history(spec, lot.source().supplierId(), lot.source().sku()).severities();
        try {
            return LotPlans.of(spec, severities, Math.toIntExact(lot.count().whole()));
        } catch (NotOfferedException none) {
            return List.of();
        }
    }

    /// Rows of a collection.
    public <A extends Aggregate> List<A> rows(
            SyncedCollection<A> collection, List<Filter> filters, Sort sort, int most) {
        var query = new ListQuery<>(collection, filters, null, sort);
        return cache.page(collection, cache.order(query, most), 0, most);
    }
}
