package live.lsn.rules.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.Condition;
import live.lsn.api.model.Condition.Comparison;
import live.lsn.api.model.Entity;
import live.lsn.api.model.Feature;
import live.lsn.api.model.FraudRule;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Money;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderSignals;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.RuleSet;
import live.lsn.api.model.Source;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Velocity by event time against a count that walks over everything.
class VelocityTest {
    private static final long START = Instant.parse("2026-10-01T00:00:00Z").toEpochMilli();
    private static final List<Long> WINDOWS = List.of(1L, 600_000L, 3_600_000L, 86_400_000L);

    /// Times are drawn from few values, so that ties and window edges are common.
    record Event(int id, int tick, int customer, int card, int minor, boolean declined) {
        long at() {
            return START + tick * 600_000L;
        }

        String orderId() {
            return "o-%05d".formatted(id);
        }

        @Nullable String customerKey() {
            return customer == 0 ? null : "c" + customer;
        }

        @Nullable String cardKey() {
            return card == 0 ? null : "k" + card;
        }

        OrderFacts facts() {
            var signals =
                    new OrderSignals(
                            null, null, null, null, null, null, null, null, null, null, cardKey(),
                            null, null, null, null, null, null, null, null, null, true);
            var order =
                    new Order(
                            orderId(),
                            1,
                            "AU",
                            "ORD-" + id,
                            Source.WEB_SHOP,
                            Instant.ofEpochMilli(at()),
                            declined ? OrderStatus.PAYMENT_DECLINED : OrderStatus.CAPTURED,
                            customerKey(),
                            null,
                            null,
                            "AU",
                            null,
                            null,
                            null,
                            new Money(minor, "AUD"),
                            Money.zero("AUD"),
                            List.of(),
                            List.of(),
                            signals,
                            null,
                            true);
            return new OrderFacts(order, null, 0);
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 99_999),
                        Arbitraries.integers().between(0, 160),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 50_000),
                        Arbitraries.of(true, false))
                .as(Event::new)
                .list()
                .ofMaxSize(60)
                .uniqueElements(Event::id);
    }

    @Property(tries = 300)
    void countsWhatANaiveCountCounts(@ForAll("events") List<Event> events) {
        var inOrder =
                events.stream()
                        .sorted(Comparator.comparing(Event::at).thenComparing(Event::orderId))
                        .toList();
        for (var window : WINDOWS) {
            var scoring = new Scoring(everything(window));
            var history = new FraudHistory();
            for (var event : inOrder) {
                var got = operands(scoring.score(event.facts(), history));
                assertThat(got).isEqualTo(naive(event, events, window));
                history.add(event.facts());
            }
        }
    }

    /// All events are looked at for each one: the definition, written down.
    private static Map<String, Long> naive(Event order, List<Event> all, long window) {
        var expected = new java.util.TreeMap<String, Long>();
        if (order.customerKey() == null) return expected;
        var before =
                all.stream()
                        .filter(e -> order.customerKey().equals(e.customerKey()))
                        .filter(
                                e ->
                                        e.at() < order.at()
                                                || (e.at() == order.at()
                                                        && e.orderId().compareTo(order.orderId())
                                                                < 0))
                        .filter(e -> order.at() - window < e.at())
                        .toList();
        expected.put("attempts", (long) before.size());
        expected.put("orders", before.stream().filter(e -> !e.declined()).count());
        expected.put("declines", before.stream().filter(Event::declined).count());
        expected.put(
                "spend", before.stream().filter(e -> !e.declined()).mapToLong(Event::minor).sum());
        var cards =
                before.stream()
                        .map(Event::cardKey)
                        .filter(java.util.Objects::nonNull)
                        .collect(Collectors.toSet());
        if (order.cardKey() != null) cards.add(order.cardKey());
        expected.put("distinctCard", (long) cards.size());
        return expected;
    }

    private static Map<String, Long> operands(Score score) {
        var values = new java.util.TreeMap<String, Long>();
        for (var reason : score.reasons()) {
            reason.operands()
                    .forEach(
                            (name, value) -> {
                                if (!name.endsWith("Limit") && !name.endsWith("WindowMs"))
                                    values.put(name, Long.valueOf(value));
                            });
        }
        return values;
    }

    /// Rules that always fire, so that every value is told.
    private static RuleSet everything(long window) {
        var rules = new ArrayList<FraudRule>();
        for (var feature :
                List.of(Feature.ATTEMPTS, Feature.ORDERS, Feature.DECLINES, Feature.SPEND)) {
            rules.add(
                    rule(
                            new Condition(
                                    feature,
                                    Entity.CUSTOMER,
                                    null,
                                    window,
                                    Comparison.AT_LEAST,
                                    0)));
        }
        rules.add(
                rule(
                        new Condition(
                                Feature.DISTINCT,
                                Entity.CUSTOMER,
                                Entity.CARD,
                                window,
                                Comparison.AT_LEAST,
                                0)));
        return ruleSet(rules);
    }

    private static FraudRule rule(Condition condition) {
        return new FraudRule("R_" + condition.feature(), Layer.VELOCITY, 1, List.of(condition));
    }

    static RuleSet ruleSet(List<FraudRule> rules) {
        return new RuleSet("r", 1, "AU", "test", 30, 60, 80, 60, 90, 60, 180, rules);
    }

    @Test
    void theOldEdgeOfAWindowIsOpenAndTiesAreBrokenById() {
        var hour = 3_600_000L;
        var scoring =
                new Scoring(
                        ruleSet(
                                List.of(
                                        rule(
                                                new Condition(
                                                        Feature.ATTEMPTS,
                                                        Entity.CUSTOMER,
                                                        null,
                                                        hour,
                                                        Comparison.AT_LEAST,
                                                        0)))));
        var history = new FraudHistory();
        history.add(new Event(1, 0, 1, 0, 1, false).facts());
        history.add(new Event(2, 6, 1, 0, 1, false).facts());
        assertThat(operands(scoring.score(new Event(3, 6, 1, 0, 1, false).facts(), history)))
                .containsEntry("attempts", 1L);
    }

    @Test
    void eventsMustComeInTheirOrder() {
        var history = new FraudHistory();
        history.add(new Event(2, 5, 1, 0, 1, false).facts());
        assertThatThrownBy(() -> history.add(new Event(1, 5, 1, 0, 1, false).facts()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void sharesOfTheValuesAreExact(
            @ForAll List<@net.jqwik.api.constraints.IntRange(min = 0, max = 500) Integer> values) {
        var sorted = new SortedValues();
        var plain = new ArrayList<Integer>();
        for (var i = 0; i < values.size(); i++) {
            sorted.add(values.get(i));
            plain.add(values.get(i));
            if (i % 3 == 2) {
                sorted.remove(plain.getFirst());
                plain.removeFirst();
            }
            var probe = values.get(i) / 2;
            assertThat(sorted.below(probe))
                    .isEqualTo((int) plain.stream().filter(value -> value < probe).count());
            assertThat(sorted.size()).isEqualTo(plain.size());
        }
    }

    @Test
    void manyValuesSplitTheirChunks() {
        var sorted = new SortedValues();
        var chance = new java.util.Random(5);
        var plain = new ArrayList<Long>();
        for (var i = 0; i < 5_000; i++) {
            var value = (long) chance.nextInt(1_000);
            sorted.add(value);
            plain.add(value);
        }
        for (var probe = 0L; probe <= 1_000; probe += 37) {
            var limit = probe;
            assertThat(sorted.below(limit))
                    .isEqualTo((int) plain.stream().filter(value -> value < limit).count());
        }
        plain.forEach(sorted::remove);
        assertThat(sorted.size()).isZero();
    }
}
