package live.lsn.rules.goods;

import static live.lsn.rules.goods.Dock.NOW;
import static live.lsn.rules.goods.Dock.SPEC;
import static live.lsn.rules.goods.Dock.start;
import static live.lsn.rules.goods.Dock.unit;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Inspection.Standing;
import live.lsn.api.model.goods.Lot.Way;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.GoodsProcedures.ChooseInspection;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.api.procedure.GoodsProcedures.TakeBackUnits;
import live.lsn.rules.sampling.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class InspectionRulesTest {
    private static SignInspection sign(String id, LotVerdict verdict, Disposition way, int units) {
        return new SignInspection("lot", id, verdict, Map.of(way, units), null);
    }

    private static SignInspection named(Map<Disposition, Integer> ways, String name) {
        return new SignInspection("lot", "a", LotVerdict.ACCEPTED, ways, null, name);
    }

    private static RecordUnits record(String id, UnitEntry... units) {
        return new RecordUnits("lot", id, List.of(units));
    }

    /// goods.md 5.1, 2.
    @Test
    void eachClassHasItsOwnSample() {
        var dock = Dock.received(3_000);
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        var classes = dock.lot().inspections().getFirst().classes();
        assertThat(classes)
                .extracting(
                        one ->
                                one.letter()
                                        + one.planLetter()
                                        + " "
                                        + one.most()
                                        + " "
                                        + one.samples().getLast().acceptance()
                                        + "/"
                                        + one.samples().getLast().rejection())
                .containsExactly("KL 200 0/1", "KK 125 7/8", "KK 125 10/11");
    }

    @Test
    void unitsBeyondAClasssSampleDoNotCountForIt() {
        var dock = Dock.received(3_000);
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        dock.good("a", 1, 125);
        IntStream.rangeClosed(126, 140)
                .forEach(
                        index ->
                                dock.give(
                                        InspectionRules.RECORD, record("a", unit(index, "DENT"))));
        dock.good("a", 141, 200);
        var count = InspectionCount.of(dock.lot().inspections().getFirst());
        assertThat(count.classes()).extracting(one -> one.count().found()).containsExactly(0, 0, 0);
        assertThat(count.verdict()).isInstanceOf(Verdict.Accepted.class);
    }

    /// goods.md 5.1, 7.
    @Test
    void anItemCountsOnceInEachClassAndItsNonconformitiesAllCount() {
        for (var counting : Counting.values()) {
            var spec = Dock.spec(Scheme.Z1_4, counting, false, List.of());
            var dock = Dock.received(3_000);
            dock.give(InspectionRules.START, start("a", spec, Severity.NORMAL, false));
            dock.give(InspectionRules.RECORD, record("a", unit(1, "DENT", "HINGE", "SCRATCH")));
            var count = InspectionCount.of(dock.lot().inspections().getFirst());
            assertThat(requireNonNull(count.of(NonconformityClass.MAJOR)).count().found())
                    .isEqualTo(counting == Counting.ITEMS ? 1 : 2);
            assertThat(requireNonNull(count.of(NonconformityClass.MINOR)).count().found())
                    .isEqualTo(1);
        }
    }

    /// goods.md 5.1, 10.
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ok", "150,2", "150 mm", "1e2", "NaN"})
    void noReadingAndNoTextEverLeadsToAccepted(String typed) {
        var band =
                new PlanSpec.Characteristic(
                        "BAND", "Band", "mm", "148.0", "156.0", NonconformityClass.MAJOR, 1);
        var spec = Dock.spec(Scheme.ISO_2859_1, Counting.ITEMS, false, List.of(band));
        var dock = Dock.received(10);
        dock.give(InspectionRules.START, start("a", spec, Severity.NORMAL, false));
        dock.good("a", 2, 10);
        assertThat(
                        dock.refusal(
                                InspectionRules.SIGN,
                                sign("a", LotVerdict.ACCEPTED, Disposition.ACCEPT, 10)))
                .isEqualTo("goods.inspection.unfinished");
        dock.give(
                InspectionRules.RECORD,
                record("a", new UnitEntry(1, null, Map.of(), Map.of("BAND", typed), false, NOW)));
        assertThat(
                        dock.refusal(
                                InspectionRules.SIGN,
                                sign("a", LotVerdict.ACCEPTED, Disposition.ACCEPT, 10)))
                .isEqualTo("goods.inspection.unfinished");
        dock.give(
                InspectionRules.RECORD,
                record("a", new UnitEntry(1, null, Map.of(), Map.of("BAND", "150.2"), false, NOW)));
        dock.give(InspectionRules.SIGN, sign("a", LotVerdict.ACCEPTED, Disposition.ACCEPT, 10));
        assertThat(dock.lot().state()).isEqualTo(LotState.ACCEPTED);
        assertThat(dock.lot().stockUnits()).isEqualTo(10);
    }

    /// goods.md 5.1, 9.
    @Test
    void dispositionsAddUpToTheLot() {
        var dock = Dock.received(3_000);
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        dock.good("a", 1, 200);
        var short1 =
                Map.of(Disposition.ACCEPT, 2_899, Disposition.REWORK, 60, Disposition.RETURN, 40);
        assertThat(
                        dock.refusal(
                                InspectionRules.SIGN,
                                new SignInspection("lot", "a", LotVerdict.ACCEPTED, short1, null)))
                .isEqualTo("goods.disposition.missing");
        var whole =
                Map.of(Disposition.ACCEPT, 2_900, Disposition.REWORK, 60, Disposition.RETURN, 40);
        assertThat(dock.refusal(InspectionRules.SIGN, named(whole, "n".repeat(81))))
                .isEqualTo("goods.sign.name");
        dock.give(InspectionRules.SIGN, named(whole, "A. Inspector"));
        assertThat(dock.lot().nameOf(dock.lot().inspections().getFirst().by()))
                .isEqualTo("A. Inspector");
        assertThat(dock.lot().nameOf("somebody else")).isNull();
        assertThat(dock.lot().dispositions())
                .containsExactly(
                        new Way(Disposition.ACCEPT, 2_900),
                        new Way(Disposition.REWORK, 60),
                        new Way(Disposition.RETURN, 40));
    }

    @Test
    void aRejectedLotGoesToNobodyAndOpensAReport() {
        var dock = Dock.received(3_000);
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        dock.give(InspectionRules.RECORD, record("a", unit(1, "SHARP")));
        dock.good("a", 2, 200);
        assertThat(
                        dock.refusal(
                                InspectionRules.SIGN,
                                sign("a", LotVerdict.ACCEPTED, Disposition.ACCEPT, 3_000)))
                .isEqualTo("goods.inspection.another-verdict");
        assertThat(
                        dock.refusal(
                                InspectionRules.SIGN,
                                sign("a", LotVerdict.REJECTED, Disposition.ACCEPT, 3_000)))
                .isEqualTo("goods.disposition.accept");
        dock.give(InspectionRules.SIGN, sign("a", LotVerdict.REJECTED, Disposition.RETURN, 3_000));
        assertThat(dock.lot().state()).isEqualTo(LotState.REJECTED);
        assertThat(dock.lot().stockUnits()).isZero();
        assertThat(dock.report().number()).isEqualTo("NCR-A");
        assertThat(dock.report().state()).isEqualTo(NonconformityState.OPEN);
    }

    @Test
    void inspectionEndsEarlyOnlyWhereThePlanSaysSo() {
        for (var may : List.of(true, false)) {
            var dock = Dock.received(3_000);
            var spec = Dock.spec(Scheme.Z1_4, Counting.ITEMS, may, List.of());
            dock.give(InspectionRules.START, start("a", spec, Severity.NORMAL, false));
            dock.give(InspectionRules.RECORD, record("a", unit(1, "SHARP")));
            var sign = sign("a", LotVerdict.REJECTED, Disposition.RETURN, 3_000);
            assertThat(dock.refusal(InspectionRules.SIGN, sign))
                    .isEqualTo(may ? "" : "goods.inspection.unfinished");
            if (may) assertThat(dock.signOff().curtailed()).isTrue();
        }
    }

    /// goods.md 5.1, 3: K 2.5 reduced with 4 found.
    @Test
    void aCountInTheGapAcceptsAndTheNextLotIsNormalInOneSchemeAlone() {
        for (var scheme : Scheme.values()) {
            var dock = Dock.received(3_000);
            var spec = Dock.spec(scheme, Counting.ITEMS, false, List.of());
            dock.give(InspectionRules.START, start("a", spec, Severity.REDUCED, false));
            IntStream.rangeClosed(1, 4)
                    .forEach(
                            at -> dock.give(InspectionRules.RECORD, record("a", unit(at, "DENT"))));
            dock.good("a", 5, dock.lot().inspections().getFirst().most());
            dock.give(
                    InspectionRules.SIGN,
                    sign("a", LotVerdict.ACCEPTED, Disposition.ACCEPT, 3_000));
            assertThat(dock.signOff().normalNext()).isEqualTo(scheme == Scheme.Z1_4);
        }
    }

    @Test
    void twoWhoDidNotKnowOfEachOtherAreBothKeptAndAPersonChooses() {
        var dock = Dock.received(10);
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        dock.give(InspectionRules.START, start("b", SPEC, Severity.NORMAL, false));
        dock.good("a", 1, 10);
        dock.give(InspectionRules.RECORD, record("b", unit(1, "SHARP")));
        dock.good("b", 2, 10);
        dock.give(InspectionRules.SIGN, sign("b", LotVerdict.REJECTED, Disposition.RETURN, 10));
        assertThat(dock.lot().isToChoose()).isFalse();
        dock.give(InspectionRules.SIGN, sign("a", LotVerdict.ACCEPTED, Disposition.ACCEPT, 10));
        assertThat(dock.lot().isToChoose()).isTrue();
        assertThat(dock.lot().state()).isEqualTo(LotState.REJECTED);
        assertThat(dock.report().state()).isEqualTo(NonconformityState.OPEN);
        dock.give(InspectionRules.CHOOSE, new ChooseInspection("lot", "a"));
        assertThat(dock.report().state()).isEqualTo(NonconformityState.CLOSED);
        assertThat(dock.lot().state()).isEqualTo(LotState.ACCEPTED);
        assertThat(dock.lot().isToChoose()).isFalse();
        assertThat(dock.lot().inspections())
                .extracting(one -> one.id() + " " + one.standing())
                .containsExactly("a " + Standing.ORIGINAL, "b " + Standing.SET_ASIDE);
        assertThat(dock.refusal(InspectionRules.CHOOSE, new ChooseInspection("lot", "b")))
                .isEqualTo("goods.inspection.nothing-to-choose");
    }

    @Test
    void aRejectedLotIsInspectedAgainAndThatInspectionHolds() {
        var dock = Dock.received(10);
        assertThat(dock.refusal(InspectionRules.START, start("x", SPEC, Severity.NORMAL, true)))
                .isEqualTo("goods.inspection.not-rejected");
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        dock.give(InspectionRules.RECORD, record("a", unit(1, "SHARP")));
        dock.good("a", 2, 10);
        dock.give(InspectionRules.SIGN, sign("a", LotVerdict.REJECTED, Disposition.REWORK, 10));
        dock.give(InspectionRules.START, start("b", SPEC, Severity.NORMAL, true));
        dock.good("b", 1, 10);
        dock.give(InspectionRules.SIGN, sign("b", LotVerdict.ACCEPTED, Disposition.ACCEPT, 10));
        assertThat(dock.lot().chosen()).isEqualTo("b");
        assertThat(dock.lot().state()).isEqualTo(LotState.ACCEPTED);
        assertThat(dock.lot().isToChoose()).isFalse();
    }

    @Test
    void entriesAreReplacedAndTakenBackUntilItIsSigned() {
        var dock = Dock.received(10);
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        dock.good("a", 1, 10);
        dock.give(InspectionRules.RECORD, record("a", unit(4, "DENT")));
        dock.give(InspectionRules.TAKE_BACK, new TakeBackUnits("lot", "a", 9));
        var units = dock.lot().inspections().getFirst().units();
        assertThat(units).hasSize(8);
        assertThat(units.get(3).defects()).containsExactly(Map.entry("DENT", 1));
        assertThat(dock.lot().inspections().getFirst().next()).isEqualTo(9);
        assertThat(dock.refusal(InspectionRules.RECORD, record("a", unit(11))))
                .isEqualTo("goods.units.malformed");
        assertThat(dock.refusal(InspectionRules.RECORD, record("a", unit(9, "RUST"))))
                .isEqualTo("goods.units.malformed");
    }

    @Test
    void aSingleUnitIsLookedAt() {
        var dock = Dock.received(1);
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        assertThat(dock.lot().inspections().getFirst().most()).isEqualTo(1);
    }

    @Test
    void aConcessionAsksForMoreThanInspecting() {
        var command = sign("a", LotVerdict.REJECTED, Disposition.CONCESSION, 10);
        assertThat(InspectionRules.SIGN.allows(Role.WAREHOUSE_INSPECTOR.permissions(), command))
                .isFalse();
        assertThat(InspectionRules.SIGN.allows(Role.FOUNDER.permissions(), command)).isTrue();
        assertThat(Role.WAREHOUSE_INSPECTOR.permissions()).contains(Permission.QUALITY_INSPECT);
    }
}
