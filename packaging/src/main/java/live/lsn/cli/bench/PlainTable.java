package live.lsn.cli.bench;

import live.lsn.api.model.FraudCase;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.CachedRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Cases as one would keep them without sealing, keyed hashes and pending commands: a SQLite table
/// with the record's JSON in it, usual indexes and a text index, asked by JDBC.
final class PlainTable implements AutoCloseable {
    private static final int PAGE = 50;
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS cases (rid INTEGER PRIMARY KEY, id TEXT UNIQUE, number"
                    + " TEXT, order_number TEXT, customer_name TEXT, main_reason TEXT, route TEXT,"
                    + " opened_at INTEGER, due_at INTEGER, score INTEGER, level INTEGER, state"
                    + " INTEGER, value_minor INTEGER, body TEXT)";
    private static final String INSERT =
            "INSERT INTO cases (id, number, order_number, customer_name, main_reason, route,"
                    + " opened_at, due_at, score, level, state, value_minor, body) VALUES (?, ?, ?,"
                    + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final List<String> INDEXES =
            List.of(
                    "state, score, value_minor",
                    "level, value_minor",
                    "score",
                    "opened_at",
                    "due_at",
                    "value_minor");

    private final Connection connection;

    private PlainTable(Connection connection) {
        this.connection = connection;
    }

    static PlainTable open(Path file) throws IOException, SQLException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var table = new PlainTable(connection);
        table.execute("PRAGMA journal_mode = WAL");
        table.execute("PRAGMA synchronous = NORMAL");
        table.execute(TABLE);
        return table;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void clear() throws SQLException {
        execute("DROP TABLE IF EXISTS cases");
        execute("DROP TABLE IF EXISTS texts");
        execute(TABLE);
    }

    long count() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM cases")) {
            return rows.getLong(1);
        }
    }

    void insert(List<CachedRow> page) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var row : page) {
                bind(insert, (FraudCase) row.aggregate(), row.json());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void bind(PreparedStatement insert, FraudCase one, byte[] json)
            throws SQLException {
        var at = 1;
        insert.setString(at++, one.id());
        insert.setString(at++, one.number());
        insert.setString(at++, one.orderNumber());
        insert.setString(at++, one.customerName());
        insert.setString(at++, one.mainReason());
        insert.setString(at++, one.route());
        insert.setLong(at++, one.openedAt().toEpochMilli());
        insert.setLong(at++, one.dueAt().toEpochMilli());
        insert.setInt(at++, one.score());
        insert.setInt(at++, one.level().ordinal());
        insert.setInt(at++, one.state().ordinal());
        insert.setLong(at++, one.value().minor());
        insert.setString(at, new String(json, java.nio.charset.StandardCharsets.UTF_8));
    }

    void index() throws SQLException {
        for (var columns : INDEXES)
            execute(
                    "CREATE INDEX i_%s ON cases (%s)"
                            .formatted(columns.replaceAll("\\W+", "_"), columns));
        execute(
                "CREATE VIRTUAL TABLE texts USING fts5(number, order_number, main_reason,"
                        + " customer_name, content='', prefix='3')");
        execute(
                "INSERT INTO texts (rowid, number, order_number, main_reason, customer_name)"
                        + " SELECT rid, number, order_number, main_reason, customer_name FROM"
                        + " cases");
        execute("ANALYZE");
    }

    /// The first rows, opened.
    List<FraudCase> page(String where, String order) {
        return read(
                "SELECT body FROM cases WHERE " + where + " ORDER BY " + order + " LIMIT " + PAGE);
    }

    /// How many there are; they are added up, too.
    long count(String where) {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT count(*), sum(value_minor) FROM cases WHERE " + where)) {
            return rows.getLong(1) + (rows.getLong(2) < 0 ? 1 : 0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<FraudCase> some() {
        return read("SELECT body FROM cases ORDER BY rid DESC LIMIT " + PAGE);
    }

    private List<FraudCase> read(String sql) {
        var found = new ArrayList<FraudCase>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next())
                found.add(Json.MAPPER.readValue(rows.getString(1), FraudCase.class));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
