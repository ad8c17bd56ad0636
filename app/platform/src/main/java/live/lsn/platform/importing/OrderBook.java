package live.lsn.platform.importing;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Customer;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Goal;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderLine;
import live.lsn.api.model.Product;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.RuleSet;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Sequences;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Feed;
import live.lsn.rules.fraud.CaseOpening;
import live.lsn.rules.fraud.FraudHistory;
import live.lsn.rules.fraud.OrderFacts;
import live.lsn.rules.fraud.Score;
import live.lsn.rules.fraud.Scoring;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Scores orders in the order of their time and stores what is new of them, with customers,
/// products and cases. Run again after a stop, it adds what is missing.
public final class OrderBook {
    private final Database database;
    private final Tables tables;
    private final Feed feed;
    private final String channel;
    private final RuleSet ruleSet;
    private final NewRows rows;

    public OrderBook(Database database, Tables tables, Feed feed, String channel) {
        this.database = database;
        this.tables = tables;
        this.feed = feed;
        this.channel = channel;
        this.rows = new NewRows(database, tables, feed, channel);
        this.ruleSet =
                database.read(
                        sql ->
                                tables.of(Collections.RULE_SETS)
                                        .list(sql, channel, DSL.noCondition())
                                        .getLast());
    }

    /// An order with what became of its scoring.
    public record Scored(Order order, Score score) {}

    /// Makes of a scored order's new case what it should be when it is stored: left open, or
    /// decided long ago.
    public interface CaseHistory {
        FraudCase livedThrough(FraudCase opened, Order order);

        static CaseHistory untouched() {
            return (opened, _) -> opened;
        }
    }

    /// Told after each transaction how many records are stored of how many.
    public interface Progress {
        void stored(long records, long of);
    }

    /// The orders that the channel has already, by id.
    public Map<String, Order> known() {
        var known = new HashMap<String, Order>();
        database.read(sql -> tables.of(Collections.ORDERS).list(sql, channel, DSL.noCondition()))
                .forEach(order -> known.put(order.id(), order));
        return known;
    }

    /// Scores `orders` among those that the channel has already, each by what came before it.
    public List<Scored> score(
            List<Order> orders,
            Map<String, Customer> customers,
            Map<String, Product> products,
            Map<String, Order> known) {
        var scoring = new Scoring(ruleSet);
        var history = new FraudHistory();
        var mine = new HashSet<String>();
        orders.forEach(order -> mine.add(order.id()));
        var all = new ArrayList<>(orders);
        known.values().stream()
                .filter(order -> !mine.contains(order.id()) && order.total().minor() > 0)
                .forEach(all::add);
        all.sort(
                Comparator.comparing((Order order) -> order.placedAt().toEpochMilli())
                        .thenComparing(Order::id));
        var scored = new ArrayList<Scored>(orders.size());
        for (var order : all) {
            var facts =
                    new OrderFacts(
                            order,
                            customers.get(order.customerId()),
                            highResale(order.lines(), products));
            if (mine.contains(order.id()))
                scored.add(new Scored(order, scoring.score(facts, history)));
            history.add(facts);
        }
        return scored;
    }

    private static long highResale(List<OrderLine> lines, Map<String, Product> products) {
        var sum = 0L;
        for (var line : lines) {
            var product = products.get(line.sku());
            if (product != null && product.highResale()) sum += line.total().minor();
        }
        return sum;
    }

    /// Stores what is not there yet: customers, products, orders that are not scored, then scored
    /// ones with their cases.
    ///
    /// @return ids of the orders that were not there before
    public Set<String> store(
            List<Customer> customers,
            List<Product> products,
            List<Order> unscored,
            List<Scored> scored,
            CaseHistory history,
            Act act,
            Progress progress) {
        var total = customers.size() + products.size() + unscored.size() + scored.size();
        var newOrders = new HashSet<String>();
        var done = 0L;
        done = storeAll(Collections.CUSTOMERS, customers, act, progress, done, total);
        done = storeAll(Collections.PRODUCTS, products, act, progress, done, total);
        var before = done;
        newOrders.addAll(
                rows.store(
                        Collections.ORDERS,
                        unscored,
                        act,
                        stored -> progress.stored(before + stored, total)));
        done += unscored.size();
        for (var chunk : NewRows.chunks(scored)) {
            newOrders.addAll(database.write(sql -> storeScored(sql, chunk, history, act)));
            done += chunk.size();
            progress.stored(done, total);
        }
        return newOrders;
    }

    /// Stores what measures should come to, where nothing is planned yet.
    public void plan(List<Goal> goals, Act act) {
        store(Collections.GOALS, goals, act);
    }

    /// Stores what is not there yet.
    public <A extends Aggregate> void store(SyncedCollection<A> collection, List<A> all, Act act) {
        rows.store(collection, all, act, _ -> {});
    }

    /// What stores records of the channel that are neither scored nor belong to those that are.
    NewRows rows() {
        return rows;
    }

    private <A extends Aggregate> long storeAll(
            SyncedCollection<A> collection,
            List<A> all,
            Act act,
            Progress progress,
            long done,
            long total) {
        rows.store(collection, all, act, stored -> progress.stored(done + stored, total));
        return done + all.size();
    }

    private List<String> storeScored(
            DSLContext sql, List<Scored> chunk, CaseHistory history, Act act) {
        var there =
                rows.existing(
                        sql,
                        Collections.ORDERS,
                        chunk.stream().map(scored -> scored.order().id()).toList());
        var fresh = chunk.stream().filter(scored -> !there.contains(scored.order().id())).toList();
        if (fresh.isEmpty()) return List.of();
        var orders = fresh.stream().map(Scored::order).toList();
        var suspicious =
                fresh.stream()
                        .filter(scored -> scored.score().action() != Score.Action.APPROVE)
                        .toList();
        var opened = new ArrayList<FraudCase>();
        if (!suspicious.isEmpty()) {
            var number = Sequences.take(database, sql, channel, "case", suspicious.size());
            for (var scored : suspicious) {
                var order = scored.order();
                var fraudCase =
                        CaseOpening.open(
                                order,
                                scored.score(),
                                ruleSet,
                                "CASE-" + number++,
                                order.placedAt());
                opened.add(history.livedThrough(fraudCase, order));
            }
        }
        tables.of(Collections.ORDERS).insert(sql, orders);
        tables.of(Collections.FRAUD_CASES).insert(sql, opened);
        var changes = new ArrayList<>(NewRows.changes(Collections.ORDERS, orders));
        changes.addAll(NewRows.changes(Collections.FRAUD_CASES, opened));
        feed.append(sql, channel, act, changes);
        return orders.stream().map(Order::id).toList();
    }

    /// How many cases the orders have, by level: every level, in lower case, also those without
    /// any.
    public Map<String, Integer> cases(Set<String> orderIds) {
        var all = new LinkedHashMap<String, Integer>();
        for (var level : RiskLevel.values()) all.put(level.name().toLowerCase(Locale.ROOT), 0);
        var level = DSL.field(DSL.name("level"), String.class);
        var orderId = DSL.field(DSL.name("order_id"), String.class);
        database
                .read(
                        sql ->
                                sql.select(orderId, level)
                                        .from(DSL.table(DSL.name(Collections.FRAUD_CASES.table())))
                                        .where(
                                                DSL.field(DSL.name("channel"), String.class)
                                                        .eq(channel))
                                        .fetch())
                .stream()
                .filter(row -> orderIds.contains(row.value1()))
                .forEach(row -> all.merge(row.value2().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return all;
    }
}
