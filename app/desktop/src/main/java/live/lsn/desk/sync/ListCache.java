package live.lsn.desk.sync;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.CachedRow;
import live.lsn.desk.store.Removal;
import live.lsn.desk.store.Told;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings what lists told into the cache. A single record that was read while the pages of its
/// collection are is the newer one: the pages do not undo it.
final class ListCache {
    private final CacheStore cache;
    private final Map<String, Map<String, CachedRow>> single = new HashMap<>();

    ListCache(CacheStore cache) {
        this.cache = cache;
    }

    /// The collection is read from its first page.
    synchronized void begin(SyncedCollection<?> collection) {
        single.remove(collection.name());
    }

    /// A record as it is now.
    synchronized void take(SyncedCollection<?> collection, Told now) {
        var row = ListReader.read(collection, now);
        single.computeIfAbsent(collection.name(), _ -> new HashMap<>()).put(row.id(), row);
        cache.replace(List.of(row), List.of());
    }

    /// What the pages told.
    synchronized void apply(
            SyncedCollection<?> collection, Collection<CachedRow> changed, List<String> gone) {
        var newer = single.getOrDefault(collection.name(), Map.of());
        var puts = new ArrayList<>(changed);
        puts.removeIf(row -> newer.containsKey(row.id()));
        var removals =
                gone.stream()
                        .filter(id -> !newer.containsKey(id))
                        .map(id -> new Removal(collection.name(), id))
                        .toList();
        if (!puts.isEmpty() || !removals.isEmpty()) cache.replace(puts, removals);
    }

    /// What the pages told is shown in place of all that was.
    synchronized void show(SyncedCollection<?> collection) {
        cache.finishBootstrap(collection.name());
        var newer = single.getOrDefault(collection.name(), Map.of());
        if (!newer.isEmpty()) cache.replace(List.copyOf(newer.values()), List.of());
    }
}
