package live.lsn.ui.table;

import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.Objects;

/// Keeps the first columns of a table where they are while the others are scrolled sideways.
///
/// A table scrolls all its columns; those that stay are moved back by as much as was scrolled and
/// drawn over the others. Rows of a fixed height drop the cells that scroll out of sight, so a
/// table with frozen columns has rows of one height by their style instead (class `with-frozen`).
final class Freezer<R> {
    private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");
    private static final PseudoClass EDGE = PseudoClass.getPseudoClass("frozen-edge");
    private final TableView<R> view;
    private final IntegerProperty count = new SimpleIntegerProperty();
    private final DoubleProperty scrolled = new SimpleDoubleProperty();

    Freezer(TableView<R> view) {
        this.view = view;
        view.skinProperty().subscribe(_ -> follow());
        view.getColumns().forEach(this::watch);
        count.subscribe(this::draw);
        view.getVisibleLeafColumns().subscribe(this::draw);
        scrolled.subscribe(_ -> drawHeaders());
    }

    /// How many columns from the left stay.
    IntegerProperty count() {
        return count;
    }

    private <V> void watch(TableColumn<R, V> column) {
        var cells = column.getCellFactory();
        column.setCellFactory(made -> watched(cells.call(made), column));
    }

    private <V> TableCell<R, V> watched(TableCell<R, V> cell, TableColumn<R, V> column) {
        // A cell that is out of use must not be held by the table for ever.
        var used = cell.sceneProperty().map(Objects::nonNull).orElse(false);
        count.when(used).subscribe(_ -> keep(cell, column));
        return cell;
    }

    /// Binds what stays, and nothing else: most tables have no such column, and many cells.
    private void keep(TableCell<R, ?> cell, TableColumn<R, ?> column) {
        var bound = cell.translateXProperty().isBound();
        if (isFrozen(column) == bound) return;
        if (bound) {
            cell.translateXProperty().unbind();
            cell.setTranslateX(0);
        } else {
            cell.translateXProperty().bind(scrolled);
        }
        mark(cell, column);
    }

    private void mark(Node node, TableColumn<R, ?> column) {
        var frozen = isFrozen(column);
        node.pseudoClassStateChanged(FROZEN, frozen);
        node.pseudoClassStateChanged(EDGE, frozen && place(column) == count.get() - 1);
        node.setViewOrder(frozen ? -1 : 0);
    }

    private boolean isFrozen(TableColumn<R, ?> column) {
        var place = place(column);
        return place >= 0 && place < count.get();
    }

    private int place(TableColumn<R, ?> column) {
        return view.getVisibleLeafColumns().indexOf(column);
    }

    private void follow() {
        if (view.lookup(".scroll-bar:horizontal") instanceof ScrollBar bar)
            scrolled.bind(
                    Bindings.createDoubleBinding(
                            () -> bar.isVisible() ? bar.getValue() : 0,
                            bar.valueProperty(),
                            bar.visibleProperty()));
    }

    private void draw() {
        var has = count.get() > 0;
        view.getStyleClass().remove("with-frozen");
        if (has) view.getStyleClass().add("with-frozen");
        drawHeaders();
        view.refresh();
    }

    private void drawHeaders() {
        for (var column : view.getColumns()) {
            var header = column.getStyleableNode();
            if (header == null) continue;
            header.setTranslateX(isFrozen(column) ? scrolled.get() : 0);
            mark(header, column);
        }
    }
}
