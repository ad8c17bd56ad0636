package live.lsn.desk.list;

import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.RowIds;
import live.lsn.ui.table.RowSource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The rows of a list as a table asks for them: the first are in order at once, the whole order is
/// found when somebody goes beyond them. Blocks while it reads.
public final class RowWindow<A extends Aggregate> implements RowSource<A> {
    private static final int FIRST = 1_000;
    private static final int AROUND = 100;
    private final CacheStore cache;
    private final ListQuery<A> query;
    private final RowIds first;
    private @Nullable RowIds whole;

    /// Reads the first rows' order.
    ///
    /// @throws IllegalArgumentException if the query names what is not declared
    public RowWindow(CacheStore cache, ListQuery<A> query) {
        this.cache = cache;
        this.query = query;
        this.first = cache.order(query, FIRST);
    }

    @Override
    public List<A> page(int from, int to) {
        return cache.page(query.collection(), upTo(to), from, to);
    }

    @Override
    public List<String> ids(int from, int to) {
        return cache.keys(query.collection(), upTo(to), from, to);
    }

    private RowIds upTo(int to) {
        return to <= first.size() || first.size() < FIRST ? first : whole();
    }

    private synchronized RowIds whole() {
        if (whole == null) whole = cache.order(query, Integer.MAX_VALUE);
        return whole;
    }

    /// Where a row is now; where it is gone, the place that it had.
    ///
    /// @param id of the row to stay at; null for whichever is at the place
    /// @param place where it was
    /// @param size how many rows there are
    /// @return −1 where there are none
    public int place(@Nullable String id, int place, int size) {
        if (size == 0) return -1;
        if (id != null) {
            var from = Math.max(0, Math.min(place, size - 1) - AROUND);
            var near = ids(from, Math.min(size, from + 2 * AROUND)).indexOf(id);
            if (near >= 0) return from + near;
        }
        return Math.min(place, size - 1);
    }
}
