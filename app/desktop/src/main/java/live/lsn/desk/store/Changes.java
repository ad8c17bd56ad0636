package live.lsn.desk.store;

import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.Layout.Encoded;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts a page of changes into the live tables. The writer's thread alone uses it.
final class Changes {
    /// Never given twice while the program runs, so that an order of rows that was asked for
    /// earlier cannot come to mean other rows.
    private final Map<String, Long> nextRids = new HashMap<>();

    /// A row to be stored, sealed.
    @SuppressWarnings("ArrayRecordComponent")
    record Put(Layout<?> layout, Encoded row, byte[] body) {}

    static List<Put> seal(
            List<CachedRow> rows,
            Map<String, Layout<?>> layouts,
            Map<String, Integer> generations,
            Bodies bodies) {
        var hasher = bodies.hasher();
        var session = bodies.session();
        var puts = new ArrayList<Put>(rows.size());
        for (var row : rows) {
            var layout = layouts.get(row.collection());
            if (layout == null)
                throw new IllegalArgumentException("no collection " + row.collection());
            var encoded = encode(layout, row, hasher);
            var generation = generations.getOrDefault(row.collection(), 0);
            puts.add(
                    new Put(
                            layout,
                            encoded,
                            session.seal(layout, encoded, generation, row.json())));
        }
        return puts;
    }

    private static <A extends Aggregate> Encoded encode(
            Layout<A> layout, CachedRow row, Hasher hasher) {
        var aggregate = layout.collection().type().cast(row.aggregate());
        return layout.encode(row.id(), row.version(), aggregate, hasher);
    }

    /// Other tables became the live ones.
    void tablesChanged(String collection) {
        nextRids.remove(collection);
    }

    /// @param anyVersion whether a row may be replaced by an older one
    void apply(
            Connection connection,
            List<Put> puts,
            Map<Layout<?>, List<String>> removals,
            boolean anyVersion)
            throws SQLException {
        var byLayout = new LinkedHashMap<Layout<?>, List<Put>>();
        for (var put : puts)
            byLayout.computeIfAbsent(put.layout(), key -> new ArrayList<>()).add(put);
        for (var layout : removals.keySet())
            byLayout.computeIfAbsent(layout, key -> new ArrayList<>());
        for (var entry : byLayout.entrySet()) {
            try (var statements = new Statements(connection, entry.getKey())) {
                for (var put : entry.getValue()) put(connection, statements, put, anyVersion);
                for (var id : removals.getOrDefault(entry.getKey(), List.of())) {
                    var stored = statements.find(id);
                    if (stored != null) statements.delete(stored);
                }
                statements.flushTexts();
            }
        }
    }

    private void put(Connection connection, Statements statements, Put put, boolean anyVersion)
            throws SQLException {
        var stored = statements.find(put.row().id());
        if (stored == null) {
            statements.insert(nextRid(connection, put.layout()), put);
        } else if (anyVersion || put.row().version() >= stored.row().version()) {
            statements.update(stored, put);
        }
    }

    private long nextRid(Connection connection, Layout<?> layout) throws SQLException {
        var next = nextRids.get(layout.name());
        var rid =
                next != null
                        ? next
                        : SqliteFile.number(
                                        connection, "SELECT max(rid) FROM " + layout.live().rows())
                                + 1;
        nextRids.put(layout.name(), rid + 1);
        return rid;
    }

    private record Stored(long rid, Encoded row) {}

    /// The statements that change one collection, each prepared when first needed.
    private static final class Statements implements AutoCloseable {
        private final Connection connection;
        private final Layout<?> layout;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();
        private final Set<Long> fresh = new HashSet<>();
        private final SortedSet<Long> oldTexts = new TreeSet<>();
        private final SortedMap<Long, Encoded> newTexts = new TreeMap<>();

        Statements(Connection connection, Layout<?> layout) {
            this.connection = connection;
            this.layout = layout;
        }

        @Nullable Stored find(String id) throws SQLException {
            var find =
                    prepare(
                            "SELECT rid, "
                                    + layout.selected()
                                    + " FROM "
                                    + layout.live().rows()
                                    + " WHERE id = ?");
            find.setString(1, id);
            try (var rows = find.executeQuery()) {
                return rows.next() ? new Stored(rows.getLong(1), layout.read(rows, 2)) : null;
            }
        }

        void insert(long rid, Put put) throws SQLException {
            var row = prepare(layout.insertRow(layout.live()));
            Filling.bindRow(row, rid, put.row());
            row.executeUpdate();
            run(Layout.insertBody(layout.live()), rid, put.body());
            fresh.add(rid);
            insertTexts(rid, put.row());
            insertWords(rid, put.row());
        }

        void update(Stored stored, Put put) throws SQLException {
            updateColumns(stored, put.row());
            run(
                    "UPDATE " + layout.live().bodies() + " SET sealed = ? WHERE rid = ?",
                    put.body(),
                    stored.rid());
            if (!layout.texts(stored.row()).equals(layout.texts(put.row()))) {
                deleteTexts(stored);
                insertTexts(stored.rid(), put.row());
            }
            if (!sameWords(stored.row(), put.row())) {
                deleteWords(stored);
                insertWords(stored.rid(), put.row());
            }
        }

        /// Only what differs: SQLite writes every index anew that has a column which is set.
        private void updateColumns(Stored stored, Encoded row) throws SQLException {
            var sql = new StringBuilder("UPDATE " + layout.live().rows() + " SET version = ?");
            var values = new ArrayList<@Nullable Object>();
            values.add(row.version());
            for (var i = 0; i < row.values().length; i++) {
                if (same(stored.row().values()[i], row.values()[i])) continue;
                sql.append(", ").append(layout.columns().get(i)).append(" = ?");
                values.add(row.values()[i]);
            }
            values.add(stored.rid());
            run(sql.append(" WHERE rid = ?").toString(), values.toArray());
        }

        private static boolean same(@Nullable Object a, @Nullable Object b) {
            return (a instanceof Number x && b instanceof Number y)
                    ? x.longValue() == y.longValue()
                    : Objects.deepEquals(a, b);
        }

        void delete(Stored stored) throws SQLException {
            deleteTexts(stored);
            deleteWords(stored);
            run("DELETE FROM " + layout.live().bodies() + " WHERE rid = ?", stored.rid());
            run("DELETE FROM " + layout.live().rows() + " WHERE rid = ?", stored.rid());
        }

        private void insertTexts(long rid, Encoded row) {
            if (layout.hasTexts()) newTexts.put(rid, row);
        }

        private void deleteTexts(Stored stored) {
            if (!layout.hasTexts()) return;
            // A row that came with this page has no text in the index yet.
            if (newTexts.remove(stored.rid()) == null || !fresh.contains(stored.rid()))
                oldTexts.add(stored.rid());
        }

        /// In the order of rows: each step back would make the text index write a segment.
        void flushTexts() throws SQLException {
            for (var rid : oldTexts)
                run("DELETE FROM " + layout.live().texts() + " WHERE rowid = ?", rid);
            for (var text : newTexts.entrySet()) {
                var values = new ArrayList<@Nullable Object>();
                values.add(text.getKey());
                values.addAll(layout.texts(text.getValue()));
                run(layout.insertTexts(layout.live()), values.toArray());
            }
        }

        private void insertWords(long rid, Encoded row) throws SQLException {
            for (var word : layout.words(row)) run(Layout.insertWord(layout.live()), word, rid);
        }

        private boolean sameWords(Encoded a, Encoded b) {
            return Arrays.deepEquals(layout.words(a).toArray(), layout.words(b).toArray());
        }

        private void deleteWords(Stored stored) throws SQLException {
            for (var word : layout.words(stored.row()))
                run(
                        "DELETE FROM " + layout.live().words() + " WHERE word = ? AND rid = ?",
                        word,
                        stored.rid());
        }

        private void run(String sql, @Nullable Object... values) throws SQLException {
            var statement = prepare(sql);
            for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }

        private PreparedStatement prepare(String sql) throws SQLException {
            var statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            return statement;
        }

        @Override
        public void close() throws SQLException {
            for (var statement : prepared.values()) statement.close();
        }
    }
}
