package live.lsn.desk.store;

import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.ListSql.Where;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The order of a list's rows, base and overlay together, in one reader's transaction.
///
/// A first page is wanted at once, however many rows match. So it is looked for among the first
/// rows of the sort's index; only if too few of those match, all matching rows are found and
/// sorted.
final class Ordering<A extends Aggregate> {
    private static final int FIRST_PAGE = 1_000;

    /// How many rows of the sort's index are looked at before giving up: about 20 ms.
    private static final int CANDIDATES = 10_000;

    /// So few hits of a search are found and sorted sooner than any other way: 11,000 of a million
    /// took 17 ms. Where there are more, the candidates most likely hold a first page.
    private static final int FEW = 20_000;

    private final Reader reader;
    private final Layout<A> layout;
    private final ListSql<A> sql;
    private final Hasher hasher;
    private final boolean altered;
    private final List<String> keys;
    private final List<String> directions;

    /// @param altered whether the reader's overlay alters the collection
    Ordering(Reader reader, Layout<A> layout, ListQuery<A> query, Hasher hasher, boolean altered) {
        this.reader = reader;
        this.layout = layout;
        this.sql = new ListSql<>(layout, query, hasher);
        this.hasher = hasher;
        this.altered = altered;
        this.keys = sql.sortColumns();
        this.directions = sql.directions();
    }

    /// Row ids, at most so many.
    long[] first(int limit) throws SQLException {
        if (limit <= FIRST_PAGE && worthLooking()) {
            var early = early(limit);
            if (early != null) return early;
        }
        return all(limit);
    }

    private long[] all(int limit) throws SQLException {
        var base = sql.where(layout.live());
        var values = new ArrayList<>(base.values());
        var text = select("", scanned() + base.sql());
        if (altered) {
            var own = sql.where(layout.overlay());
            text += union("", own.sql());
            values.addAll(own.values());
        }
        text += orderBy();
        if (limit < Integer.MAX_VALUE) text += " LIMIT " + limit;
        try (var statement = reader.prepare(text, values);
                var rows = statement.executeQuery()) {
            return numbers(rows);
        }
    }

    /// Rows in the order of the table are read many times faster than rows picked one by one by the
    /// index of a filter, whose order the sort cannot use.
    private String scanned() {
        return sql.isIndexed(keys.getFirst()) || sql.isPinned() || !sql.tokens().isEmpty()
                ? " WHERE "
                : " NOT INDEXED WHERE ";
    }

    /// Where an index holds the filtered rows in their order, as without any filter, it gives the
    /// first page anyway, and what is pinned or found in few rows is sorted at once.
    private boolean worthLooking() throws SQLException {
        if (sql.isInOrder() || !sql.isIndexed(keys.getFirst()) || sql.isPinned()) return false;
        for (var token : sql.tokens()) {
            var found = sql.found(layout.live(), token);
            var count = "SELECT count(*) FROM (" + found.sql() + " LIMIT " + FEW + ")";
            try (var statement = reader.prepare(count, found.values());
                    var rows = statement.executeQuery()) {
                if (rows.getLong(1) < FEW) return false;
            }
        }
        return true;
    }

    /// The page, if the first candidates hold it; else null.
    private long @Nullable [] early(int limit) throws SQLException {
        var last = lastCandidate();
        if (last == null) return null;
        var direction = directions.getFirst().isEmpty() ? " <= ?" : " >= ?";
        var filters = sql.filters();
        var where =
                new Where(keys.getFirst() + direction + " AND " + filters.sql(), new ArrayList<>());
        where.values().add(last);
        where.values().addAll(filters.values());
        var values = new ArrayList<>(where.values());
        var more = searched();
        var text = select(more, " WHERE " + where.sql());
        if (altered) {
            text += union(more, where.sql());
            values.addAll(where.values());
        }
        var search = new Search();
        var ids = new long[limit];
        var count = 0;
        try (var statement = reader.prepare(text + orderBy(), values);
                var rows = statement.executeQuery()) {
            // Many rows may share the last candidate's sort value.
            for (var looked = 0; count < limit && looked < CANDIDATES && rows.next(); looked++) {
                if (search.finds(rows)) ids[count++] = rows.getLong(1);
            }
        }
        return count == limit ? ids : null;
    }

    /// The sort value of the last row that is looked at; null where that row has none, since a
    /// comparison would leave such rows out.
    private @Nullable Object lastCandidate() throws SQLException {
        var key = keys.getFirst();
        var order = key + emptyLast(directions.getFirst());
        var from = " FROM " + layout.live().rows() + " ORDER BY " + order;
        var first = value("SELECT " + key + from + " LIMIT 1");
        if (first == null) return null;
        return value("SELECT " + key + from + " LIMIT 1 OFFSET " + CANDIDATES);
    }

    private @Nullable Object value(String select) throws SQLException {
        try (var statement = reader.prepare(select, List.of());
                var rows = statement.executeQuery()) {
            return rows.next() ? rows.getObject(1) : null;
        }
    }

    private String select(String more, String rest) {
        return "SELECT rid AS rid, %s AS k0, id AS id%s FROM %s%s"
                .formatted(keys.getFirst(), more + ties(), layout.live().rows(), rest);
    }

    private String union(String more, String where) {
        return " AND rid NOT IN (SELECT hidden_rid FROM temp.%s) UNION ALL SELECT rid, %s, id%s FROM temp.%s WHERE %s"
                .formatted(
                        Reader.hidden(layout),
                        keys.getFirst(),
                        more + ties(),
                        layout.overlay().rows(),
                        where);
    }

    /// The columns that break ties, after whatever a search looks at.
    private String ties() {
        var text = new StringBuilder();
        for (var i = 1; i < keys.size(); i++)
            text.append(", ").append(keys.get(i)).append(" AS k").append(i);
        return text.toString();
    }

    private String orderBy() {
        var text = new StringBuilder(" ORDER BY ");
        for (var i = 0; i < keys.size(); i++)
            text.append("k").append(i).append(emptyLast(directions.get(i))).append(", ");
        return text.append("id").append(directions.getFirst()).toString();
    }

    /// Rows without a value are what nobody looks for first, whichever way a list is sorted.
    /// Falling, they come last anyway; rising, the index is read in two parts, still without
    /// sorting.
    private static String emptyLast(String direction) {
        return direction.isEmpty() ? " NULLS LAST" : direction;
    }

    /// What a search looks at, after the first three columns.
    private String searched() {
        if (sql.tokens().isEmpty()) return "";
        var columns = new ArrayList<>(layout.collection().search());
        if (layout.hasWords()) columns.add(Layout.WORDS);
        var text = new StringBuilder();
        for (var i = 0; i < columns.size(); i++)
            text.append(", ").append(columns.get(i)).append(" AS s").append(i);
        return text.toString();
    }

    private static long[] numbers(ResultSet rows) throws SQLException {
        var numbers = new long[256];
        var count = 0;
        while (rows.next()) {
            if (count == numbers.length) numbers = Arrays.copyOf(numbers, count * 2);
            numbers[count++] = rows.getLong(1);
        }
        return Arrays.copyOf(numbers, count);
    }

    /// The text search, row by row.
    private final class Search {
        private final List<Token> tokens = new ArrayList<>();

        /// @param phrase the token's words in order, the last one perhaps cut short
        /// @param hashes of those words
        private record Token(String phrase, Set<ByteBuffer> hashes) {}

        Search() {
            for (var token : sql.tokens()) {
                var words = layout.hasWords() ? hasher.words(token) : null;
                tokens.add(
                        new Token(
                                Hasher.normalText(token).stripTrailing(),
                                words == null ? Set.of() : hashes(words)));
            }
        }

        boolean finds(ResultSet rows) throws SQLException {
            for (var token : tokens) {
                if (!inTexts(rows, token) && !inWords(rows, token)) return false;
            }
            return true;
        }

        private boolean inTexts(ResultSet rows, Token token) throws SQLException {
            for (var i = 0; i < layout.collection().search().size(); i++) {
                var text = rows.getString(4 + i);
                if (text != null && Hasher.normalText(text).contains(token.phrase())) return true;
            }
            return false;
        }

        private boolean inWords(ResultSet rows, Token token) throws SQLException {
            if (token.hashes().isEmpty()) return false;
            var words = rows.getBytes(4 + layout.collection().search().size());
            return words != null && hashes(words).containsAll(token.hashes());
        }

        private static Set<ByteBuffer> hashes(byte[] words) {
            var hashes = new HashSet<ByteBuffer>();
            for (var word : Layout.split(words)) hashes.add(ByteBuffer.wrap(word));
            return hashes;
        }
    }
}
