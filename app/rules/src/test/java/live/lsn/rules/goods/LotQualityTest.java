package live.lsn.rules.goods;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Inspection.Standing;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.model.goods.SignOff;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.rules.quality.DefectCode;
import live.lsn.rules.quality.LotQuality;
import live.lsn.rules.quality.PChart.Sample;
import live.lsn.rules.quality.Submission.Found;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Which inspections of a lot count for the quality of what came, and what they tell.
class LotQualityTest {
    private static final PlanSpec.Characteristic BAND =
            new PlanSpec.Characteristic(
                    "BAND", "Band opening", "mm", "148.0", "156.0", NonconformityClass.MAJOR, 2);
    private static final PlanSpec SPEC =
            Dock.spec(Scheme.Z1_4, Counting.ITEMS, false, List.of(BAND));

    private static Lot lot() {
        var dock = Dock.received(3_000);
        dock.give(InspectionRules.START, Dock.start("a", SPEC, Severity.NORMAL, false));
        return dock.lot();
    }

    private static SignOff sign(LotVerdict verdict, int hour) {
        return new SignOff(
                "inspector",
                Dock.NOW.plusSeconds(hour * 3_600L),
                verdict,
                false,
                false,
                Map.of(Disposition.ACCEPT, 3_000),
                null,
                null);
    }

    private static Inspection as(
            Inspection of, String id, boolean again, Standing standing, SignOff signed) {
        return new Inspection(
                id,
                "INS-" + id,
                of.by(),
                of.startedAt(),
                of.spec(),
                of.lotSize(),
                of.classes(),
                of.seed(),
                again,
                standing,
                of.units(),
                signed);
    }

    private static Lot with(Inspection... inspections) {
        var lot = lot();
        for (var each : inspections) lot = lot.with(each, LotState.REJECTED);
        return lot.judged(inspections[inspections.length - 1].id(), LotState.ACCEPTED, List.of());
    }

    private static Inspection begun() {
        return lot().inspections().getFirst();
    }

    @Test
    void aLotThatWasInspectedAgainStaysAsItCame() {
        var first = as(begun(), "a", false, Standing.ORIGINAL, sign(LotVerdict.REJECTED, 1));
        var again = as(begun(), "b", true, Standing.ORIGINAL, sign(LotVerdict.ACCEPTED, 2));
        var quality = LotQuality.of(with(first, again));
        assertThat(requireNonNull(quality.first()).accepted()).isFalse();
        assertThat(quality.again())
                .containsExactly(new LotQuality.Again(Dock.NOW.plusSeconds(7_200), true));
    }

    @Test
    void whatWasSetAsideDoesNotCount() {
        var aside = as(begun(), "a", false, Standing.SET_ASIDE, sign(LotVerdict.REJECTED, 1));
        var chosen = as(begun(), "b", false, Standing.ORIGINAL, sign(LotVerdict.ACCEPTED, 2));
        assertThat(requireNonNull(LotQuality.of(with(aside, chosen)).first()).accepted()).isTrue();
    }

    @Test
    void ofTwinsOneCountsUntilSomebodyHasChosen() {
        var first = as(begun(), "a", false, Standing.ORIGINAL, sign(LotVerdict.ACCEPTED, 1));
        var twin = as(begun(), "b", false, Standing.DUPLICATE, sign(LotVerdict.REJECTED, 2));
        var lot = with(first, twin);
        var undecided = lot.judged("a", LotState.ACCEPTED, List.of());
        assertThat(requireNonNull(LotQuality.of(undecided).first()).accepted()).isTrue();
        assertThat(LotQuality.of(undecided).again()).isEmpty();
    }

    @Test
    void anInspectionThatIsOpenTellsNothing() {
        assertThat(LotQuality.of(lot()).first()).isNull();
    }

    @Test
    void unitsAreCountedByClassAndReadingsOutOfToleranceAreNonconformities() {
        var inspection =
                begun().with(
                                List.of(
                                        unit(1, "150", Map.of("DENT", 2, "SCRATCH", 1)),
                                        unit(2, "157.5", Map.of()),
                                        unit(3, "", Map.of()),
                                        unit(4, "", Map.of("SCRATCH", 1))));
        var quality =
                LotQuality.of(
                        with(
                                as(
                                        inspection,
                                        "a",
                                        false,
                                        Standing.ORIGINAL,
                                        sign(LotVerdict.ACCEPTED, 1))));
        var first = requireNonNull(quality.first());
        assertThat(first.sample()).isEqualTo(new Sample(4, 3));
        assertThat(first.sample(NonconformityClass.MAJOR)).isEqualTo(new Sample(4, 2));
        assertThat(first.sample(NonconformityClass.MINOR)).isEqualTo(new Sample(4, 2));
        assertThat(first.sample(NonconformityClass.CRITICAL)).isEqualTo(new Sample(4, 0));
        assertThat(first.found())
                .containsExactlyInAnyOrder(
                        new Found(new DefectCode("DENT", NonconformityClass.MAJOR), "Dent", 2),
                        new Found(
                                new DefectCode("SCRATCH", NonconformityClass.MINOR), "Scratch", 2),
                        new Found(
                                new DefectCode("BAND", NonconformityClass.MAJOR),
                                "Band opening",
                                1));
    }

    private static UnitEntry unit(int index, String band, Map<String, Integer> defects) {
        return new UnitEntry(
                index,
                null,
                defects,
                Map.of("BAND", band),
                false,
                Instant.parse("2026-11-27T09:30:00Z"));
    }
}
