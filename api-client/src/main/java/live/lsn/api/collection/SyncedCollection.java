package live.lsn.api.collection;

import live.lsn.api.collection.Column.Type;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Permission;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A declared collection: the platform stores it, the wire carries it, the desk caches it, all
/// driven by this one value.
///
/// @param name as on the wire, such as fraudCases
/// @param permission what reading it asks for; null where being signed in is enough
/// @param columns what lists filter, sort and add up; the rest stays in the sealed body
/// @param search names of text columns that the text search covers
/// @param words reads a personal value whose whole words can be searched; null where there is none
/// @param indexes the filters and sorts that the list budgets bind for
/// @param totals what is added up by quarter hours; null where nothing is
/// @param listed where a platform without `sync.*` gives its rows out
public record SyncedCollection<A extends Aggregate>(
        String name,
        Class<A> type,
        @Nullable Permission permission,
        List<Column<A>> columns,
        List<String> search,
        @Nullable Function<A, @Nullable String> words,
        List<List<String>> indexes,
        @Nullable Totals totals,
        Listed listed) {
    /// What is added up by quarter hours of a time, so that it can be told without the rows.
    ///
    /// @param instant column of the time
    /// @param parts columns to group by, to filter by and to add up, beside `value_minor`
    public record Totals(String instant, List<String> parts) {}

    /// Two queries that give out a collection's rows, as [live.lsn.api.procedure.ListProcedures]
    /// says.
    ///
    /// @param list name of the query that gives them page by page, such as orders.list
    /// @param get name of the query that gives one by its id, such as orders.get
    public record Listed(String list, String get) {
        /// `<under>.list` and `<under>.get`.
        public static Listed under(String name) {
            return new Listed(name + ".list", name + ".get");
        }
    }

    public static <A extends Aggregate> Builder<A> of(
            String name, Class<A> type, @Nullable Permission permission) {
        return new Builder<>(name, type, permission);
    }

    /// The name in SQL: `fraud_cases` for fraudCases.
    public String table() {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    /// The declared column.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public Column<A> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no column " + columnName + " in " + name));
    }

    /// Names of the SQL columns in order, ranks of enumerations included.
    public List<String> sqlColumns() {
        var names = new ArrayList<String>();
        for (var column : columns) {
            names.add(column.name());
            if (column.type() == Type.CODE) names.add(column.name() + "_rank");
        }
        return names;
    }

    /// What stands in [#sqlColumns] for the record, keyed columns as the personal values
    /// themselves.
    public List<@Nullable Object> sqlValues(A aggregate) {
        var values = new ArrayList<@Nullable Object>();
        for (var column : columns) {
            values.add(column.stored(aggregate));
            if (column.type() == Type.CODE) values.add(column.rank(aggregate));
        }
        return values;
    }

    /// Changes whenever the record or a column changes, so that a cache knows that it must be
    /// filled again. 16 hexadecimal digits.
    public String shapeHash() {
        var text = new StringBuilder(name);
        for (var column : columns) {
            text.append('|')
                    .append(column.name())
                    .append(':')
                    .append(column.type())
                    .append(':')
                    .append(column.keyed());
        }
        text.append('|')
                .append(search)
                .append('|')
                .append(indexes)
                .append('|')
                .append(totals)
                .append('|')
                .append(words != null);
        describe(type, text, new LinkedHashSet<>());
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void describe(Class<?> type, StringBuilder text, Set<Class<?>> seen) {
        if (!seen.add(type)) return;
        if (type.isEnum()) {
            text.append(Arrays.toString(type.getEnumConstants()));
        } else if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                text.append('|')
                        .append(component.getName())
                        .append(':')
                        .append(component.getGenericType().getTypeName());
                describe(component.getType(), text, seen);
                if (component.getGenericType()
                        instanceof java.lang.reflect.ParameterizedType parameterized) {
                    for (var argument : parameterized.getActualTypeArguments()) {
                        if (argument instanceof Class<?> nested) describe(nested, text, seen);
                    }
                }
            }
        }
    }

    /// Collects a declaration.
    public static final class Builder<A extends Aggregate> {
        private final String name;
        private final Class<A> type;
        private final @Nullable Permission permission;
        private final List<Column<A>> columns = new ArrayList<>();
        private final List<String> search = new ArrayList<>();
        private final List<List<String>> indexes = new ArrayList<>();
        private @Nullable Function<A, @Nullable String> words;
        private @Nullable Totals totals;
        private Listed listed;

        private Builder(String name, Class<A> type, @Nullable Permission permission) {
            this.name = name;
            this.listed = Listed.under(name);
            this.type = type;
            this.permission = permission;
        }

        /// A text column: ids, numbers, codes. Nothing personal.
        public Builder<A> text(String column, Function<A, @Nullable String> value) {
            return add(column, Type.TEXT, null, value::apply);
        }

        /// A text column that the text search covers too.
        public Builder<A> searched(String column, Function<A, @Nullable String> value) {
            search.add(column);
            return text(column, value);
        }

        public Builder<A> integer(String column, Function<A, ? extends @Nullable Number> value) {
            return add(column, Type.INTEGER, null, value::apply);
        }

        /// A yes or no, stored as 1 or 0.
        public Builder<A> flag(String column, Function<A, @Nullable Boolean> value) {
            return add(column, Type.INTEGER, null, value::apply);
        }

        public Builder<A> instant(String column, Function<A, @Nullable Instant> value) {
            return add(column, Type.INSTANT, null, value::apply);
        }

        public Builder<A> code(String column, Function<A, ? extends @Nullable Enum<?>> value) {
            return add(column, Type.CODE, null, value::apply);
        }

        /// A personal value, stored as a keyed hash: can be found and joined, never read.
        public Builder<A> keyed(
                String column, KeyedType keyedType, Function<A, @Nullable String> value) {
            return add(column, Type.KEYED, keyedType, value::apply);
        }

        /// A personal value whose whole words can be searched.
        public Builder<A> words(Function<A, @Nullable String> value) {
            words = value;
            return this;
        }

        public Builder<A> index(String... indexed) {
            indexes.add(List.of(indexed));
            return this;
        }

        /// The collection is added up by quarter hours of the time.
        public Builder<A> totals(String instant, String... parts) {
            totals = new Totals(instant, List.of(parts));
            return this;
        }

        /// The lists are under another name than the collection's own.
        public Builder<A> listedUnder(String router) {
            listed = Listed.under(router);
            return this;
        }

        public SyncedCollection<A> build() {
            return new SyncedCollection<>(
                    name,
                    type,
                    permission,
                    List.copyOf(columns),
                    List.copyOf(search),
                    words,
                    List.copyOf(indexes),
                    totals,
                    listed);
        }

        private Builder<A> add(
                String column,
                Type columnType,
                @Nullable KeyedType keyedType,
                Function<A, @Nullable Object> value) {
            columns.add(new Column<>(column, columnType, keyedType, value));
            return this;
        }
    }
}
