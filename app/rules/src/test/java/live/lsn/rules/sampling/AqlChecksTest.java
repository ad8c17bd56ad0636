package live.lsn.rules.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.sampling.InspectedLot.Conditions;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The acceptance checks of the specification in their order, each as a user meets it.
@Tag("aql")
class AqlChecksTest {
    private static final PlanRequest LOT =
            new PlanRequest(
                    Scheme.ISO_2859_1,
                    PlanType.SINGLE,
                    Severity.NORMAL,
                    InspectionLevel.II,
                    Aql.of("2.5"),
                    3_000);

    private static String told(int lot, String aql) {
        var plan =
                SamplingPlans.forLot(
                        new PlanRequest(
                                LOT.scheme(),
                                LOT.type(),
                                LOT.severity(),
                                LOT.level(),
                                Aql.of(aql),
                                lot));
        return plan.sampleSize() + " " + plan.acceptance() + "/" + plan.rejection();
    }

    private static InspectedLot lot(Scheme scheme, String id, int found) {
        var request =
                new PlanRequest(
                        scheme, LOT.type(), LOT.severity(), LOT.level(), LOT.aql(), LOT.lotSize());
        return new InspectedLot(
                id, null, request, null, Counts.total(found), null, false, Conditions.usual());
    }

    private static List<InspectedLot> tenGoodAnd(Scheme scheme, int found) {
        var lots = new ArrayList<InspectedLot>();
        for (var at = 1; at <= 10; at++) lots.add(lot(scheme, "L" + at, 0));
        lots.add(lot(scheme, "L11", found));
        return lots;
    }

    @Test
    void check1EveryCellOfEveryTableThatIsOffered() {
        var cells = 0;
        for (var scheme : Scheme.values()) {
            for (var type : PlanType.values()) {
                if (!SamplingPlans.offers(scheme, type)) continue;
                for (var severity : Severity.values()) {
                    var found =
                            SamplingPlans.all(scheme, type, severity).stream()
                                    .map(
                                            plan ->
                                                    plan.planLetter()
                                                            + " "
                                                            + plan.type()
                                                            + " "
                                                            + plan.stages())
                                    .toList();
                    assertThat(found).isEqualTo(Diagonals.all(scheme, type, severity));
                    cells += found.size();
                }
            }
        }
        assertThat(cells).isEqualTo(4 * 3 * 416);
    }

    @Test
    void check2ThePlansOfALotByClass() {
        assertThat(told(3_000, "0.065")).isEqualTo("200 0/1");
        assertThat(told(3_000, "2.5")).isEqualTo("125 7/8");
        assertThat(told(3_000, "4.0")).isEqualTo("125 10/11");
        assertThat(told(40, "2.5")).isEqualTo("5 0/1");
        assertThat(told(8, "0.65")).isEqualTo("8 0/1");
    }

    @Test
    void check3FourAndSixFoundOnReducedInspection() {
        for (var scheme : Scheme.values()) {
            var rules = new Switching(scheme, false);
            var four = rules.replay(tenGoodAnd(scheme, 4)).getLast();
            assertThat(four.state()).isEqualTo(InspectionState.REDUCED);
            assertThat(four.judged().verdict()).isEqualTo(LotVerdict.ACCEPTED);
            assertThat(four.next())
                    .isEqualTo(
                            scheme == Scheme.Z1_4
                                    ? InspectionState.NORMAL
                                    : InspectionState.REDUCED);
            var six = rules.replay(tenGoodAnd(scheme, 6)).getLast();
            assertThat(six.judged().verdict()).isEqualTo(LotVerdict.REJECTED);
        }
    }

    @Test
    void check4AHistoryThroughEverySeverity() {
        for (var scheme : Scheme.values()) {
            var lots = tenGoodAnd(scheme, 6);
            for (var found : List.of(8, 8, 5, 5, 5, 5, 5, 8, 8, 6, 6, 6, 6, 6)) {
                lots.add(lot(scheme, "L" + (lots.size() + 1), found));
            }
            var states = new StringBuilder();
            for (var step : new Switching(scheme, false).replay(lots)) {
                states.append(step.state().name().charAt(0));
            }
            assertThat(states).hasToString("N".repeat(10) + "R" + "NN" + "TTTTT" + "NN" + "TTTTT");
            assertThat(new Switching(scheme, false).after(lots))
                    .isEqualTo(InspectionState.DISCONTINUED);
        }
    }

    @Test
    void check5CurveAndFiniteLot() {
        var curve = OcCurve.of(SamplingPlans.forLot(LOT), Counting.ITEMS);
        assertThat(curve.at(0.025).probability()).isCloseTo(0.986384, within(1e-6));
        assertThat(curve.at(0.05).probability()).isCloseTo(0.711717, within(1e-6));
        var other = new OcCurve(List.of(new Stage(80, 80, 5, 6)), Counting.ITEMS);
        assertThat(other.inLot(1_200, 50).probability()).isCloseTo(0.890458, within(1e-6));
    }

    @Test
    void check6ALateLotTellsWhatItChangesAndRewritesNothing() {
        var rules = new Switching(Scheme.ISO_2859_1, false);
        var done =
                new InspectedLot(
                        "L2",
                        null,
                        LOT,
                        List.of(new Stage(125, 125, 7, 8)),
                        Counts.total(7),
                        LotVerdict.ACCEPTED,
                        false,
                        Conditions.usual());
        var known = List.of(lot(Scheme.ISO_2859_1, "L1", 8), done);
        var all = List.of(known.getFirst(), lot(Scheme.ISO_2859_1, "late", 8), done);
        var change = rules.changes(known, all).getFirst();
        assertThat(change.lot()).isEqualTo("L2");
        assertThat(change.before().state()).isEqualTo(InspectionState.NORMAL);
        assertThat(change.after().state()).isEqualTo(InspectionState.TIGHTENED);
        assertThat(change.after().judged().verdict()).isEqualTo(LotVerdict.ACCEPTED);
        assertThat(change.after().stages()).isEqualTo(done.recorded());
    }

    @Test
    void check7AnItemWithTwoMajorAndOneMinorNonconformity() {
        var unit =
                new UnitResult(
                        Map.of(NonconformityClass.MAJOR, 2, NonconformityClass.MINOR, 1), true);
        assertThat(
                        Stream.of(NonconformityClass.MAJOR, NonconformityClass.MINOR)
                                .map(of -> unit.count(of, Counting.ITEMS)))
                .containsExactly(1, 1);
        assertThat(
                        Stream.of(NonconformityClass.MAJOR, NonconformityClass.MINOR)
                                .map(of -> unit.count(of, Counting.PER_HUNDRED)))
                .containsExactly(2, 1);
    }

    @Test
    void check9DispositionsAddUp() {
        assertThat(
                        new Dispositions(
                                        3_000,
                                        Map.of(
                                                Disposition.ACCEPT,
                                                2_900,
                                                Disposition.REWORK,
                                                60,
                                                Disposition.RETURN,
                                                40))
                                .units())
                .hasSize(3);
        assertThatThrownBy(
                        () ->
                                new Dispositions(
                                        3_000,
                                        Map.of(
                                                Disposition.ACCEPT,
                                                2_900,
                                                Disposition.REWORK,
                                                60,
                                                Disposition.RETURN,
                                                39)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 units have no disposition");
    }

    @Test
    void check10NoReadingAndNoTextBecomesAccepted() {
        var plan =
                new ClassPlan(NonconformityClass.MAJOR, Counting.ITEMS, SamplingPlans.forLot(LOT));
        var width = new Characteristic("width", BigDecimal.ONE, BigDecimal.TEN);
        for (var text : List.of("", "yes", "ok", "5 mm")) {
            var unit =
                    UnitResult.measured(
                            List.of(
                                    new UnitResult.Measured(
                                            NonconformityClass.MAJOR, width, Reading.of(text))));
            var verdict = RunningCount.of(plan, Collections.nCopies(125, unit)).verdict(true);
            assertThat(verdict).isEqualTo(new Verdict.Pending(125, 1, false));
        }
        assertThat(RunningCount.of(plan, List.of()).verdict(true))
                .isInstanceOf(Verdict.Pending.class);
        assertThatThrownBy(() -> Judged.of(plan.plan().stages(), Counts.unknown()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
