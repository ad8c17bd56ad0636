package live.lsn.ui;

import java.util.List;

/// Where a [WindowedList] gets its rows; called off the JavaFX thread, so it may block.
@FunctionalInterface
public interface PageSource<T> {
    /// Rows `from` (included) to `to` (not included), in order. Fewer are allowed when rows have
    /// gone meanwhile.
    List<T> page(int from, int to) throws Exception;
}
