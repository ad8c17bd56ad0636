package live.lsn.rules.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.sampling.InspectedLot.Conditions;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

@Tag("aql")
@net.jqwik.api.Tag("aql")
class SwitchingTest {
    private static final Switching ISO = new Switching(Scheme.ISO_2859_1, false);
    private static final Switching Z14 = new Switching(Scheme.Z1_4, false);

    /// K at 2.5: normal 125 (7/8), tightened 125 (5/6), reduced 50 (3/6) or 50 (5/6).
    private static InspectedLot lot(Switching rules, String aql, int at, int found) {
        return lot(rules, aql, at, Counts.total(found), Conditions.usual());
    }

    private static InspectedLot lot(
            Switching rules, String aql, int at, Counts counts, Conditions conditions) {
        return new InspectedLot(
                "L" + at,
                null,
                new PlanRequest(
                        rules.scheme(),
                        PlanType.SINGLE,
                        Severity.NORMAL,
                        InspectionLevel.II,
                        Aql.of(aql),
                        3_000),
                null,
                counts,
                null,
                false,
                conditions);
    }

    private static List<InspectedLot> lots(Switching rules, String aql, int... found) {
        var lots = new ArrayList<InspectedLot>();
        for (var count : found) lots.add(lot(rules, aql, lots.size() + 1, count));
        return lots;
    }

    private static InspectedLot under(InspectedLot lot, Conditions conditions) {
        return new InspectedLot(
                lot.id(),
                lot.aql(),
                lot.question(),
                lot.recorded(),
                lot.counts(),
                lot.verdict(),
                lot.resubmitted(),
                conditions);
    }

    private static InspectedLot resubmitted(InspectedLot lot) {
        return new InspectedLot(
                lot.id() + "r",
                lot.aql(),
                lot.question(),
                lot.recorded(),
                lot.counts(),
                lot.verdict(),
                true,
                lot.conditions());
    }

    private static String told(List<SwitchStep> steps) {
        var told = new StringBuilder();
        for (var step : steps) {
            told.append(step.state().name().charAt(0))
                    .append(step.judged().verdict().name().charAt(0));
        }
        return told + " " + steps.getLast().next() + " " + steps.getLast().reason();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void twoOfFiveRejectedTightensAndFiveInARowBringBack(Scheme scheme) {
        var rules = new Switching(scheme, false);
        assertThat(told(rules.replay(lots(rules, "2.5", 8, 0, 0, 0, 8))))
                .isEqualTo("NRNANANANR TIGHTENED TWO_OF_FIVE_REJECTED");
        assertThat(told(rules.replay(lots(rules, "2.5", 8, 0, 0, 0, 0, 8))))
                .isEqualTo("NRNANANANANR NORMAL STAYS");
        assertThat(told(rules.replay(lots(rules, "2.5", 8, 8))))
                .isEqualTo("NRNR TIGHTENED TWO_OF_FIVE_REJECTED");
        assertThat(told(rules.replay(lots(rules, "2.5", 8, 8, 5, 5, 5, 5, 6, 5, 5, 5, 5, 5))))
                .isEqualTo("NRNRTATATATATRTATATATATA NORMAL FIVE_ACCEPTED");
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void fiveRejectedInOneRunOfTightenedDiscontinueUntilTheSupplierActs(Scheme scheme) {
        var rules = new Switching(scheme, false);
        var lots = lots(rules, "2.5", 8, 8, 6, 0, 6, 0, 0, 6, 0, 6, 0, 6, 0);
        assertThat(told(rules.replay(lots)))
                .isEqualTo("NRNRTRTATRTATATRTATRTATRDN DISCONTINUED DISCONTINUED");
        var acted = new Conditions(true, true, true, false);
        lots.add(under(lot(rules, "2.5", 14, 6), acted));
        var last = rules.replay(lots).getLast();
        assertThat(last.resumed()).isTrue();
        assertThat(last.state()).isEqualTo(InspectionState.TIGHTENED);
        assertThat(last.next()).isEqualTo(InspectionState.TIGHTENED);
    }

    @Test
    void theScoreOfIsoReaches30() {
        // Ac 7, one AQL tighter Ac 5: 3 each up to five found.
        var steps = ISO.replay(lots(ISO, "2.5", 5, 5, 5, 5, 5, 5, 5, 5, 5, 5));
        assertThat(steps.get(8).score()).isEqualTo(27);
        assertThat(steps.get(8).next()).isEqualTo(InspectionState.NORMAL);
        assertThat(steps.getLast().next()).isEqualTo(InspectionState.REDUCED);
        assertThat(steps.getLast().reason()).isEqualTo(SwitchReason.SCORE_REACHED);
        // Six would fail one AQL tighter: back to 0, though the lot is accepted.
        var fallen = ISO.replay(lots(ISO, "2.5", 5, 5, 6, 5));
        assertThat(fallen).extracting(SwitchStep::score).containsExactly(3, 6, 0, 3);
        // Ac 0: 2 each, so 15 lots.
        var zero = ISO.replay(lots(ISO, "0.10", new int[15]));
        assertThat(zero.get(13).score()).isEqualTo(28);
        assertThat(zero.getLast().next()).isEqualTo(InspectionState.REDUCED);
        // Ac 1: 2 each as well.
        assertThat(ISO.replay(lots(ISO, "0.40", 1, 1)).getLast().score()).isEqualTo(4);
        assertThat(ISO.replay(lots(ISO, "0.40", 1, 2)).getLast().score()).isZero();
    }

    @Test
    void theNextTighterPlanOfEveryNormalCellIsTheOneThatTheScoreTakes() {
        for (var plan : SamplingPlans.all(Scheme.ISO_2859_1, PlanType.SINGLE, Severity.NORMAL)) {
            if (plan.acceptance() < 2) continue;
            // The cell itself, not one whose arrow leads there.
            var row = plan.planLetter();
            var text =
                    SamplingPlans.printed(
                            Scheme.ISO_2859_1, PlanType.SINGLE, Severity.NORMAL, row, plan.aql());
            assertThat(text).isEqualTo(Integer.toString(plan.acceptance()));
            var tighter =
                    SamplingPlans.inTable(
                            Scheme.ISO_2859_1,
                            PlanType.SINGLE,
                            Severity.NORMAL,
                            row,
                            Aql.ALL.get(plan.aql().index() - 1));
            assertThat(tighter.sampleSize()).isEqualTo(plan.sampleSize());
            var at = new ArrayList<InspectedLot>();
            for (var found : List.of(tighter.acceptance(), tighter.acceptance() + 1)) {
                at.add(
                        new InspectedLot(
                                "L" + found,
                                null,
                                null,
                                plan.stages(),
                                Counts.total(found),
                                null,
                                false,
                                Conditions.usual()));
            }
            assertThat(ISO.replay(at)).extracting(SwitchStep::score).containsExactly(3, 0);
        }
    }

    @Test
    void isoScoresDoublePlansByTheirFirstSample() {
        var recorded = List.of(new Stage(80, 80, 3, 7), new Stage(80, 160, 8, 9));
        var lots = new ArrayList<InspectedLot>();
        for (var found : List.of(List.of(3), List.of(3), List.of(4, 1), List.of(2))) {
            lots.add(
                    new InspectedLot(
                            "L" + lots.size(),
                            null,
                            null,
                            recorded,
                            Counts.bySample(found),
                            null,
                            false,
                            Conditions.usual()));
        }
        assertThat(ISO.replay(lots)).extracting(SwitchStep::score).containsExactly(3, 6, 0, 3);
    }

    @Test
    void tenAcceptedLotsOfZ14ReduceWithinTheirLimitNumber() {
        // 1,250 units at AQL 2.5: 24 at most.
        var steps = Z14.replay(lots(Z14, "2.5", 3, 3, 3, 3, 2, 2, 2, 2, 2, 2));
        assertThat(steps.getLast().reason()).isEqualTo(SwitchReason.TEN_ACCEPTED);
        assertThat(steps.getLast().next()).isEqualTo(InspectionState.REDUCED);
        var many = lots(Z14, "2.5", 3, 3, 3, 3, 3, 2, 2, 2, 2, 2);
        assertThat(Z14.replay(many).getLast().reason())
                .isEqualTo(SwitchReason.LIMIT_NUMBER_EXCEEDED);
        assertThat(new Switching(Scheme.Z1_4, true).after(many)).isEqualTo(InspectionState.REDUCED);
        // The next ten lots without the first.
        many.add(lot(Z14, "2.5", 11, 2));
        assertThat(Z14.after(many)).isEqualTo(InspectionState.REDUCED);
    }

    @Test
    void aRejectedLotBeginsTheTenAnew() {
        var lots = lots(Z14, "2.5", 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(Z14.after(lots)).isEqualTo(InspectionState.NORMAL);
        lots.add(lot(Z14, "2.5", 12, 0));
        assertThat(Z14.after(lots)).isEqualTo(InspectionState.REDUCED);
    }

    @Test
    void moreThanTenLotsAreLookedAtWhereTheirUnitsDoNotSuffice() {
        // K at 0.065 is 200 units with Ac 0: the tables begin at 3,150 units.
        assertThat(Z14.replay(lots(Z14, "0.065", new int[15])).getLast().reason())
                .isEqualTo(SwitchReason.TOO_FEW_UNITS);
        assertThat(Z14.after(lots(Z14, "0.065", new int[16]))).isEqualTo(InspectionState.REDUCED);
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void reducedIsEarnedButWaitsForSteadyProductionAndApproval(Scheme scheme) {
        var rules = new Switching(scheme, false);
        var lots = lots(rules, "2.5", new int[9]);
        lots.add(under(lot(rules, "2.5", 10, 0), new Conditions(false, true, false, false)));
        assertThat(rules.replay(lots).getLast().reason())
                .isEqualTo(SwitchReason.REDUCED_NOT_STEADY);
        lots.add(under(lot(rules, "2.5", 11, 0), new Conditions(true, false, false, false)));
        assertThat(rules.replay(lots).getLast().reason())
                .isEqualTo(SwitchReason.REDUCED_NOT_APPROVED);
        lots.add(lot(rules, "2.5", 12, 0));
        assertThat(rules.after(lots)).isEqualTo(InspectionState.REDUCED);
    }

    private static SwitchStep onReduced(Switching rules, int found, Conditions conditions) {
        var lots = lots(rules, "2.5", new int[10]);
        lots.add(under(lot(rules, "2.5", 11, found), conditions));
        var last = rules.replay(lots).getLast();
        assertThat(last.state()).isEqualTo(InspectionState.REDUCED);
        return last;
    }

    @Test
    void fourOf50AreInTheGapOfZ14AndWithinAcOfIso() {
        var z14 = onReduced(Z14, 4, Conditions.usual());
        assertThat(z14.stages()).containsExactly(new Stage(50, 50, 3, 6));
        assertThat(z14.judged().verdict()).isEqualTo(LotVerdict.ACCEPTED);
        assertThat(z14.reason()).isEqualTo(SwitchReason.COUNT_IN_GAP);
        assertThat(z14.next()).isEqualTo(InspectionState.NORMAL);
        var iso = onReduced(ISO, 4, Conditions.usual());
        assertThat(iso.stages()).containsExactly(new Stage(50, 50, 5, 6));
        assertThat(iso.judged().verdict()).isEqualTo(LotVerdict.ACCEPTED);
        assertThat(iso.next()).isEqualTo(InspectionState.REDUCED);
        for (var rules : List.of(Z14, ISO)) {
            var six = onReduced(rules, 6, Conditions.usual());
            assertThat(six.judged().verdict()).isEqualTo(LotVerdict.REJECTED);
            assertThat(six.next()).isEqualTo(InspectionState.NORMAL);
            assertThat(six.reason()).isEqualTo(SwitchReason.REJECTED_ON_REDUCED);
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void irregularProductionAndOtherReasonsEndReducedInspection(Scheme scheme) {
        var rules = new Switching(scheme, false);
        assertThat(onReduced(rules, 0, new Conditions(false, true, false, false)).reason())
                .isEqualTo(SwitchReason.PRODUCTION_IRREGULAR);
        assertThat(onReduced(rules, 0, new Conditions(true, true, false, true)).reason())
                .isEqualTo(SwitchReason.NORMAL_WANTED);
        assertThat(onReduced(rules, 0, Conditions.usual()).next())
                .isEqualTo(InspectionState.REDUCED);
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void aLotRejectedOnReducedIsNotTheFirstOfTwoOnNormal(Scheme scheme) {
        var rules = new Switching(scheme, false);
        var lots = lots(rules, "2.5", new int[10]);
        lots.add(lot(rules, "2.5", 11, 6));
        lots.add(lot(rules, "2.5", 12, 8));
        assertThat(rules.after(lots)).isEqualTo(InspectionState.NORMAL);
        lots.add(lot(rules, "2.5", 13, 8));
        assertThat(rules.after(lots)).isEqualTo(InspectionState.TIGHTENED);
    }

    @Property(tries = 300)
    void resubmittedLotsNeverCount(
            @ForAll Scheme scheme,
            @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> found,
            @ForAll @IntRange(max = 40) int where) {
        var rules = new Switching(scheme, false);
        var lots = new ArrayList<InspectedLot>();
        for (var count : found) lots.add(lot(rules, "2.5", lots.size() + 1, count));
        var with = new ArrayList<>(lots);
        with.add(Math.min(where, lots.size()), resubmitted(lot(rules, "2.5", 99, 9)));
        assertThat(rules.after(with)).isEqualTo(rules.after(lots));
        assertThat(rules.changes(lots, with)).isEmpty();
    }

    @Property(tries = 300)
    void everyMoveIsExplainedAndFollowsFromTheState(
            @ForAll Scheme scheme, @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> found) {
        var rules = new Switching(scheme, false);
        var lots = new ArrayList<InspectedLot>();
        for (var count : found) lots.add(lot(rules, "2.5", lots.size() + 1, count));
        var state = InspectionState.NORMAL;
        for (var step : rules.replay(lots)) {
            assertThat(step.state()).isEqualTo(state);
            state = step.next();
            if (step.next() != step.state()) {
                assertThat(step.reason()).isNotEqualTo(SwitchReason.STAYS);
            }
            if (step.state() != InspectionState.NORMAL) assertThat(step.score()).isZero();
        }
    }

    @Test
    void aLateLotTellsWhichLaterLotsItChanges() {
        var known = lots(ISO, "2.5", 8, 0, 0, 0, 0);
        var late = lot(ISO, "2.5", 9, 8);
        var all = new ArrayList<>(known);
        all.add(2, late);
        var changes = ISO.changes(known, all);
        assertThat(changes).extracting(Switching.Change::lot).containsExactly("L3", "L4", "L5");
        var first = changes.getFirst();
        assertThat(first.before().state()).isEqualTo(InspectionState.NORMAL);
        assertThat(first.after().state()).isEqualTo(InspectionState.TIGHTENED);
    }

    @Test
    void aFinishedInspectionKeepsItsPlanAndVerdictWhenALateLotComes() {
        var known = lots(ISO, "2.5", 8, 0);
        known.add(
                new InspectedLot(
                        "done",
                        null,
                        null,
                        List.of(new Stage(125, 125, 7, 8)),
                        Counts.total(7),
                        LotVerdict.ACCEPTED,
                        false,
                        Conditions.usual()));
        var all = new ArrayList<>(known);
        all.add(1, lot(ISO, "2.5", 9, 8));
        var done = ISO.replay(all).getLast();
        assertThat(done.state()).isEqualTo(InspectionState.TIGHTENED);
        assertThat(done.stages()).containsExactly(new Stage(125, 125, 7, 8));
        assertThat(done.judged().verdict()).isEqualTo(LotVerdict.ACCEPTED);
    }

    @Test
    void aHistoryMayBeginInTheMiddle() {
        var rules = new Switching(Scheme.Z1_4, false, InspectionState.REDUCED);
        assertThat(rules.after(List.of())).isEqualTo(InspectionState.REDUCED);
        assertThat(told(rules.replay(lots(Z14, "2.5", 3, 4))))
                .isEqualTo("RARA NORMAL COUNT_IN_GAP");
        assertThat(Z14.after(List.of())).isEqualTo(InspectionState.NORMAL);
    }

    @Test
    void theOrderOfLotsMattersAndIsTheCallers() {
        var lots = lots(ISO, "2.5", 8, 0, 0, 0, 0, 8);
        assertThat(ISO.after(lots)).isEqualTo(InspectionState.NORMAL);
        Collections.swap(lots, 0, 1);
        assertThat(ISO.after(lots)).isEqualTo(InspectionState.TIGHTENED);
    }

    @Test
    void aLotWithoutCountsOrAVerdictIsNoHistory() {
        assertThatThrownBy(
                        () ->
                                new InspectedLot(
                                        "L1",
                                        null,
                                        null,
                                        List.of(new Stage(8, 8, 0, 1)),
                                        Counts.unknown(),
                                        null,
                                        false,
                                        Conditions.usual()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("L1");
        assertThatThrownBy(
                        () ->
                                new InspectedLot(
                                        "L1",
                                        null,
                                        null,
                                        null,
                                        Counts.total(2),
                                        null,
                                        false,
                                        Conditions.usual()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no plan");
    }
}
