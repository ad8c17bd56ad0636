package live.lsn.desk.fraud;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Customer;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Order;
import live.lsn.api.model.RuleSet;
import live.lsn.desk.list.RowWindow;
import live.lsn.desk.parts.Happened;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.store.Summary;
import live.lsn.desk.sync.Commands;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What the fraud screens read, from the cache and what pending commands make of it.
final class Cases {
    private static final int EARLIER_ORDERS = 120;
    private static final int OTHER_CASES = 6;
    private static final Set<State> ASKING = EnumSet.of(State.CONFLICT, State.REJECTED, State.LOST);
    private final CacheStore cache;
    private final Commands commands;
    private final ConflictWords conflicts;

    Cases(CacheStore cache, Commands commands, ConflictWords conflicts) {
        this.cache = cache;
        this.commands = commands;
        this.conflicts = conflicts;
    }

    /// Whether the cache was filled at some time.
    boolean areWhole() {
        return cache.isFilled(Collections.FRAUD_CASES.name());
    }

    /// A case with all that it is judged by.
    ///
    /// @param previous how many orders the customer placed before this one
    /// @param earlier the newest of them, newest first
    /// @param otherCases the customer's other cases, newest first
    /// @param rules the rule set that scored the case; null where it is not on this device
    /// @param conflict what the user must choose before anything else is done with the case
    /// @param unsent commands on the case that this device has not handed over
    record Detail(
            FraudCase fraudCase,
            @Nullable Order order,
            @Nullable Customer customer,
            long previous,
            List<Order> earlier,
            List<FraudCase> otherCases,
            @Nullable RuleSet rules,
            @Nullable CaseConflict conflict,
            Happened.Unsent unsent) {}

    /// What is known of who ordered.
    private record Person(
            @Nullable Customer customer,
            long previous,
            List<Order> earlier,
            List<FraudCase> otherCases) {
        private static final Person GUEST = new Person(null, 0, List.of(), List.of());
    }

    static ListQuery<FraudCase> query(
            List<Filter> filters, @Nullable String text, List<Sort> sorts) {
        return new ListQuery<>(Collections.FRAUD_CASES, filters, text, sorts);
    }

    Summary summary(ListQuery<FraudCase> query) {
        return cache.summary(query);
    }

    /// How many there are of each level, by the level's name.
    Map<String, Long> levels(ListQuery<FraudCase> query) {
        return cache.countBy(query, "level");
    }

    RowWindow<FraudCase> rows(ListQuery<FraudCase> query) {
        return new RowWindow<>(cache, query);
    }

    @Nullable FraudCase find(String id) {
        return cache.find(Collections.FRAUD_CASES, id);
    }

    /// The rule set that scores now: the one that was made last.
    @Nullable RuleSet currentRules() {
        return ruleSets().stream().max(Comparator.comparing(RuleSet::id)).orElse(null);
    }

    private @Nullable RuleSet rules(String name) {
        return ruleSets().stream()
                .filter(rules -> rules.name().equals(name))
                .max(Comparator.comparing(RuleSet::id))
                .orElse(null);
    }

    private List<RuleSet> ruleSets() {
        var ids =
                cache.order(
                        new ListQuery<>(
                                Collections.RULE_SETS, List.of(), null, new Sort("name", false)),
                        Integer.MAX_VALUE);
        return cache.page(Collections.RULE_SETS, ids, 0, ids.size());
    }

    @Nullable Detail detail(String id) {
        var fraudCase = find(id);
        if (fraudCase == null) return null;
        var order = cache.find(Collections.ORDERS, fraudCase.orderId());
        var customerId = fraudCase.customerId();
        var who = customerId == null ? Person.GUEST : person(fraudCase, order, customerId);
        return new Detail(
                fraudCase,
                order,
                who.customer,
                who.previous,
                who.earlier,
                who.otherCases,
                rules(fraudCase.ruleSet()),
                conflict(id),
                Happened.Unsent.of(commands, id));
    }

    private Person person(FraudCase fraudCase, @Nullable Order order, String customerId) {
        var mine = Filter.of("customer_id", Op.EQUALS, customerId);
        var until =
                Filter.of(
                        "placed_at",
                        Op.AT_MOST,
                        order == null ? fraudCase.openedAt() : order.placedAt());
        var orders =
                new ListQuery<>(
                        Collections.ORDERS,
                        List.of(mine, until),
                        null,
                        new Sort("placed_at", true));
        var cases =
                new ListQuery<>(
                        Collections.FRAUD_CASES, List.of(mine), null, new Sort("opened_at", true));
        var earlier =
                cache.page(
                        Collections.ORDERS, cache.order(orders, EARLIER_ORDERS), 0, EARLIER_ORDERS);
        var others =
                cache.page(
                        Collections.FRAUD_CASES, cache.order(cases, OTHER_CASES), 0, OTHER_CASES);
        return new Person(
                cache.find(Collections.CUSTOMERS, customerId),
                Math.max(0, cache.summary(orders).count() - (order == null ? 0 : 1)),
                earlier.stream().filter(o -> !o.id().equals(fraudCase.orderId())).toList(),
                others.stream().filter(c -> !c.id().equals(fraudCase.id())).toList());
    }

    /// The oldest command on the case that the platform did not take.
    private @Nullable CaseConflict conflict(String id) {
        return commands.in(ASKING).stream()
                .filter(command -> command.aggregateId().equals(id))
                .filter(ConflictWords::needsYou)
                .min(Comparator.comparing(OutboxCommand::seq))
                .map(command -> conflicts.of(command, cache.base(Collections.FRAUD_CASES, id)))
                .orElse(null);
    }

    Subscription onChange(Consumer<Set<String>> listener) {
        return cache.onChange(listener);
    }
}
