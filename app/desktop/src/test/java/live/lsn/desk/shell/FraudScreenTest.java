package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An analyst at work, by keyboard alone, against a real platform.
class FraudScreenTest {
    private static final int CASES = 40;

    @TempDir private Path dir;
    private OpenDesk desk;
    private FxRobot robot;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, CASES);
        robot = desk.robot;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void twoKeystrokesDecideAndTheNextCaseFollows() {
        var first = desk.shown();
        robot.type(KeyCode.A);
        await(() -> desk.reads("known good"));
        robot.type(KeyCode.DIGIT1);
        await(() -> desk.rows() == CASES - 1 && !desk.shown().equals(first));
        assertThat(desk.queued()).isEqualTo(1);
        await(
                () ->
                        desk.texts().stream()
                                .anyMatch(
                                        text -> text.contains(first) && text.contains("approved")));
    }

    @Test
    void undoBringsTheCaseBackAndLeavesNothingToSend() {
        var first = desk.shown();
        robot.type(KeyCode.D, KeyCode.DIGIT2);
        await(() -> desk.rows() == CASES - 1 && desk.reads("Undo"));
        robot.type(KeyCode.Z);
        await(() -> desk.rows() == CASES && desk.shown().equals(first));
        assertThat(desk.queued()).isZero();
    }

    @Test
    void aDecisionThatIsNotSentYetStandsApartInWhatHappened() {
        await(() -> desk.reads("What happened") && desk.reads("opened, score"));
        var number = desk.shown();
        robot.type(KeyCode.E, KeyCode.DIGIT1);
        await(() -> !desk.shown().equals(number));
        assertThat(desk.reads("Not sent yet")).isFalse();
        desk.run(() -> desk.window().openPalette("#" + number));
        await(() -> on(() -> desk.window().lookup(".palette .line") != null));
        robot.type(KeyCode.ENTER);
        await(() -> desk.shown().equals(number));
        await(() -> desk.reads("Not sent yet") && desk.reads("Escalated, E1"));
    }

    @Test
    void decidingGoesOnWithThePlatformAway() {
        requireNonNull(desk.platform.power()).stop();
        for (var i = 1; i <= 5; i++) {
            var left = CASES - i;
            var before = desk.shown();
            robot.type(KeyCode.E, KeyCode.DIGIT1);
            await(() -> desk.rows() == left && !desk.shown().equals(before));
        }
        assertThat(desk.queued()).isEqualTo(5);
    }

    @Test
    void markedCasesAreDecidedTogetherAndTakenBackTogether() {
        robot.type(KeyCode.SPACE);
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, KeyCode.DOWN).release(KeyCode.SHIFT);
        await(() -> desk.reads("3 marked"));
        robot.type(KeyCode.D);
        await(() -> desk.reads("R1 stolen card"));
        robot.type(KeyCode.DIGIT1);
        await(() -> desk.rows() == CASES - 3 && desk.reads("3 cases declined"));
        assertThat(desk.queued()).isEqualTo(3);
        robot.type(KeyCode.Z);
        await(() -> desk.rows() == CASES && desk.queued() == 0);
    }

    @Test
    void escapeLeavesTheChoiceAndThenTheMarks() {
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        await(() -> desk.reads(CASES + " marked"));
        robot.type(KeyCode.E);
        await(() -> desk.reads("E1 needs a supervisor"));
        robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads("E1 needs a supervisor") && desk.reads(CASES + " marked"));
        robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads(CASES + " marked"));
        assertThat(desk.queued()).isZero();
    }

    @Test
    void aSavedViewIsThereAgainAfterARestart() throws Exception {
        robot.interact(
                () -> {
                    Clipboard.getSystemClipboard()
                            .setContent(
                                    Map.of(
                                            DataFormat.PLAIN_TEXT,
                                            "view \"Worth a look\" where state = OPEN and"
                                                    + " not score <= 70 sort value_minor desc"));
                });
        robot.type(KeyCode.S);
        robot.interact(() -> menuItem("Paste a view").fire());
        await(() -> desk.reads("not Score ≤ 70"));
        assertThat(on(() -> table().getSortOrder().getFirst().getId())).isEqualTo("value_minor");
        desk.reopen(Role.FRAUD_ANALYST);
        await(() -> desk.rows() == CASES);
        robot.type(KeyCode.S);
        await(() -> on(() -> menuTexts().contains("Worth a look")));
        robot.interact(() -> menuItem("Worth a look").fire());
        await(() -> desk.reads("not Score ≤ 70"));
    }

    private static List<MenuItem> menuItems() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .toList();
    }

    private static List<String> menuTexts() {
        return menuItems().stream().map(item -> String.valueOf(item.getText())).toList();
    }

    private static MenuItem menuItem(String text) {
        return menuItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReasonKeyWithoutAChoiceDoesNothing() {
        robot.type(KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.rows()).isEqualTo(CASES);
        assertThat(desk.queued()).isZero();
    }

    @Test
    void keysWhileTypingAreText() {
        robot.type(KeyCode.SLASH);
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.queued()).isZero();
    }

    @Test
    void theOpenCaseIsClaimedAfterAMomentSoThatOthersLeaveItAlone() {
        await(() -> desk.reads("Claimed by you"));
        assertThat(desk.session().outbox().all()).isEmpty();
    }

    @Test
    void personalDataAreMasked() {
        assertThat(desk.texts())
                .noneMatch(
                        text ->
                                text.contains("person@example.test")
                                        || text.contains("Test Person"));
    }

    @Test
    void theTimeThatIsLeftMovesByItself() {
        desk.time.set(Instant.parse("2026-11-20T10:52:00Z"));
        await(() -> desk.reads("8 min left") && dueCells("nearly") > 10);
        assertThat(dueCells("overdue")).isZero();
        desk.time.set(Instant.parse("2026-11-20T11:05:00Z"));
        await(() -> desk.reads("min overdue") && dueCells("overdue") > 10);
        assertThat(dueCells("nearly")).isZero();
        assertThat(desk.texts()).anyMatch(text -> text.startsWith("−0:0"));
    }

    @Test
    void theColumnsStayAsTheyWereArranged() throws Exception {
        var before = header();
        robot.interact(
                () -> {
                    column("route").setVisible(false);
                    column("number").setPrefWidth(131);
                    moveToFront(table(), 3);
                    column("due_at").setSortType(TableColumn.SortType.ASCENDING);
                    sortBy(table(), "due_at");
                });
        await(() -> !header().contains("Route"));
        desk.reopen(Role.FRAUD_ANALYST);
        await(() -> desk.rows() == CASES);
        assertThat(header()).startsWith("AUD", "Score").doesNotContain("Route");
        assertThat(on(() -> column("number").getWidth())).isEqualTo(131);
        assertThat(on(() -> table().getSortOrder().getFirst().getId())).isEqualTo("due_at");
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
                            var before = column("main_reason").getWidth();
                            widen(table(), "number", 40);
                            return List.of(before, column("main_reason").getWidth());
                        });
        assertThat(widths.getLast()).isEqualTo(widths.getFirst() - 40);
        robot.interact(() -> column("claimed").setVisible(false));
        await(() -> on(() -> column("main_reason").getWidth()) > widths.getLast() + 40);
    }

    @Test
    void aFilterOfTheTabCanBeTakenOff() {
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        await(() -> desk.rows() == CASES - 1 && desk.reads("State: Waiting"));
        robot.interact(
                () ->
                        desk.window().lookupAll(".chip").stream()
                                .filter(chip -> said(chip).contains("State: Waiting"))
                                .map(chip -> (Button) chip.lookup(".cross"))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        await(() -> desk.rows() == CASES && !desk.reads("State: Waiting"));
        assertThat(desk.reads("Score ≥ 60")).isTrue();
    }

    @Test
    void whatFiltersHideIsToldAndEscapeBringsItBack() {
        robot.type(KeyCode.SLASH);
        robot.write("zzzz");
        await(() -> desk.reads("No case matches"));
        assertThat(desk.texts()).contains("1 filter hides 40 cases.");
        assertThat(on(() -> ((TextField) desk.window().lookup(".search")).getText()))
                .isEqualTo("zzzz");
        robot.type(KeyCode.ESCAPE);
        await(() -> desk.rows() == CASES && !desk.reads("No case matches"));
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        await(() -> desk.rows() == CASES - 1);
    }

    @Test
    void whoMayNotReadCasesBeginsWithTheDay() throws Exception {
        desk.reopen(Role.BUYER);
        await(() -> desk.reads("Revenue through the day"));
        assertThat(on(() -> desk.window().screens().stream().map(Screen::id).toList()))
                .contains("today", "orders")
                .doesNotContain("fraud");
        assertThat(desk.reads("Queue is clear")).isFalse();
    }

    @Test
    void aTabWithoutCasesSaysThatItIsClear() {
        robot.interact(() -> tab("Escalated").fire());
        await(() -> desk.reads("Queue is clear"));
    }

    @Test
    void theRestOfTheCaseStaysWhileADecisionIsChosen() {
        var parts = on(() -> List.copyOf(desk.window().lookupAll(".layer-row")));
        robot.type(KeyCode.D);
        await(() -> desk.reads("stolen card"));
        assertThat(on(() -> List.copyOf(desk.window().lookupAll(".layer-row")))).isEqualTo(parts);
    }

    @Test
    void arrowsAndJGoThroughTheCases() {
        var first = desk.shown();
        robot.type(KeyCode.J);
        await(() -> !desk.shown().equals(first));
        robot.type(KeyCode.UP);
        await(() -> desk.shown().equals(first));
        robot.type(KeyCode.DOWN, KeyCode.K);
        await(() -> !desk.shown().equals(first));
        assertThat(desk.session().outbox().all()).isEmpty();
    }

    @Test
    void aConflictIsShownInItsCaseAndKKeepsTheirs() {
        conflict();
        await(() -> desk.reads("Two decisions on") && desk.reads("Mine, this device"));
        assertThat(desk.texts())
                .contains("Keep theirs", "Apply mine on top", "Escalated", "Approved")
                .doesNotContain("Ask to verify");
        robot.type(KeyCode.K);
        await(() -> !desk.reads("Two decisions on") && desk.reads("Ask to verify"));
        assertThat(desk.session().outbox().all().getFirst().state())
                .isEqualTo(State.DISCARDED_BY_USER);
    }

    @Test
    void mAppliesMineOnTopOfTheirs() {
        conflict();
        await(() -> desk.reads("Two decisions on"));
        robot.type(KeyCode.M);
        await(
                () ->
                        !desk.reads("Two decisions on")
                                && desk.session().outbox().all().stream()
                                        .anyMatch(c -> c.state() == State.ACKED));
    }

    /// The open case, approved here and escalated by another meanwhile; then found again.
    private void conflict() {
        var number = desk.shown();
        var open =
                desk.session()
                        .cache()
                        .page(
                                Collections.FRAUD_CASES,
                                desk.session()
                                        .cache()
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
        desk.session()
                .commands()
                .send(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(open.id(), Verdict.APPROVE, DecisionCode.A1, null),
                        Duration.ofSeconds(1));
        desk.asAnother(
                Role.FOUNDER,
                client ->
                        client.mutate(
                                FraudProcedures.DECIDE_CASE,
                                new DecideCase(open.id(), Verdict.ESCALATE, DecisionCode.E1, null),
                                TestPlatform.envelope(Ids.next(), "AU", open.version())));
        await(() -> desk.session().outbox().all().getFirst().state() == State.CONFLICT);
        robot.interact(() -> tab("All").fire());
        robot.type(KeyCode.SLASH);
        robot.write(number);
        await(() -> desk.rows() == 1 && desk.shown().equals(number));
        robot.interact(() -> desk.window().lookup(".table-view").requestFocus());
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
        OpenDesk.collect(node, found);
        return found;
    }

    private Button tab(String name) {
        return desk.window().lookupAll(".queue-tab").stream()
                .map(node -> (Button) node)
                .filter(button -> button.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TableView<?> table() {
        return (TableView<?>) desk.window().lookup(".table-view");
    }

    private TableColumn<?, ?> column(String id) {
        return table().getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void resetColumns() {
        column("number").getContextMenu().getItems().getLast().fire();
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
                        desk.window().lookupAll(".table-cell.due").stream()
                                .filter(
                                        cell ->
                                                cell.getPseudoClassStates()
                                                        .contains(
                                                                PseudoClass.getPseudoClass(state)))
                                .count());
    }

    @Test
    void aRefusalIsToldInTheWindowAndTakesNoKeyFromTheWork() {
        robot.type(KeyCode.D, KeyCode.DIGIT1);
        await(() -> desk.rows() == CASES - 1 && desk.reads("Undo"));
        var commandId = desk.session().commands().all().getFirst().id();
        desk.session().commands().undo(commandId);
        robot.type(KeyCode.Z);
        await(() -> desk.reads("That was not done."));
        await(() -> desk.rows() == CASES);
        var before = desk.shown();
        robot.type(KeyCode.J);
        await(() -> !desk.shown().equals(before));
        robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads("That was not done."));
    }
}
