package live.lsn.desk.store;

import live.lsn.api.collection.Column;
import live.lsn.api.collection.Column.Type;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/// One collection's tables, made from its declaration: a narrow one with what is filtered, sorted
/// and added up, a body one with the sealed record, and two for searching.
final class Layout<A extends Aggregate> {
    /// Holds the hashes of all personal words of a row, 16 bytes each.
    static final String WORDS = "words_keyed";

    static final String VALUE = "value_minor";
    private final SyncedCollection<A> collection;
    private final List<String> columns;
    private final List<Integer> search;

    /// A row's columns as they are stored.
    @SuppressWarnings("ArrayRecordComponent")
    record Encoded(String id, long version, @Nullable Object[] values) {}

    /// The four tables of one purpose.
    record Tables(String rows, String bodies, String texts, String words) {}

    Layout(SyncedCollection<A> collection) {
        this.collection = collection;
        this.columns = new ArrayList<>(collection.sqlColumns());
        if (collection.words() != null) columns.add(WORDS);
        this.search = collection.search().stream().map(columns::indexOf).toList();
    }

    SyncedCollection<A> collection() {
        return collection;
    }

    String name() {
        return collection.name();
    }

    List<String> columns() {
        return columns;
    }

    boolean hasTexts() {
        return !search.isEmpty();
    }

    boolean hasWords() {
        return collection.words() != null;
    }

    boolean hasValue() {
        return columns.contains(VALUE);
    }

    Tables live() {
        return tables("", "");
    }

    Tables staging() {
        return tables("s", "");
    }

    /// What was live before the tables of this generation were.
    Tables old(int generation) {
        return tables("x", "_" + generation);
    }

    Tables overlay() {
        return tables("o", "");
    }

    private Tables tables(String before, String after) {
        var rest = "_" + collection.table() + after;
        return new Tables(
                before + "c" + rest, before + "b" + rest, before + "f" + rest, before + "w" + rest);
    }

    Encoded encode(String id, long version, A aggregate, Hasher hasher) {
        var values = new @Nullable Object[columns.size()];
        var at = 0;
        for (var column : collection.columns()) {
            values[at++] = stored(column, aggregate, hasher);
            if (column.type() == Type.CODE) values[at++] = column.rank(aggregate);
        }
        var words = collection.words();
        if (words != null) values[at] = hasher.words(words.apply(aggregate));
        return new Encoded(id, version, values);
    }

    private @Nullable Object stored(Column<A> column, A aggregate, Hasher hasher) {
        var stored = column.stored(aggregate);
        var keyed = column.keyed();
        return keyed == null ? stored : hasher.keyed(keyed, (String) stored);
    }

    /// What a row's body is sealed in: all that stands beside it.
    ByteBuffer context(Encoded row, Canonical canonical) {
        canonical.clear().add(collection.name()).add(row.id()).add(row.version());
        for (var value : row.values()) canonical.add(value);
        return canonical.buffer();
    }

    /// Reads what [#selected] selects, beginning at the column given.
    Encoded read(ResultSet rows, int from) throws SQLException {
        var values = new @Nullable Object[columns.size()];
        for (var i = 0; i < values.length; i++) values[i] = rows.getObject(from + 2 + i);
        return new Encoded(rows.getString(from), rows.getLong(from + 1), values);
    }

    String selected() {
        return "id, version, " + String.join(", ", columns);
    }

    /// What the text search covers, in order.
    List<@Nullable Object> texts(Encoded row) {
        var texts = new ArrayList<@Nullable Object>();
        for (var at : search) texts.add(row.values()[at]);
        return texts;
    }

    /// Hashes of the row's personal words.
    List<byte[]> words(Encoded row) {
        return hasWords() && row.values()[columns.size() - 1] instanceof byte[] all
                ? split(all)
                : List.of();
    }

    static List<byte[]> split(byte[] all) {
        var words = new ArrayList<byte[]>();
        for (var at = 0; at + Hasher.BYTES <= all.length; at += Hasher.BYTES) {
            words.add(java.util.Arrays.copyOfRange(all, at, at + Hasher.BYTES));
        }
        return words;
    }

    String createRows(Tables tables, boolean temporary) {
        var sql =
                new StringBuilder(temporary ? "CREATE TEMP TABLE IF NOT EXISTS " : "CREATE TABLE ");
        sql.append(tables.rows())
                .append(" (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,")
                .append(" version INTEGER NOT NULL");
        for (var column : collection.columns()) {
            sql.append(", ").append(column.name()).append(' ').append(sqlType(column.type()));
            if (column.type() == Type.CODE)
                sql.append(", ").append(column.name()).append("_rank INTEGER");
        }
        if (hasWords()) sql.append(", ").append(WORDS).append(" BLOB");
        return sql.append(") STRICT").toString();
    }

    private static String sqlType(Type type) {
        return switch (type) {
            case TEXT, CODE -> "TEXT";
            case INTEGER, INSTANT -> "INTEGER";
            case KEYED -> "BLOB";
        };
    }

    static String createBodies(Tables tables) {
        return "CREATE TABLE "
                + tables.bodies()
                + " (rid INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT";
    }

    /// The index holds words and rows alone: what it is made of stands in the narrow table.
    String createTexts(Tables tables, boolean temporary) {
        return "CREATE VIRTUAL TABLE "
                + (temporary ? "IF NOT EXISTS temp." : "")
                + tables.texts()
                + " USING fts5("
                + String.join(", ", collection.search())
                + ", content='', contentless_delete=1, prefix='3',"
                + " tokenize='unicode61 remove_diacritics 2')";
    }

    static String createWords(Tables tables, boolean temporary) {
        return (temporary ? "CREATE TEMP TABLE IF NOT EXISTS " : "CREATE TABLE ")
                + tables.words()
                + " (word BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (word, rid))"
                + " STRICT, WITHOUT ROWID";
    }

    /// The declared indexes, each with the id that breaks ties and the value that lists add up, so
    /// that an order, a count and a sum need the index alone; one that totals are read off; and one
    /// more that holds everything small, for counts over filters that have no index.
    List<String> createIndexes(Tables tables, int generation) {
        var statements = new ArrayList<String>();
        for (var declared : collection.indexes()) {
            var indexed = new LinkedHashSet<>(declared);
            indexed.add("id");
            if (hasValue()) indexed.add(VALUE);
            statements.add(createIndex(tables, generation, statements.size(), indexed));
        }
        if (collection.totals() != null)
            statements.add(createIndex(tables, generation, statements.size(), totalled()));
        var small = new LinkedHashSet<String>();
        for (var column : collection.columns()) {
            if (column.type() == Type.CODE) small.add(column.name() + "_rank");
        }
        if (small.isEmpty()) return statements;
        for (var column : collection.columns()) {
            if (column.type() == Type.INTEGER || column.type() == Type.INSTANT)
                small.add(column.name());
        }
        statements.add(createIndex(tables, generation, statements.size(), small));
        return statements;
    }

    /// What is added up by quarter hours, in the order in which it is grouped, so that sums are
    /// read off the index alone and need no sorting.
    private LinkedHashSet<String> totalled() {
        var totals = Objects.requireNonNull(collection.totals());
        var indexed = new LinkedHashSet<String>();
        indexed.add(quarter(totals.instant()));
        for (var part : totals.parts())
            indexed.add(column(part).type() == Type.CODE ? part + "_rank" : part);
        indexed.add(totals.instant());
        if (hasValue()) indexed.add(VALUE);
        return indexed;
    }

    /// The number of the quarter hour since 1970, UTC.
    static String quarter(String instant) {
        return instant + " / 900000000";
    }

    private String createIndex(
            Tables tables, int generation, int number, LinkedHashSet<String> indexed) {
        return "CREATE INDEX IF NOT EXISTS i"
                + generation
                + "_"
                + collection.table()
                + "_"
                + number
                + " ON "
                + tables.rows()
                + " ("
                + String.join(", ", indexed)
                + ")";
    }

    String insertRow(Tables tables) {
        return insert(tables.rows(), "rid, " + selected(), columns.size() + 3);
    }

    static String insertBody(Tables tables) {
        return insert(tables.bodies(), "rid, sealed", 2);
    }

    String insertTexts(Tables tables) {
        return insert(
                tables.texts(),
                "rowid, " + String.join(", ", collection.search()),
                collection.search().size() + 1);
    }

    static String insertWord(Tables tables) {
        return insert(tables.words(), "word, rid", 2);
    }

    private static String insert(String table, String into, int count) {
        return "INSERT INTO " + table + " (" + into + ") VALUES (" + "?, ".repeat(count - 1) + "?)";
    }

    /// Fills the search tables from the narrow one, all at once.
    List<String> fillSearch(Tables tables, int mostWords) {
        var statements = new ArrayList<String>();
        if (hasTexts()) {
            var into = String.join(", ", collection.search());
            statements.add(
                    "INSERT INTO %s (rowid, %s) SELECT rid, %s FROM %s ORDER BY rid"
                            .formatted(tables.texts(), into, into, tables.rows()));
        }
        if (mostWords == 0) return statements;
        var parts = new ArrayList<String>();
        for (var word = 0; word < mostWords; word++) {
            parts.add(
                    "SELECT substr(%s, %d, %d) AS word, rid AS rid FROM %s WHERE length(%s) > %d"
                            .formatted(
                                    WORDS,
                                    1 + word * Hasher.BYTES,
                                    Hasher.BYTES,
                                    tables.rows(),
                                    WORDS,
                                    word * Hasher.BYTES));
        }
        // In the order of the key, so that pages are written once.
        statements.add(
                "INSERT INTO "
                        + tables.words()
                        + " (word, rid) SELECT word, rid FROM ("
                        + String.join(" UNION ALL ", parts)
                        + ") ORDER BY word, rid");
        return statements;
    }

    /// The declared column of that name, for messages that name the collection.
    Column<A> column(String name) {
        return collection.column(name);
    }
}
