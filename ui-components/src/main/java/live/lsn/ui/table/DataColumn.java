package live.lsn.ui.table;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.util.Callback;

import live.lsn.ui.Columns;
import live.lsn.ui.Formats;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// A column of a [DataTable]: how it looks, whether the source can sort by it, and what of it goes
/// into a file.
///
/// @param <R> row
public final class DataColumn<R> {
    private final TableColumn<R, ?> column;
    private final Function<R, Cell> exported;
    private boolean sortable = true;
    private boolean fixed;
    private boolean spare;

    private DataColumn(String id, TableColumn<R, ?> column, Function<R, Cell> exported) {
        this.column = column;
        this.exported = exported;
        column.setId(id);
    }

    /// Words, left aligned.
    ///
    /// @param id as conditions, sorts and saved views name it
    /// @param width preferred, in px
    public static <R> DataColumn<R> text(
            String id, String title, double width, Function<R, @Nullable String> value) {
        return new DataColumn<>(
                id,
                Columns.text(title, width, row -> orEmpty(value.apply(row)), text -> text),
                row -> text(value.apply(row)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Cell text(@Nullable String text) {
        return text == null || text.isEmpty() ? new Cell.Empty() : new Cell.Text(text);
    }

    /// Whole numbers, right aligned.
    public static <R> DataColumn<R> number(
            String id,
            String title,
            double width,
            Formats formats,
            Function<R, @Nullable Long> value) {
        return decimal(id, title, width, formats, 0, value);
    }

    /// Amounts of money in minor units of one currency, which the title names.
    ///
    /// @param currency ISO 4217 code
    public static <R> DataColumn<R> money(
            String id,
            String title,
            double width,
            Formats formats,
            String currency,
            Function<R, @Nullable Long> minor) {
        return decimal(id, title, width, formats, Formats.decimalsOf(currency), minor);
    }

    private static <R> DataColumn<R> decimal(
            String id,
            String title,
            double width,
            Formats formats,
            int decimals,
            Function<R, @Nullable Long> unscaled) {
        return new DataColumn<>(
                id,
                Columns.<R, BigDecimal>number(
                        title,
                        width,
                        row -> scaled(unscaled.apply(row), decimals),
                        number -> formats.decimal(number, decimals)),
                row -> {
                    var number = scaled(unscaled.apply(row), decimals);
                    return number == null ? new Cell.Empty() : new Cell.Number(number, decimals);
                });
    }

    @SuppressWarnings("NullAway") // An empty cell has no value, for which the columns have no word.
    private static BigDecimal scaled(@Nullable Long unscaled, int decimals) {
        return unscaled == null ? null : BigDecimal.valueOf(unscaled, decimals);
    }

    /// Times, right aligned.
    ///
    /// @param show how a time reads
    public static <R> DataColumn<R> moment(
            String id,
            String title,
            double width,
            Function<Instant, String> show,
            Function<R, @Nullable Instant> value) {
        return new DataColumn<>(
                id,
                Columns.number(title, width, row -> given(value.apply(row)), show),
                row -> moment(value.apply(row)));
    }

    @SuppressWarnings("NullAway") // as above
    private static Instant given(@Nullable Instant at) {
        return at;
    }

    private static Cell moment(@Nullable Instant at) {
        return at == null ? new Cell.Empty() : new Cell.Moment(at);
    }

    /// A score with its level, see [live.lsn.ui.LevelCell].
    ///
    /// @param level 0 to 3 of the row's score
    public static <R> DataColumn<R> level(
            String id,
            String title,
            double width,
            Function<R, Long> score,
            ToIntFunction<R> level) {
        return new DataColumn<>(
                id,
                Columns.<R, Scored<R>>level(
                        title,
                        width,
                        row -> new Scored<>(row, score.apply(row)),
                        scored -> level.applyAsInt(scored.row)),
                row -> new Cell.Number(BigDecimal.valueOf(score.apply(row)), 0));
    }

    private record Scored<R>(R row, long score) {
        @Override
        public String toString() {
            return String.valueOf(score);
        }
    }

    /// Cells that the screen draws itself.
    ///
    /// @param exported what goes into a file
    public static <R> DataColumn<R> drawn(
            String id,
            String title,
            double width,
            Function<R, Cell> exported,
            Callback<TableColumn<R, R>, TableCell<R, R>> cells) {
        var column = Columns.<R, R>text(title, width, row -> row, _ -> "");
        column.setCellFactory(cells);
        return new DataColumn<>(id, column, exported);
    }

    /// The source cannot sort by it.
    public DataColumn<R> unsortable() {
        sortable = false;
        return this;
    }

    /// Sorts from the top down at the first click.
    public DataColumn<R> falling() {
        column.setSortType(TableColumn.SortType.DESCENDING);
        return this;
    }

    /// Cannot be hidden.
    public DataColumn<R> fixed() {
        fixed = true;
        return this;
    }

    /// Hidden until somebody shows it.
    public DataColumn<R> hidden() {
        column.setVisible(false);
        return this;
    }

    /// Has the room that the others leave; one column of a table.
    ///
    /// @param least its least width, in px
    public DataColumn<R> spare(double least) {
        spare = true;
        column.setMinWidth(least);
        return this;
    }

    /// Right aligned, as numbers and times are.
    public DataColumn<R> right() {
        return styled("align-right");
    }

    public DataColumn<R> styled(String... classes) {
        column.getStyleClass().addAll(classes);
        return this;
    }

    String id() {
        return column.getId();
    }

    TableColumn<R, ?> column() {
        return column;
    }

    boolean isSortable() {
        return sortable;
    }

    boolean isFixed() {
        return fixed;
    }

    boolean isSpare() {
        return spare;
    }

    Cell exported(R row) {
        return exported.apply(row);
    }
}
