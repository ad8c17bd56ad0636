package live.lsn.desk.store;

import live.lsn.api.model.Aggregate;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What pending commands make of the rows that they alter: computed, never stored.
///
/// @param rows by collection and id
public record Overlay(Map<String, Map<String, Aggregate>> rows) {
    public Overlay {
        var copy = new HashMap<String, Map<String, Aggregate>>();
        rows.forEach((collection, altered) -> copy.put(collection, Map.copyOf(altered)));
        rows = Map.copyOf(copy);
    }

    /// Nothing pending.
    public static Overlay none() {
        return new Overlay(Map.of());
    }

    /// What pending commands now make of one row.
    ///
    /// @param after null where nothing alters it any more
    public record Change(String collection, String id, @Nullable Aggregate after) {}
}
