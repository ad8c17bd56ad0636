package live.lsn.ui.table;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Motion;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;

/// The columns of a [DataTable] as a list, in which they are shown and hidden, moved, widened,
/// sorted by and frozen by keyboard. What is changed is seen in the table at once.
final class ColumnSheet<R> extends VBox {
    private static final double WIDTH = 340;
    private static final double ROW = 30;
    private static final double STEP = 8;
    private final DataTable<R> table;
    private final ListView<DataColumn<R>> list = new ListView<>();

    ColumnSheet(DataTable<R> table) {
        super(8);
        this.table = table;
        var title = new Label(Words.of("table.columns"));
        title.getStyleClass().add("section-title");
        list.setCellFactory(_ -> new Line());
        list.setFixedCellSize(ROW);
        list.setAccessibleText(Words.of("table.columns"));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) setShown(false);
                        });
        getStyleClass().addAll("card", "column-sheet");
        getChildren().addAll(title, list, hints());
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        javafx.scene.layout.StackPane.setAlignment(this, Pos.TOP_RIGHT);
        setShown(false);
    }

    private static VBox hints() {
        return new VBox(
                4,
                hint("table.columns.show", "Space"),
                hint("table.columns.sort", "S"),
                hint("table.columns.move", "Alt", "↑", "↓"),
                hint("table.columns.width", "←", "→"),
                hint("table.columns.freeze", "F"),
                hint("table.columns.reset", "R"),
                hint("table.columns.close", "Esc"));
    }

    private static HBox hint(String key, String... caps) {
        var words = new Label(Words.of(key));
        words.getStyleClass().addAll("small", "muted");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(4, words, room);
        for (var cap : caps) line.getChildren().add(new KeyCap(cap));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void open() {
        fill(null);
        list.setPrefHeight(ROW * list.getItems().size() + 8);
        setShown(true);
        Motion.appear(this);
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) list.getSelectionModel().selectFirst();
    }

    private void close() {
        setShown(false);
        table.requestFocus();
    }

    private void setShown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    /// Lists the columns as they stand, and stays at one of them.
    private void fill(@Nullable DataColumn<R> at) {
        var ordered = new ArrayList<DataColumn<R>>();
        for (var column : table.view().getColumns())
            table.columns().stream()
                    .filter(one -> one.column().equals(column))
                    .forEach(ordered::add);
        list.getItems().setAll(ordered);
        if (at != null) list.getSelectionModel().select(at);
    }

    private void key(KeyEvent key) {
        var chosen = list.getSelectionModel().getSelectedItem();
        var mine = true;
        switch (key.getCode()) {
            case KeyCode.ESCAPE, KeyCode.ENTER, KeyCode.C -> close();
            case KeyCode.SPACE -> toggle(chosen);
            case KeyCode.S -> sort(chosen);
            case KeyCode.F -> freeze(chosen);
            case KeyCode.R -> table.resetColumns();
            case KeyCode.LEFT -> widen(chosen, -STEP);
            case KeyCode.RIGHT -> widen(chosen, STEP);
            case KeyCode.UP -> mine = key.isAltDown() && move(chosen, -1);
            case KeyCode.DOWN -> mine = key.isAltDown() && move(chosen, 1);
            default -> mine = key.getCode().isLetterKey();
        }
        if (!mine) return;
        key.consume();
        if (isVisible()) fill(chosen);
    }

    private static <R> void toggle(DataColumn<R> column) {
        if (!column.isFixed()) column.column().setVisible(!column.column().isVisible());
    }

    private void widen(DataColumn<R> column, double by) {
        table.view().resizeColumn(column.column(), by);
    }

    private boolean move(DataColumn<R> column, int by) {
        var ordered = new ArrayList<>(table.view().getColumns());
        var from = ordered.indexOf(column.column());
        var to = from + by;
        if (to < 0 || to >= ordered.size()) return true;
        Collections.swap(ordered, from, to);
        table.view().getColumns().setAll(ordered);
        return true;
    }

    /// All up to this one stay; the last of them again, and none does.
    private void freeze(DataColumn<R> column) {
        var upTo = table.view().getVisibleLeafColumns().indexOf(column.column()) + 1;
        if (upTo > 0) table.frozen().set(table.frozen().get() == upTo ? 0 : upTo);
    }

    /// Sorts behind what sorts already; again the other way; and again not at all.
    private void sort(DataColumn<R> column) {
        if (!column.isSortable()) return;
        var order = new ArrayList<TableColumn<R, ?>>(table.view().getSortOrder());
        var sorted = column.column();
        if (!order.contains(sorted)) {
            order.add(sorted);
        } else if (sorted.getSortType() == SortType.ASCENDING) {
            sorted.setSortType(SortType.DESCENDING);
        } else {
            sorted.setSortType(SortType.ASCENDING);
            order.remove(sorted);
        }
        if (!order.equals(table.view().getSortOrder())) table.view().getSortOrder().setAll(order);
    }

    private final class Line extends ListCell<DataColumn<R>> {
        @Override
        protected void updateItem(@Nullable DataColumn<R> item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(item == null || empty ? null : drawn(item));
            setAccessibleText(item == null || empty ? null : spoken(item));
        }

        private HBox drawn(DataColumn<R> item) {
            var name = new Label(item.column().getText());
            var shown = item.column().isVisible();
            if (!shown) name.getStyleClass().add("muted");
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var line = new HBox(8, Icons.of(shown ? "bi-check2-square" : "bi-square"), name, room);
            if (isFrozen(item)) line.getChildren().add(Icons.of("bi-pin-angle"));
            var place = table.view().getSortOrder().indexOf(item.column());
            if (place >= 0) {
                var rising = item.column().getSortType() == SortType.ASCENDING;
                line.getChildren()
                        .addAll(
                                new Label(String.valueOf(place + 1)),
                                Icons.of(rising ? "bi-arrow-up" : "bi-arrow-down"));
            }
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        private boolean isFrozen(DataColumn<R> item) {
            var place = table.view().getVisibleLeafColumns().indexOf(item.column());
            return place >= 0 && place < table.frozen().get();
        }

        private String spoken(DataColumn<R> item) {
            var words = new StringBuilder(item.column().getText());
            words.append(", ")
                    .append(
                            Words.of(
                                    item.column().isVisible()
                                            ? "table.columns.is-shown"
                                            : "table.columns.is-hidden"));
            if (isFrozen(item)) words.append(", ").append(Words.of("table.columns.is-frozen"));
            var place = table.view().getSortOrder().indexOf(item.column());
            if (place >= 0) words.append(", ").append(Words.of("table.columns.sorts", place + 1));
            return words.toString();
        }
    }
}
