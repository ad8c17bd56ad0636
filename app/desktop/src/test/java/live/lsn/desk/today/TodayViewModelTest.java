package live.lsn.desk.today;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.Channel;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Role;
import live.lsn.api.model.Source;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.sample.SampleData;
import live.lsn.rules.insights.Contributions.Part;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Period;
import live.lsn.rules.insights.Tally;
import live.lsn.ui.Background;
import live.lsn.ui.JobList;
import live.lsn.ui.Loadable;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
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

    private static TodayReader.Outgoing nothing() {
        return new TodayReader.Outgoing() {
            @Override
            public long needsYou() {
                return 0;
            }

            @Override
            public long unsent() {
                return 0;
            }
        };
    }

    private TodayReader reader() {
        return new TodayReader(
                session.cache(), () -> requireNonNull(access.get()), nothing(), SYDNEY, () -> NOW);
    }

    private TodayViewModel model() {
        var made =
                new TodayViewModel(
                        new TodayViewModel.Desk(
                                session.cache(),
                                session.commands(),
                                "AU",
                                () -> requireNonNull(access.get())),
                        reader(),
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

    @ParameterizedTest
    @EnumSource(Period.class)
    void refundsAreTakenApartWhenTheyAreExplained(Period period) {
        look(period);
        model.explain(Measure.REFUND_RATE);
        await(() -> model.moved().get() != null);
        var moved = requireNonNull(model.moved().get());
        var reading = requireNonNull(model.reading());
        assertThat(moved.total())
                .isEqualTo(requireNonNull(reading.since(reading.before())).difference());
    }

    private List<FraudCase> cases() {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES, List.of(), null, new Sort("opened_at", false));
        var ids = session.cache().order(query, Integer.MAX_VALUE);
        return session.cache().page(Collections.FRAUD_CASES, ids, 0, ids.size());
    }

    /// Case by case: opened before that moment, and not decided before it.
    private List<FraudCase> waitingAt(Instant moment) {
        return cases().stream()
                .filter(each -> each.openedAt().isBefore(moment))
                .filter(
                        each ->
                                each.state() != CaseState.DECIDED
                                        || !requireNonNull(each.lastDecision())
                                                .at()
                                                .isBefore(moment))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Period.class)
    void whatWaitedBeforeIsWhatItsCasesTell(Period period) {
        look(period);
        var count = requireNonNull(page().of(Measure.FRAUD_WAITING));
        var risk = requireNonNull(page().of(Measure.VALUE_AT_RISK));
        var then = waitingAt(requireNonNull(count.compared()).cut());
        assertThat(count.spark()).anyMatch(value -> value != null && value > 0);
        assertThat(requireNonNull(count.before()).numerator()).isEqualTo(then.size());
        assertThat(requireNonNull(risk.before()).numerator())
                .isEqualTo(then.stream().mapToLong(each -> each.value().minor()).sum());
        var from = count.window().from();
        var step = Duration.ofMinutes(15L * Spark.width(period));
        var ends = count.spark().size() - 1;
        assertThat(ends).isGreaterThan(2);
        for (var at = 0; at < ends; at++)
            assertThat(count.spark().get(at))
                    .isEqualTo((long) waitingAt(from.plus(step.multipliedBy(at + 1))).size());
        assertThat(count.spark().getLast()).isEqualTo(count.now().numerator());
        assertThat(count.sparkBefore().getLast()).isEqualTo((long) then.size());
    }

    @Test
    void nothingIsToldOfCasesBeforeTheFirstOne() {
        look(Period.MONTH);
        assertThat(page().firstCase()).isEqualTo(cases().getFirst().openedAt());
        assertThat(requireNonNull(page().of(Measure.FRAUD_WAITING)).yearBefore()).isNull();
    }

    private PageExport export() {
        var words =
                new TodayWords(
                        ResourceBundle.getBundle("live.lsn.desk.desk", Locale.UK),
                        new Channel("AU", "Australia", "AUD", SYDNEY));
        var background = new Background(Runnable::run, fx::add);
        return new PageExport(
                reader(),
                words,
                new PageExport.Tools(
                        "AU",
                        new JobList(background, Exception::getMessage),
                        (_, _) -> null,
                        () -> NOW.minusSeconds(5),
                        () -> NOW));
    }

    private static List<List<Object>> read(Path file, int sheet) throws Exception {
        try (var book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            var rows = new ArrayList<List<Object>>();
            for (var row : book.getSheet(sheet).orElseThrow().read()) {
                var cells = new ArrayList<Object>();
                for (var cell : row) cells.add(value(cell));
                rows.add(cells);
            }
            return rows;
        }
    }

    private static Object value(@Nullable Cell cell) {
        if (cell == null) return "";
        assertThat(cell.getFormula()).isNull();
        return switch (cell.getType()) {
            case NUMBER ->
                    cell.getDataFormatString() != null && cell.getDataFormatString().contains("yy")
                            ? cell.asDate()
                            : cell.asNumber().stripTrailingZeros();
            case STRING -> cell.asString();
            default -> "";
        };
    }

    private static BigDecimal shown(Measure.Unit unit, long value) {
        var decimals =
                switch (unit) {
                    case MONEY -> 2;
                    case COUNT -> 0;
                    case SHARE -> 3;
                };
        return BigDecimal.valueOf(value, decimals).stripTrailingZeros();
    }

    @ParameterizedTest
    @EnumSource(Period.class)
    void everyFigureOfTheWorkbookIsTheOneOnTheScreen(Period period) throws Exception {
        look(period);
        var file = dir.resolve("today.xlsx");
        assertThat(export().write(page(), file, _ -> true)).isTrue();
        var tiles = read(file, 1);
        assertThat(tiles).hasSize(1 + page().readings().size());
        for (var at = 0; at < page().readings().size(); at++) {
            var reading = page().readings().get(at);
            var unit = reading.measure().unit();
            var row = tiles.get(at + 1);
            assertThat(row.get(1)).isEqualTo(shown(unit, reading.value().orElseThrow()));
            var since = reading.since(reading.before());
            if (since != null) {
                assertThat(row.get(2)).isEqualTo(shown(unit, since.before()));
                assertThat(row.get(3)).isEqualTo(shown(unit, since.difference()));
            }
            assertThat(row.get(6)).isEqualTo(shown(Measure.Unit.COUNT, reading.rows()));
            assertThat(row.get(7)).isEqualTo(reading.window().first().atStartOfDay());
        }
        var course = read(file, 2);
        var now = page().course().now();
        var last =
                course.stream()
                        .filter(
                                row ->
                                        row.get(0)
                                                .equals(
                                                        now.points()
                                                                .getLast()
                                                                .at()
                                                                .atZone(SYDNEY)
                                                                .toLocalDateTime()))
                        .findFirst()
                        .orElseThrow();
        assertThat(last.get(1)).isEqualTo(shown(Measure.Unit.MONEY, now.last()));
        var sources = read(file, 3);
        for (var at = 0; at < page().bySource().size(); at++)
            assertThat(sources.get(at + 1).get(1))
                    .isEqualTo(
                            shown(
                                    Measure.Unit.MONEY,
                                    page().bySource().get(at).now().valueMinor()));
        assertThat(sources.getLast().get(1)).isEqualTo(tiles.get(1).get(1));
        assertThat(read(file, 4).get(1).get(1)).isEqualTo(tiles.get(7).get(1));
    }

    @Test
    void theWorkbookSaysWhatItIsOfAndIsTheSameAgain() throws Exception {
        var file = dir.resolve("today.xlsx");
        export().write(page(), file, _ -> true);
        assertThat(read(file, 0))
                .contains(
                        List.of("Time zone", "Australia/Sydney"),
                        List.of("Sales channel", "AU"),
                        List.of("From", LocalDate.ofInstant(NOW, SYDNEY).atStartOfDay()));
        var again = dir.resolve("again.xlsx");
        export().write(page(), again, _ -> true);
        for (var sheet = 0; sheet < 6; sheet++)
            assertThat(read(again, sheet)).isEqualTo(read(file, sheet));
    }

    @Test
    void aWorkbookThatIsStoppedIsNotThere() throws Exception {
        var file = dir.resolve("today.xlsx");
        assertThat(export().write(page(), file, through -> through < 0.4)).isFalse();
        assertThat(file).doesNotExist();
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
