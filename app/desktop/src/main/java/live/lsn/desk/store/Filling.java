package live.lsn.desk.store;

import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.Layout.Encoded;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Fills one collection beside what is shown. Pages are sealed by whoever brings them, while the
/// writer's thread stores the pages before.
final class Filling<A extends Aggregate> {
    private static final int PAGES_IN_FLIGHT = 2;
    private static final int MANY = 500;
    private final Layout<A> layout;
    private final int generation;
    private final Writer writer;
    private final List<Sealing> sealings;
    private final Queue<Future<Integer>> inFlight = new ArrayDeque<>();

    // The writer's thread alone uses these three.
    private long nextRid = -1;
    private String lastId = "";
    private boolean broken;

    @SuppressWarnings("ArrayRecordComponent")
    private record SealedRow(Encoded row, byte[] body) {}

    /// What one core seals with.
    private record Sealing(Hasher hasher, Bodies.Session session) {}

    Filling(Layout<A> layout, int generation, Writer writer, Bodies bodies) {
        this.layout = layout;
        this.generation = generation;
        this.writer = writer;
        this.sealings =
                Stream.generate(() -> new Sealing(bodies.hasher(), bodies.session()))
                        .limit(Runtime.getRuntime().availableProcessors())
                        .toList();
    }

    int generation() {
        return generation;
    }

    /// Returns before the page is durable, but never with more than two pages on their way.
    ///
    /// @throws StoreException if this page or an earlier one could not be stored; then none that
    ///   followed it is
    void stage(List<CachedRow> rows, String after) {
        var sealed = seal(rows);
        synchronized (inFlight) {
            while (inFlight.size() >= PAGES_IN_FLIGHT) Writer.await(inFlight.remove());
            inFlight.add(
                    writer.submit(
                            "Filling the cache with " + layout.name(),
                            connection -> store(connection, sealed, after),
                            _ -> {}));
        }
    }

    /// Waits until all pages are stored.
    void settle() {
        synchronized (inFlight) {
            while (!inFlight.isEmpty()) Writer.await(inFlight.remove());
        }
    }

    /// Waits until nothing is on its way, whatever became of it.
    void abandon() {
        synchronized (inFlight) {
            while (!inFlight.isEmpty()) {
                try {
                    Writer.await(inFlight.remove());
                } catch (StoreException e) {
                    // Whoever asks how far the filling came is told of what is durable.
                    continue;
                }
            }
        }
    }

    /// Where there are many, every core seals some, with a session and a hasher of its own.
    private List<SealedRow> seal(List<CachedRow> rows) {
        synchronized (sealings) {
            if (rows.size() < MANY) return sealSome(rows, sealings.getFirst());
            var parts = sealings.size();
            var size = (rows.size() + parts - 1) / parts;
            return IntStream.range(0, parts)
                    .parallel()
                    .mapToObj(part -> sealSome(part(rows, part * size, size), sealings.get(part)))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static List<CachedRow> part(List<CachedRow> rows, int from, int size) {
        var begin = Math.min(from, rows.size());
        return rows.subList(begin, Math.min(begin + size, rows.size()));
    }

    private List<SealedRow> sealSome(List<CachedRow> rows, Sealing with) {
        var sealed = new ArrayList<SealedRow>(rows.size());
        for (var row : rows) {
            var aggregate = layout.collection().type().cast(row.aggregate());
            var encoded = layout.encode(row.id(), row.version(), aggregate, with.hasher());
            sealed.add(
                    new SealedRow(
                            encoded, with.session().seal(layout, encoded, generation, row.json())));
        }
        return sealed;
    }

    private int store(Connection connection, List<SealedRow> rows, String after)
            throws SQLException {
        if (broken)
            throw new StoreException(
                    StoreException.Problem.OTHER,
                    "An earlier page of " + layout.name() + " could not be stored");
        broken = true;
        if (nextRid < 0) resume(connection);
        var fresh = ascending(rows) ? rows : withoutKnown(connection, rows);
        insert(connection, fresh);
        try (var note =
                connection.prepareStatement(
                        "UPDATE staging SET after = ?, row_count = row_count + ? WHERE name = ?"
                                + " AND generation = ?")) {
            note.setString(1, after);
            note.setInt(2, fresh.size());
            note.setString(3, layout.name());
            note.setInt(4, generation);
            if (note.executeUpdate() != 1)
                throw new StoreException(
                        StoreException.Problem.OTHER,
                        "The filling of " + layout.name() + " was begun anew");
        }
        broken = false;
        return fresh.size();
    }

    private void resume(Connection connection) throws SQLException {
        var rows = layout.staging().rows();
        lastId = maximum(connection, "SELECT max(id) FROM " + rows);
        nextRid = SqliteFile.number(connection, "SELECT max(rid) FROM " + rows) + 1;
    }

    private static String maximum(Connection connection, String sql) throws SQLException {
        @Nullable String text = SqliteFile.text(connection, sql);
        return text == null ? "" : text;
    }

    /// Pages come in the order of ids, so that a row that was stored before is the exception.
    private boolean ascending(List<SealedRow> rows) {
        var last = lastId;
        for (var row : rows) {
            if (row.row().id().compareTo(last) <= 0) return false;
            last = row.row().id();
        }
        return true;
    }

    /// Takes out of the tables what is older than what comes, and out of what comes what is older.
    private List<SealedRow> withoutKnown(Connection connection, List<SealedRow> rows)
            throws SQLException {
        var newest = new java.util.LinkedHashMap<String, SealedRow>();
        for (var row : rows) {
            newest.merge(
                    row.row().id(), row, (a, b) -> b.row().version() >= a.row().version() ? b : a);
        }
        var fresh = new ArrayList<SealedRow>();
        var tables = layout.staging();
        try (var find =
                        connection.prepareStatement(
                                "SELECT rid, version FROM " + tables.rows() + " WHERE id = ?");
                var dropRow = delete(connection, tables.rows());
                var dropBody = delete(connection, tables.bodies())) {
            for (var row : newest.values()) {
                find.setString(1, row.row().id());
                try (var found = find.executeQuery()) {
                    if (found.next()) {
                        if (found.getLong(2) > row.row().version()) continue;
                        var rid = found.getLong(1);
                        dropRow.setLong(1, rid);
                        dropRow.executeUpdate();
                        dropBody.setLong(1, rid);
                        dropBody.executeUpdate();
                    }
                }
                fresh.add(row);
            }
        }
        return fresh;
    }

    private static PreparedStatement delete(Connection connection, String table)
            throws SQLException {
        return connection.prepareStatement("DELETE FROM " + table + " WHERE rid = ?");
    }

    private void insert(Connection connection, List<SealedRow> rows) throws SQLException {
        if (rows.isEmpty()) return;
        try (var intoRows = connection.prepareStatement(layout.insertRow(layout.staging()));
                var intoBodies = connection.prepareStatement(Layout.insertBody(layout.staging()))) {
            for (var row : rows) {
                var rid = nextRid++;
                bindRow(intoRows, rid, row.row());
                intoRows.addBatch();
                intoBodies.setLong(1, rid);
                intoBodies.setBytes(2, row.body());
                intoBodies.addBatch();
                if (row.row().id().compareTo(lastId) > 0) lastId = row.row().id();
            }
            intoRows.executeBatch();
            intoBodies.executeBatch();
        }
    }

    static void bindRow(PreparedStatement statement, long rid, Encoded row) throws SQLException {
        statement.setLong(1, rid);
        statement.setString(2, row.id());
        statement.setLong(3, row.version());
        var values = row.values();
        for (var i = 0; i < values.length; i++) statement.setObject(4 + i, values[i]);
    }

    /// Indexes what was staged and shows it in place of what was there. Each step is a transaction
    /// of its own, so that changes of other collections pass between them; only the last one shows.
    ///
    /// @param shown runs when the new tables are the live ones
    void finish(Runnable shown) {
        settle();
        var doing = "Indexing " + layout.name();
        var tables = layout.staging();
        step(
                doing,
                connection -> {
                    var cache = new CacheTables(connection);
                    cache.dropSearch(tables);
                    cache.createSearch(layout, tables);
                    for (var fill : layout.fillSearch(tables, mostWords(connection)))
                        cache.execute(fill);
                });
        for (var index : layout.createIndexes(tables, generation)) {
            step(doing, connection -> SqliteFile.execute(connection, index));
        }
        writer.transaction(
                "Showing the new " + layout.name(),
                connection -> {
                    new CacheTables(connection).switchOver(layout, generation);
                    return true;
                },
                _ -> shown.run());
        step(
                "Dropping the old " + layout.name(),
                connection -> new CacheTables(connection).drop(layout.old(generation)));
    }

    private int mostWords(Connection connection) throws SQLException {
        if (!layout.hasWords()) return 0;
        var longest =
                SqliteFile.number(
                        connection,
                        "SELECT max(length(" + Layout.WORDS + ")) FROM " + layout.staging().rows());
        return (int) longest / Hasher.BYTES;
    }

    /// Work that gives nothing back.
    @FunctionalInterface
    private interface Step {
        void with(Connection connection) throws SQLException;
    }

    private void step(String doing, Step step) {
        writer.transaction(
                doing,
                connection -> {
                    step.with(connection);
                    return true;
                },
                _ -> {});
    }
}
