package live.lsn.platform.db;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// The tables of all collections.
public final class Tables {
    private final Map<String, AggregateTable<?>> byName = new LinkedHashMap<>();

    public Tables(Seal seal) {
        for (var collection : Collections.ALL)
            byName.put(collection.name(), new AggregateTable<>(collection, seal));
    }

    /// The table of the collection of that name; null where there is none.
    public @Nullable AggregateTable<?> named(String collection) {
        return byName.get(collection);
    }

    @SuppressWarnings("unchecked") // a table was made from the collection of its name
    public <A extends Aggregate> AggregateTable<A> of(SyncedCollection<A> collection) {
        return (AggregateTable<A>) java.util.Objects.requireNonNull(byName.get(collection.name()));
    }
}
