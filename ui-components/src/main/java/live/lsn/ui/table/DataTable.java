package live.lsn.ui.table;

import javafx.beans.property.IntegerProperty;
import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.Columns;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;
import live.lsn.ui.SpareRoom;
import live.lsn.ui.WindowedList;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A table over any number of rows, of which it fetches those that it shows.
///
/// The source sorts and filters; the table tells what is wanted. One row is open, which is what the
/// arrows move; beside it any rows can be marked, whether they are in sight or not, for doing
/// something with all of them. Columns are chosen, ordered, widened and frozen by mouse or, in the
/// [ColumnSheet], by keyboard alone.
///
/// @param <R> row
public final class DataTable<R> extends StackPane {
    private static final int ROWS_BEFORE = 5;
    private final List<DataColumn<R>> columns;
    private final Function<R, String> idOf;
    private final Listener<R> listener;
    private final Background background;
    private final TableView<R> view = new TableView<>();
    private final WindowedList<R> rows;
    private final Marks marks = new Marks();
    private final Marking<R> marking;
    private final Freezer<R> freezer;
    private final ColumnSheet<R> sheet;
    private final ColumnChoice usual;
    private RowSource<R> source = new NoRows<>();
    private boolean selecting;

    /// What the user does with the rows.
    public interface Listener<R> {
        /// Another row is open.
        void opened(int index, R row);

        /// The rows are wanted in another order.
        ///
        /// @param sorts what sorts first, then what breaks its ties; at least one
        void sorted(List<ColumnChoice.Sorted> sorts);
    }

    /// @param title what the table holds, for screen readers
    /// @param usual the columns that sort as long as nobody has chosen others
    /// @param idOf a row's id, the same as [RowSource#ids] tells
    public DataTable(
            String title,
            Background background,
            List<DataColumn<R>> columns,
            List<ColumnChoice.Sorted> usual,
            Function<R, String> idOf,
            Listener<R> listener) {
        this.background = background;
        this.columns = List.copyOf(columns);
        this.idOf = idOf;
        this.listener = listener;
        this.rows = new WindowedList<>(background);
        view.setItems(rows);
        view.getStyleClass().addAll("edge-to-edge", "data-table");
        view.setTableMenuButtonVisible(true);
        view.setAccessibleText(title);
        view.setPlaceholder(Placeholder.loading());
        columns.forEach(column -> view.getColumns().add(column.column()));
        Columns.sortAtSource(view, _ -> sorted());
        columns.forEach(column -> column.column().setSortable(column.isSortable()));
        columns.stream()
                .filter(DataColumn::isSpare)
                .findFirst()
                .ifPresent(column -> SpareRoom.to(view, column.column()));
        freezer = new Freezer<>(view);
        marking = new Marking<>(this, background);
        new ColumnChoice(List.of(), usual, 0).sortOnly(view);
        this.usual = choice();
        sheet = new ColumnSheet<>(this);
        setRows(DataRow::new);
        view.getSelectionModel()
                .selectedIndexProperty()
                .subscribe((_, index) -> opened(index.intValue()));
        addMenu();
        getStyleClass().add("data-table-pane");
        getChildren().addAll(view, sheet);
    }

    /// Lets rows be of a kind of the screen's own.
    public void setRows(Supplier<? extends DataRow<R>> maker) {
        view.setRowFactory(
                _ -> {
                    var row = maker.get();
                    row.join(this);
                    marking.listenTo(row);
                    return row;
                });
    }

    /// Adds style classes to the rows' view.
    public void style(String... classes) {
        view.getStyleClass().addAll(classes);
    }

    // ---- rows ----

    /// Shows another answer of the source.
    ///
    /// @param size rows there are, 0 or more
    /// @param open index of the row to be open, -1 for none
    public void show(int size, RowSource<R> answer, int open) {
        source = answer;
        rows.refresh(size, answer);
        marks.listed(size);
        if (size == 0 || open < 0) return;
        selecting = true;
        view.getSelectionModel().clearAndSelect(open);
        selecting = false;
    }

    /// Goes on by so many rows, as far as there are any.
    public void move(int by) {
        var next = openIndex() + by;
        if (next < 0 || next >= rows.size()) return;
        view.getSelectionModel().clearAndSelect(next);
        view.scrollTo(Math.max(0, next - ROWS_BEFORE));
    }

    /// Why rows did not come.
    public void onFailure(Consumer<Exception> told) {
        rows.failureProperty()
                .subscribe(
                        cause -> {
                            if (cause != null) told.accept(cause);
                        });
    }

    private void opened(int index) {
        var open = index < 0 ? null : row(index);
        if (!selecting && open != null) listener.opened(index, open);
    }

    /// The row there; null while it is on its way.
    @Nullable R row(int index) {
        return index >= rows.size() ? null : rows.get(index);
    }

    int size() {
        return rows.size();
    }

    int openIndex() {
        return view.getSelectionModel().getSelectedIndex();
    }

    RowSource<R> source() {
        return source;
    }

    String idOf(R row) {
        return idOf.apply(row);
    }

    TableView<R> view() {
        return view;
    }

    @Override
    public void requestFocus() {
        view.requestFocus();
    }

    /// Whether the keyboard is in the rows.
    public boolean hasFocus() {
        return getScene() != null && view.equals(getScene().getFocusOwner());
    }

    // ---- marks ----

    /// The rows that are marked.
    public Marks marks() {
        return marks;
    }

    boolean isMarked(R row) {
        return marks.isMarked(idOf(row));
    }

    /// What leaves the table when it is copied or written to a file: the marked rows, or the open
    /// one, or all; in the columns that are shown, as they stand.
    ///
    /// @param which whose rows
    public TableContent<R> content(TableContent.Which which) {
        var open = openIndex() < 0 ? null : row(openIndex());
        return new TableContent<>(
                shownColumns(),
                source,
                rows.size(),
                which == TableContent.Which.MARKED && marks.count().get() > 0 ? marks.now() : null,
                which == TableContent.Which.MARKED && marks.count().get() == 0 ? open : null,
                idOf);
    }

    private List<DataColumn<R>> shownColumns() {
        return view.getVisibleLeafColumns().stream()
                .flatMap(shown -> columns.stream().filter(one -> one.column().equals(shown)))
                .toList();
    }

    // ---- order ----

    /// A click on a header asks the source for another order; rows are never sorted here.
    private void sorted() {
        if (view.getSortOrder().isEmpty()) {
            // The third click takes the order away; the list has its usual one then, and says so.
            background.onFx(
                    () -> {
                        if (view.getSortOrder().isEmpty()) usual.sortOnly(view);
                    });
            return;
        }
        listener.sorted(ColumnChoice.of(view).sorts());
    }

    // ---- columns ----

    /// The columns as they are now; the width of the one that takes what is left is not told.
    public ColumnChoice choice() {
        var choice = ColumnChoice.of(view).withFrozen(freezer.count().get());
        for (var column : columns) if (column.isSpare()) choice = choice.without(column.id());
        return choice;
    }

    public void arrange(ColumnChoice choice) {
        choice.applyTo(view);
        freezer.count().set(choice.frozen());
    }

    /// The columns as they were made.
    public void resetColumns() {
        arrange(usual);
    }

    /// How many columns from the left stay where they are.
    IntegerProperty frozen() {
        return freezer.count();
    }

    List<DataColumn<R>> columns() {
        return columns;
    }

    /// Told whenever the columns may have changed.
    public void onColumns(Runnable told) {
        for (var column : view.getColumns()) {
            column.widthProperty().subscribe((_, _) -> told.run());
            column.visibleProperty().subscribe((_, _) -> told.run());
            column.sortTypeProperty().subscribe((_, _) -> told.run());
        }
        view.getColumns().subscribe(told);
        view.getSortOrder().subscribe(told);
        freezer.count().subscribe((_, _) -> told.run());
    }

    /// Opens the sheet in which columns are arranged by keyboard.
    public void openColumns() {
        sheet.open();
    }

    private void addMenu() {
        var menu = new ContextMenu();
        for (var column : columns) {
            var item = new CheckMenuItem(column.column().getText());
            item.selectedProperty().bindBidirectional(column.column().visibleProperty());
            item.setDisable(column.isFixed());
            menu.getItems().add(item);
        }
        var more = new MenuItem(Words.of("table.columns.arrange"));
        more.setOnAction(_ -> openColumns());
        var reset = new MenuItem(Words.of("table.columns.reset"));
        reset.setOnAction(_ -> resetColumns());
        menu.getItems().addAll(new SeparatorMenuItem(), more, reset);
        for (TableColumn<R, ?> column : view.getColumns()) column.setContextMenu(menu);
        view.skinProperty().subscribe(_ -> offer(menu));
    }

    /// Puts our menu in the place of the table's own, which cannot be added to.
    private void offer(ContextMenu menu) {
        var button = view.lookup(".show-hide-columns-button");
        if (button == null) return;
        Objects.requireNonNull(button)
                .setOnMousePressed(
                        press -> {
                            menu.show(button, Side.BOTTOM, 0, 0);
                            press.consume();
                        });
    }

    // ---- keys ----

    /// Its keys, as they are taken and as they are shown; the screen takes them while the keyboard
    /// is in it.
    public List<Shortcut> keys() {
        var keys = new ArrayList<Shortcut>(marking.keys());
        keys.add(
                Shortcut.of(
                        Words.of("table.key.columns"),
                        javafx.scene.input.KeyCode.C,
                        this::openColumns));
        return List.copyOf(keys);
    }

    private static final class NoRows<R> implements RowSource<R> {
        @Override
        public List<R> page(int from, int to) {
            return List.of();
        }

        @Override
        public List<String> ids(int from, int to) {
            return List.of();
        }
    }
}
