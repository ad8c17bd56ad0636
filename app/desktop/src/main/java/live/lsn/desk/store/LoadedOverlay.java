package live.lsn.desk.store;

import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.Layout.Encoded;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// An overlay with its rows as columns, ready for every reader's temporary tables. It never
/// changes; the next one shares with it whatever is the same.
final class LoadedOverlay {
    private final Map<String, Layout<?>> layouts;
    private final Map<String, Rows> rows;
    private final long nextRid;

    /// @param rid a negative number that no other row of any overlay has
    record Row(long rid, Aggregate aggregate, Encoded encoded) {}

    /// The altered rows of one collection. Two are the same only where nothing has moved between.
    static final class Rows {
        private static final Rows NONE = new Rows(Map.of(), Map.of());
        private final Map<String, Row> byId;
        private final Map<Long, Row> byRid;

        private Rows(Map<String, Row> byId, Map<Long, Row> byRid) {
            this.byId = byId;
            this.byRid = byRid;
        }

        boolean alters(String id) {
            return byId.containsKey(id);
        }

        /// @throws NullPointerException if there is none
        Aggregate at(long rid) {
            return Objects.requireNonNull(byRid.get(rid)).aggregate();
        }

        /// What is here and not there.
        List<Row> without(@Nullable Rows other) {
            var some = new ArrayList<Row>();
            byRid.forEach(
                    (rid, row) -> {
                        if (other == null || !other.byRid.containsKey(rid)) some.add(row);
                    });
            return some;
        }

        private Rows copy() {
            return new Rows(new HashMap<>(byId), new HashMap<>(byRid));
        }

        private void remove(Row row) {
            byId.remove(row.encoded().id());
            byRid.remove(row.rid());
        }

        private void put(Row row) {
            byId.put(row.encoded().id(), row);
            byRid.put(row.rid(), row);
        }
    }

    private LoadedOverlay(Map<String, Layout<?>> layouts, Map<String, Rows> rows, long nextRid) {
        this.layouts = layouts;
        this.rows = rows;
        this.nextRid = nextRid;
    }

    static LoadedOverlay none(Map<String, Layout<?>> layouts) {
        return new LoadedOverlay(layouts, Map.of(), -1);
    }

    /// @throws IllegalArgumentException if a collection is not declared
    LoadedOverlay replaced(Overlay overlay, Hasher hasher) {
        var changes = new ArrayList<Overlay.Change>();
        overlay.rows()
                .forEach(
                        (collection, altered) ->
                                altered.forEach(
                                        (id, after) ->
                                                changes.add(
                                                        new Overlay.Change(
                                                                collection, id, after))));
        rows.forEach(
                (collection, before) -> {
                    var altered = overlay.rows().getOrDefault(collection, Map.of());
                    for (var id : before.byId.keySet())
                        if (!altered.containsKey(id))
                            changes.add(new Overlay.Change(collection, id, null));
                });
        return with(changes, hasher);
    }

    /// @throws IllegalArgumentException if a collection is not declared
    LoadedOverlay with(List<Overlay.Change> changes, Hasher hasher) {
        var next = new HashMap<>(rows);
        var copied = new HashSet<String>();
        var rid = nextRid;
        for (var change : changes) {
            var layout = layouts.get(change.collection());
            if (layout == null)
                throw new IllegalArgumentException("no collection " + change.collection());
            var known = next.getOrDefault(change.collection(), Rows.NONE);
            var before = known.byId.get(change.id());
            var after = change.after();
            if (before == null ? after == null : before.aggregate().equals(after)) continue;
            if (copied.add(change.collection())) {
                known = known.copy();
                next.put(change.collection(), known);
            }
            if (before != null) known.remove(before);
            if (after != null)
                known.put(new Row(rid--, after, encode(layout, change.id(), after, hasher)));
        }
        if (copied.isEmpty()) return this;
        next.values().removeIf(left -> left.byId.isEmpty());
        return new LoadedOverlay(layouts, Map.copyOf(next), rid);
    }

    private static <A extends Aggregate> Encoded encode(
            Layout<A> layout, String id, Aggregate aggregate, Hasher hasher) {
        var typed = layout.collection().type().cast(aggregate);
        return layout.encode(id, typed.version(), typed, hasher);
    }

    @Nullable Aggregate find(String collection, String id) {
        var row = of(collection).byId.get(id);
        return row == null ? null : row.aggregate();
    }

    /// Empty where nothing of the collection is altered.
    Rows of(String collection) {
        return rows.getOrDefault(collection, Rows.NONE);
    }

    boolean touches(String collection) {
        return rows.containsKey(collection);
    }

    /// Collections whose rows differ between the two.
    Set<String> changedFrom(LoadedOverlay before) {
        var changed = new HashSet<String>();
        for (var name : rows.keySet()) if (!of(name).equals(before.of(name))) changed.add(name);
        for (var name : before.rows.keySet()) if (!rows.containsKey(name)) changed.add(name);
        return changed;
    }
}
