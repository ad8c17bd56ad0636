package live.lsn.desk.fraud;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Customer;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Order;
import live.lsn.desk.parts.Names;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.ui.PaletteEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Cases, orders and customers for the command palette, found by number or whole name; each leads
/// to its cases, and one without any says so.
final class CaseRecords {
    private static final int EACH = 4;

    /// A letter alone is in nearly every number.
    private static final int SHORTEST = 2;

    private final CacheStore cache;
    private final CaseWords words;

    CaseRecords(CacheStore cache, CaseWords words) {
        this.cache = cache;
        this.words = words;
    }

    List<PaletteEntry> find(String typed, Consumer<String> search, Consumer<Customer> list) {
        if (typed.strip().length() < SHORTEST) return List.of();
        var found = new ArrayList<PaletteEntry>();
        for (var each : found(Collections.FRAUD_CASES, typed, "opened_at"))
            found.add(
                    entry(
                            "bi-shield-exclamation",
                            each.number(),
                            told(each),
                            null,
                            () -> search.accept(each.number())));
        for (var each : found(Collections.ORDERS, typed, "placed_at")) found.add(of(each, search));
        for (var each : found(Collections.CUSTOMERS, typed, "created_at"))
            found.add(of(each, list));
        return found;
    }

    private <A extends Aggregate> List<A> found(
            SyncedCollection<A> collection, String typed, String newest) {
        var query = new ListQuery<>(collection, List.of(), typed, new Sort(newest, true));
        var ids = cache.order(query, EACH);
        return cache.page(collection, ids, 0, ids.size());
    }

    private PaletteEntry of(Order order, Consumer<String> search) {
        var has = has("order_id", order.id());
        return entry(
                "bi-receipt",
                order.number(),
                words.of(
                        "fraud.record.order",
                        words.time(order.placedAt()),
                        order.total().currency(),
                        words.amount(order.total())),
                has ? null : words.of("fraud.record.no-case"),
                () -> search.accept(order.number()));
    }

    private PaletteEntry of(Customer customer, Consumer<Customer> list) {
        var has = has("customer_id", customer.id());
        return entry(
                "bi-person",
                customer.number(),
                words.of(
                        "fraud.record.customer",
                        Names.initial(customer.name()),
                        customer.country()),
                has ? null : words.of("fraud.record.no-cases"),
                () -> list.accept(customer));
    }

    private String told(FraudCase found) {
        return words.of(
                "fraud.record.case",
                found.score(),
                words.of("fraud.level." + found.level()),
                Names.initial(found.customerName()),
                found.value().currency(),
                words.amount(found.value()),
                words.of("fraud.state." + found.state()));
    }

    private boolean has(String column, String id) {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES,
                        List.of(Filter.of(column, Op.EQUALS, id)),
                        null,
                        new Sort("opened_at", true));
        return cache.order(query, 1).size() > 0;
    }

    private PaletteEntry entry(
            String icon, String text, String detail, @Nullable String blocked, Runnable run) {
        return new PaletteEntry(
                words.of("palette.group.records"), icon, text, detail, List.of(), blocked, run);
    }
}
