package live.lsn.rules.insights;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Measure;
import live.lsn.api.model.Source;
import live.lsn.rules.insights.Contributions.Part;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

class ContributionsTest {
    @Test
    void ofASumAreTheDifferencesOfItsParts() {
        var now = Map.of(Source.LIVE_SHOW, sales(3, 689_000), Source.EBAY, sales(1, 35_000));
        var before = Map.of(Source.LIVE_SHOW, sales(2, 602_000), Source.EBAY, sales(1, 35_409));
        var moved = Contributions.of(Measure.REVENUE, now, before);
        assertThat(moved.total()).isEqualTo(86_591);
        assertThat(moved.parts())
                .containsExactlyInAnyOrder(
                        new Part<>(Source.LIVE_SHOW, 87_000L), new Part<>(Source.EBAY, -409L));
    }

    /// Both parts sell as before at the same average; only their mix shifts to the dearer one.
    /// Before: 10 of 10.00 and 10 of 30.00, average 20.00. Now: 10 and 30, average 25.00. The dear
    /// part pulls by 30·(30 − 20) ÷ 40 − 10·(30 − 20) ÷ 20 = 2.50; so does the cheap one, whose
    /// pull down is spread thinner: 10·(10 − 20) ÷ 40 + 10·(20 − 10) ÷ 20 = 2.50.
    @Test
    void ofAnAverageCountAChangeOfMix() {
        var before = Map.of("cheap", sales(10, 100_00), "dear", sales(10, 300_00));
        var now = Map.of("cheap", sales(10, 100_00), "dear", sales(30, 900_00));
        var moved = Contributions.of(Measure.AOV, now, before);
        assertThat(moved.total()).isEqualTo(5_00);
        assertThat(moved.parts())
                .containsExactlyInAnyOrder(new Part<>("cheap", 2_50L), new Part<>("dear", 2_50L));
    }

    @Test
    void areNoneWhereThereWasNothingToDivideBy() {
        var moved = Contributions.of(Measure.AOV, Map.of("a", sales(1, 5)), Map.of());
        assertThat(moved.parts()).isEmpty();
    }

    private static Tally sales(long orders, long valueMinor) {
        return new Tally(orders, valueMinor, 0, 0, 0);
    }

    @Provide
    Arbitrary<Map<Source, Tally>> tallies() {
        var some = Arbitraries.longs().between(0, 1_000_000);
        var tally =
                Combinators.combine(
                                Arbitraries.longs().between(0, 500),
                                some,
                                some,
                                some,
                                Arbitraries.longs().between(0, 50))
                        .as(
                                (orders, value, live, refunded, declined) ->
                                        new Tally(
                                                orders,
                                                orders == 0 ? 0 : value,
                                                orders == 0 ? 0 : Math.min(live, value),
                                                orders == 0 ? 0 : Math.min(refunded, value),
                                                declined));
        return Arbitraries.maps(Arbitraries.of(Source.class), tally).ofMaxSize(7);
    }

    @Provide
    Arbitrary<Measure> ofOrders() {
        return Arbitraries.of(Measure.class)
                .filter(
                        measure ->
                                switch (measure) {
                                    case NEW_CUSTOMERS, FRAUD_WAITING, VALUE_AT_RISK -> false;
                                    default -> true;
                                });
    }

    @Property
    void addUpToTheChangeThatIsShown(
            @ForAll("ofOrders") Measure measure,
            @ForAll("tallies") Map<Source, Tally> now,
            @ForAll("tallies") Map<Source, Tally> before) {
        var moved = Contributions.of(measure, now, before);
        assertThat(moved.parts().stream().mapToLong(Part::amount).sum()).isEqualTo(moved.total());
        var after = Figure.of(measure, sum(now)).shown();
        var earlier = Figure.of(measure, sum(before)).shown();
        if (after.isPresent() && earlier.isPresent())
            assertThat(moved.total()).isEqualTo(after.getAsLong() - earlier.getAsLong());
    }

    /// The formula once more, in decimals: no part is further off than rounding explains.
    @Property
    void ofAnAverageAreTheFormulaToWithinRounding(
            @ForAll("tallies") Map<Source, Tally> now,
            @ForAll("tallies") Map<Source, Tally> before) {
        var moved = Contributions.of(Measure.AOV, now, before);
        if (moved.parts().isEmpty()) return;
        var all = decimal(sum(now).orders());
        var allBefore = decimal(sum(before).orders());
        var rate = divided(decimal(sum(before).valueMinor()), allBefore);
        for (var part : moved.parts()) {
            var one = now.getOrDefault(part.key(), Tally.NONE);
            var other = before.getOrDefault(part.key(), Tally.NONE);
            var exact =
                    divided(beyond(one, rate), all)
                            .subtract(divided(beyond(other, rate), allBefore));
            assertThat(decimal(part.amount()).subtract(exact).abs())
                    .isLessThanOrEqualTo(new BigDecimal("2"));
        }
    }

    private static BigDecimal beyond(Tally tally, BigDecimal rate) {
        return decimal(tally.valueMinor()).subtract(rate.multiply(decimal(tally.orders())));
    }

    private static BigDecimal divided(BigDecimal value, BigDecimal by) {
        return value.divide(by, MathContext.DECIMAL128);
    }

    private static BigDecimal decimal(long value) {
        return BigDecimal.valueOf(value);
    }

    private static Tally sum(Map<Source, Tally> tallies) {
        return tallies.values().stream().reduce(Tally.NONE, Tally::plus);
    }
}
