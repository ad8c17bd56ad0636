package live.lsn.ui;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.CellDataFeatures;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Columns that live with rows not fetched yet, as [WindowedList] has them.
///
/// They do not sort by themselves: a list of pages is sorted where it is kept.
public final class Columns {
    private Columns() {}

    /// Words, left aligned.
    ///
    /// @param width preferred, in px
    public static <S, V> TableColumn<S, V> text(
            String title, double width, Function<S, V> value, Function<V, String> show) {
        var column = new TableColumn<S, V>(title);
        column.setPrefWidth(width);
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

    // The row is null while its page is on the way, whatever the signature says.
    @SuppressWarnings({"NullAway", "ConstantValue"})
    private static <S, V> V valueOf(CellDataFeatures<S, V> row, Function<S, V> value) {
        return row.getValue() == null ? null : value.apply(row.getValue());
    }
}
