package live.lsn.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.platform.TestPlatform;
import live.lsn.ui.Background;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// An analyst at work, by keyboard alone, against a real platform.
class FraudScreenTest {
    private static final int CASES = 40;

    @TempDir private Path dir;
    private final FxRobot robot = new FxRobot();
    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.now());
    private final AtomicReference<LocalAccount> who = new AtomicReference<>();
    private final AtomicReference<Channel> where = new AtomicReference<>();
    private TestPlatform site;
    private DeskSession session;
    private final AtomicReference<DeskWindow> made = new AtomicReference<>();

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() throws Exception {
        site = new TestPlatform(dir.resolve("server"));
        site.openCases("AU", CASES);
        var platform = site.platform();
        var accounts = new LocalAccounts(platform.url(), platform.localSecret());
        var analyst =
                accounts.all().stream()
                        .filter(a -> a.role() == Role.FRAUD_ANALYST && a.channels().size() > 1)
                        .findFirst()
                        .orElseThrow();
        var channel =
                analyst.channels().stream()
                        .filter(c -> c.code().equals("AU"))
                        .findFirst()
                        .orElseThrow();
        who.set(analyst);
        where.set(channel);
        openWindow();
        await(() -> rows() == CASES && reads("Why "));
    }

    private void openWindow() throws Exception {
        var platform = site.platform();
        var accounts = new LocalAccounts(platform.url(), platform.localSecret());
        var account = Objects.requireNonNull(who.get());
        session =
                DeskSession.open(
                        dir.resolve("desk"),
                        new Who(platform.url(), platform.platformId(), account.account(), "AU"),
                        accounts.tokens(account.account()));
        var text = ResourceBundle.getBundle("live.lsn.desk.desk", Locale.UK);
        FxToolkit.setupStage(
                stage -> {
                    var window =
                            new DeskWindow(
                                    session,
                                    account,
                                    Objects.requireNonNull(where.get()),
                                    dir,
                                    Background.application(),
                                    text,
                                    () -> Objects.requireNonNull(time.get()),
                                    () -> {},
                                    () -> {});
                    made.set(window);
                    var scene = new Scene(window, 1440, 900);
                    DeskWindow.dress(scene, dir);
                    stage.setScene(scene);
                    stage.show();
                });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupStage(Stage::hide);
        robot.interact(() -> window().close());
        site.close();
    }

    @Test
    void twoKeystrokesDecideAndTheNextCaseFollows() {
        var first = shown();
        robot.type(KeyCode.A);
        await(() -> reads("known good"));
        robot.type(KeyCode.DIGIT1);
        await(() -> rows() == CASES - 1 && !shown().equals(first));
        assertThat(queued()).isEqualTo(1);
        assertThat(texts()).anyMatch(text -> text.contains(first) && text.contains("approved"));
    }

    @Test
    void undoBringsTheCaseBackAndLeavesNothingToSend() {
        var first = shown();
        robot.type(KeyCode.D, KeyCode.DIGIT2);
        await(() -> rows() == CASES - 1 && reads("Undo"));
        robot.type(KeyCode.Z);
        await(() -> rows() == CASES && shown().equals(first));
        assertThat(queued()).isZero();
    }

    @Test
    void decidingGoesOnWithThePlatformAway() {
        site.platform().close();
        for (var i = 1; i <= 5; i++) {
            var left = CASES - i;
            var before = shown();
            robot.type(KeyCode.E, KeyCode.DIGIT1);
            await(() -> rows() == left && !shown().equals(before));
        }
        assertThat(queued()).isEqualTo(5);
        site.restart();
    }

    @Test
    void aReasonKeyWithoutAChoiceDoesNothing() {
        robot.type(KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rows()).isEqualTo(CASES);
        assertThat(queued()).isZero();
    }

    @Test
    void keysWhileTypingAreText() {
        robot.type(KeyCode.SLASH);
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(queued()).isZero();
    }

    @Test
    void personalDataAreMasked() {
        assertThat(texts())
                .noneMatch(
                        text ->
                                text.contains("person@example.test")
                                        || text.contains("Test Person"));
    }

    @Test
    void theTimeThatIsLeftMovesByItself() {
        time.set(Instant.parse("2026-11-20T10:52:00Z"));
        await(() -> reads("8 min left") && dueCells("nearly") > 10);
        assertThat(dueCells("overdue")).isZero();
        time.set(Instant.parse("2026-11-20T11:05:00Z"));
        await(() -> reads("min overdue") && dueCells("overdue") > 10);
        assertThat(dueCells("nearly")).isZero();
        assertThat(texts()).anyMatch(text -> text.startsWith("−0:0"));
    }

    @Test
    void theColumnsStayAsTheyWereArranged() throws Exception {
        var before = header();
        robot.interact(
                () -> {
                    column("route").setVisible(false);
                    column("case").setPrefWidth(131);
                    moveToFront(table(), 3);
                    column("due").setSortType(TableColumn.SortType.ASCENDING);
                    sortBy(table(), "due");
                });
        await(() -> !header().contains("Route"));
        robot.interact(() -> window().close());
        openWindow();
        await(() -> rows() == CASES);
        assertThat(header()).startsWith("AUD", "Score").doesNotContain("Route");
        assertThat(on(() -> column("case").getWidth())).isEqualTo(131);
        assertThat(on(() -> table().getSortOrder().getFirst().getId())).isEqualTo("due");
        robot.interact(this::resetColumns);
        assertThat(header()).isEqualTo(before);
        assertThat(on(() -> table().getSortOrder().getFirst().getId())).isEqualTo("score");
    }

    @Test
    void theReasonHasTheRoomThatIsLeft() {
        // In one go, so that no layout comes between.
        var widths =
                on(
                        () -> {
                            var before = column("reason").getWidth();
                            widen(table(), "case", 40);
                            return List.of(before, column("reason").getWidth());
                        });
        assertThat(widths.getLast()).isEqualTo(widths.getFirst() - 40);
        robot.interact(() -> column("claimed").setVisible(false));
        await(() -> on(() -> column("reason").getWidth()) > widths.getLast() + 40);
    }

    @Test
    void aFilterOfTheTabCanBeTakenOff() {
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        await(() -> rows() == CASES - 1 && reads("Waiting, not decided"));
        robot.interact(
                () ->
                        window().lookupAll(".chip").stream()
                                .filter(chip -> said(chip).contains("Waiting, not decided"))
                                .map(chip -> (Button) chip.lookup(".cross"))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        await(() -> rows() == CASES && !reads("Waiting, not decided"));
        assertThat(reads("Score ≥ 60")).isTrue();
    }

    @Test
    void whatFiltersHideIsToldAndEscapeBringsItBack() {
        robot.type(KeyCode.SLASH);
        robot.write("zzzz");
        await(() -> reads("No case matches"));
        assertThat(texts()).contains("1 filter hides 40 cases.");
        assertThat(on(() -> ((TextField) window().lookup(".search")).getText())).isEqualTo("zzzz");
        robot.type(KeyCode.ESCAPE);
        await(() -> rows() == CASES && !reads("No case matches"));
    }

    @Test
    void whoMayNotReadCasesIsToldSo() throws Exception {
        robot.interact(() -> window().close());
        var platform = site.platform();
        var accounts = new LocalAccounts(platform.url(), platform.localSecret());
        who.set(
                accounts.all().stream()
                        .filter(a -> a.role() == Role.WAREHOUSE_INSPECTOR)
                        .filter(a -> a.channels().stream().anyMatch(c -> c.code().equals("AU")))
                        .findFirst()
                        .orElseThrow());
        openWindow();
        await(() -> reads("Cases are not for your role"));
        assertThat(reads("Queue is clear")).isFalse();
    }

    @Test
    void aTabWithoutCasesSaysThatItIsClear() {
        robot.interact(() -> tab("Escalated").fire());
        await(() -> reads("Queue is clear"));
    }

    @Test
    void theRestOfTheCaseStaysWhileADecisionIsChosen() {
        var parts = on(() -> List.copyOf(window().lookupAll(".layer-row")));
        robot.type(KeyCode.D);
        await(() -> reads("stolen card"));
        assertThat(on(() -> List.copyOf(window().lookupAll(".layer-row")))).isEqualTo(parts);
    }

    @Test
    void arrowsAndJGoThroughTheCases() {
        var first = shown();
        robot.type(KeyCode.J);
        await(() -> !shown().equals(first));
        robot.type(KeyCode.UP);
        await(() -> shown().equals(first));
        robot.type(KeyCode.DOWN, KeyCode.K);
        await(() -> !shown().equals(first));
        assertThat(session.outbox().all()).isEmpty();
    }

    @Test
    void aConflictIsShownInItsCaseAndKKeepsTheirs() {
        conflict();
        await(() -> reads("Two decisions on") && reads("Mine, this device"));
        assertThat(texts())
                .contains("Keep theirs", "Apply mine on top", "Escalated", "Approved")
                .doesNotContain("Ask to verify");
        robot.type(KeyCode.K);
        await(() -> !reads("Two decisions on") && reads("Ask to verify"));
        assertThat(session.outbox().all().getFirst().state()).isEqualTo(State.DISCARDED_BY_USER);
    }

    @Test
    void mAppliesMineOnTopOfTheirs() {
        conflict();
        await(() -> reads("Two decisions on"));
        robot.type(KeyCode.M);
        await(
                () ->
                        !reads("Two decisions on")
                                && session.outbox().all().stream()
                                        .anyMatch(c -> c.state() == State.ACKED));
    }

    /// The open case, approved here and escalated by another meanwhile; then found again.
    private void conflict() {
        var number = shown();
        var open =
                session.cache()
                        .page(
                                Collections.FRAUD_CASES,
                                session.cache()
                                        .order(
                                                new ListQuery<>(
                                                        Collections.FRAUD_CASES,
                                                        List.of(),
                                                        number,
                                                        new Sort("score", true)),
                                                1),
                                0,
                                1)
                        .getFirst();
        var other =
                site.platform().accounts().stream()
                        .filter(c -> c.role().permissions().contains(Permission.FRAUD_ESCALATE))
                        .filter(c -> c.channel("AU").isPresent())
                        .filter(c -> !c.account().equals(session.account()))
                        .findFirst()
                        .orElseThrow();
        session.commands()
                .send(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(open.id(), Verdict.APPROVE, DecisionCode.A1, null),
                        Duration.ofSeconds(1));
        site.client(other)
                .mutate(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(open.id(), Verdict.ESCALATE, DecisionCode.E1, null),
                        TestPlatform.envelope(Ids.next(), "AU", open.version()));
        await(() -> session.outbox().all().getFirst().state() == State.CONFLICT);
        robot.interact(() -> tab("All").fire());
        robot.type(KeyCode.SLASH);
        robot.write(number);
        await(() -> rows() == 1 && shown().equals(number));
        robot.interact(() -> window().lookup(".table-view").requestFocus());
    }

    private static <S> void moveToFront(TableView<S> table, int from) {
        var columns = new ArrayList<>(table.getColumns());
        columns.addFirst(columns.remove(from));
        table.getColumns().setAll(columns);
    }

    private static <S> void widen(TableView<S> table, String id, double by) {
        table.getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .ifPresent(column -> table.resizeColumn(column, by));
    }

    private static <S> void sortBy(TableView<S> table, String id) {
        table.getSortOrder()
                .setAll(
                        table.getColumns().stream()
                                .filter(column -> column.getId().equals(id))
                                .toList());
    }

    private static List<String> said(Node node) {
        var found = new ArrayList<String>();
        collect(node, found);
        return found;
    }

    private Button tab(String name) {
        return window().lookupAll(".queue-tab").stream()
                .map(node -> (Button) node)
                .filter(button -> button.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TableView<?> table() {
        return (TableView<?>) window().lookup(".table-view");
    }

    private TableColumn<?, ?> column(String id) {
        return table().getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void resetColumns() {
        column("case").getContextMenu().getItems().getLast().fire();
    }

    /// The titles of the columns that are shown, from left to right.
    private List<String> header() {
        return on(
                () ->
                        table().getVisibleLeafColumns().stream()
                                .map(column -> column.getText())
                                .toList());
    }

    private long dueCells(String state) {
        return on(
                () ->
                        window().lookupAll(".table-cell.due").stream()
                                .filter(
                                        cell ->
                                                cell.getPseudoClassStates()
                                                        .contains(
                                                                PseudoClass.getPseudoClass(state)))
                                .count());
    }

    private DeskWindow window() {
        return Objects.requireNonNull(made.get());
    }

    private long queued() {
        return session.outbox().all().stream()
                .filter(command -> command.state() == State.QUEUED)
                .count();
    }

    private String shown() {
        return texts().stream()
                .filter(text -> text.matches("CASE-\\d+"))
                .reduce((_, last) -> last)
                .orElse("");
    }

    private int rows() {
        return on(
                () ->
                        window().lookup(".table-view") instanceof TableView<?> table
                                ? table.getItems().size()
                                : 0);
    }

    private boolean reads(String part) {
        return texts().stream().anyMatch(text -> text.contains(part));
    }

    private List<String> texts() {
        return on(
                () -> {
                    var found = new ArrayList<String>();
                    collect(window(), found);
                    return found;
                });
    }

    private static void collect(Node node, List<String> into) {
        if (!node.isVisible()) return;
        if (node instanceof Labeled labeled && labeled.getText() != null)
            into.add(labeled.getText());
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }

    private static <T> T on(java.util.concurrent.Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    Duration.ofSeconds(20).toMillis(),
                    TimeUnit.MILLISECONDS,
                    condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("waited 20 s", e);
        }
    }
}
