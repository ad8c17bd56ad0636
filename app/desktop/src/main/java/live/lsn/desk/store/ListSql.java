package live.lsn.desk.store;

import live.lsn.api.collection.Column;
import live.lsn.api.collection.Column.Type;
import live.lsn.api.collection.KeyedType;
import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.Filter.Compare;
import live.lsn.desk.store.Layout.Tables;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a list asks, as SQL with bound values.
final class ListSql<A extends Aggregate> {
    private final Layout<A> layout;
    private final ListQuery<A> query;
    private final Hasher hasher;

    /// A condition and its values, in order.
    record Where(String sql, List<Object> values) {}

    ListSql(Layout<A> layout, ListQuery<A> query, Hasher hasher) {
        this.layout = layout;
        this.query = query;
        this.hasher = hasher;
    }

    /// The condition on the rows of these tables.
    Where where(Tables tables) {
        var parts = new ArrayList<String>();
        var values = new ArrayList<>();
        for (var filter : query.filters()) parts.add(condition(filter, values, ""));
        for (var token : tokens()) {
            var found = found(tables, token);
            parts.add("rid IN (" + found.sql() + ")");
            values.addAll(found.values());
        }
        return and(parts, values);
    }

    /// The filters alone, written so that no index is chosen for them.
    Where filters() {
        var parts = new ArrayList<String>();
        var values = new ArrayList<>();
        for (var filter : query.filters()) parts.add(condition(filter, values, "+"));
        return and(parts, values);
    }

    private static Where and(List<String> parts, List<Object> values) {
        return new Where(parts.isEmpty() ? "1" : String.join(" AND ", parts), values);
    }

    /// What is searched for, each part by itself; nothing for blanks and mere signs.
    List<String> tokens() {
        var text = query.text();
        if (text == null) return List.of();
        return Arrays.stream(text.replace('\0', ' ').strip().split("\\s+"))
                .filter(token -> token.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    /// Whether an index begins with a column that the query pins to one value of many.
    boolean isPinned() {
        return query.filters().stream()
                .<Compare>mapMulti(ListSql::pin)
                .map(filter -> layout.column(filter.column()))
                .filter(column -> column.type() == Type.TEXT || column.type() == Type.KEYED)
                .anyMatch(column -> isIndexed(column.name()));
    }

    private static void pin(Filter filter, Consumer<Compare> pinned) {
        if (filter instanceof Compare compare && compare.op() == Op.EQUALS) pinned.accept(compare);
    }

    /// Whether an index begins with the column.
    boolean isIndexed(String sqlColumn) {
        return layout.collection().indexes().stream()
                .anyMatch(index -> index.getFirst().equals(sqlColumn));
    }

    /// Whether an index holds the rows that the query asks for side by side and in the order of
    /// what sorts first: it begins with all columns that are pinned to one value, and then comes
    /// that one. What breaks its ties is then sorted among few.
    boolean isInOrder() {
        if (!tokens().isEmpty()) return false;
        var pinned = new HashSet<String>();
        for (var filter : query.filters()) {
            if (!(filter instanceof Compare compare) || compare.op() != Op.EQUALS) return false;
            pinned.add(sqlName(layout.column(compare.column()), compare));
        }
        var first = sortColumns().getFirst();
        return layout.collection().indexes().stream()
                .filter(index -> index.indexOf(first) == pinned.size())
                .anyMatch(index -> pinned.containsAll(index.subList(0, pinned.size())));
    }

    /// The SQL columns that sort, the first first.
    List<String> sortColumns() {
        return query.sorts().stream().map(this::sortColumn).toList();
    }

    private String sortColumn(Sort sort) {
        var column = layout.column(sort.column());
        return switch (column.type()) {
            case KEYED ->
                    throw new IllegalArgumentException(
                            column.name() + " is a keyed hash, which has no order");
            case CODE -> column.name() + "_rank";
            case TEXT, INTEGER, INSTANT -> column.name();
        };
    }

    /// ` DESC` or nothing, for each of the columns that sort.
    List<String> directions() {
        return query.sorts().stream().map(sort -> sort.descending() ? " DESC" : "").toList();
    }

    private String condition(Filter filter, List<Object> values, String before) {
        return switch (filter) {
            case Compare compare -> comparison(compare, values, before);
            case Filter.All(var parts) -> joined(parts, " AND ", "1", values, before);
            case Filter.Any(var parts) -> joined(parts, " OR ", "0", values, before);
            // A comparison with a row that has no value is neither true nor false in SQL.
            case Filter.Not(var part) -> "((" + condition(part, values, before) + ") IS NOT 1)";
        };
    }

    private String joined(
            List<Filter> parts, String by, String none, List<Object> values, String before) {
        return parts.isEmpty()
                ? none
                : parts.stream()
                        .map(part -> condition(part, values, before))
                        .collect(Collectors.joining(by, "(", ")"));
    }

    private String comparison(Compare filter, List<Object> values, String before) {
        var column = layout.column(filter.column());
        var name = before + sqlName(column, filter);
        return switch (filter.op()) {
            case IS_NULL -> name + " IS NULL";
            case NOT_NULL -> name + " IS NOT NULL";
            case EQUALS -> name + " = " + bind(column, filter, values);
            case AT_LEAST -> name + " >= " + ordered(column, filter, values);
            case AT_MOST -> name + " <= " + ordered(column, filter, values);
            case CONTAINS -> name + " LIKE " + contained(column, filter, values) + " ESCAPE '!'";
            case ANY_OF -> name + " IN (" + bind(column, filter, values) + ")";
            case NONE_OF ->
                    "(%s IS NULL OR %s NOT IN (%s))"
                            .formatted(name, name, bind(column, filter, values));
        };
    }

    /// Codes are compared by rank, which is what indexes hold, unless they were given by name.
    private static String sqlName(Column<?> column, Compare filter) {
        return column.type() == Type.CODE && !byName(filter)
                ? column.name() + "_rank"
                : column.name();
    }

    private static boolean byName(Compare filter) {
        return filter.values().stream().anyMatch(String.class::isInstance);
    }

    private String ordered(Column<A> column, Compare filter, List<Object> values) {
        if (column.type() == Type.KEYED || (column.type() == Type.CODE && byName(filter)))
            throw new IllegalArgumentException(
                    filter.op() + " of " + column.name() + " has no order to go by");
        return bind(column, filter, values);
    }

    private static String contained(Column<?> column, Compare filter, List<Object> values) {
        var part = filter.values().getFirst();
        if (column.type() != Type.TEXT || !(part instanceof String text))
            throw new IllegalArgumentException(column.name() + " does not contain " + part);
        values.add("%" + text.replaceAll("[!%_]", "!$0") + "%");
        return "?";
    }

    private String bind(Column<A> column, Compare filter, List<Object> values) {
        var marks = new ArrayList<String>();
        for (var value : filter.values()) {
            values.add(bound(column, value, byName(filter)));
            marks.add("?");
        }
        return String.join(", ", marks);
    }

    private Object bound(Column<A> column, Object value, boolean byName) {
        var bound =
                switch (column.type()) {
                    case TEXT -> value instanceof Enum<?> code ? code.name() : text(value);
                    case INTEGER -> integer(value);
                    case INSTANT ->
                            value instanceof Instant at ? Column.micros(at) : integer(value);
                    case CODE -> code(value, byName);
                    case KEYED -> keyed(column.keyed(), text(value));
                };
        if (bound == null)
            throw new IllegalArgumentException(
                    column.name()
                            + " cannot be compared with a "
                            + value.getClass().getSimpleName());
        return bound;
    }

    private static @Nullable Object text(Object value) {
        return value instanceof String ? value : null;
    }

    private static @Nullable Object integer(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1L : 0L;
            case Long number -> number;
            case Integer number -> number.longValue();
            default -> null;
        };
    }

    private static @Nullable Object code(Object value, boolean byName) {
        if (value instanceof Enum<?> constant)
            return byName ? constant.name() : (Object) constant.ordinal();
        return text(value);
    }

    /// A value that has no hash, such as a blank, must match nothing.
    private @Nullable Object keyed(@Nullable KeyedType type, @Nullable Object value) {
        if (type == null || value == null) return null;
        var hash = hasher.keyed(type, (String) value);
        return hash == null ? new byte[0] : hash;
    }

    /// Rows with one token: as the beginning of a word in the search columns, or as whole personal
    /// words.
    Where found(Tables tables, String token) {
        var ways = new ArrayList<String>();
        var values = new ArrayList<>();
        if (layout.hasTexts()) {
            ways.add(
                    "SELECT rowid FROM %s WHERE %s MATCH ?"
                            .formatted(tables.texts(), tables.texts()));
            values.add("\"" + token.replace("\"", "\"\"") + "\"*");
        }
        var words = layout.hasWords() ? hasher.words(token) : null;
        if (words != null) {
            var each = new ArrayList<String>();
            for (var word : Layout.split(words)) {
                each.add("SELECT rid FROM " + tables.words() + " WHERE word = ?");
                values.add(word);
            }
            ways.add("SELECT rid FROM (" + String.join(" INTERSECT ", each) + ")");
        }
        return new Where(
                ways.isEmpty() ? "SELECT 0 WHERE 0" : String.join(" UNION ALL ", ways), values);
    }
}
