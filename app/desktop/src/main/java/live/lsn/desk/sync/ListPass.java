package live.lsn.desk.sync;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.desk.store.Bootstrap.State;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.CachedRow;
import live.lsn.desk.store.Told;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;

/// Reads a collection whole and brings the cache to where the list is: the first time beside what
/// is shown, later by what differs. What was read before a fault is given up.
final class ListPass {
    /// So many changed rows are held back to be shown together.
    private static final int HELD = 10_000;

    /// So many missing rows are asked for one by one.
    private static final int ASKED = 100;

    private final CacheStore cache;
    private final Lists lists;
    private final ListCache rows;
    private final Map<String, Set<String>> missedBefore = new HashMap<>();

    ListPass(CacheStore cache, Lists lists, ListCache rows) {
        this.cache = cache;
        this.lists = lists;
        this.rows = rows;
    }

    /// What a pass came to.
    enum Result {
        /// The cache holds what the list holds.
        WHOLE,
        /// So many rows are missing that they stay until the next pass misses them, too.
        SHRUNK
    }

    /// @param progress is told how many rows have come, while there is nothing to show yet
    Result read(SyncedCollection<?> collection, LongConsumer progress) {
        rows.begin(collection);
        var state = cache.bootstrap(collection.name());
        if (state.state() == State.READY && collection.shapeHash().equals(state.shapeHash()))
            return compare(collection);
        fill(collection, progress);
        return Result.WHOLE;
    }

    private void fill(SyncedCollection<?> collection, LongConsumer progress) {
        var name = collection.name();
        var start = Objects.requireNonNull(cache.cursor());
        cache.beginBootstrap(name, collection.shapeHash(), start);
        var count = new long[1];
        lists.read(
                collection,
                page -> {
                    if (page.isEmpty()) return;
                    var read = page.stream().map(row -> ListReader.read(collection, row)).toList();
                    cache.stage(name, read, read.getLast().id());
                    progress.accept(count[0] += read.size());
                });
        rows.show(collection);
    }

    private Result compare(SyncedCollection<?> collection) {
        var changed = new LinkedHashMap<String, CachedRow>();
        var ids =
                lists.read(
                        collection,
                        page -> {
                            keep(collection, page, changed);
                            if (changed.size() < HELD) return;
                            rows.apply(collection, changed.values(), List.of());
                            changed.clear();
                        });
        var missing = cache.idsBut(collection.name(), ids::contains);
        var gone = gone(collection, missing, changed);
        rows.apply(collection, changed.values(), gone);
        return missing.size() - gone.size() > ASKED ? Result.SHRUNK : Result.WHOLE;
    }

    /// A record that came before on another page counts as it came last, even where it is what is
    /// stored.
    private void keep(
            SyncedCollection<?> collection, List<Told> page, Map<String, CachedRow> changed) {
        page.forEach(row -> changed.remove(row.id()));
        for (var row : cache.differing(collection.name(), page))
            changed.put(row.id(), ListReader.read(collection, row));
    }

    /// Which of the rows that no page held are no more. One that moved to a page that was read
    /// before is still there: it is asked for or, where that cannot be, missed twice before it
    /// goes.
    private List<String> gone(
            SyncedCollection<?> collection, List<String> missing, Map<String, CachedRow> changed) {
        var before = missedBefore.getOrDefault(collection.name(), Set.of());
        missedBefore.put(collection.name(), Set.copyOf(missing));
        if (missing.size() > ASKED || (!missing.isEmpty() && !lists.gets(collection)))
            return missing.stream().filter(before::contains).toList();
        var gone = new ArrayList<String>();
        for (var id : missing) {
            var found = lists.find(collection, id);
            if (found == null) gone.add(id);
            else changed.put(id, ListReader.read(collection, found));
        }
        return gone;
    }
}
