package live.lsn.desk.orders;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Order;
import live.lsn.desk.Access;
import live.lsn.desk.parts.Happened.Unsent;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.Commands;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// The cases of the open order, for whoever may read them. It follows the cache.
final class OrderHistory implements AutoCloseable {
    private static final int MOST_CASES = 20;
    private final CacheStore cache;
    private final Commands commands;
    private final Supplier<Access> access;
    private final Background background;
    private final ReadOnlyObjectWrapper<Cases> cases = new ReadOnlyObjectWrapper<>(Cases.NONE);
    private final AtomicBoolean due = new AtomicBoolean();
    private final Subscription changes;
    private @Nullable String open;
    private int latest; // FX thread only; an answer to an older request is dropped

    /// @param orderId whose cases they are; empty for none's
    record Cases(String orderId, List<FraudCase> cases, Unsent unsent) {
        static final Cases NONE = new Cases("", List.of(), Unsent.NONE);
    }

    /// @param access what the person may do, as far as is known now
    OrderHistory(
            CacheStore cache, Commands commands, Supplier<Access> access, Background background) {
        this.cache = cache;
        this.commands = commands;
        this.access = access;
        this.background = background;
        changes =
                cache.onChange(
                        names -> {
                            if (names.contains(Collections.FRAUD_CASES.name())
                                    && due.compareAndSet(false, true)) background.onFx(this::read);
                        });
    }

    /// Looks at the cases of that order from now on.
    void look(@Nullable Order order) {
        open = order == null ? null : order.id();
        read();
    }

    private void read() {
        due.set(false);
        var mine = ++latest;
        var id = open;
        if (id == null || !access.get().reads(Collections.FRAUD_CASES)) {
            cases.set(Cases.NONE);
            return;
        }
        background.load(
                () -> of(id),
                answer -> {
                    if (mine == latest && answer instanceof Loadable.Ready<Cases>(Cases ready))
                        cases.set(ready);
                });
    }

    private Cases of(String orderId) {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES,
                        List.of(Filter.of("order_id", Op.EQUALS, orderId)),
                        null,
                        new Sort("opened_at", false));
        var found =
                cache.page(Collections.FRAUD_CASES, cache.order(query, MOST_CASES), 0, MOST_CASES);
        var unsent =
                found.stream()
                        .map(each -> Unsent.of(commands, each.id()))
                        .reduce(Unsent.NONE, Unsent::with);
        return new Cases(orderId, found, unsent);
    }

    ReadOnlyObjectProperty<Cases> cases() {
        return cases.getReadOnlyProperty();
    }

    @Override
    public void close() {
        changes.close();
    }
}
