package live.lsn.ui.table;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.ColumnChoice.Sorted;
import live.lsn.ui.Formats;
import live.lsn.ui.JobList;
import live.lsn.ui.Shortcut;
import live.lsn.ui.testing.HeadlessFx;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A list of a million rows, worked by keyboard.
@ExtendWith(HeadlessFx.class)
class DataTableTest {
    private static final int ROWS = 1_000_000;
    private static final Formats UK = new Formats(Locale.UK, ZoneOffset.UTC);
    private static final Background BACKGROUND = Background.application();
    private static final List<Sorted> USUAL = List.of(new Sorted("score", true));

    private record Row(int number) {
        String id() {
            return "R" + number;
        }
    }

    private final AtomicInteger opened = new AtomicInteger();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<List<SavedView>> keptViews = new ArrayList<>();
    private final List<ColumnChoice> keptColumns = new ArrayList<>();
    @TempDir private Path dir;
    private Stage stage;
    private ListPane<Row> pane;
    private DataTable<Row> table;
    private ListAsk ask;
    private JobList jobs;

    private final class Rows implements RowSource<Row> {
        @Override
        public List<Row> page(int from, int to) {
            opened.addAndGet(to - from);
            return IntStream.range(from, Math.min(to, ROWS)).mapToObj(Row::new).toList();
        }

        @Override
        public List<String> ids(int from, int to) {
            return IntStream.range(from, Math.min(to, ROWS)).mapToObj(i -> "R" + i).toList();
        }
    }

    private final class Heard implements DataTable.Listener<Row> {
        @Override
        public void opened(int index, Row row) {
            heard.add(row.id());
        }

        @Override
        public void sorted(List<Sorted> sorts) {
            ask.sorts().set(sorts);
        }
    }

    @BeforeEach
    void open() throws Exception {
        ask = new ListAsk(USUAL, () -> heard.add("asked"));
        jobs = onFx(() -> new JobList(BACKGROUND, Throwable::getMessage));
        table = onFx(this::table);
        pane = onFx(this::pane);
        stage =
                onFx(
                        () -> {
                            var shown = HeadlessFx.show(pane, 640, 400);
                            pane.show(answer(), null);
                            pane.focusRows();
                            shown.getScene()
                                    .addEventHandler(
                                            KeyEvent.KEY_PRESSED,
                                            event -> Shortcut.take(pane.keys(), event));
                            return shown;
                        });
        await(() -> table.view().getItems().get(0) != null);
    }

    @AfterEach
    void close() throws Exception {
        onFx(
                () -> {
                    stage.close();
                    return true;
                });
    }

    private DataTable<Row> table() {
        return new DataTable<>(
                "Rows",
                BACKGROUND,
                List.of(
                        DataColumn.<Row>text("id", "Id", 100, Row::id).fixed(),
                        DataColumn.<Row>number(
                                        "score", "Score", 100, UK, row -> (long) row.number())
                                .falling(),
                        DataColumn.money("value", "AUD", 300, UK, "AUD", row -> row.number() * 5L),
                        DataColumn.text("route", "Route", 300, _ -> "AU"),
                        DataColumn.<Row>text("note", "Note", 100, _ -> null).hidden()),
                USUAL,
                Row::id,
                new Heard());
    }

    private ListPane<Row> pane() {
        return new ListPane<>(
                new ListPane.Setup<>(
                        table,
                        List.of(
                                Field.number("score", "Score"),
                                Field.money("value", "Value", 2),
                                Field.day("due", "Due"),
                                Field.choice(
                                        "state",
                                        "State",
                                        List.of(
                                                new Field.Choice("OPEN", "Waiting"),
                                                new Field.Choice("DONE", "Decided")))),
                        ask,
                        UK,
                        BACKGROUND,
                        jobs,
                        "Whole words",
                        "rows",
                        new ListPane.Kept<>(null, keptColumns::add),
                        keptViews::add,
                        (_, name) -> dir.resolve(name + ".csv"),
                        List.of()));
    }

    private ListPane.Answer<Row> answer() {
        return new ListPane.Answer<>(
                ROWS, new Rows(), 0, List.of(), "1,000,000 rows", "", "", "all");
    }

    private void key(KeyCode code) throws Exception {
        onFx(
                () -> {
                    press(scene(), code);
                    return true;
                });
    }

    private void key(KeyCode code, boolean shift, boolean control, boolean alt) throws Exception {
        onFx(
                () -> {
                    var target = scene().getFocusOwner();
                    target.fireEvent(
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    code,
                                    shift,
                                    control,
                                    alt,
                                    false));
                    return true;
                });
    }

    private Scene scene() {
        return stage.getScene();
    }

    private long marked() throws Exception {
        return onFx(() -> table.marks().count().get());
    }

    @Test
    void allOfAMillionRowsAreMarkedWithoutFetchingThem() throws Exception {
        var before = opened.get();
        key(KeyCode.A, false, true, false);
        assertThat(marked()).isEqualTo(ROWS);
        key(KeyCode.SPACE);
        assertThat(marked()).isEqualTo(ROWS - 1);
        assertThat(opened.get() - before).isLessThan(1_000);
        await(() -> markedRows() > 5);
        onFx(pane::stepBack);
        assertThat(marked()).isZero();
    }

    @Test
    void shiftMarksAllThatIsPassedOver() throws Exception {
        key(KeyCode.SPACE);
        key(KeyCode.DOWN, true, false, false);
        key(KeyCode.DOWN, true, false, false);
        await(() -> table.marks().count().get() == 3);
        key(KeyCode.END, true, false, false);
        await(() -> table.marks().count().get() == ROWS);
    }

    @Test
    void severalColumnsSortInTheOrderInWhichTheyWereChosen() throws Exception {
        key(KeyCode.C);
        key(KeyCode.DOWN);
        key(KeyCode.DOWN);
        key(KeyCode.S);
        key(KeyCode.DOWN);
        key(KeyCode.S);
        key(KeyCode.S);
        assertThat(onFx(() -> ask.sorts().get()))
                .containsExactly(
                        new Sorted("score", true),
                        new Sorted("value", false),
                        new Sorted("route", true));
        key(KeyCode.S);
        assertThat(onFx(() -> ask.sorts().get())).hasSize(2);
        key(KeyCode.ESCAPE);
        assertThat(onFx(() -> table.hasFocus())).isTrue();
    }

    @Test
    void columnsAreHiddenMovedAndWidenedByKeyboard() throws Exception {
        key(KeyCode.C);
        key(KeyCode.SPACE);
        assertThat(onFx(this::titles)).contains("Id");
        key(KeyCode.DOWN);
        key(KeyCode.DOWN, false, false, true);
        key(KeyCode.RIGHT);
        key(KeyCode.DOWN);
        key(KeyCode.SPACE);
        assertThat(onFx(this::titles)).containsExactly("Id", "AUD", "Score");
        assertThat(onFx(() -> table.view().getColumns().get(2).getWidth())).isEqualTo(108);
        assertThat(onFx(() -> columns().getSelectionModel().getSelectedItem().id()))
                .isEqualTo("route");
        key(KeyCode.R);
        assertThat(onFx(this::titles)).containsExactly("Id", "Score", "AUD", "Route");
    }

    @Test
    void frozenColumnsStayWhereTheyAreWhileTheOthersAreScrolled() throws Exception {
        key(KeyCode.C);
        key(KeyCode.F);
        key(KeyCode.ESCAPE);
        onFx(
                () -> {
                    stage.setWidth(400);
                    return true;
                });
        await(() -> bar().isVisible());
        onFx(
                () -> {
                    bar().setValue(180);
                    return true;
                });
        await(() -> left("Id") == 0);
        assertThat(onFx(() -> left("Score"))).isEqualTo(100 - 180);
        await(() -> leftOfCell("R0") == 0);
        assertThat(onFx(() -> rowHeight())).isEqualTo(32);
        assertThat(onFx(() -> table.choice().frozen())).isEqualTo(1);
    }

    @Test
    void aFilterIsMadeByKeyboardAlone() throws Exception {
        key(KeyCode.F);
        type("sta");
        key(KeyCode.ENTER);
        key(KeyCode.DIGIT2);
        key(KeyCode.ENTER);
        assertThat(onFx(() -> ask.added().get()))
                .containsExactly(Condition.Test.of("state", Condition.Op.IS, "DONE"));
        assertThat(onFx(() -> table.hasFocus())).isTrue();
        key(KeyCode.F);
        type("val");
        key(KeyCode.ENTER);
        type("1,200.50");
        key(KeyCode.ENTER);
        assertThat(onFx(() -> ask.added().get()))
                .contains(Condition.Test.of("value", Condition.Op.AT_LEAST, 120_050L));
    }

    @Test
    void whatIsNoValueIsToldAndNotTaken() throws Exception {
        key(KeyCode.F);
        type("due");
        key(KeyCode.ENTER);
        type("31.31.");
        assertThat(onFx(() -> pane.lookup(".filter-editor .problem").getAccessibleText())).isNull();
        assertThat(onFx(this::problem)).contains("31.31. is no day").contains("dd/MM/yyyy");
        key(KeyCode.ENTER);
        assertThat(onFx(() -> ask.added().get())).isEmpty();
    }

    @Test
    void aConditionCanBeWrittenWithGroups() throws Exception {
        key(KeyCode.F);
        onFx(
                () -> {
                    written().setText("score >= 80 and (state = OPEN or not value <= 5.00");
                    written().requestFocus();
                    return true;
                });
        assertThat(onFx(this::problem)).contains(") is missing");
        onFx(
                () -> {
                    written().appendText(")");
                    return true;
                });
        key(KeyCode.ENTER);
        assertThat(onFx(() -> ask.added().get())).singleElement().isInstanceOf(Condition.All.class);
        assertThat(onFx(() -> pane.lookupAll(".chip").iterator().next().getAccessibleText()))
                .isEqualTo("Score ≥ 80 and (State: Waiting or not Value ≤ 5.00)");
    }

    @Test
    void whatIsListedIsWrittenToAFileWithItsProgress() throws Exception {
        key(KeyCode.SPACE);
        key(KeyCode.DOWN, true, false, false);
        await(() -> table.marks().count().get() == 2);
        onFx(
                () -> {
                    pane.export(true);
                    return true;
                });
        await(() -> !jobs.isBusy());
        assertThat(Files.readString(dir.resolve("rows.csv")))
                .isEqualTo("\ufeffId,Score,AUD,Route\r\nR0,0,0.00,AU\r\nR1,1,0.05,AU\r\n");
    }

    @Test
    void anExportCanBeStopped() throws Exception {
        var job =
                onFx(
                        () -> {
                            pane.export(false);
                            jobs.stopAll();
                            return jobs;
                        });
        await(() -> !job.isBusy());
        assertThat(dir).isEmptyDirectory();
        assertThat(onFx(() -> told(jobs))).containsExactly("Stopped. Nothing was written.");
    }

    @Test
    void whyWorkFailedStaysUntilItIsClosed() throws Exception {
        onFx(
                () ->
                        jobs.begin(
                                "Writing rows.csv",
                                _ -> {
                                    throw new IllegalStateException("The disk is full.");
                                }));
        await(() -> !jobs.isBusy());
        assertThat(onFx(() -> told(jobs))).containsExactly("The disk is full.");
        onFx(
                () -> {
                    ((Button) jobs.lookup(".button")).fire();
                    return true;
                });
        assertThat(onFx(() -> jobs.getChildren())).isEmpty();
    }

    private static List<String> told(JobList jobs) {
        jobs.applyCss();
        return jobs.lookupAll(".small").stream().map(node -> ((Label) node).getText()).toList();
    }

    @Test
    void theOpenRowIsCopiedWithItsTitles() throws Exception {
        key(KeyCode.DOWN);
        key(KeyCode.C, false, true, false);
        await(() -> "Id\tScore\tAUD\tRoute\nR1\t1\t0.05\tAU\n".equals(clipboard()));
    }

    private static @Nullable String clipboard() {
        return Clipboard.getSystemClipboard().getString();
    }

    private void type(String text) throws Exception {
        onFx(
                () -> {
                    ((TextField) scene().getFocusOwner()).insertText(0, text);
                    return true;
                });
    }

    private TextField written() {
        return (TextField) pane.lookup(".filter-editor .code");
    }

    private String problem() {
        return ((Label) pane.lookup(".filter-editor .problem")).getText();
    }

    @SuppressWarnings("unchecked")
    private ListView<DataColumn<Row>> columns() {
        return (ListView<DataColumn<Row>>) pane.lookup(".column-sheet .list-view");
    }

    private List<String> titles() {
        return table.view().getVisibleLeafColumns().stream().map(TableColumn::getText).toList();
    }

    private long markedRows() {
        return pane.lookupAll(".table-row-cell").stream()
                .filter(
                        row ->
                                row.getPseudoClassStates().stream()
                                        .anyMatch(
                                                state ->
                                                        state.getPseudoClassName()
                                                                .equals("marked")))
                .count();
    }

    private ScrollBar bar() {
        return (ScrollBar) table.view().lookup(".scroll-bar:horizontal");
    }

    /// Where the header of a column begins, seen from the table.
    private double left(String title) {
        var header =
                table.view().getColumns().stream()
                        .filter(column -> column.getText().equals(title))
                        .findFirst()
                        .orElseThrow()
                        .getStyleableNode();
        return table.view().sceneToLocal(header.localToScene(0, 0)).getX();
    }

    private double leftOfCell(String text) {
        return table.view().lookupAll(".table-cell").stream()
                .filter(
                        cell ->
                                cell instanceof javafx.scene.control.TableCell<?, ?> one
                                        && text.equals(one.getText()))
                .mapToDouble(cell -> table.view().sceneToLocal(cell.localToScene(0, 0)).getX())
                .findFirst()
                .orElse(-1);
    }

    private double rowHeight() {
        return table.view().lookupAll(".table-row-cell").stream()
                .mapToDouble(row -> ((TableRow<?>) row).getHeight())
                .max()
                .orElseThrow();
    }
}
