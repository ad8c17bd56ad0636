package live.lsn.desk.sync;

import live.lsn.api.collection.Column;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.rules.Lookup;

import org.jspecify.annotations.Nullable;

/// Reads what the desk has cached, with what waits to be sent: what a rule finds in the way here,
/// the platform would refuse. What it does not see, the platform may.
record CacheLookup(CacheStore cache) implements Lookup {
    /// Rows that belong to one record are few.
    private static final int MOST = 10_000;

    @Override
    public boolean seesAll() {
        return false;
    }

    @Override
    public <A extends Aggregate> @Nullable A find(SyncedCollection<A> collection, String id) {
        return cache.find(collection, id);
    }

    @Override
    public long sum(SyncedCollection<?> collection, String column, String by, String value) {
        return summed(collection, column, by, value);
    }

    private <A extends Aggregate> long summed(
            SyncedCollection<A> collection, String column, String by, String value) {
        var query =
                new ListQuery<>(
                        collection,
                        java.util.List.of(Filter.of(by, Op.EQUALS, value)),
                        null,
                        new Sort(by, true));
        Column<A> of = collection.column(column);
        var sum = 0L;
        for (var row : cache.page(collection, cache.order(query, MOST), 0, MOST)) {
            if (of.stored(row) instanceof Long units) sum += units;
        }
        return sum;
    }
}
