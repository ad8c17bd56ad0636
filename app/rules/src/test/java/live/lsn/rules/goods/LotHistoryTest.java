package live.lsn.rules.goods;

import static live.lsn.rules.goods.Dock.NOW;
import static live.lsn.rules.goods.Dock.start;
import static live.lsn.rules.goods.Dock.unit;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.rules.sampling.InspectionState;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The history of one supplier's item as its lots tell it.
class LotHistoryTest {
    private static PlanSpec spec(Scheme scheme) {
        return Dock.spec(scheme, Counting.ITEMS, false, List.of());
    }

    /// A lot of 50 that came so many days after the first.
    private static Lot lot(Scheme scheme, int day, boolean good) {
        var dock = Dock.received(50);
        inspect(dock, "a", scheme, good, false);
        return at(dock.lot(), day);
    }

    private static void inspect(
            Dock dock, String id, Scheme scheme, boolean good, boolean resubmitted) {
        dock.give(InspectionRules.START, start(id, spec(scheme), Severity.NORMAL, resubmitted));
        if (!good)
            dock.give(
                    InspectionRules.RECORD, new RecordUnits("lot", id, List.of(unit(1, "SHARP"))));
        dock.good(id, good ? 1 : 2, dock.lot().inspections().getLast().most());
        dock.give(
                InspectionRules.SIGN,
                new SignInspection(
                        "lot",
                        id,
                        good ? LotVerdict.ACCEPTED : LotVerdict.REJECTED,
                        Map.of(good ? Disposition.ACCEPT : Disposition.REWORK, 50),
                        null));
    }

    private static Lot at(Lot lot, int day) {
        return new Lot(
                "lot-" + day,
                lot.version(),
                lot.channel(),
                "LOT-" + day,
                lot.source(),
                lot.state(),
                lot.count(),
                NOW.plusSeconds(day * 86_400L),
                lot.receivedBy(),
                lot.bin(),
                lot.putAways(),
                lot.files(),
                lot.inspections(),
                lot.chosen(),
                lot.dispositions(),
                lot.nonconformity(),
                false);
    }

    private static InspectionState critical(Scheme scheme, List<Lot> lots) {
        return java.util.Objects.requireNonNull(
                        new LotHistory(spec(scheme), lots)
                                .standings()
                                .get(NonconformityClass.CRITICAL))
                .state();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void twoOfFiveRejectedTightenThatClassAlone(Scheme scheme) {
        var lots = new ArrayList<Lot>();
        assertThat(critical(scheme, lots)).isEqualTo(InspectionState.NORMAL);
        lots.add(lot(scheme, 1, false));
        lots.add(lot(scheme, 2, true));
        assertThat(critical(scheme, lots)).isEqualTo(InspectionState.NORMAL);
        lots.add(lot(scheme, 3, false));
        var severities = new LotHistory(spec(scheme), lots).severities();
        assertThat(severities)
                .containsEntry(NonconformityClass.CRITICAL, Severity.TIGHTENED)
                .containsEntry(NonconformityClass.MINOR, Severity.NORMAL);
    }

    /// Reworked and accepted on resubmission, both: the rules count how they first came.
    @ParameterizedTest
    @EnumSource(Scheme.class)
    void whatIsAcceptedOnResubmissionWasRejectedAllTheSame(Scheme scheme) {
        var lots = new ArrayList<Lot>();
        for (var day = 1; day <= 2; day++) {
            var dock = Dock.received(50);
            inspect(dock, "a", scheme, false, false);
            inspect(dock, "b", scheme, true, true);
            assertThat(dock.lot().state()).isEqualTo(LotState.ACCEPTED);
            lots.add(at(dock.lot(), day));
        }
        assertThat(critical(scheme, lots)).isEqualTo(InspectionState.TIGHTENED);
    }

    /// goods.md 5.1, 6.
    @Test
    void aLotThatComesLateShowsWhatItChangesAndRewritesNothing() {
        var known = List.of(lot(Scheme.Z1_4, 1, false), lot(Scheme.Z1_4, 5, true));
        var late = lot(Scheme.Z1_4, 3, false);
        assertThat(new LotHistory(spec(Scheme.Z1_4), known).altered(NonconformityClass.CRITICAL))
                .isEmpty();
        var all = new ArrayList<>(known);
        all.add(late);
        var history = new LotHistory(spec(Scheme.Z1_4), all);
        assertThat(history.altered(NonconformityClass.CRITICAL))
                .containsExactly(
                        new LotHistory.Altered(
                                "LOT-5", InspectionState.NORMAL, InspectionState.TIGHTENED));
        assertThat(history.altered(NonconformityClass.MINOR)).isEmpty();
        assertThat(all.get(1)).isEqualTo(known.get(1));
    }

    @Test
    void fiveRejectedInOneRunDiscontinueAndNoSeverityIsTold() {
        var lots = new ArrayList<Lot>();
        for (var day = 1; day <= 7; day++) lots.add(lot(Scheme.Z1_4, day, false));
        assertThat(critical(Scheme.Z1_4, lots)).isEqualTo(InspectionState.DISCONTINUED);
        assertThat(new LotHistory(spec(Scheme.Z1_4), lots).severities())
                .doesNotContainKey(NonconformityClass.CRITICAL);
    }

    private static PlanSpec skipping(@Nullable Integer after) {
        var spec = spec(Scheme.Z1_4);
        return new PlanSpec(
                spec.scheme(),
                spec.type(),
                spec.level(),
                spec.counting(),
                spec.mayCurtail(),
                spec.limitNumbersWaived(),
                spec.reducedApproved(),
                spec.classes(),
                spec.defects(),
                spec.characteristics(),
                after);
    }

    /// Ten lots for each step, and one that waits.
    private static List<Lot> accepted(int lots) {
        var all = new ArrayList<Lot>();
        for (var day = 1; day <= lots; day++) all.add(lot(Scheme.Z1_4, day, true));
        return all;
    }

    private static LotDraw next(@Nullable Integer after, List<Lot> before) {
        var waiting = waiting(before.size() + 1);
        var all = new ArrayList<>(before);
        all.add(waiting);
        return new LotHistory(skipping(after), all).draw(waiting);
    }

    private static Lot waiting(int day) {
        return at(Dock.received(50).lot(), day);
    }

    @ParameterizedTest
    @CsvSource({"9, 1", "10, 2", "19, 2", "20, 3"})
    void lotsAreDrawnMoreSeldomTheMoreWereAcceptedInARow(int accepted, int oneIn) {
        assertThat(next(10, accepted(accepted)))
                .isEqualTo(new LotDraw(oneIn, LotDraw.seedOf(Dock.SOURCE), accepted + 1));
    }

    @Test
    void everyLotIsDrawnUnlessThePlanSaysOtherwise() {
        assertThat(next(null, accepted(20)).isDrawn()).isTrue();
        assertThat(next(null, accepted(20)).oneIn()).isOne();
    }

    @Test
    void aRejectedLotBeginsTheRowAnew() {
        var lots = accepted(12);
        lots.add(lot(Scheme.Z1_4, 13, false));
        for (var day = 14; day <= 22; day++) lots.add(lot(Scheme.Z1_4, day, true));
        assertThat(next(10, lots).oneIn()).isOne();
        lots.add(lot(Scheme.Z1_4, 23, true));
        assertThat(next(10, lots).oneIn()).isEqualTo(2);
    }

    @Test
    void aPassedLotTellsNothingAndKeepsItsPlace() {
        var lots = accepted(10);
        var passing = waiting(11);
        var way = List.of(new Lot.Way(Disposition.ACCEPT, 50));
        lots.add(passing.passed(new Lot.Passed("inspector", NOW, 2, 1, 11), way));
        var draw = next(10, lots);
        assertThat(draw.oneIn()).isEqualTo(2);
        assertThat(draw.place()).isEqualTo(12);
        assertThat(new LotHistory(skipping(10), lots).steps(NonconformityClass.MAJOR)).hasSize(10);
    }

    @Test
    void aLotThatSomebodyInspectsOrThatCameBrokenIsDrawn() {
        var lots = accepted(10);
        var broken = new Dock();
        broken.give(LotRules.COUNT, Dock.count(50, 1));
        broken.give(LotRules.RECEIVE, new ReceiveLot("lot"));
        var history = new LotHistory(skipping(10), lots);
        assertThat(history.draw(at(broken.lot(), 11)).oneIn()).isOne();
        assertThat(history.draw(lots.getLast()).oneIn()).isOne();
    }

    @Test
    void lotsOfAnotherSchemeTellNothing() {
        var lots = List.of(lot(Scheme.ISO_2859_1, 1, false), lot(Scheme.ISO_2859_1, 2, false));
        assertThat(critical(Scheme.Z1_4, lots)).isEqualTo(InspectionState.NORMAL);
    }
}
