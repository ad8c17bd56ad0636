package live.lsn.rules.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.sampling.Characteristic.Conformity;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

@Tag("aql")
@net.jqwik.api.Tag("aql")
class VerdictTest {
    private static final UnitResult CLEAN = new UnitResult(Map.of(), true);
    private static final UnitResult MAJOR =
            new UnitResult(Map.of(NonconformityClass.MAJOR, 1), true);

    private static ClassPlan major(PlanType type, Severity severity, String aql) {
        return new ClassPlan(
                NonconformityClass.MAJOR,
                Counting.ITEMS,
                SamplingPlans.forLot(
                        new PlanRequest(
                                Scheme.Z1_4,
                                type,
                                severity,
                                InspectionLevel.II,
                                Aql.of(aql),
                                3_000)));
    }

    private static ClassPlan single() {
        return major(PlanType.SINGLE, Severity.NORMAL, "2.5");
    }

    @Test
    void aLotIsAcceptedOnlyWhenItsSampleIsDone() {
        assertThat(new RunningCount(single(), 124, 0).verdict(true))
                .isEqualTo(new Verdict.Pending(1, 1, false));
        assertThat(new RunningCount(single(), 125, 7).verdict(true))
                .isEqualTo(new Verdict.Accepted(7, false));
        assertThat(new RunningCount(single(), 125, 8).verdict(true))
                .isEqualTo(new Verdict.Rejected(8, false));
    }

    @Test
    void itIsRejectedEarlyOnlyWhereThatIsAllowedAndThenSaysSo() {
        assertThat(new RunningCount(single(), 20, 8).verdict(true))
                .isEqualTo(new Verdict.Rejected(8, true));
        assertThat(new RunningCount(single(), 20, 8).verdict(false))
                .isEqualTo(new Verdict.Pending(105, 1, true));
    }

    @Test
    void aDoublePlanGoesOnBetweenAcAndRe() {
        var twice = major(PlanType.DOUBLE, Severity.NORMAL, "2.5");
        assertThat(new RunningCount(twice, 80, 3).verdict(true))
                .isEqualTo(new Verdict.Accepted(3, false));
        assertThat(new RunningCount(twice, 80, 4).verdict(true))
                .isEqualTo(new Verdict.Pending(80, 2, false));
        assertThat(new RunningCount(twice, 80, 7).verdict(true))
                .isEqualTo(new Verdict.Rejected(7, false));
        assertThat(new RunningCount(twice, 100, 8).verdict(true))
                .isEqualTo(new Verdict.Pending(60, 2, false));
        assertThat(new RunningCount(twice, 100, 9).verdict(true))
                .isEqualTo(new Verdict.Rejected(9, true));
        assertThat(new RunningCount(twice, 160, 8).verdict(true))
                .isEqualTo(new Verdict.Accepted(8, false));
    }

    @Test
    void aMultiplePlanDoesNotAcceptWhereAcceptanceIsNotPermitted() {
        var often = major(PlanType.MULTIPLE, Severity.NORMAL, "0.40");
        assertThat(new RunningCount(often, 32, 0).verdict(true))
                .isEqualTo(new Verdict.Pending(32, 2, false));
        assertThat(new RunningCount(often, 96, 0).verdict(true))
                .isEqualTo(new Verdict.Accepted(0, false));
    }

    @Test
    void aCountInTheGapIsAcceptedAndCallsForNormalInspection() {
        var gap = major(PlanType.SINGLE, Severity.REDUCED, "2.5");
        assertThat(new RunningCount(gap, 50, 3).verdict(true))
                .isEqualTo(new Verdict.Accepted(3, false));
        assertThat(new RunningCount(gap, 50, 4).verdict(true))
                .isEqualTo(new Verdict.Accepted(4, true));
        assertThat(new RunningCount(gap, 50, 6).verdict(true))
                .isEqualTo(new Verdict.Rejected(6, false));
    }

    @Test
    void theWorstClassDecides() {
        var accepted = new Verdict.Accepted(0, false);
        var pending = new Verdict.Pending(3, 1, false);
        var rejected = new Verdict.Rejected(1, false);
        assertThat(RunningCount.worst(List.of(accepted, rejected, pending))).isEqualTo(rejected);
        assertThat(RunningCount.worst(List.of(accepted, pending))).isEqualTo(pending);
        assertThat(RunningCount.worst(List.of(accepted, accepted))).isEqualTo(accepted);
        assertThatThrownBy(() -> RunningCount.worst(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anItemCountsOnceForEachClassButEachOfItsNonconformitiesCounts() {
        var unit =
                new UnitResult(
                        Map.of(NonconformityClass.MAJOR, 2, NonconformityClass.MINOR, 1), true);
        assertThat(unit.count(NonconformityClass.MAJOR, Counting.ITEMS)).isEqualTo(1);
        assertThat(unit.count(NonconformityClass.MINOR, Counting.ITEMS)).isEqualTo(1);
        assertThat(unit.count(NonconformityClass.CRITICAL, Counting.ITEMS)).isZero();
        assertThat(unit.count(NonconformityClass.MAJOR, Counting.PER_HUNDRED)).isEqualTo(2);
        assertThat(unit.count(NonconformityClass.MINOR, Counting.PER_HUNDRED)).isEqualTo(1);
    }

    @Test
    void aClassCountsItsOwnFirstUnitsOnly() {
        var units = Stream.concat(Collections.nCopies(125, CLEAN).stream(), Stream.of(MAJOR));
        assertThat(RunningCount.of(single(), units.toList()))
                .isEqualTo(new RunningCount(single(), 125, 0));
        var twice = major(PlanType.DOUBLE, Severity.NORMAL, "2.5");
        var more = Stream.concat(Collections.nCopies(80, CLEAN).stream(), Stream.of(MAJOR));
        assertThat(RunningCount.of(twice, more.toList())).isEqualTo(new RunningCount(twice, 80, 0));
    }

    @Test
    void aUnitThatIsNotDoneKeepsTheLotOpen() {
        var open = new UnitResult(Map.of(), false);
        var units = Stream.concat(Collections.nCopies(124, CLEAN).stream(), Stream.of(open));
        var count = RunningCount.of(single(), units.toList());
        assertThat(count.verdict(true)).isEqualTo(new Verdict.Pending(1, 1, false));
        assertThat(RunningCount.of(single(), List.of()).verdict(true))
                .isEqualTo(new Verdict.Pending(125, 1, false));
    }

    @Test
    void anAqlAbove10IsNotCountedInItems() {
        var plan = single().plan();
        var loose =
                SamplingPlans.inTable(
                        plan.scheme(),
                        PlanType.SINGLE,
                        Severity.NORMAL,
                        CodeLetter.E,
                        Aql.of("15"));
        assertThatThrownBy(() -> new ClassPlan(NonconformityClass.MINOR, Counting.ITEMS, loose))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15");
    }

    @Test
    void emptyAndTextualReadingsSayNothing() {
        var width = new Characteristic("width", new BigDecimal("9.8"), new BigDecimal("10.2"));
        for (var text : List.of("", "  ", "yes", "Yes", "ok", "10,0", "10 mm", "NaN", "1e1", "-")) {
            assertThat(width.judge(Reading.of(text))).as(text).isEqualTo(Conformity.NOT_DONE);
            assertThat(
                            UnitResult.measured(
                                            List.of(
                                                    new UnitResult.Measured(
                                                            NonconformityClass.MAJOR,
                                                            width,
                                                            Reading.of(text))))
                                    .complete())
                    .isFalse();
        }
        assertThat(UnitResult.measured(List.of()).complete()).isFalse();
        assertThat(width.judge(Reading.of("9.8"))).isEqualTo(Conformity.CONFORMING);
        assertThat(width.judge(Reading.of(" 10.20 "))).isEqualTo(Conformity.CONFORMING);
        assertThat(width.judge(Reading.of("10.21"))).isEqualTo(Conformity.NONCONFORMING);
        assertThat(width.judge(Reading.of("-10"))).isEqualTo(Conformity.NONCONFORMING);
    }

    @Property
    void noTextBecomesAccepted(@ForAll String text) {
        var limit = new Characteristic("weight", BigDecimal.ZERO, null);
        if (limit.judge(Reading.of(text)) == Conformity.CONFORMING) {
            assertThat(new BigDecimal(text.strip())).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        }
    }

    /// NIST/SEMATECH e-Handbook, 7.1.6 and 6.1.6, by hand: 9.9, 10.0, 10.1 have mean 10 and s 0.1.
    @Test
    void summarisesReadings() {
        var width = new Characteristic("width", new BigDecimal("9.7"), new BigDecimal("10.4"));
        var readings = Stream.of("9.9", "", "10.0", "x", "10.1").map(Reading::of).toList();
        var summary = width.summary(readings);
        assertThat(summary.count()).isEqualTo(3);
        assertThat(summary.mean()).isCloseTo(10, within(1e-12));
        assertThat(summary.deviation().orElseThrow()).isCloseTo(0.1, within(1e-12));
        assertThat(summary.cpk().orElseThrow()).isCloseTo(1, within(1e-9));
        var one = width.summary(List.of(Reading.of("10")));
        assertThat(one.deviation()).isEmpty();
        assertThat(one.cpk()).isEmpty();
        assertThat(width.summary(List.of()).mean()).isNaN();
        assertThat(width.summary(List.of(Reading.of("10"), Reading.of("10"))).cpk()).isEmpty();
    }

    @Test
    void aToleranceHasALimitAndItsLimitsAreInOrder() {
        assertThatThrownBy(() -> new Characteristic("width", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Characteristic("width", BigDecimal.TEN, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dispositionsAddUpToTheLot() {
        var units = new EnumMap<Disposition, Integer>(Disposition.class);
        units.put(Disposition.ACCEPT, 2_900);
        units.put(Disposition.REWORK, 60);
        units.put(Disposition.RETURN, 40);
        assertThat(new Dispositions(3_000, units).units()).isEqualTo(units);
        units.put(Disposition.RETURN, 39);
        assertThatThrownBy(() -> new Dispositions(3_000, units))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 units have no disposition");
        units.put(Disposition.RETURN, 45);
        assertThatThrownBy(() -> new Dispositions(3_000, units)).hasMessage("5 units too many");
        units.put(Disposition.RETURN, -1);
        assertThatThrownBy(() -> new Dispositions(2_959, units))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Dispositions.all(8, Disposition.SORT).units())
                .containsExactly(Map.entry(Disposition.SORT, 8));
    }

    @Property
    void oneMoreNonconformingUnitNeverHelps(
            @ForAll PlanType type,
            @ForAll Severity severity,
            @ForAll @IntRange(min = 1, max = 24) int found) {
        var plan = major(type, severity, "2.5");
        for (var stage : plan.plan().stages()) {
            if (found > stage.cumulative()) continue;
            var less = new RunningCount(plan, stage.cumulative(), found - 1).verdict(true);
            var more = new RunningCount(plan, stage.cumulative(), found).verdict(true);
            if (less instanceof Verdict.Rejected) assertThat(more).isInstanceOf(less.getClass());
            if (more instanceof Verdict.Accepted) assertThat(less).isInstanceOf(more.getClass());
        }
    }
}
