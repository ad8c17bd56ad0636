package live.lsn.ui.table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// What leaves a table for the clipboard or a file, to be read off the JavaFX thread, some rows at
/// a time.
///
/// @param <R> row
public final class TableContent<R> implements TableFile.Rows {
    private static final int PAGE = 512;
    private final List<DataColumn<R>> columns;
    private final RowSource<R> source;
    private final int size;
    private final Marks.@Nullable Marked marked;
    private final @Nullable R one;
    private final Function<R, String> idOf;

    /// Whose rows leave the table.
    public enum Which {
        /// The marked ones; where none is, the open one.
        MARKED,
        /// All that are listed.
        LISTED
    }

    /// Takes rows that leave the table.
    public interface Sink {
        /// @throws Exception if they cannot be taken, which ends the reading
        void row(List<Cell> cells) throws Exception;
    }

    TableContent(
            List<DataColumn<R>> columns,
            RowSource<R> source,
            int size,
            Marks.@Nullable Marked marked,
            @Nullable R one,
            Function<R, String> idOf) {
        this.columns = columns;
        this.source = source;
        this.size = size;
        this.marked = marked;
        this.one = one;
        this.idOf = idOf;
    }

    /// Titles of the columns.
    @Override
    public List<String> titles() {
        return columns.stream().map(column -> column.column().getText()).toList();
    }

    /// Reads all rows in their order.
    ///
    /// @param goesOn asked after some rows each with how much of the list is through, 0 to 1; false
    ///   ends the reading
    /// @return how many rows were given out
    @Override
    public long read(Sink sink, Predicate<Double> goesOn) throws Exception {
        if (one != null) {
            sink.row(cells(one));
            return 1;
        }
        var count = 0L;
        for (var from = 0; from < size; from += PAGE) {
            var to = Math.min(size, from + PAGE);
            for (var row : rows(from, to)) {
                sink.row(cells(row));
                count++;
            }
            if (!goesOn.test((double) to / size)) return count;
        }
        return count;
    }

    /// The rows themselves, all of them in their order.
    public List<R> all() throws Exception {
        if (one != null) return List.of(one);
        var all = new ArrayList<R>();
        for (var from = 0; from < size; from += PAGE)
            all.addAll(rows(from, Math.min(size, from + PAGE)));
        return List.copyOf(all);
    }

    private List<R> rows(int from, int to) throws Exception {
        if (marked == null) return source.page(from, to);
        var ids = source.ids(from, to);
        if (ids.stream().noneMatch(marked::contains)) return List.of();
        return source.page(from, to).stream().filter(this::isMarked).toList();
    }

    private boolean isMarked(R row) {
        return marked != null && marked.contains(idOf.apply(row));
    }

    private List<Cell> cells(R row) {
        var cells = new ArrayList<Cell>(columns.size());
        for (var column : columns) cells.add(column.exported(row));
        return cells;
    }
}
