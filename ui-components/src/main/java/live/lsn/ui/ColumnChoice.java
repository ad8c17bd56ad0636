package live.lsn.ui;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/// How somebody has arranged the columns of a table: which, in what order, how wide, sorted by
/// what. Columns are told by their ids.
///
/// @param columns from left to right, hidden ones at their place
/// @param sortedBy id of the column that sorts; null for none
/// @param falling whether it sorts from the top down
public record ColumnChoice(List<Column> columns, @Nullable String sortedBy, boolean falling) {
    /// One column.
    ///
    /// @param width in px
    public record Column(String id, int width, boolean shown) {}

    /// As the table is now.
    public static <S> ColumnChoice of(TableView<S> table) {
        var sorted = table.getSortOrder().isEmpty() ? null : table.getSortOrder().getFirst();
        return new ColumnChoice(
                table.getColumns().stream()
                        .map(
                                column ->
                                        new Column(
                                                column.getId(),
                                                (int) Math.round(column.getWidth()),
                                                column.isVisible()))
                        .toList(),
                sorted == null ? null : sorted.getId(),
                sorted != null && sorted.getSortType() == TableColumn.SortType.DESCENDING);
    }

    /// The same with no width told for that column, such as one that takes the room that is left.
    public ColumnChoice without(String widthOf) {
        return new ColumnChoice(
                columns.stream()
                        .map(
                                column ->
                                        column.id.equals(widthOf)
                                                ? new Column(column.id, 0, column.shown)
                                                : column)
                        .toList(),
                sortedBy,
                falling);
    }

    /// Arranges the table so. Columns that the choice does not know stay, at the right; those it
    /// knows and the table lacks are passed over. A width of 0 leaves the column as wide as it is.
    public <S> void applyTo(TableView<S> table) {
        var ordered =
                table.getColumns().stream()
                        .sorted(Comparator.comparingInt(column -> place(column.getId())))
                        .toList();
        if (!ordered.equals(table.getColumns())) table.getColumns().setAll(ordered);
        for (var column : ordered) {
            var place = place(column.getId());
            if (place < columns.size()) apply(table, column, columns.get(place));
        }
        sortOnly(table);
    }

    /// Sorts the table so and leaves its columns alone.
    public <S> void sortOnly(TableView<S> table) {
        for (var column : table.getColumns())
            if (column.getId().equals(sortedBy)) sort(table, column);
    }

    private static <S> void apply(TableView<S> table, TableColumn<S, ?> column, Column chosen) {
        column.setVisible(chosen.shown);
        if (chosen.width <= 0) return;
        column.setPrefWidth(chosen.width);
        var missing = chosen.width - column.getWidth();
        if (chosen.shown && Math.abs(missing) >= 1) table.resizeColumn(column, missing);
    }

    private <S> void sort(TableView<S> table, TableColumn<S, ?> column) {
        column.setSortType(
                falling ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        if (!List.of(column).equals(table.getSortOrder()))
            table.getSortOrder().setAll(List.of(column));
    }

    private int place(String id) {
        for (var i = 0; i < columns.size(); i++) if (columns.get(i).id.equals(id)) return i;
        return columns.size();
    }
}
