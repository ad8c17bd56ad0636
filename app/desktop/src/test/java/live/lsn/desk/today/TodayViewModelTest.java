package live.lsn.desk.today;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Measure;
import live.lsn.api.model.Role;
import live.lsn.api.model.Source;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.sample.SampleData;
import live.lsn.rules.insights.Contributions.Part;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Period;
import live.lsn.rules.insights.Tally;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Without a toolkit: the test's own thread stands for the JavaFX thread and takes its work from a
/// queue.
class TodayViewModelTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    /// In the evening of a day that has been, whenever the test runs.
    private static final Instant NOW =
            ZonedDateTime.now(SYDNEY).minusDays(1).withHour(22).withMinute(5).toInstant();

    @TempDir private Path dir;
    private final ConcurrentLinkedQueue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private final List<Optional<String>> goals = new ArrayList<>();
    private final AtomicReference<Access> access =
            new AtomicReference<>(new Access(Role.FOUNDER.permissions()));
    private TestPlatform site;
    private DeskSession session;
    private TodayViewModel model;

    @BeforeEach
    void open() {
        site =
                new TestPlatform(
                        dir.resolve("server"),
                        Database::sqlite,
                        new SampleData.Size(2_000, 300, 1));
        var founder = site.caller(Role.FOUNDER, "AU");
        var platform = site.platform();
        var tokens =
                new LocalAccounts(platform.url(), platform.localSecret()).tokens(founder.account());
        session =
                DeskSession.open(
                        dir.resolve("desk"),
                        new Who(platform.url(), platform.platformId(), founder.account(), "AU"),
                        tokens);
        await(() -> session.sync().status().lastSync() != null);
        model = model();
        model.refresh();
        await(() -> model.shown() != null);
    }

    private TodayViewModel model() {
        var outgoing =
                new TodayReader.Outgoing() {
                    @Override
                    public long needsYou() {
                        return 0;
                    }

                    @Override
                    public long unsent() {
                        return 0;
                    }
                };
        var made =
                new TodayViewModel(
                        new TodayViewModel.Desk(
                                session.cache(),
                                session.commands(),
                                "AU",
                                () -> requireNonNull(access.get())),
                        new TodayReader(
                                session.cache(),
                                () -> requireNonNull(access.get()),
                                outgoing,
                                SYDNEY,
                                () -> NOW),
                        new Background(Runnable::run, fx::add),
                        () -> NOW);
        return made;
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
        site.close();
    }

    private void await(BooleanSupplier condition) {
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) throw new AssertionError("waited 20 s");
            var work = fx.poll();
            if (work == null) LockSupport.parkNanos(1_000_000);
            else work.run();
        }
    }

    private Page page() {
        return requireNonNull(model.shown());
    }

    private void look(Period period) {
        model.look(period);
        await(() -> page().question().period() == period);
    }

    private Proof proved(Measure measure) {
        model.explain(measure);
        model.prove();
        await(() -> model.proof().get() instanceof Loadable.Ready<Proof>);
        return model.proof().get() instanceof Loadable.Ready<Proof>(Proof ready)
                ? ready
                : requireNonNull(null);
    }

    @ParameterizedTest
    @EnumSource(Period.class)
    void everyFigureIsWhatItsOpenedRowsGive(Period period) {
        look(period);
        assertThat(page().readings()).hasSize(8);
        for (var reading : page().readings()) {
            var proof = proved(reading.measure());
            assertThat(proof.holds()).as("%s", reading.measure()).isTrue();
            assertThat(proof.counted().shown()).isEqualTo(reading.now().shown());
            assertThat(proof.rows()).as("%s", reading.measure()).isEqualTo(reading.rows());
        }
    }

    @Test
    void sourcesAddUpToTheTileAndSoDoesWhatMovedIt() {
        look(Period.MONTH);
        var revenue = requireNonNull(page().of(Measure.REVENUE));
        var sum =
                page().bySource().stream().map(Page.SourceRow::now).reduce(Tally.NONE, Tally::plus);
        assertThat(Figure.of(Measure.REVENUE, sum)).isEqualTo(revenue.now());
        assertThat(page().course().now().last()).isEqualTo(sum.valueMinor());
        var moved = requireNonNull(revenue.moved());
        assertThat(moved.parts().stream().mapToLong(Part::amount).sum()).isEqualTo(moved.total());
        assertThat(moved.total())
                .isEqualTo(requireNonNull(revenue.since(revenue.before())).difference());
    }

    @Test
    void refundsAreTakenApartWhenTheyAreExplained() {
        model.explain(Measure.REFUND_RATE);
        await(() -> model.moved().get() != null);
        var moved = requireNonNull(model.moved().get());
        var reading = requireNonNull(model.reading());
        assertThat(moved.total())
                .isEqualTo(requireNonNull(reading.since(reading.before())).difference());
    }

    @Test
    void oneSourceNarrowsEveryFigureOfOrders() {
        look(Period.MONTH);
        var all = requireNonNull(page().of(Measure.ORDERS)).rows();
        var shows = page().bySource().stream().filter(r -> r.source() == Source.LIVE_SHOW);
        var expected = shows.findFirst().orElseThrow().now().orders();
        model.only(Source.LIVE_SHOW);
        await(() -> page().question().only() == Source.LIVE_SHOW);
        assertThat(requireNonNull(page().of(Measure.ORDERS)).rows())
                .isEqualTo(expected)
                .isLessThan(all);
        assertThat(proved(Measure.AOV).holds()).isTrue();
    }

    @Test
    void nothingIsComparedWithATimeBeforeTheFirstOrder() {
        look(Period.MONTH);
        assertThat(requireNonNull(page().of(Measure.REVENUE)).yearBefore()).isNull();
    }

    @Test
    void whoMayReadNoCasesSeesNoneOfTheirFigures() {
        access.set(new Access(Role.EXECUTIVE.permissions()));
        model.refresh();
        await(() -> page().of(Measure.FRAUD_WAITING) == null);
        assertThat(page().readings())
                .extracting(Page.Reading::measure)
                .doesNotContain(Measure.NEW_CUSTOMERS, Measure.VALUE_AT_RISK)
                .hasSize(8);
        assertThat(page().worries().fraudWaiting()).isEqualTo(-1);
    }

    @Test
    void aGoalIsHeldAgainstTheFigureAtOnce() {
        var today = LocalDate.ofInstant(NOW, SYDNEY);
        model.setGoal(Measure.AOV, today, 250_00, told -> goals.add(Optional.ofNullable(told)));
        await(() -> requireNonNull(page().of(Measure.AOV)).plan() != null);
        assertThat(requireNonNull(requireNonNull(page().of(Measure.AOV)).plan()).amount())
                .isEqualTo(250_00);
        assertThat(goals).containsExactly(Optional.empty());
        model.setGoal(
                Measure.AOV,
                today.minusDays(5),
                250_00,
                told -> goals.add(Optional.ofNullable(told)));
        await(() -> goals.contains(Optional.of("goals.day.over")));
    }

    @Test
    void theLastQuestionIsAnsweredWhateverCameBefore() {
        model.look(Period.LAST_7_DAYS);
        model.look(Period.MONTH);
        model.look(Period.TODAY);
        await(fx::isEmpty);
        assertThat(page().question().period()).isEqualTo(Period.TODAY);
    }
}
