package live.lsn.ui;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/// Lets every column have the width it was given and one column the room that is left, so that a
/// table fills its place and never scrolls sideways while it can help it.
///
/// @param <S> row
public final class SpareRoom<S> {
    private final TableView<S> table;
    private final TableColumn<S, ?> spare;

    private SpareRoom(TableView<S> table, TableColumn<S, ?> spare) {
        this.table = table;
        this.spare = spare;
    }

    /// Gives the table's spare room to that column, from now on. The column is never narrower than
    /// its least width; its neighbours keep theirs.
    @SuppressWarnings("rawtypes") // the property's own type
    public static <S> void to(TableView<S> table, TableColumn<S, ?> spare) {
        var room = new SpareRoom<>(table, spare);
        Callback<TableView.ResizeFeatures, Boolean> policy = room::resize;
        table.setColumnResizePolicy(policy);
    }

    private Boolean resize(TableView.ResizeFeatures<?> change) {
        var dragged = change.getColumn();
        if (dragged != null && !drag(change, dragged, change.getDelta())) return false;
        fit(change);
        return true;
    }

    private boolean drag(TableView.ResizeFeatures<?> change, TableColumn<?, ?> dragged, double by) {
        if (!dragged.equals(spare)) {
            var free = Math.max(0, spare.getWidth() - spare.getMinWidth());
            return set(change, dragged, dragged.getWidth() + Math.min(by, free));
        }
        // Its own edge moves the neighbour's.
        var columns = table.getVisibleLeafColumns();
        var next = columns.indexOf(spare) + 1;
        return next < columns.size()
                && set(change, columns.get(next), columns.get(next).getWidth() - by);
    }

    private void fit(TableView.ResizeFeatures<?> change) {
        var room = change.getContentWidth();
        if (room <= 0 || !spare.isVisible()) return;
        var others =
                table.getVisibleLeafColumns().stream()
                        .filter(column -> !column.equals(spare))
                        .mapToDouble(TableColumnBase::getWidth)
                        .sum();
        set(change, spare, Math.floor(room - others));
    }

    @SuppressWarnings("unchecked") // the column is one of this table
    private static <T> boolean set(
            TableView.ResizeFeatures<T> change, TableColumnBase<?, ?> column, double width) {
        var fitting = Math.clamp(width, column.getMinWidth(), column.getMaxWidth());
        if (Math.abs(fitting - column.getWidth()) < 0.5) return false;
        change.setColumnWidth((TableColumnBase<T, ?>) column, fitting);
        return true;
    }
}
