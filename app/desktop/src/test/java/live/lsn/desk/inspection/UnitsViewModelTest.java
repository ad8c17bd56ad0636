package live.lsn.desk.inspection;

import static live.lsn.desk.inspection.KeptLot.LENGTH;
import static live.lsn.desk.inspection.KeptLot.defect;
import static live.lsn.desk.inspection.KeptLot.spec;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.api.procedure.GoodsProcedures.TakeBackUnits;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.rules.sampling.Verdict;
import live.lsn.ui.Background;
import live.lsn.ui.Formats;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

class UnitsViewModelTest {
    private static final Background NOW = new Background(Runnable::run, Runnable::run);
    private KeptLot desk = new KeptLot(spec(false), 3_000);
    private UnitsViewModel model = open();

    private UnitsViewModel open() {
        var made = new UnitsViewModel(desk, NOW, InstantSource.fixed(KeptLot.NOW));
        made.open(desk.lot("lot"), desk.inspection(), desk.inHand(desk.inspection()));
        return made;
    }

    private void inspect(PlanSpec spec, int size) {
        desk = new KeptLot(spec, size);
        model = open();
    }

    private Work work() {
        return requireNonNull(model.work().get());
    }

    private int found(NonconformityClass of) {
        return requireNonNull(work().count().of(of)).count().found();
    }

    private int inspected(NonconformityClass of) {
        return requireNonNull(work().count().of(of)).count().inspected();
    }

    private String said() {
        return requireNonNull(model.notice().get()).key();
    }

    private long recorded() {
        return desk.given.stream().filter(RecordUnits.class::isInstance).count();
    }

    @Test
    void aGoodUnitIsOneCommandAndTheNextUnitIsInHand() {
        model.finishUnit();
        assertThat(work().hand()).isEqualTo(new UnitInHand(2, null));
        assertThat(desk.inspection().units()).hasSize(1);
        assertThat(desk.inspection().units().getFirst().isGood()).isTrue();
        assertThat(recorded()).isEqualTo(1);
        assertThat(model.savedAt().get()).isEqualTo(KeptLot.NOW);
    }

    @Test
    void severalDefectsAreOnOneUnitAndEachIsSavedAtOnce() {
        model.defect(defect("SCRATCH"));
        assertThat(desk.inspection().units().getFirst().defects()).isEqualTo(Map.of("SCRATCH", 1));
        model.defect(defect("DENT"));
        model.defect(defect("DENT"));
        assertThat(work().hand().index()).isEqualTo(1);
        assertThat(desk.inspection().units().getFirst().defects())
                .isEqualTo(Map.of("SCRATCH", 1, "DENT", 2));
        assertThat(found(NonconformityClass.MAJOR)).isEqualTo(1);
        assertThat(found(NonconformityClass.MINOR)).isEqualTo(1);
        model.finishUnit();
        assertThat(recorded()).as("closing a unit with defects gives no command").isEqualTo(3);
        assertThat(work().hand().index()).isEqualTo(2);
    }

    @Test
    void aSerialNumberThatIsScannedAfterTheDefectIsFoundAgain() {
        model.defect(defect("DENT"));
        model.scan("SN-7");
        model = open();
        assertThat(work().hand()).isEqualTo(new UnitInHand(1, "SN-7"));
    }

    @Test
    void eachClassCountsAgainstItsOwnNumberOfUnits() {
        model.tally(124);
        model.defect(defect("DENT"));
        model.finishUnit();
        model.defect(defect("DENT"));
        model.defect(defect("EDGE"));
        model.finishUnit();
        assertThat(found(NonconformityClass.MAJOR)).isEqualTo(1);
        assertThat(inspected(NonconformityClass.MAJOR)).isEqualTo(125);
        assertThat(inspected(NonconformityClass.CRITICAL)).isEqualTo(126);
        assertThat(found(NonconformityClass.CRITICAL)).isEqualTo(1);
        assertThat(work().isLost()).isTrue();
        assertThat(work().isOver()).as("the plan lets nothing end early").isFalse();
    }

    @Test
    void inspectionEndsEarlyOnlyWhereThePlanSaysSo() {
        inspect(spec(true), 3_000);
        model.defect(defect("EDGE"));
        assertThat(work().count().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class, one -> assertThat(one.curtailed()).isTrue());
    }

    @Test
    void whatTheLastKeyDidIsTakenBackStepByStep() {
        model.finishUnit();
        model.defect(defect("SCRATCH"));
        model.defect(defect("DENT"));
        model.undo();
        assertThat(desk.inspection().units().getLast().defects()).isEqualTo(Map.of("SCRATCH", 1));
        model.undo();
        assertThat(desk.inspection().units()).hasSize(1);
        assertThat(work().hand().index()).isEqualTo(2);
        model.undo();
        assertThat(desk.inspection().units()).isEmpty();
        assertThat(work().hand().index()).isEqualTo(1);
        assertThat(desk.given.getLast()).isInstanceOf(TakeBackUnits.class);
        model.undo();
        assertThat(said()).isEqualTo("inspection.said.nothing-to-undo");
    }

    @Test
    void aTallyIsOneEntryOfManyUnitsAndIsTakenBackAsOne() {
        model.finishUnit();
        model.tally(20);
        assertThat(recorded()).isEqualTo(2);
        assertThat(desk.inspection().units()).hasSize(21);
        assertThat(desk.inspection().units().getLast().tallied()).isTrue();
        assertThat(work().hand().index()).isEqualTo(22);
        model.undo();
        assertThat(desk.inspection().units()).hasSize(1);
        model.tally(200);
        assertThat(said()).isEqualTo("inspection.said.tally-most");
        assertThat(desk.inspection().units()).hasSize(1);
    }

    @Test
    void aScanNamesTheUnitInHandAndTheNextOneOnceThisOneHasADefect() {
        model.scan("SN-1");
        assertThat(work().hand()).isEqualTo(new UnitInHand(1, "SN-1"));
        assertThat(desk.inspection().units()).as("a scan alone calls no unit good").isEmpty();
        model.scan("SN-2");
        assertThat(said()).isEqualTo("inspection.said.untold");
        model.defect(defect("DENT"));
        model.scan("SN-2");
        assertThat(work().hand()).isEqualTo(new UnitInHand(2, "SN-2"));
        assertThat(desk.inspection().units().getFirst().serial()).isEqualTo("SN-1");
        model.finishUnit();
        model.scan("SN-1");
        assertThat(said()).isEqualTo("inspection.said.known");
        assertThat(work().hand()).isEqualTo(new UnitInHand(3, null));
    }

    @Test
    void theSameUnitIsInHandAfterTheProgramHasEndedWithoutWarning() {
        model.finishUnit();
        model.scan("SN-2");
        assertThat(work().hand()).isEqualTo(new UnitInHand(2, "SN-2"));
        model = open();
        assertThat(work().hand()).isEqualTo(new UnitInHand(2, "SN-2"));
        model.defect(defect("DENT"));
        model = open();
        assertThat(work().hand()).isEqualTo(new UnitInHand(2, "SN-2"));
        assertThat(requireNonNull(work().entry()).defects()).isEqualTo(Map.of("DENT", 1));
        model.finishUnit();
        model = open();
        assertThat(work().hand().index()).isEqualTo(3);
        model.undo();
        assertThat(desk.inspection().units()).as("the last entry").hasSize(1);
    }

    @Test
    void anEntryIsChosenAndCorrectedInItsPlace() {
        model.tally(10);
        model.choose(4);
        model.defect(defect("DENT"));
        assertThat(desk.inspection().units()).hasSize(10);
        assertThat(desk.inspection().units().get(3).defects()).isEqualTo(Map.of("DENT", 1));
        model.clearDefects();
        assertThat(desk.inspection().units().get(3).isGood()).isTrue();
        model.finishUnit();
        assertThat(work().hand().index()).isEqualTo(11);
        model.choose(150);
        assertThat(work().hand().index()).as("nothing is entered there").isEqualTo(11);
    }

    @Test
    void anEmptyOrTextualReadingLeavesTheUnitOpenAndNeverAccepts() {
        inspect(spec(false, LENGTH), 8);
        assertThat(work().inspection().most()).isEqualTo(8);
        model.finishUnit();
        assertThat(said()).isEqualTo("inspection.said.unmeasured");
        assertThat(desk.inspection().units()).isEmpty();
        model.tally(8);
        assertThat(said()).isEqualTo("inspection.said.tally-measured");
        model.read("LENGTH", "about 50");
        assertThat(said()).isEqualTo("inspection.said.no-number");
        model.finishUnit();
        assertThat(work().hand().index()).as("the unit stays open").isEqualTo(1);
        assertThat(inspected(NonconformityClass.CRITICAL)).isZero();
        model.read("LENGTH", "50.0");
        model.finishUnit();
        model.read("LENGTH", "51.1");
        model.finishUnit();
        model.tally(6);
        assertThat(found(NonconformityClass.MAJOR)).isEqualTo(1);
        model.choose(1);
        model.read("LENGTH", "");
        assertThat(work().isOver()).as("taken out again").isFalse();
        assertThat(work().count().verdict()).isInstanceOf(Verdict.Pending.class);
    }

    @Test
    void theVerdictIsTheRulesAndWhatIsSignedAddsUp() {
        inspect(spec(false), 3_000);
        model.tally(200);
        assertThat(work().count()).isEqualTo(InspectionCount.of(desk.inspection()));
        assertThat(work().isOver()).isTrue();
        var signing = new Signing(work(), new Formats(Locale.UK, ZoneOffset.UTC));
        assertThat(signing.verdict()).isEqualTo(LotVerdict.ACCEPTED);
        assertThat(signing.dispositions()).isEqualTo(Map.of(Disposition.ACCEPT, 3_000));
        signing.type(Disposition.ACCEPT, "2,900");
        signing.type(Disposition.REWORK, "60");
        signing.type(Disposition.RETURN, "39");
        assertThat(requireNonNull(signing.problem()))
                .isEqualTo(Notice.stopped("inspection.sign.missing", "1"));
        signing.type(Disposition.RETURN, "forty");
        assertThat(requireNonNull(signing.problem()).key()).isEqualTo("inspection.sign.no-number");
        signing.type(Disposition.RETURN, "40");
        assertThat(signing.problem()).isNull();
        var sent =
                desk.send(
                        GoodsProcedures.SIGN_INSPECTION,
                        new SignInspection(
                                "lot", "insp", signing.verdict(), signing.dispositions(), null));
        assertThat(sent).isInstanceOf(Sent.Queued.class);
        assertThat(desk.lot("lot").stockUnits()).isEqualTo(2_900);
    }

    /// They do not have to: an accepted lot is one in which few such units are.
    @Test
    void unitsFoundWithDefectsAreToldBeforeTheyGoIntoStock() {
        inspect(spec(false), 3_000);
        model.defect(defect("DENT"));
        model.finishUnit();
        model.tally(199);
        var signing = new Signing(work(), new Formats(Locale.UK, ZoneOffset.UTC));
        assertThat(signing.verdict()).isEqualTo(LotVerdict.ACCEPTED);
        assertThat(signing.faultyInStock()).isEqualTo(1);
        signing.type(Disposition.ACCEPT, "2,999");
        signing.type(Disposition.REWORK, "1");
        assertThat(signing.problem()).isNull();
        assertThat(signing.faultyInStock()).isZero();
        signing.type(Disposition.ACCEPT, "many");
        assertThat(signing.faultyInStock()).isZero();
    }

    @Test
    void aRejectedLotHasNothingToAccept() {
        inspect(spec(true), 3_000);
        model.defect(defect("EDGE"));
        var signing = new Signing(work(), new Formats(Locale.UK, ZoneOffset.UTC));
        assertThat(signing.verdict()).isEqualTo(LotVerdict.REJECTED);
        assertThat(signing.dispositions()).isEqualTo(Map.of(Disposition.RETURN, 3_000));
        assertThat(signing.report()).isEqualTo("NCR-3381");
        signing.type(Disposition.RETURN, "");
        signing.type(Disposition.ACCEPT, "3000");
        assertThat(requireNonNull(signing.problem()).key())
                .isEqualTo("inspection.sign.none-accepted");
    }

    @Test
    void whatIsRefusedIsSaidAndTheScreenShowsWhatIsKept() {
        model.tally(200);
        desk.send(
                GoodsProcedures.SIGN_INSPECTION,
                new SignInspection(
                        "lot",
                        "insp",
                        LotVerdict.ACCEPTED,
                        Map.of(Disposition.ACCEPT, 3_000),
                        null));
        var refused = new java.util.ArrayList<String>();
        model.onRefusal(why -> refused.add(why.code()));
        model.choose(1);
        model.defect(defect("DENT"));
        assertThat(refused).containsExactly("goods.inspection.signed-already");
        assertThat(work().inspection()).isEqualTo(desk.inspection());
    }
}
