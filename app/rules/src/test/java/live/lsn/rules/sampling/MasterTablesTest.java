package live.lsn.rules.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.IntStream;

/// Every cell of the master tables against their diagonals, and published cases.
@Tag("aql")
class MasterTablesTest {
    private static SamplingPlan single(
            Scheme scheme, Severity severity, String letter, String aql) {
        return SamplingPlans.inTable(
                scheme, PlanType.SINGLE, severity, CodeLetter.valueOf(letter), Aql.of(aql));
    }

    private static List<String> cells(Scheme scheme, PlanType type, Severity severity) {
        return SamplingPlans.all(scheme, type, severity).stream()
                .map(plan -> plan.planLetter() + " " + plan.type() + " " + plan.stages())
                .toList();
    }

    private static long different(List<String> one, List<String> other) {
        return IntStream.range(0, one.size())
                .filter(at -> !one.get(at).equals(other.get(at)))
                .count();
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void everySinglePlanIsWhereItsDiagonalHasIt(Severity severity) {
        for (var scheme : Scheme.values()) {
            assertThat(cells(scheme, PlanType.SINGLE, severity))
                    .isEqualTo(Diagonals.all(scheme, PlanType.SINGLE, severity));
        }
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void everyDoublePlanIsWhereItsDiagonalHasIt(Severity severity) {
        assertThat(cells(Scheme.Z1_4, PlanType.DOUBLE, severity))
                .isEqualTo(Diagonals.all(Scheme.Z1_4, PlanType.DOUBLE, severity));
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void everyMultiplePlanIsWhereItsDiagonalHasIt(Severity severity) {
        assertThat(cells(Scheme.Z1_4, PlanType.MULTIPLE, severity))
                .isEqualTo(Diagonals.all(Scheme.Z1_4, PlanType.MULTIPLE, severity));
    }

    @Test
    void theSchemesDifferInOneTightenedAndIn251ReducedCells() {
        assertThat(different(single(Severity.NORMAL, false), single(Severity.NORMAL, true)))
                .isZero();
        assertThat(different(single(Severity.TIGHTENED, false), single(Severity.TIGHTENED, true)))
                .isEqualTo(1);
        assertThat(different(single(Severity.REDUCED, false), single(Severity.REDUCED, true)))
                .isEqualTo(251);
        assertThat(single(Severity.REDUCED, true)).hasSize(416);
    }

    private static List<String> single(Severity severity, boolean iso) {
        var scheme = iso ? Scheme.ISO_2859_1 : Scheme.Z1_4;
        return SamplingPlans.all(scheme, PlanType.SINGLE, severity).stream()
                .map(plan -> plan.sampleSize() + " " + plan.acceptance() + " " + plan.rejection())
                .toList();
    }

    @Test
    void ofTheReduced29DifferInTheirSampleSize() {
        var iso = SamplingPlans.all(Scheme.ISO_2859_1, PlanType.SINGLE, Severity.REDUCED);
        var z14 = SamplingPlans.all(Scheme.Z1_4, PlanType.SINGLE, Severity.REDUCED);
        assertThat(
                        IntStream.range(0, iso.size())
                                .filter(at -> iso.get(at).sampleSize() != z14.get(at).sampleSize())
                                .count())
                .isEqualTo(29);
    }

    @Test
    void isoRejectsOneAboveAcEverywhereAndReducedZ14ForgivesAGap() {
        for (var severity : Severity.values()) {
            assertThat(SamplingPlans.all(Scheme.ISO_2859_1, PlanType.SINGLE, severity))
                    .noneMatch(SamplingPlan::hasGap);
        }
        for (var severity : List.of(Severity.NORMAL, Severity.TIGHTENED)) {
            for (var type : PlanType.values()) {
                assertThat(SamplingPlans.all(Scheme.Z1_4, type, severity))
                        .noneMatch(SamplingPlan::hasGap);
            }
        }
        assertThat(SamplingPlans.all(Scheme.Z1_4, PlanType.SINGLE, Severity.REDUCED))
                .anyMatch(SamplingPlan::hasGap);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # scheme, severity, letter, AQL, plan
                    ISO_2859_1, NORMAL,    K, 0.065, L 200 0/1
                    ISO_2859_1, NORMAL,    D, 2.5,   C 5 0/1
                    ISO_2859_1, NORMAL,    D, 1.0,   E 13 0/1
                    ISO_2859_1, NORMAL,    M, 6.5,   L 200 21/22
                    ISO_2859_1, NORMAL,    K, 2.5,   K 125 7/8
                    ISO_2859_1, TIGHTENED, Q, 0.025, S 3150 1/2
                    ISO_2859_1, TIGHTENED, R, 0.025, S 3150 1/2
                    Z1_4,       TIGHTENED, A, 10,    D 8 1/2
                    ISO_2859_1, TIGHTENED, A, 10,    A 2 0/1
                    Z1_4,       REDUCED,   K, 2.5,   K 50 3/6
                    ISO_2859_1, REDUCED,   K, 2.5,   K 50 5/6
                    Z1_4,       NORMAL,    A, 0.010, Q 1250 0/1
                    Z1_4,       NORMAL,    R, 1000,  B 3 44/45
                    """)
    void findsThePublishedSinglePlans(
            Scheme scheme, Severity severity, String letter, String aql, String expected) {
        var plan = single(scheme, severity, letter, aql);
        assertThat(
                        plan.planLetter()
                                + " "
                                + plan.sampleSize()
                                + " "
                                + plan.acceptance()
                                + "/"
                                + plan.rejection())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # type, severity, letter, AQL, plan
                    DOUBLE,   NORMAL,    K, 2.5, K DOUBLE 80 3/7 160 8/9
                    DOUBLE,   NORMAL,    L, 100, E DOUBLE 8 11/16 16 26/27
                    DOUBLE,   NORMAL,    A, 10,  C DOUBLE 3 0/2 6 1/2
                    DOUBLE,   NORMAL,    A, 15,  B DOUBLE 2 0/2 4 1/2
                    DOUBLE,   NORMAL,    K, 0.10, K SINGLE 125 0/1
                    DOUBLE,   TIGHTENED, R, 0.025, S DOUBLE 2000 0/2 4000 1/2
                    DOUBLE,   REDUCED,   K, 2.5, K DOUBLE 32 1/5 64 4/7
                    MULTIPLE, NORMAL,    F, 100, E MULTIPLE 3 2/9 6 7/14 9 13/19 12 19/25 15 25/29 18 31/33 21 37/38
                    MULTIPLE, NORMAL,    C, 15,  C DOUBLE 3 0/3 6 3/4
                    MULTIPLE, NORMAL,    K, 0.40, K MULTIPLE 32 #/2 64 #/2 96 0/2 128 0/3 160 1/3 192 1/3 224 2/3
                    MULTIPLE, TIGHTENED, K, 1.5, K MULTIPLE 32 #/3 64 0/3 96 1/4 128 2/5 160 3/6 192 4/6 224 6/7
                    MULTIPLE, REDUCED,   E, 6.5, E DOUBLE 3 0/3 6 0/4
                    """)
    void findsThePublishedPlansInSeveralSamples(
            PlanType type, Severity severity, String letter, String aql, String expected) {
        var plan =
                SamplingPlans.inTable(
                        Scheme.Z1_4, type, severity, CodeLetter.valueOf(letter), Aql.of(aql));
        var told = new StringBuilder(plan.planLetter() + " " + plan.type());
        for (var stage : plan.stages()) {
            told.append(
                    " %d %s/%d"
                            .formatted(
                                    stage.cumulative(), stage.acceptanceText(), stage.rejection()));
        }
        assertThat(told).hasToString(expected);
    }

    @Test
    void theFirstSampleOfADoublePlanIsOneSizeBelowTheSingleOne() {
        var single = SamplingPlans.all(Scheme.Z1_4, PlanType.SINGLE, Severity.NORMAL);
        var twice = SamplingPlans.all(Scheme.Z1_4, PlanType.DOUBLE, Severity.NORMAL);
        for (var at = 0; at < single.size(); at++) {
            if (twice.get(at).type() != PlanType.DOUBLE) continue;
            var below = CodeLetter.values()[single.get(at).planLetter().ordinal() - 1];
            assertThat(twice.get(at).sampleSize())
                    .isEqualTo(Diagonals.size(PlanType.SINGLE, Severity.NORMAL, below));
        }
    }

    /// Tables X-D to X-R of MIL-STD-105E print one column for a normal AQL and for the tightened
    /// one beside it.
    @Test
    void aTightenedPlanHasTheNumbersOfTheNormalPlanWithTheSameAc() {
        for (var type : PlanType.values()) {
            var normal = SamplingPlans.all(Scheme.Z1_4, type, Severity.NORMAL);
            for (var plan : SamplingPlans.all(Scheme.Z1_4, type, Severity.TIGHTENED)) {
                normal.stream()
                        .filter(
                                other ->
                                        other.type() == plan.type()
                                                && other.sampleSize() == plan.sampleSize()
                                                && other.acceptance() == plan.acceptance())
                        .forEach(other -> assertThat(plan.stages()).isEqualTo(other.stages()));
            }
        }
    }

    @Test
    void aLaterSampleNeitherAcceptsNorRejectsAtLess() {
        for (var severity : Severity.values()) {
            for (var type : PlanType.values()) {
                for (var plan : SamplingPlans.all(Scheme.Z1_4, type, severity)) {
                    for (var at = 1; at < plan.stages().size(); at++) {
                        var before = plan.stages().get(at - 1);
                        var stage = plan.stages().get(at);
                        assertThat(stage.acceptance()).isGreaterThanOrEqualTo(before.acceptance());
                        assertThat(stage.rejection()).isGreaterThanOrEqualTo(before.rejection());
                    }
                }
            }
        }
    }

    @Test
    void aLooserAqlNeverAsksForFewerNonconformingPerUnitAtTheSameLetter() {
        for (var scheme : Scheme.values()) {
            for (var severity : Severity.values()) {
                for (var letter : CodeLetter.ASKED) {
                    var before = -1.0;
                    for (var aql : Aql.ALL) {
                        var plan =
                                SamplingPlans.inTable(
                                        scheme, PlanType.SINGLE, severity, letter, aql);
                        var allowed = (double) plan.acceptance() / plan.sampleSize();
                        assertThat(allowed).isGreaterThanOrEqualTo(before);
                        before = allowed;
                    }
                }
            }
        }
    }

    @Test
    void tablesThatAreNotAtHandAreNotOffered() {
        for (var type : List.of(PlanType.DOUBLE, PlanType.MULTIPLE)) {
            assertThat(SamplingPlans.offers(Scheme.ISO_2859_1, type)).isFalse();
            assertThatThrownBy(() -> SamplingPlans.all(Scheme.ISO_2859_1, type, Severity.NORMAL))
                    .isInstanceOf(NotOfferedException.class)
                    .hasMessageStartingWith("Not offered");
        }
    }

    @Test
    void noLotIsAskedForByTheLetterS() {
        assertThatThrownBy(() -> single(Scheme.Z1_4, Severity.TIGHTENED, "S", "0.025"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("S");
    }
}
