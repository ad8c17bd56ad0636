package live.lsn.ui.table;

import live.lsn.ui.PageSource;

import java.util.List;

/// Where a [DataTable] gets its rows and, without opening them, their ids. Called off the JavaFX
/// thread, so it may block.
public interface RowSource<R> extends PageSource<R> {
    /// Ids of the rows `from` (included) to `to` (not included), in order.
    List<String> ids(int from, int to) throws Exception;
}
