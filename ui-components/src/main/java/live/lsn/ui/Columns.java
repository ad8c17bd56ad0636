package live.lsn.ui;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.CellDataFeatures;
import javafx.scene.control.TableView;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Columns that live with rows not fetched yet, as [WindowedList] has them.
///
/// They do not sort by themselves, which would fetch every row; see [#sortAtSource].
public final class Columns {
    private Columns() {}

    /// Words, left aligned.
    ///
    /// @param width preferred, in px
    public static <S, V> TableColumn<S, V> text(
            String title, double width, Function<S, V> value, Function<V, String> show) {
        var column = new TableColumn<S, V>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(valueOf(row, value)));
        column.setCellFactory(_ -> new DataCell<>(show));
        return column;
    }

    /// Numbers and times, right aligned with their header.
    public static <S, V> TableColumn<S, V> number(
            String title, double width, Function<S, V> value, Function<V, String> show) {
        var column = text(title, width, value, show);
        column.getStyleClass().add("align-right");
        return column;
    }

    /// A score with its level, see [LevelCell].
    public static <S, V> TableColumn<S, V> level(
            String title, double width, Function<S, V> value, ToIntFunction<V> level) {
        var column = text(title, width, value, String::valueOf);
        column.setCellFactory(_ -> new LevelCell<>(level));
        return column;
    }

    /// Lets header clicks ask for another order, to be answered by a [WindowedList#refresh].
    ///
    /// All columns the table has now become sortable; take that from one with `setSortable(false)`.
    ///
    /// @param onSort called with the columns to sort by, first one first; each tells its direction
    public static <S> void sortAtSource(
            TableView<S> table, Consumer<List<TableColumn<S, ?>>> onSort) {
        table.getColumns().forEach(column -> column.setSortable(true));
        table.setSortPolicy(
                sorted -> {
                    onSort.accept(List.copyOf(sorted.getSortOrder()));
                    return true;
                });
    }

    // The row is null while its page is on the way, whatever the signature says.
    @SuppressWarnings({"NullAway", "ConstantValue"})
    private static <S, V> V valueOf(CellDataFeatures<S, V> row, Function<S, V> value) {
        return row.getValue() == null ? null : value.apply(row.getValue());
    }
}
