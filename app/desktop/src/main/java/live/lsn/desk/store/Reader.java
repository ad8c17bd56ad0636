package live.lsn.desk.store;

import live.lsn.desk.store.Layout.Tables;
import live.lsn.desk.store.LoadedOverlay.Row;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A connection that reads, with the overlay in temporary tables of its own. One thread at a time.
final class Reader implements AutoCloseable {
    private final Connection connection;
    private final Map<String, LoadedOverlay.Rows> loaded = new HashMap<>();
    private final Map<String, Long> hiddenAt = new HashMap<>();

    Reader(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /// Rows of the base that the overlay stands for.
    static String hidden(Layout<?> layout) {
        return "h_" + layout.collection().table();
    }

    /// Brings the temporary tables up to date with the overlay and with the base that this
    /// transaction sees.
    ///
    /// @return whether the overlay alters anything of the collection
    boolean load(Layout<?> layout, LoadedOverlay overlay) throws SQLException {
        var name = layout.name();
        if (!overlay.touches(name)) return false;
        var version = SqliteFile.number(connection, "PRAGMA data_version");
        var rows = overlay.of(name);
        var before = loaded.get(name);
        if (before == null) empty(layout);
        var moved = rows.equals(before) ? List.<Row>of() : move(layout, before, rows);
        loaded.put(name, rows);
        if (!Long.valueOf(version).equals(hiddenAt.get(name))) hideAll(layout);
        else hide(layout, moved, rows);
        hiddenAt.put(name, version);
        return true;
    }

    /// The transaction was rolled back, and with it perhaps the temporary tables.
    void forget() {
        loaded.clear();
        hiddenAt.clear();
    }

    private void empty(Layout<?> layout) throws SQLException {
        var tables = layout.overlay();
        create(layout, tables);
        SqliteFile.execute(connection, "DELETE FROM temp." + tables.rows());
        if (layout.hasTexts())
            SqliteFile.execute(
                    connection,
                    "INSERT INTO temp.%s (%s) VALUES ('delete-all')"
                            .formatted(tables.texts(), tables.texts()));
        if (layout.hasWords()) SqliteFile.execute(connection, "DELETE FROM temp." + tables.words());
    }

    /// Takes out what is no longer so and puts in what is new.
    ///
    /// @return rows that went or came
    private List<Row> move(
            Layout<?> layout, LoadedOverlay.@Nullable Rows before, LoadedOverlay.Rows after)
            throws SQLException {
        var gone = before == null ? new ArrayList<Row>() : before.without(after);
        var come = after.without(before);
        remove(layout, gone);
        insert(layout, come);
        gone.addAll(come);
        return gone;
    }

    private void remove(Layout<?> layout, List<Row> gone) throws SQLException {
        if (gone.isEmpty()) return;
        var tables = layout.overlay();
        for (var row : gone) {
            run("DELETE FROM temp." + tables.rows() + " WHERE rid = ?", List.of(row.rid()));
            if (layout.hasTexts())
                run("DELETE FROM temp." + tables.texts() + " WHERE rowid = ?", List.of(row.rid()));
            for (var word : layout.words(row.encoded()))
                run(
                        "DELETE FROM temp." + tables.words() + " WHERE word = ? AND rid = ?",
                        List.of(word, row.rid()));
        }
    }

    private void run(String sql, List<?> values) throws SQLException {
        try (var statement = prepare(sql, values)) {
            statement.executeUpdate();
        }
    }

    private void insert(Layout<?> layout, List<Row> come) throws SQLException {
        if (come.isEmpty()) return;
        var tables = layout.overlay();
        try (var intoRows = connection.prepareStatement(layout.insertRow(tables))) {
            for (var row : come) {
                Filling.bindRow(intoRows, row.rid(), row.encoded());
                intoRows.executeUpdate();
            }
        }
        if (layout.hasTexts()) insertTexts(layout, tables, come);
        if (layout.hasWords()) insertWords(layout, tables, come);
    }

    private void create(Layout<?> layout, Tables tables) throws SQLException {
        SqliteFile.execute(connection, layout.createRows(tables, true));
        if (layout.hasTexts()) SqliteFile.execute(connection, layout.createTexts(tables, true));
        if (layout.hasWords()) SqliteFile.execute(connection, Layout.createWords(tables, true));
        SqliteFile.execute(
                connection,
                "CREATE TEMP TABLE IF NOT EXISTS "
                        + hidden(layout)
                        + " (hidden_rid INTEGER PRIMARY KEY)");
    }

    private void insertTexts(Layout<?> layout, Tables tables, List<Row> come) throws SQLException {
        try (var insert = connection.prepareStatement(layout.insertTexts(tables))) {
            for (var row : come) {
                var values = new ArrayList<@Nullable Object>();
                values.add(row.rid());
                values.addAll(layout.texts(row.encoded()));
                for (var at = 0; at < values.size(); at++) insert.setObject(at + 1, values.get(at));
                insert.executeUpdate();
            }
        }
    }

    private void insertWords(Layout<?> layout, Tables tables, List<Row> come) throws SQLException {
        try (var insert = connection.prepareStatement(Layout.insertWord(tables))) {
            for (var row : come) {
                for (var word : layout.words(row.encoded())) {
                    insert.setBytes(1, word);
                    insert.setLong(2, row.rid());
                    insert.executeUpdate();
                }
            }
        }
    }

    private void hideAll(Layout<?> layout) throws SQLException {
        var hidden = hidden(layout);
        SqliteFile.execute(connection, "DELETE FROM temp." + hidden);
        SqliteFile.execute(
                connection,
                "INSERT INTO temp.%s (hidden_rid) SELECT c.rid FROM temp.%s o CROSS JOIN %s c ON c.id = o.id"
                        .formatted(hidden, layout.overlay().rows(), layout.live().rows()));
    }

    /// The base is as it was when all was hidden: only what moved is looked at.
    private void hide(Layout<?> layout, List<Row> moved, LoadedOverlay.Rows rows)
            throws SQLException {
        if (moved.isEmpty()) return;
        var hidden = hidden(layout);
        var base = "(SELECT rid FROM " + layout.live().rows() + " WHERE id = ?)";
        var show = "DELETE FROM temp." + hidden + " WHERE hidden_rid IN " + base;
        var hide = "INSERT OR IGNORE INTO temp." + hidden + " (hidden_rid) SELECT * FROM " + base;
        for (var row : moved) {
            var id = row.encoded().id();
            run(rows.alters(id) ? hide : show, List.of(id));
        }
    }

    /// A statement with its values bound.
    PreparedStatement prepare(String sql, List<?> values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (var i = 0; i < values.size(); i++) statement.setObject(i + 1, values.get(i));
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
