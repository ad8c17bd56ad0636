package live.lsn.ui;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How somebody has arranged the columns of a table: which, in what order, how wide, sorted by
/// what. Columns are told by their ids.
///
/// @param columns from left to right, hidden ones at their place
/// @param sorts the columns that sort, the first first; none for the order that the list has itself
/// @param frozen how many columns from the left stay where they are when the others are scrolled
public record ColumnChoice(List<Column> columns, List<Sorted> sorts, int frozen) {
    /// A file of settings that was written before there were several sorts has none.
    @SuppressWarnings("ConstantValue")
    public ColumnChoice {
        columns = columns == null ? List.of() : List.copyOf(columns);
        sorts = sorts == null ? List.of() : List.copyOf(sorts);
        frozen = Math.max(0, frozen);
    }

    /// A column that sorts.
    ///
    /// @param falling whether it sorts from the top down
    public record Sorted(String id, boolean falling) {}

    /// One column.
    ///
    /// @param width in px
    public record Column(String id, int width, boolean shown) {}

    /// As the table is now.
    public static <S> ColumnChoice of(TableView<S> table) {
        return new ColumnChoice(
                table.getColumns().stream()
                        .map(
                                column ->
                                        new Column(
                                                column.getId(),
                                                (int) Math.round(column.getWidth()),
                                                column.isVisible()))
                        .toList(),
                table.getSortOrder().stream()
                        .map(column -> new Sorted(column.getId(), falls(column)))
                        .toList(),
                0);
    }

    private static boolean falls(TableColumn<?, ?> column) {
        return column.getSortType() == TableColumn.SortType.DESCENDING;
    }

    /// The same with so many columns frozen.
    public ColumnChoice withFrozen(int count) {
        return new ColumnChoice(columns, sorts, count);
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
                sorts,
                frozen);
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

    /// Sorts the table so and leaves its columns alone; where nothing sorts, it leaves the order
    /// too.
    public <S> void sortOnly(TableView<S> table) {
        var sorting = new ArrayList<TableColumn<S, ?>>();
        for (var sort : sorts)
            table.getColumns().stream()
                    .filter(column -> column.getId().equals(sort.id))
                    .forEach(
                            column -> {
                                column.setSortType(
                                        sort.falling
                                                ? TableColumn.SortType.DESCENDING
                                                : TableColumn.SortType.ASCENDING);
                                sorting.add(column);
                            });
        if (!sorting.isEmpty() && !sorting.equals(table.getSortOrder()))
            table.getSortOrder().setAll(sorting);
    }

    private static <S> void apply(TableView<S> table, TableColumn<S, ?> column, Column chosen) {
        column.setVisible(chosen.shown);
        if (chosen.width <= 0) return;
        column.setPrefWidth(chosen.width);
        var missing = chosen.width - column.getWidth();
        if (chosen.shown && Math.abs(missing) >= 1) table.resizeColumn(column, missing);
    }

    private int place(String id) {
        for (var i = 0; i < columns.size(); i++) if (columns.get(i).id.equals(id)) return i;
        return columns.size();
    }
}
