package live.lsn.desk.store;

import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.desk.store.Layout.Tables;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tables of `cache.db`: how they are made, checked and dropped, and what is noted about them.
/// All of it runs in the caller's transaction.
final class CacheTables {
    /// Changes whenever this class, [Layout] or [Bodies] would not understand an older file.
    static final int LAYOUT = 1;

    /// Larger files are not read through at each start.
    private static final long CHECKED_WHOLLY = 64L << 20;

    private static final String KEY = "key";
    private final Connection connection;

    CacheTables(Connection connection) {
        this.connection = connection;
    }

    /// Makes what every cache has.
    void create(byte[] keyCheck) throws SQLException {
        execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID");
        execute(
                "CREATE TABLE cursor (one INTEGER PRIMARY KEY CHECK (one = 1), epoch TEXT NOT NULL,"
                        + " position INTEGER NOT NULL, tag TEXT NOT NULL) STRICT");
        execute(
                "CREATE TABLE collections (name TEXT PRIMARY KEY, declared TEXT NOT NULL,"
                        + " generation INTEGER NOT NULL, shape TEXT, row_count INTEGER NOT NULL,"
                        + " start_epoch TEXT, start_position INTEGER, start_tag TEXT) STRICT");
        execute(
                "CREATE TABLE staging (name TEXT PRIMARY KEY, generation INTEGER NOT NULL,"
                        + " shape TEXT NOT NULL, after TEXT, row_count INTEGER NOT NULL,"
                        + " start_epoch TEXT NOT NULL, start_position INTEGER NOT NULL,"
                        + " start_tag TEXT NOT NULL) STRICT");
        run("INSERT INTO meta (name, value) VALUES (?, ?)", KEY, keyCheck);
        run("INSERT INTO meta (name, value) VALUES ('generation', 0)");
        execute("PRAGMA user_version = " + LAYOUT);
    }

    boolean isNew() throws SQLException {
        return SqliteFile.number(connection, "SELECT count(*) FROM sqlite_master") == 0
                && SqliteFile.number(connection, "PRAGMA user_version") == 0;
    }

    /// Whether the file is of this layout and key and, as far as a quick look tells, sound.
    boolean isSound(byte[] keyCheck) throws SQLException {
        if (SqliteFile.number(connection, "PRAGMA user_version") != LAYOUT) return false;
        var check =
                SqliteFile.number(connection, "PRAGMA page_count")
                                        * SqliteFile.number(connection, "PRAGMA page_size")
                                <= CHECKED_WHOLLY
                        ? "PRAGMA quick_check(1)"
                        : "PRAGMA quick_check('collections')";
        if (!SqliteFile.text(connection, check).equals("ok")) return false;
        try (var rows = query("SELECT value FROM meta WHERE name = ?", KEY)) {
            return rows.next() && Arrays.equals(rows.getBytes(1), keyCheck);
        }
    }

    /// Fits the tables to what is declared now: what was declared otherwise begins empty, what is
    /// no longer declared goes.
    void fit(Collection<Layout<?>> layouts) throws SQLException {
        dropLeftovers();
        var noted = new HashMap<String, String>();
        try (var rows = query("SELECT name, declared FROM collections")) {
            while (rows.next()) noted.put(rows.getString(1), rows.getString(2));
        }
        for (var layout : layouts) {
            var declared = noted.remove(layout.name());
            if (!layout.collection().shapeHash().equals(declared)) renew(layout);
        }
        for (var name : noted.keySet()) forget(name);
    }

    /// Leaves the collection empty, and nothing staged.
    void renew(Layout<?> layout) throws SQLException {
        forget(layout.name());
        var generation = nextGeneration();
        createTables(layout, layout.live());
        for (var index : layout.createIndexes(layout.live(), generation)) execute(index);
        run(
                "INSERT INTO collections (name, declared, generation, row_count)"
                        + " VALUES (?, ?, ?, 0)",
                layout.name(),
                layout.collection().shapeHash(),
                generation);
    }

    /// What is shown stays, and is to be filled anew; what is staged goes.
    void outdate(Layout<?> layout) throws SQLException {
        drop(layout.staging());
        run("DELETE FROM staging WHERE name = ?", layout.name());
        run(
                "UPDATE collections SET shape = '' WHERE name = ? AND shape IS NOT NULL",
                layout.name());
    }

    private void forget(String collection) throws SQLException {
        // Its declaration may be gone, so the tables are found by name.
        var table = collection.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        for (var kind : List.of("c_", "b_", "f_", "w_")) {
            execute("DROP TABLE IF EXISTS " + kind + table);
            execute("DROP TABLE IF EXISTS s" + kind + table);
        }
        run("DELETE FROM collections WHERE name = ?", collection);
        run("DELETE FROM staging WHERE name = ?", collection);
    }

    private void createTables(Layout<?> layout, Tables tables) throws SQLException {
        execute(layout.createRows(tables, false));
        execute(Layout.createBodies(tables));
        createSearch(layout, tables);
    }

    void createSearch(Layout<?> layout, Tables tables) throws SQLException {
        if (layout.hasTexts()) execute(layout.createTexts(tables, false));
        if (layout.hasWords()) execute(Layout.createWords(tables, false));
    }

    void dropSearch(Tables tables) throws SQLException {
        execute("DROP TABLE IF EXISTS " + tables.texts());
        execute("DROP TABLE IF EXISTS " + tables.words());
    }

    /// Empty staging tables without any index but the one on ids.
    ///
    /// @return their generation
    int beginStaging(Layout<?> layout, String shapeHash, Cursor start) throws SQLException {
        drop(layout.staging());
        var generation = nextGeneration();
        execute(layout.createRows(layout.staging(), false));
        execute(Layout.createBodies(layout.staging()));
        run("DELETE FROM staging WHERE name = ?", layout.name());
        run(
                "INSERT INTO staging (name, generation, shape, row_count, start_epoch,"
                        + " start_position, start_tag) VALUES (?, ?, ?, 0, ?, ?, ?)",
                layout.name(),
                generation,
                shapeHash,
                start.epoch(),
                start.position(),
                start.tag());
        return generation;
    }

    /// Staging tables become the live ones; what was live waits to be dropped.
    void switchOver(Layout<?> layout, int generation) throws SQLException {
        rename(layout, layout.live(), layout.old(generation));
        rename(layout, layout.staging(), layout.live());
        run("DELETE FROM collections WHERE name = ?", layout.name());
        run(
                "INSERT INTO collections (name, declared, generation, shape, row_count,"
                        + " start_epoch, start_position, start_tag) SELECT name, ?, generation,"
                        + " shape, row_count, start_epoch, start_position, start_tag FROM staging"
                        + " WHERE name = ?",
                layout.collection().shapeHash(),
                layout.name());
        run("DELETE FROM staging WHERE name = ?", layout.name());
    }

    private void rename(Layout<?> layout, Tables from, Tables to) throws SQLException {
        execute("ALTER TABLE " + from.rows() + " RENAME TO " + to.rows());
        execute("ALTER TABLE " + from.bodies() + " RENAME TO " + to.bodies());
        if (layout.hasTexts()) execute("ALTER TABLE " + from.texts() + " RENAME TO " + to.texts());
        if (layout.hasWords()) execute("ALTER TABLE " + from.words() + " RENAME TO " + to.words());
    }

    void drop(Tables tables) throws SQLException {
        execute("DROP TABLE IF EXISTS " + tables.rows());
        execute("DROP TABLE IF EXISTS " + tables.bodies());
        dropSearch(tables);
    }

    /// Old tables that were not dropped before the program ended; virtual ones first, since they
    /// own others.
    private void dropLeftovers() throws SQLException {
        var names = new ArrayList<String>();
        try (var rows =
                query(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB"
                                + " 'x[cbfw]_*' ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'")) {
            while (rows.next()) names.add(rows.getString(1));
        }
        for (var name : names) execute("DROP TABLE IF EXISTS \"" + name + "\"");
    }

    private int nextGeneration() throws SQLException {
        run("UPDATE meta SET value = value + 1 WHERE name = 'generation'");
        return (int)
                SqliteFile.number(connection, "SELECT value FROM meta WHERE name = 'generation'");
    }

    /// By collection: the generation of its live tables.
    Map<String, Integer> generations() throws SQLException {
        return numbers("SELECT name, generation FROM collections");
    }

    /// By collection: the generation of its staging tables, where there are any.
    Map<String, Integer> stagings() throws SQLException {
        return numbers("SELECT name, generation FROM staging");
    }

    private Map<String, Integer> numbers(String sql) throws SQLException {
        var numbers = new HashMap<String, Integer>();
        try (var rows = query(sql)) {
            while (rows.next()) numbers.put(rows.getString(1), rows.getInt(2));
        }
        return numbers;
    }

    int generation(String collection) throws SQLException {
        try (var rows = query("SELECT generation FROM collections WHERE name = ?", collection)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    boolean isFilled(String collection) throws SQLException {
        try (var rows =
                query(
                        "SELECT 1 FROM collections WHERE name = ? AND shape IS NOT NULL",
                        collection)) {
            return rows.next();
        }
    }

    Bootstrap bootstrap(String collection) throws SQLException {
        try (var rows =
                query(
                        "SELECT start_epoch, start_position, start_tag, row_count, shape, after"
                                + " FROM staging WHERE name = ?",
                        collection)) {
            if (rows.next())
                return new Bootstrap(
                        Bootstrap.State.RUNNING,
                        rows.getString(6),
                        cursor(rows),
                        rows.getLong(4),
                        rows.getString(5));
        }
        try (var rows =
                query(
                        "SELECT start_epoch, start_position, start_tag, row_count, shape"
                                + " FROM collections WHERE name = ? AND shape IS NOT NULL",
                        collection)) {
            if (!rows.next()) return new Bootstrap(Bootstrap.State.EMPTY, null, null, 0, null);
            return new Bootstrap(
                    Bootstrap.State.READY, null, cursor(rows), rows.getLong(4), rows.getString(5));
        }
    }

    private static Cursor cursor(ResultSet rows) throws SQLException {
        return new Cursor(rows.getString(1), rows.getLong(2), rows.getString(3));
    }

    @Nullable Cursor cursor() throws SQLException {
        try (var rows = query("SELECT epoch, position, tag FROM cursor")) {
            return rows.next() ? cursor(rows) : null;
        }
    }

    void setCursor(@Nullable Cursor cursor) throws SQLException {
        run("DELETE FROM cursor");
        if (cursor == null) return;
        run(
                "INSERT INTO cursor (one, epoch, position, tag) VALUES (1, ?, ?, ?)",
                cursor.epoch(),
                cursor.position(),
                cursor.tag());
    }

    void execute(String sql) throws SQLException {
        SqliteFile.execute(connection, sql);
    }

    int run(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        }
    }

    /// Rows whose closing closes their statement.
    private ResultSet query(String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            statement.closeOnCompletion();
            for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeQuery();
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
