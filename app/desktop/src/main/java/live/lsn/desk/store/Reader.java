package live.lsn.desk.store;

import live.lsn.desk.store.Layout.Tables;

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
    private final Map<String, LoadedOverlay> loaded = new HashMap<>();
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
        if (loaded.get(name) != overlay) {
            fill(layout, overlay.of(name));
            loaded.put(name, overlay);
            hiddenAt.remove(name);
        }
        if (!Long.valueOf(version).equals(hiddenAt.get(name))) {
            hide(layout);
            hiddenAt.put(name, version);
        }
        return true;
    }

    /// The transaction was rolled back, and with it perhaps the temporary tables.
    void forget() {
        loaded.clear();
        hiddenAt.clear();
    }

    private void fill(Layout<?> layout, LoadedOverlay.Rows rows) throws SQLException {
        var tables = layout.overlay();
        create(layout, tables);
        SqliteFile.execute(connection, "DELETE FROM temp." + tables.rows());
        if (layout.hasTexts())
            SqliteFile.execute(
                    connection,
                    "INSERT INTO temp.%s (%s) VALUES ('delete-all')"
                            .formatted(tables.texts(), tables.texts()));
        if (layout.hasWords()) SqliteFile.execute(connection, "DELETE FROM temp." + tables.words());
        try (var intoRows = connection.prepareStatement(layout.insertRow(tables))) {
            for (var i = 0; i < rows.encoded().size(); i++) {
                Filling.bindRow(intoRows, -1L - i, rows.encoded().get(i));
                intoRows.executeUpdate();
            }
        }
        if (layout.hasTexts()) fillTexts(layout, tables, rows);
        if (layout.hasWords()) fillWords(layout, tables, rows);
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

    private void fillTexts(Layout<?> layout, Tables tables, LoadedOverlay.Rows rows)
            throws SQLException {
        try (var insert = connection.prepareStatement(layout.insertTexts(tables))) {
            for (var i = 0; i < rows.encoded().size(); i++) {
                var values = new ArrayList<@Nullable Object>();
                values.add(-1L - i);
                values.addAll(layout.texts(rows.encoded().get(i)));
                for (var at = 0; at < values.size(); at++) insert.setObject(at + 1, values.get(at));
                insert.executeUpdate();
            }
        }
    }

    private void fillWords(Layout<?> layout, Tables tables, LoadedOverlay.Rows rows)
            throws SQLException {
        try (var insert = connection.prepareStatement(Layout.insertWord(tables))) {
            for (var i = 0; i < rows.encoded().size(); i++) {
                for (var word : layout.words(rows.encoded().get(i))) {
                    insert.setBytes(1, word);
                    insert.setLong(2, -1L - i);
                    insert.executeUpdate();
                }
            }
        }
    }

    private void hide(Layout<?> layout) throws SQLException {
        var hidden = hidden(layout);
        SqliteFile.execute(connection, "DELETE FROM temp." + hidden);
        SqliteFile.execute(
                connection,
                "INSERT INTO temp.%s (hidden_rid) SELECT c.rid FROM temp.%s o CROSS JOIN %s c ON c.id = o.id"
                        .formatted(hidden, layout.overlay().rows(), layout.live().rows()));
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
