package live.lsn.desk.store;

import live.lsn.api.collection.Column.Type;
import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.Layout.Encoded;
import live.lsn.desk.store.ListSql.Where;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads lists: what the platform told and what the user's pending commands make of it, together.
final class ListReads {
    private final Readers readers;
    private final Bodies bodies;

    ListReads(Readers readers, Bodies bodies) {
        this.readers = readers;
        this.bodies = bodies;
    }

    /// How many rows, and what they add up to.
    ///
    /// @throws IllegalArgumentException if the query names what is not declared
    <A extends Aggregate> Summary summary(
            Layout<A> layout, ListQuery<A> query, LoadedOverlay pending) {
        var what =
                "SELECT count(*), "
                        + (layout.hasValue() ? "coalesce(sum(" + Layout.VALUE + "), 0)" : "0")
                        + " FROM ";
        return readers.read(
                "Counting " + layout.name(),
                reader -> {
                    var sql = new ListSql<>(layout, query, bodies.hasher());
                    var base = sql.where(layout.live());
                    var total = summed(reader, what + layout.live().rows(), base);
                    if (!reader.load(layout, pending)) return total;
                    var hidden = summed(reader, what + hiddenRows(layout), base);
                    var altered =
                            summed(
                                    reader,
                                    what + layout.overlay().rows(),
                                    sql.where(layout.overlay()));
                    return new Summary(
                            total.count() - hidden.count() + altered.count(),
                            total.sumMinor() - hidden.sumMinor() + altered.sumMinor());
                });
    }

    private static Summary summed(Reader reader, String select, Where where) throws SQLException {
        try (var statement = reader.prepare(select + " WHERE " + where.sql(), where.values());
                var rows = statement.executeQuery()) {
            return new Summary(rows.getLong(1), rows.getLong(2));
        }
    }

    /// Rows of the base that the overlay stands for; the join is forced to begin with the few.
    static String hiddenRows(Layout<?> layout) {
        var rows = layout.live().rows();
        return "temp.%s CROSS JOIN %s ON %s.rid = hidden_rid"
                .formatted(Reader.hidden(layout), rows, rows);
    }

    /// How many rows of the list have each value of a column; codes by name, rows without a value
    /// under the empty text.
    ///
    /// @throws IllegalArgumentException if the column is not declared or holds keyed hashes
    <A extends Aggregate> Map<String, Long> countBy(
            Layout<A> layout, ListQuery<A> query, String column, LoadedOverlay pending) {
        if (layout.column(column).type() == Type.KEYED)
            throw new IllegalArgumentException(column + " holds keyed hashes, which tell nothing");
        var what = "SELECT coalesce(" + column + ", ''), count(*) FROM ";
        return readers.read(
                "Counting " + layout.name(),
                reader -> {
                    var sql = new ListSql<>(layout, query, bodies.hasher());
                    var base = sql.where(layout.live());
                    var counts = new LinkedHashMap<String, Long>();
                    count(reader, what + layout.live().rows(), base, column, 1, counts);
                    if (reader.load(layout, pending)) {
                        count(reader, what + hiddenRows(layout), base, column, -1, counts);
                        count(
                                reader,
                                what + layout.overlay().rows(),
                                sql.where(layout.overlay()),
                                column,
                                1,
                                counts);
                    }
                    counts.values().removeIf(count -> count == 0);
                    return counts;
                });
    }

    private static void count(
            Reader reader,
            String select,
            Where where,
            String column,
            int sign,
            Map<String, Long> counts)
            throws SQLException {
        var sql = select + " WHERE " + where.sql() + " GROUP BY " + column;
        try (var statement = reader.prepare(sql, where.values());
                var rows = statement.executeQuery()) {
            while (rows.next()) counts.merge(rows.getString(1), sign * rows.getLong(2), Long::sum);
        }
    }

    /// The list's rows in order.
    ///
    /// @param limit how many at most; [Integer#MAX_VALUE] for all
    /// @throws IllegalArgumentException if the query names what is not declared
    <A extends Aggregate> RowIds order(
            Layout<A> layout, ListQuery<A> query, int limit, LoadedOverlay pending) {
        return readers.read(
                "Ordering " + layout.name(),
                reader -> {
                    var generation = new CacheTables(reader.connection()).generation(layout.name());
                    var altered = reader.load(layout, pending);
                    var ids =
                            new Ordering<>(reader, layout, query, bodies.hasher(), altered)
                                    .first(limit);
                    return new RowIds(ids, generation, pending);
                });
    }

    /// Opens a window of an order: rows `from` (included) to `to` (not), as far as there are so
    /// many. What has gone since is left out.
    ///
    /// @throws StoreException if a row is not as it was stored
    <A extends Aggregate> List<A> page(Layout<A> layout, RowIds ids, int from, int to) {
        var end = Math.min(to, ids.size());
        var altered = ids.overlay().of(layout.name());
        return readers.read(
                "Opening " + layout.name(),
                reader -> {
                    var current = isCurrent(reader, layout, ids);
                    var session = bodies.session();
                    var page = new ArrayList<A>();
                    try (var statement =
                            reader.connection()
                                    .prepareStatement(
                                            "SELECT " + body(layout) + " WHERE c.rid = ?")) {
                        for (var i = Math.max(from, 0); i < end; i++) {
                            var id = ids.at(i);
                            if (id < 0) {
                                page.add(layout.collection().type().cast(altered.at(id)));
                            } else if (current) {
                                statement.setLong(1, id);
                                try (var rows = statement.executeQuery()) {
                                    if (rows.next()) page.add(open(layout, rows, session));
                                }
                            }
                        }
                    }
                    return page;
                });
    }

    /// The records' ids in a window of an order. What has gone since is left out.
    List<String> keys(Layout<?> layout, RowIds ids, int from, int to) {
        var end = Math.min(to, ids.size());
        var altered = ids.overlay().of(layout.name());
        var sql = "SELECT id FROM " + layout.live().rows() + " WHERE rid = ?";
        return readers.read(
                "Reading ids of " + layout.name(),
                reader -> {
                    var current = isCurrent(reader, layout, ids);
                    var keys = new ArrayList<String>();
                    try (var statement = reader.connection().prepareStatement(sql)) {
                        for (var i = Math.max(from, 0); i < end; i++) {
                            var id = ids.at(i);
                            if (id < 0) keys.add(altered.at(id).id());
                            else if (current) statement.setLong(1, id);
                            if (id < 0 || !current) continue;
                            try (var rows = statement.executeQuery()) {
                                if (rows.next()) keys.add(rows.getString(1));
                            }
                        }
                    }
                    return keys;
                });
    }

    private static boolean isCurrent(Reader reader, Layout<?> layout, RowIds ids)
            throws SQLException {
        return new CacheTables(reader.connection()).generation(layout.name()) == ids.generation();
    }

    static String body(Layout<?> layout) {
        return layout.selected()
                + ", sealed FROM "
                + layout.live().rows()
                + " c LEFT JOIN "
                + layout.live().bodies()
                + " b ON b.rid = c.rid";
    }

    static <A extends Aggregate> A open(Layout<A> layout, ResultSet rows, Bodies.Session session)
            throws SQLException {
        Encoded row = layout.read(rows, 1);
        var sealed = rows.getBytes(layout.columns().size() + 3);
        return session.open(layout, row, sealed == null ? new byte[0] : sealed);
    }
}
