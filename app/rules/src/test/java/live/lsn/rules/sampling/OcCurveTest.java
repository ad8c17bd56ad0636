package live.lsn.rules.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;

/// Against published figures and against exact sums in whole numbers.
@Tag("aql")
@net.jqwik.api.Tag("aql")
class OcCurveTest {
    private static final double EXACT = 1e-6;

    private static OcCurve items(int size, int acceptance) {
        return new OcCurve(
                List.of(new Stage(size, size, acceptance, acceptance + 1)), Counting.ITEMS);
    }

    private static OcCurve plan(PlanType type, Severity severity, String letter, String aql) {
        var plan =
                SamplingPlans.inTable(
                        Scheme.Z1_4, type, severity, CodeLetter.valueOf(letter), Aql.of(aql));
        return new OcCurve(plan.stages(), Counting.ITEMS);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # n, Ac, Pa at 2.5 %, Pa at 5 %, quality at Pa 95 %, at Pa 10 %, AOQL
                    125, 7, 0.986384, 0.711717, 3.22, 9.24,  3.60
                    80,  5, 0.984785, 0.789225, 3.32, 11.29, 3.98
                    """)
    void agreesWithTheFiguresOfTheSpecification(
            int size,
            int acceptance,
            double at25,
            double at5,
            double p95,
            double p10,
            double limit) {
        var curve = items(size, acceptance);
        assertThat(curve.at(0.025).probability()).isCloseTo(at25, within(EXACT));
        assertThat(curve.at(0.05).probability()).isCloseTo(at5, within(EXACT));
        assertThat(100 * curve.qualityAt(0.95).orElseThrow()).isCloseTo(p95, within(0.006));
        assertThat(100 * curve.qualityAt(0.10).orElseThrow()).isCloseTo(p10, within(0.006));
        assertThat(100 * curve.outgoingLimit().limit()).isCloseTo(limit, within(0.005));
    }

    /// UK statutory instrument 1996/2636 (0.44 % and 5.8 %, 0.65 % and 5.0 %) and US 7 CFR 42.140
    /// (26 % at 1.0), which print fewer digits.
    @Test
    void agreesWithPublishedRegulations() {
        assertThat(100 * items(80, 1).qualityAt(0.95).orElseThrow())
                .isCloseTo(0.446, within(0.0005));
        assertThat(100 * items(80, 1).qualityAt(0.05).orElseThrow()).isCloseTo(5.79, within(0.005));
        assertThat(100 * items(125, 2).qualityAt(0.95).orElseThrow())
                .isCloseTo(0.657, within(0.0005));
        assertThat(100 * items(125, 2).qualityAt(0.05).orElseThrow())
                .isCloseTo(4.95, within(0.005));
        assertThat(items(500, 3).at(0.01).probability()).isCloseTo(0.264, within(0.0005));
    }

    @Test
    void findsTheProbabilityOfOneFiniteLot() {
        assertThat(items(80, 5).inLot(1_200, 50).probability()).isCloseTo(0.890458, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # Ac, factor of the average outgoing quality limit (MIL-STD-105E, table V-A)
                    0, 0.3679
                    1, 0.8400
                    2, 1.3711
                    3, 1.9424
                    4, 2.5435
                    5, 3.1682
                    """)
    void theOutgoingLimitOfNonconformitiesIsAFactorOverN(int acceptance, double factor) {
        for (var size : List.of(2, 125, 2_000)) {
            var curve =
                    new OcCurve(
                            List.of(new Stage(size, size, acceptance, acceptance + 1)),
                            Counting.PER_HUNDRED);
            assertThat(curve.outgoingLimit().limit() * size).isCloseTo(factor, within(5e-5));
        }
    }

    @Test
    void aFiniteLotPassesOnLessByWhatWasLookedAt() {
        var curve = items(125, 7);
        var wide = curve.outgoingLimit();
        var narrow = curve.outgoingLimit(1_000);
        assertThat(narrow.limit()).isCloseTo(wide.limit() * (1 - 0.125), within(1e-9));
        assertThat(narrow.at()).isCloseTo(wide.at(), within(1e-6));
    }

    @Property(tries = 300)
    void theBinomialAgreesWithASumOfExactTerms(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(max = 44) int acceptance,
            @ForAll @IntRange(max = 1000) int thousandths) {
        var share = new BigDecimal(thousandths).movePointLeft(3);
        var sum = BigDecimal.ZERO;
        for (var found = 0; found <= Math.min(acceptance, size); found++) {
            sum =
                    sum.add(
                            new BigDecimal(choose(size, found))
                                    .multiply(share.pow(found))
                                    .multiply(BigDecimal.ONE.subtract(share).pow(size - found)));
        }
        assertThat(items(size, acceptance).at(thousandths / 1000.0).probability())
                .isCloseTo(sum.doubleValue(), within(1e-10));
    }

    @Property(tries = 300)
    void theFiniteLotAgreesWithWholeNumbers(
            @ForAll @IntRange(min = 300, max = 3_000) int units,
            @ForAll @IntRange(min = 1, max = 200) int size,
            @ForAll @IntRange(max = 300) int nonconforming,
            @ForAll @IntRange(max = 21) int acceptance) {
        var sum = BigInteger.ZERO;
        for (var found = 0; found <= Math.min(acceptance, size); found++) {
            sum =
                    sum.add(
                            choose(nonconforming, found)
                                    .multiply(choose(units - nonconforming, size - found)));
        }
        var exact =
                new BigDecimal(sum)
                        .divide(new BigDecimal(choose(units, size)), MathContext.DECIMAL64);
        assertThat(items(size, acceptance).inLot(units, nonconforming).probability())
                .isCloseTo(exact.doubleValue(), within(1e-9));
    }

    private static BigInteger choose(int of, int taken) {
        if (taken < 0 || taken > of) return BigInteger.ZERO;
        var all = BigInteger.ONE;
        for (var at = 1; at <= taken; at++) {
            all = all.multiply(BigInteger.valueOf(of - taken + at)).divide(BigInteger.valueOf(at));
        }
        return all;
    }

    @Test
    void aVeryLargeLotIsLikeAProcess() {
        var curve = items(1_250, 21);
        assertThat(curve.inLot(2_000_000_000, 20_000_000).probability())
                .isCloseTo(curve.at(0.01).probability(), within(1e-6));
    }

    @Test
    void aLotThatIsLookedAtWhollyIsAcceptedOrNot() {
        var curve = items(50, 2);
        assertThat(curve.inLot(50, 2).probability()).isCloseTo(1, within(1e-12));
        assertThat(curve.inLot(50, 3).probability()).isCloseTo(0, within(1e-12));
    }

    /// Follows the plan unit by unit over all counts instead of sample by sample.
    private static double slowly(List<Stage> stages, double share) {
        var open = new double[200];
        open[0] = 1;
        var accepted = 0.0;
        for (var stage : stages) {
            for (var unit = 0; unit < stage.size(); unit++) {
                for (var found = open.length - 1; found >= 0; found--) {
                    var one = found == 0 ? 0 : open[found - 1] * share;
                    open[found] = open[found] * (1 - share) + one;
                }
            }
            for (var found = 0; found < open.length; found++) {
                var last = stage.equals(stages.getLast());
                if (found <= stage.acceptance() || (last && found < stage.rejection())) {
                    accepted += open[found];
                    open[found] = 0;
                } else if (found >= stage.rejection()) {
                    open[found] = 0;
                }
            }
        }
        return accepted;
    }

    @Test
    void plansInSeveralSamplesAgreeWithFollowingThemUnitByUnit() {
        for (var type : List.of(PlanType.DOUBLE, PlanType.MULTIPLE)) {
            for (var severity : Severity.values()) {
                for (var aql : List.of("0.40", "0.65", "1.0", "1.5", "2.5", "4.0", "6.5", "10")) {
                    var curve = plan(type, severity, "K", aql);
                    for (var share : List.of(0.0, 0.003, 0.02, 0.05, 0.15, 1.0)) {
                        assertThat(curve.at(share).probability())
                                .isCloseTo(slowly(curve.stages(), share), within(1e-10));
                    }
                }
            }
        }
    }

    /// The standard matches its double and multiple plans to the single one in the same place. A Re
    /// of 2 in the place of 3 in the first sample would put the multiple plan out of this.
    @Test
    void plansOfOneCellAcceptAboutEquallyOften() {
        for (var severity : List.of(Severity.NORMAL, Severity.TIGHTENED)) {
            for (var aql : List.of("0.65", "1.0", "1.5", "2.5", "4.0", "6.5", "10")) {
                var single = plan(PlanType.SINGLE, severity, "K", aql);
                var twice = plan(PlanType.DOUBLE, severity, "K", aql);
                var often = plan(PlanType.MULTIPLE, severity, "K", aql);
                for (var acceptance : List.of(0.95, 0.5, 0.1)) {
                    var quality = single.qualityAt(acceptance).orElseThrow();
                    assertThat(twice.at(quality).probability())
                            .as("double %s at AQL %s", severity, aql)
                            .isCloseTo(acceptance, within(0.09));
                    assertThat(often.at(quality).probability())
                            .as("multiple %s at AQL %s", severity, aql)
                            .isCloseTo(acceptance, within(acceptance == 0.95 ? 0.015 : 0.08));
                }
            }
        }
    }

    /// Samples of 8 and of 3 stand for 0.63 and for a quarter of the single plan's 13, which counts
    /// where the curves are steep: the qualities are taken as if they were that.
    @Test
    void thePlansOfTheLooseEndAcceptAboutEquallyOften() {
        var scale = List.of(1.0, 0.63 * 13 / 8, 0.25 * 13 / 3);
        for (var severity : List.of(Severity.NORMAL, Severity.TIGHTENED)) {
            for (var aql : List.of("25", "40", "65", "100", "150", "250")) {
                var curves =
                        Stream.of(PlanType.values())
                                .map(type -> plan(type, severity, "E", aql).stages())
                                .map(stages -> new OcCurve(stages, Counting.PER_HUNDRED))
                                .toList();
                for (var acceptance : List.of(0.95, 0.5, 0.1)) {
                    var quality = curves.getFirst().qualityAt(acceptance).orElseThrow();
                    for (var at = 0; at < curves.size(); at++) {
                        assertThat(curves.get(at).at(quality * scale.get(at)).probability())
                                .as("%s at AQL %s, %d", severity, aql, at)
                                .isCloseTo(acceptance, within(0.09));
                    }
                }
            }
        }
    }

    @Test
    void aDoublePlanLooksAtFewerUnitsOnAverage() {
        var twice = plan(PlanType.DOUBLE, Severity.NORMAL, "K", "2.5");
        assertThat(twice.at(0).averageSample()).isEqualTo(80);
        assertThat(twice.at(0.025).averageSample()).isBetween(80.0, 125.0);
        var reached = twice.at(0.05).reached().get(1);
        assertThat(twice.at(0.05).averageSample()).isCloseTo(80 + 80 * reached, within(1e-9));
    }

    @Test
    void reducedInspectionOfZ14AcceptsInTheGap() {
        var gap = plan(PlanType.SINGLE, Severity.REDUCED, "K", "2.5");
        assertThat(gap.at(0.04).probability())
                .isCloseTo(items(50, 5).at(0.04).probability(), within(1e-12));
    }

    @Test
    void worseQualityIsNeverAcceptedMoreOften() {
        for (var type : PlanType.values()) {
            var points = plan(type, Severity.NORMAL, "L", "1.5").points(60);
            assertThat(points.getFirst()).isEqualTo(new OcCurve.Point(0, 1));
            assertThat(points.getLast().acceptance()).isCloseTo(0.001, within(1e-6));
            for (var at = 1; at < points.size(); at++) {
                assertThat(points.get(at).acceptance())
                        .isLessThan(points.get(at - 1).acceptance() + 1e-12);
            }
        }
    }

    @Test
    void aboveAnAqlOf10OnlyNonconformitiesAreCounted() {
        var plan =
                SamplingPlans.inTable(
                        Scheme.Z1_4, PlanType.SINGLE, Severity.NORMAL, CodeLetter.E, Aql.of("100"));
        assertThatThrownBy(() -> OcCurve.of(plan, Counting.ITEMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("per 100");
        var curve = OcCurve.of(plan, Counting.PER_HUNDRED);
        assertThat(curve.at(1).probability()).isGreaterThan(0.95);
        assertThat(curve.qualityAt(0.1).orElseThrow()).isGreaterThan(1);
    }

    @Test
    void aSampleThatIsNoLargerThanAcAcceptsEverything() {
        assertThat(items(2, 5).qualityAt(0.5)).isEmpty();
        assertThat(items(2, 5).outgoingLimit().limit()).isCloseTo(1, within(1e-6));
    }

    @Test
    void aLotsPointsAreNumbersOfUnits() {
        var points = items(13, 0).pointsInLot(100, 200);
        assertThat(points.getFirst()).isEqualTo(new OcCurve.Point(0, 1));
        assertThat(points.get(1).quality()).isEqualTo(0.01);
        assertThat(points.get(1).acceptance()).isCloseTo(0.87, within(1e-9));
    }
}
