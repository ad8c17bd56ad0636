package live.lsn.desk.store;

import live.lsn.api.collection.Column;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.ListSql.Where;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Adds up what lists hold, by quarter hours and by columns, as the user sees it. All that is asked
/// of one of these sees the same state.
///
/// Lives as long as the reading that it was given to, see [CacheStore#totals].
public final class Totals {
    private static final long QUARTER_MICROS = 900_000_000L;
    private final Reader reader;
    private final LoadedOverlay pending;
    private final Hasher hasher;
    private final Layouts layouts;

    /// Finds the layout of a collection.
    interface Layouts {
        <A extends Aggregate> Layout<A> of(SyncedCollection<A> collection);
    }

    /// A failure on its way out of a reading that declares none.
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final SQLException why;

        Failed(SQLException why) {
            super(why);
            this.why = why;
        }

        SQLException why() {
            return why;
        }
    }

    Totals(Reader reader, LoadedOverlay pending, Hasher hasher, Layouts layouts) {
        this.reader = reader;
        this.pending = pending;
        this.hasher = hasher;
        this.layouts = layouts;
    }

    /// What is added up.
    ///
    /// @param query without text; its order does not matter
    /// @param quartersOf column of the time by whose quarter hours; null for none. Only for the one
    ///   that the collection declares totals of is there an index that is read in that order.
    /// @param by columns, codes and texts, that are kept apart
    /// @param sums columns of whole numbers
    public record Asked<A extends Aggregate>(
            ListQuery<A> query, @Nullable String quartersOf, List<String> by, List<String> sums) {
        public Asked {
            by = List.copyOf(by);
            sums = List.copyOf(sums);
            if (query.text() != null)
                throw new IllegalArgumentException("what is searched for is not added up");
        }
    }

    /// Rows that are alike in what was asked for.
    ///
    /// @param quarter number of the quarter hour since 1970, UTC; 0 where not asked for
    /// @param by of a code its rank, of a text the text, in the order asked for
    /// @param count rows, never 0
    /// @param sums in the order asked for
    public record Group(long quarter, List<Value> by, long count, List<Long> sums) {
        /// The constant whose rank stands there.
        public <E extends Enum<E>> E code(int at, E[] constants) {
            return constants[Objects.requireNonNull(by.get(at).rank())];
        }
    }

    /// What a column holds: a rank, a text, or nothing.
    public record Value(@Nullable Integer rank, @Nullable String text) {}

    private record Key(long quarter, List<Value> by) {}

    /// Sums of rows, added or taken off.
    private static final class Sums {
        private long count;
        private final long[] sums;

        Sums(int size) {
            sums = new long[size];
        }
    }

    /// The groups that have rows, in no order.
    ///
    /// @throws IllegalArgumentException if it names what is not declared
    /// @throws StoreException if the cache cannot be read
    public <A extends Aggregate> Collection<Group> of(Asked<A> asked) {
        try {
            return read(asked);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// How many rows, and what they add up to.
    public <A extends Aggregate> Group all(ListQuery<A> query, String... sums) {
        var asked = new Asked<>(query, null, List.of(), List.of(sums));
        return of(asked).stream()
                .findFirst()
                .orElseGet(
                        () ->
                                new Group(
                                        0,
                                        List.of(),
                                        0,
                                        asked.sums().stream().map(_ -> 0L).toList()));
    }

    private <A extends Aggregate> List<Group> read(Asked<A> asked) throws SQLException {
        var layout = layouts.of(asked.query().collection());
        var sql = new Statement<>(layout, asked, hasher);
        if (!reader.load(layout, pending)) return groups(sql, layout.live().rows());
        var groups = new LinkedHashMap<Key, Sums>();
        add(sql, layout.live().rows(), 1, groups);
        add(sql, ListReads.hiddenRows(layout), -1, groups);
        add(sql, "temp." + layout.overlay().rows(), 1, groups);
        var told = new ArrayList<Group>();
        groups.forEach(
                (key, sums) -> {
                    if (sums.count != 0)
                        told.add(
                                new Group(
                                        key.quarter(),
                                        key.by(),
                                        sums.count,
                                        java.util.Arrays.stream(sums.sums).boxed().toList()));
                });
        return told;
    }

    /// As they come, where nothing is pending that they must be put together with.
    private List<Group> groups(Statement<?> sql, String rows) throws SQLException {
        var told = new ArrayList<Group>();
        try (var statement = reader.prepare(sql.text(rows), sql.where().values());
                var found = statement.executeQuery()) {
            var at = sql.asked.by().size() + 2;
            while (found.next()) {
                var count = found.getLong(at);
                if (count == 0) continue;
                var sums = new Long[sql.asked.sums().size()];
                for (var i = 0; i < sums.length; i++) sums[i] = found.getLong(at + 1 + i);
                var key = sql.key(found);
                told.add(new Group(key.quarter(), key.by(), count, List.of(sums)));
            }
        }
        return told;
    }

    private void add(Statement<?> sql, String rows, int sign, Map<Key, Sums> groups)
            throws SQLException {
        try (var statement = reader.prepare(sql.text(rows), sql.where().values());
                var found = statement.executeQuery()) {
            while (found.next()) {
                var sums =
                        groups.computeIfAbsent(
                                sql.key(found), _ -> new Sums(sql.asked.sums().size()));
                var at = sql.asked.by().size() + 2;
                sums.count += sign * found.getLong(at);
                for (var i = 0; i < sums.sums.length; i++)
                    sums.sums[i] = Math.addExact(sums.sums[i], sign * found.getLong(at + 1 + i));
            }
        }
    }

    /// How it is run, for tests.
    <A extends Aggregate> List<String> plan(Asked<A> asked) {
        var layout = layouts.of(asked.query().collection());
        var sql = new Statement<>(layout, asked, hasher);
        var lines = new ArrayList<String>();
        try (var statement =
                        reader.prepare(
                                "EXPLAIN QUERY PLAN " + sql.text(layout.live().rows()),
                                sql.where().values());
                var rows = statement.executeQuery()) {
            while (rows.next()) lines.add(rows.getString("detail"));
            return lines;
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// The question in SQL. Quarter hours are spelt as in the index that holds them, which is then
    /// read in its order and alone.
    private static final class Statement<A extends Aggregate> {
        private final Layout<A> layout;
        private final Asked<A> asked;
        private final Where where;

        /// There are few, and they come again in every quarter hour.
        private final Map<Integer, Value> ranks = new HashMap<>();

        Statement(Layout<A> layout, Asked<A> asked, Hasher hasher) {
            this.layout = layout;
            this.asked = asked;
            var sql = new ListSql<>(layout, asked.query(), hasher);
            this.where =
                    layout.collection().totals() == null
                            ? sql.where(layout.live())
                            : withRange(sql.filters());
        }

        Where where() {
            return where;
        }

        String text(String rows) {
            var keys = new ArrayList<String>();
            var time = asked.quartersOf();
            keys.add(time == null ? "0" : Layout.quarter(layout.column(time).name()));
            for (var column : asked.by()) keys.add(sqlColumn(column));
            var selected = new ArrayList<>(keys);
            selected.add("count(*)");
            for (var column : asked.sums())
                selected.add("coalesce(sum(" + layout.column(column).name() + "), 0)");
            if (time == null) keys.removeFirst();
            return "SELECT "
                    + String.join(", ", selected)
                    + " FROM "
                    + rows
                    + " WHERE "
                    + where.sql()
                    + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys));
        }

        Key key(ResultSet found) throws SQLException {
            var by = new ArrayList<Value>();
            for (var i = 0; i < asked.by().size(); i++) {
                var value = found.getObject(i + 2);
                by.add(
                        value instanceof Number rank
                                ? ranks.computeIfAbsent(
                                        rank.intValue(), number -> new Value(number, null))
                                : new Value(null, (String) value));
            }
            return new Key(found.getLong(1), by);
        }

        private String sqlColumn(String name) {
            var column = layout.column(name);
            return switch (column.type()) {
                case CODE -> name + "_rank";
                case TEXT -> name;
                case INTEGER, INSTANT, KEYED ->
                        throw new IllegalArgumentException(name + " cannot be grouped by");
            };
        }

        /// Bounds of the time bound its quarter hours, by which the index is entered.
        private Where withRange(Where filters) {
            var totals = layout.collection().totals();
            if (totals == null) return filters;
            var sql = new StringBuilder(filters.sql());
            var values = new ArrayList<>(filters.values());
            for (var one : asked.query().filters()) {
                if (!(one instanceof Filter.Compare filter)) continue;
                if (!filter.column().equals(totals.instant())) continue;
                var sign = filter.op() == Op.AT_LEAST ? " >= " : " <= ";
                if (filter.op() != Op.AT_LEAST && filter.op() != Op.AT_MOST) continue;
                if (!(filter.values().getFirst() instanceof java.time.Instant at)) continue;
                sql.append(" AND ")
                        .append(Layout.quarter(totals.instant()))
                        .append(sign)
                        .append('?');
                values.add(Column.micros(at) / QUARTER_MICROS);
            }
            return new Where(sql.toString(), values);
        }
    }
}
