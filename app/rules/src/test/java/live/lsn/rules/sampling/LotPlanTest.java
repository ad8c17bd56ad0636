package live.lsn.rules.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.goods.InspectionLevel;
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

@Tag("aql")
@net.jqwik.api.Tag("aql")
class LotPlanTest {
    private static SamplingPlan plan(int lot, String aql) {
        return SamplingPlans.forLot(
                new PlanRequest(
                        Scheme.ISO_2859_1,
                        PlanType.SINGLE,
                        Severity.NORMAL,
                        InspectionLevel.II,
                        Aql.of(aql),
                        lot));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # lot, AQL, n, Ac, Re, path
                    3000, 0.065, 200, 0,  1,  K -> L
                    3000, 2.5,   125, 7,  8,  K
                    3000, 4.0,   125, 10, 11, K
                    40,   2.5,   5,   0,  1,  D -> C
                    8,    0.65,  8,   0,  1,  A -> F
                    20,   0.65,  20,  0,  1,  C -> F
                    21,   0.65,  20,  0,  1,  C -> F
                    """)
    void everyClassOfALotHasItsOwnPlan(
            int lot, String aql, int size, int acceptance, int rejection, String path) {
        var plan = plan(lot, aql);
        assertThat(plan.sampleSize()).isEqualTo(size);
        assertThat(plan.acceptance()).isEqualTo(acceptance);
        assertThat(plan.rejection()).isEqualTo(rejection);
        assertThat(plan.path()).isEqualTo(path);
        assertThat(plan.inspectsAll()).isEqualTo(size == lot);
    }

    @Test
    void aSecondSampleThatWouldPassTheLotEndsWithIt() {
        var plan =
                SamplingPlans.forLot(
                        new PlanRequest(
                                Scheme.Z1_4,
                                PlanType.DOUBLE,
                                Severity.NORMAL,
                                InspectionLevel.II,
                                Aql.of("10"),
                                5));
        assertThat(plan.stages()).containsExactly(new Stage(3, 3, 0, 2), new Stage(2, 5, 1, 2));
        assertThat(plan.inspectsAll()).isFalse();
        assertThat(plan.path()).isEqualTo("A -> C");
    }

    @Test
    void aFirstSampleThatWouldPassTheLotIsTheLotAndJudgesByTheLastNumbers() {
        var plan =
                SamplingPlans.forLot(
                        new PlanRequest(
                                Scheme.Z1_4,
                                PlanType.DOUBLE,
                                Severity.NORMAL,
                                InspectionLevel.II,
                                Aql.of("10"),
                                3));
        assertThat(plan.stages()).containsExactly(new Stage(3, 3, 1, 2));
        assertThat(plan.inspectsAll()).isTrue();
    }

    @Property
    void noPlanLooksAtMoreThanTheLot(
            @ForAll @IntRange(min = 2, max = 1_000_000) int lot,
            @ForAll PlanType type,
            @ForAll Severity severity,
            @ForAll InspectionLevel level,
            @ForAll @IntRange(max = 25) int aql) {
        var plan =
                SamplingPlans.forLot(
                        new PlanRequest(Scheme.Z1_4, type, severity, level, Aql.ALL.get(aql), lot));
        assertThat(plan.largestSample()).isLessThanOrEqualTo(lot);
        assertThat(plan.stages().stream().mapToInt(Stage::size).sum())
                .isEqualTo(plan.largestSample());
        assertThat(plan.inspectsAll()).isEqualTo(plan.sampleSize() == lot);
    }
}
