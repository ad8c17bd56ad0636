package live.lsn.desk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.desk.plan.PlanAsk.Law;
import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.CodeLetter;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.ui.Background;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Locale;

class PlanViewModelTest {
    private static final Formats FORMATS = new Formats(Locale.UK, ZoneOffset.UTC);
    private static final Background NOW = new Background(Runnable::run, Runnable::run);
    @TempDir private Path dir;

    private PlanViewModel model(Background background) {
        var notes = new ProfileNotes(dir, ProfileKey.load(dir.resolve("key")));
        return new PlanViewModel(background, FORMATS, new PlanMemory(notes, background));
    }

    private PlanViewModel withLot(String lot) {
        var model = model(NOW);
        model.typeLot(lot);
        return model;
    }

    private static SamplingPlan plan(PlanViewModel model, NonconformityClass of) {
        return requireNonNull(
                requireNonNull(model.plans().get()).classes().stream()
                        .filter(each -> each.of() == of)
                        .findFirst()
                        .orElseThrow()
                        .plan());
    }

    private static DrawnCurve curve(PlanViewModel model) {
        return requireNonNull(model.curve().get());
    }

    @Test
    void eachClassOfALotHasItsOwnSampleSizeAndTheArrowTakesTheWholePlan() {
        var model = withLot("3000");
        var critical = plan(model, NonconformityClass.CRITICAL);
        assertThat(critical.sampleSize()).isEqualTo(200);
        assertThat(critical.letter()).isEqualTo(CodeLetter.K);
        assertThat(critical.planLetter()).isEqualTo(CodeLetter.L);
        var major = plan(model, NonconformityClass.MAJOR);
        assertThat(major.sampleSize()).isEqualTo(125);
        assertThat(major.acceptance()).isEqualTo(7);
        assertThat(plan(model, NonconformityClass.MINOR).acceptance()).isEqualTo(10);
    }

    @Test
    void theCurveIsReadAsTheStandardsHaveIt() {
        var drawn = curve(withLot("3000"));
        assertThat(drawn.law()).isEqualTo(Law.BINOMIAL);
        var read = drawn.readings();
        assertThat(read.acceptance()).isCloseTo(0.986384, within(1e-6));
        assertThat(read.producersRisk()).isCloseTo(0.013616, within(1e-6));
        assertThat(read.producer()).isCloseTo(0.0322, within(5e-5));
        assertThat(read.consumer()).isCloseTo(0.0924, within(5e-5));
        assertThat(read.outgoing().limit()).isCloseTo(0.0360, within(5e-5));
        assertThat(read.sample()).isCloseTo(125, within(1e-9));
    }

    @Test
    void aLotIsReadInItsOwnUnits() {
        var model = withLot("1200");
        model.change(ask -> ask.withThisLot(true));
        var drawn = curve(model);
        assertThat(drawn.law()).isEqualTo(Law.HYPERGEOMETRIC);
        assertThat(drawn.plan().sampleSize()).isEqualTo(80);
        var fifty =
                drawn.lines().getFirst().points().stream()
                        .filter(at -> Math.round(at.quality() * 1200) == 50)
                        .findFirst();
        fifty.ifPresent(at -> assertThat(at.acceptance()).isCloseTo(0.890458, within(1e-6)));
        var read = drawn.readings();
        assertThat(read.atAql()).isEqualTo(30 / 1200.0);
        // The last number of units with 95 % or more, and the first with less than 10 %.
        var own = new live.lsn.rules.sampling.OcCurve(drawn.plan().stages(), Counting.ITEMS);
        var good = (int) Math.round(read.producer() * 1200);
        assertThat(own.inLot(1200, good).probability()).isGreaterThanOrEqualTo(0.95);
        assertThat(own.inLot(1200, good + 1).probability()).isLessThan(0.95);
        var bad = (int) Math.round(read.consumer() * 1200);
        assertThat(own.inLot(1200, bad).probability()).isLessThan(0.10);
        assertThat(own.inLot(1200, bad - 1).probability()).isGreaterThanOrEqualTo(0.10);
    }

    @Test
    void comparedSeveritiesStandBesideTheOneThatIsAskedFor() {
        var model = withLot("3000");
        model.change(ask -> ask.withSeverity(Severity.TIGHTENED).withComparison(true));
        assertThat(curve(model).lines())
                .extracting(line -> line.plan().severity())
                .containsExactly(Severity.TIGHTENED, Severity.NORMAL, Severity.REDUCED);
        for (var line : curve(model).lines())
            assertThat(line.points().getFirst().acceptance()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theSchemeThatHasNoTablesOfATypeFallsBackToTheSingleOne() {
        var model = withLot("3000");
        model.change(ask -> ask.withScheme(Scheme.Z1_4).withType(PlanType.DOUBLE));
        assertThat(plan(model, NonconformityClass.MAJOR).stages()).hasSize(2);
        model.change(ask -> ask.withScheme(Scheme.ISO_2859_1));
        assertThat(model.ask().get().type()).isEqualTo(PlanType.SINGLE);
        assertThat(plan(model, NonconformityClass.MAJOR).stages()).hasSize(1);
    }

    @Test
    void anAqlAboveTenIsNoPercentageAndHasItsPlanPerHundred() {
        var model = withLot("3000");
        model.change(ask -> ask.withAql(NonconformityClass.MAJOR, Aql.of("15")));
        assertThat(requireNonNull(model.plans().get()).shown()).isNull();
        assertThat(model.curve().get()).isNull();
        model.change(ask -> ask.withCounting(Counting.PER_HUNDRED));
        assertThat(plan(model, NonconformityClass.MAJOR).acceptance()).isEqualTo(21);
        assertThat(curve(model).law()).isEqualTo(Law.POISSON);
    }

    @Test
    void aClassThatIsLeftOutHasNoPlanAndGivesTheCurveToAnother() {
        var model = withLot("3000");
        model.change(ask -> ask.withAql(NonconformityClass.MAJOR, null));
        assertThat(requireNonNull(model.plans().get()).classes())
                .extracting(Planned.OfClass::of)
                .containsExactly(NonconformityClass.CRITICAL, NonconformityClass.MINOR);
        assertThat(model.ask().get().curveOf()).isEqualTo(NonconformityClass.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', plan.lot.none",
                "abc, plan.lot.not-whole",
                "'12,50', plan.lot.not-whole",
                "12.5, plan.lot.not-whole",
                "1, plan.lot.small",
                "0, plan.lot.small",
                "99999999999999999999, plan.lot.large",
                "2, -",
                "'3,000', -",
                "1000000000, -"
            })
    void whatIsNoSizeOfALotIsToldAndHasNoPlan(String typed, String problem) {
        var model = withLot("3000");
        model.typeLot(typed);
        assertThat(model.lotProblem().get()).isEqualTo(problem);
        assertThat(model.plans().get() == null).isEqualTo(problem != null);
        assertThat(model.curve().get() == null).isEqualTo(problem != null);
    }

    @Test
    void whatWasAskedLastIsThereAtTheNextStart() {
        var model = withLot("3000");
        model.change(
                ask ->
                        ask.withScheme(Scheme.Z1_4)
                                .withType(PlanType.MULTIPLE)
                                .withLevel(InspectionLevel.S_3)
                                .withSeverity(Severity.REDUCED)
                                .withAql(NonconformityClass.CRITICAL, null)
                                .withThisLot(true)
                                .withComparison(true));
        var next = model(NOW);
        assertThat(next.ask().get()).isEqualTo(model.ask().get());
        assertThat(next.lotProblem().get()).isNull();
        assertThat(next.plans().get()).isEqualTo(model.plans().get());
    }

    @Test
    void anAnswerToAnOlderQuestionIsDropped() {
        var worker = new ArrayDeque<Runnable>();
        var model = model(new Background(worker::add, Runnable::run));
        while (!worker.isEmpty()) worker.removeFirst().run();
        model.typeLot("3000");
        model.typeLot("400");
        while (!worker.isEmpty()) worker.removeLast().run();
        assertThat(requireNonNull(model.plans().get()).lotSize()).isEqualTo(400);
        assertThat(curve(model).plan().lotSize()).isEqualTo(400);
    }

    @Test
    void theTextNamesTheSchemeThePlansAndTheWayToThem() {
        var model = withLot("3000");
        model.change(ask -> ask.withScheme(Scheme.Z1_4).withSeverity(Severity.REDUCED));
        var messages = new Messages(Messages.bundle("live.lsn.desk.desk", Locale.UK));
        var text = new PlanWords(messages, FORMATS).text(requireNonNull(model.plans().get()));
        assertThat(text)
                .startsWith("ANSI/ASQ Z1.4 (MIL-STD-105E), single, reduced, level II, lot of 3,000")
                .contains("Critical, AQL 0.065\n  n 80, Ac 0, Re 1\n  K → L because")
                .contains("Major, AQL 2.5\n  n 50, Ac 3, Re 6\n")
                .contains(
                        "From 4 to 5 the lot is accepted, and the next one is inspected normally");
    }
}
