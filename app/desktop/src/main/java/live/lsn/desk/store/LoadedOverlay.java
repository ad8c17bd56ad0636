package live.lsn.desk.store;

import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.Layout.Encoded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// An overlay with its rows as columns, ready for every reader's temporary tables.
final class LoadedOverlay {
    private final Overlay overlay;
    private final Map<String, Rows> rows;

    /// The n-th aggregate and the n-th row belong together.
    record Rows(List<Aggregate> aggregates, List<Encoded> encoded) {}

    private LoadedOverlay(Overlay overlay, Map<String, Rows> rows) {
        this.overlay = overlay;
        this.rows = rows;
    }

    static LoadedOverlay of(Overlay overlay, Map<String, Layout<?>> layouts, Hasher hasher) {
        var all = new HashMap<String, Rows>();
        overlay.rows()
                .forEach(
                        (collection, altered) -> {
                            var layout = layouts.get(collection);
                            if (layout == null)
                                throw new IllegalArgumentException("no collection " + collection);
                            if (!altered.isEmpty())
                                all.put(collection, encode(layout, altered, hasher));
                        });
        return new LoadedOverlay(overlay, Map.copyOf(all));
    }

    private static <A extends Aggregate> Rows encode(
            Layout<A> layout, Map<String, Aggregate> altered, Hasher hasher) {
        var aggregates = new ArrayList<Aggregate>();
        var encoded = new ArrayList<Encoded>();
        new TreeMap<>(altered)
                .forEach(
                        (id, aggregate) -> {
                            var typed = layout.collection().type().cast(aggregate);
                            aggregates.add(typed);
                            encoded.add(layout.encode(id, typed.version(), typed, hasher));
                        });
        return new Rows(List.copyOf(aggregates), List.copyOf(encoded));
    }

    Overlay overlay() {
        return overlay;
    }

    /// Empty where nothing of the collection is altered.
    Rows of(String collection) {
        return rows.getOrDefault(collection, new Rows(List.of(), List.of()));
    }

    boolean touches(String collection) {
        return rows.containsKey(collection);
    }

    /// Collections whose rows differ between the two.
    Set<String> changedFrom(LoadedOverlay before) {
        var changed = new HashSet<String>();
        for (var name : rows.keySet()) {
            if (!overlay.of(name).equals(before.overlay.of(name))) changed.add(name);
        }
        for (var name : before.rows.keySet()) {
            if (!rows.containsKey(name)) changed.add(name);
        }
        return changed;
    }
}
