package live.lsn.desk.store;

import live.lsn.api.model.Ids;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// `outbox.db` brought to what this program works with: made, brought on, looked at and, where it
/// is damaged, saved from.
final class OutboxFile {
    static final String NAME = "outbox.db";

    /// Above it no program ever comes: the number is damaged.
    private static final long HIGHEST_VERSION = 10_000;

    /// Two pages: until tables are there the file has one.
    private static final int LEAST_WITH_TABLES = 8_192;

    /// Each brings the file one version on; never change one that was released.
    private static final List<List<String>> MIGRATIONS =
            List.of(
                    List.of(
                            "CREATE TABLE install (one INTEGER PRIMARY KEY CHECK (one = 1),"
                                    + " id TEXT NOT NULL, last_seq INTEGER NOT NULL) STRICT",
                            "CREATE TABLE commands (seq INTEGER PRIMARY KEY AUTOINCREMENT,"
                                    + " id TEXT NOT NULL UNIQUE, procedure TEXT NOT NULL,"
                                    + " command_version INTEGER NOT NULL, collection TEXT NOT NULL,"
                                    + " aggregate_id TEXT NOT NULL, based_on_version INTEGER,"
                                    + " based_on_command TEXT, occurred_at INTEGER NOT NULL,"
                                    + " clock_offset_ms INTEGER NOT NULL,"
                                    + " local_seq INTEGER NOT NULL UNIQUE,"
                                    + " created_at INTEGER NOT NULL, state TEXT NOT NULL,"
                                    + " not_before INTEGER NOT NULL, attempts INTEGER NOT NULL,"
                                    + " next_attempt INTEGER NOT NULL, last_error BLOB,"
                                    + " ack_version INTEGER, ack_position INTEGER,"
                                    + " updated_at INTEGER NOT NULL, input BLOB NOT NULL,"
                                    + " answer BLOB) STRICT",
                            "CREATE INDEX commands_state ON commands (state, seq)"),
                    List.of(
                            "ALTER TABLE commands ADD COLUMN progress BLOB",
                            "CREATE INDEX commands_acked ON commands (ack_position)"
                                    + " WHERE state = 'ACKED'"));

    private OutboxFile() {}

    /// @param connection the only one that writes; to be closed by whoever asked
    /// @param damage what an earlier damage cost; null where all is well
    record Opened(SqliteFile file, Connection connection, @Nullable OutboxDamage damage) {}

    /// Opens the outbox in the folder; makes what is missing, readable by its owner alone. A file
    /// that is damaged is kept aside, and what can be read of it is taken over.
    ///
    /// @throws StoreException if it cannot be opened; it is left as it is
    static Opened open(Path dir, OutboxRows rows) {
        var file = new SqliteFile(dir.resolve(NAME), SynchronousMode.FULL, false);
        try {
            return opened(file, rows, null);
        } catch (SQLException e) {
            if (StoreException.problemOf(e) != StoreException.Problem.DAMAGED)
                throw StoreException.of(file.path(), "Opening the outbox", e);
            return rescued(file, rows);
        } catch (IOException e) {
            throw StoreException.of(file.path(), "Opening the outbox", e);
        }
    }

    private static Opened rescued(SqliteFile file, OutboxRows rows) {
        try {
            return opened(file, rows, OutboxRescue.of(file.path(), Instant.now()));
        } catch (SQLException e) {
            throw StoreException.of(file.path(), "Rescuing the outbox", e);
        } catch (IOException e) {
            throw StoreException.of(file.path(), "Rescuing the outbox", e);
        }
    }

    private static Opened opened(SqliteFile file, OutboxRows rows, @Nullable OutboxRescue rescue)
            throws SQLException, IOException {
        Connection connection = null;
        var done = false;
        try {
            if (rescue == null) checkLog(file);
            connection = file.openWriter();
            migrate(connection, rows);
            if (rescue == null) check(connection);
            var damage = rescue == null ? null : rescue(connection, rescue, rows);
            done = true;
            return new Opened(file, connection, damage);
        } finally {
            if (!done) closeQuietly(connection);
        }
    }

    private static OutboxDamage rescue(Connection connection, OutboxRescue rescue, OutboxRows rows)
            throws SQLException, IOException {
        // The first page is read from the file itself.
        connection.setAutoCommit(true);
        SqliteFile.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        connection.setAutoCommit(false);
        var damage = rescue.into(connection, OutboxRows.COLUMNS);
        if (rescue.isOld()) {
            rows.sealProgress(connection);
            connection.commit();
        }
        return damage;
    }

    /// A log that is another file's, as after a copy by hand, would be written over this one once
    /// it is opened for writing. What both make together is looked at before.
    private static void checkLog(SqliteFile file) throws SQLException, IOException {
        var path = file.path();
        if (!Files.exists(path.resolveSibling(NAME + "-wal"))
                || !Files.exists(path)
                || Files.size(path) < LEAST_WITH_TABLES) return;
        try (var reader = file.openReader()) {
            if (!hasTables(reader)) throw damaged("the log beside it is another file's");
        }
    }

    /// A file of this kind is small, so that all of it can be looked at.
    private static void check(Connection connection) throws SQLException {
        var found = SqliteFile.text(connection, "PRAGMA quick_check(1)");
        if (!found.equals("ok")) throw damaged("quick_check: " + found);
        try {
            SqliteFile.text(connection, "SELECT " + OutboxRows.COLUMNS + " FROM commands LIMIT 0");
            var install = "SELECT id FROM install WHERE length(id) > 0 AND last_seq >= 0";
            if (SqliteFile.text(connection, install).isEmpty()) throw damaged("no install");
        } catch (SQLException e) {
            // A name in the schema may be damaged and still be a name.
            if (e.getErrorCode() != SQLiteErrorCode.SQLITE_ERROR.code) throw e;
            throw damaged("the schema is another: " + e.getMessage());
        }
    }

    private static boolean hasTables(Connection connection) throws SQLException {
        var tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'commands'";
        return SqliteFile.number(connection, tables) > 0;
    }

    private static SQLiteException damaged(String how) {
        return new SQLiteException(how, SQLiteErrorCode.SQLITE_CORRUPT);
    }

    static void closeQuietly(@Nullable Connection connection) {
        if (connection == null) return;
        try {
            connection.close();
        } catch (SQLException e) {
            // The failure to open it is what is told.
            return;
        }
    }

    private static void migrate(Connection connection, OutboxRows rows) throws SQLException {
        var version = SqliteFile.number(connection, "PRAGMA user_version");
        if (version < 0 || version > HIGHEST_VERSION || (version == 0 && hasTables(connection)))
            throw damaged("the version of the schema is not what its tables are");
        if (version > MIGRATIONS.size())
            throw new StoreException(
                    StoreException.Problem.OTHER,
                    "The outbox was written by a newer version of this program");
        for (var next = (int) version; next < MIGRATIONS.size(); next++) {
            bringOn(connection, MIGRATIONS.get(next));
            if (next == 0) newInstall(connection);
            if (next == 1) rows.sealProgress(connection);
            SqliteFile.execute(connection, "PRAGMA user_version = " + (next + 1));
            connection.commit();
        }
    }

    private static void bringOn(Connection connection, List<String> statements)
            throws SQLException {
        try {
            for (var sql : statements) SqliteFile.execute(connection, sql);
        } catch (SQLException e) {
            // What is to be made is there already: the version is another than the tables'.
            if (e.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code) throw damaged(e.toString());
            throw e;
        }
    }

    private static void newInstall(Connection connection) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO install (one, id, last_seq) VALUES (1, ?, 0)")) {
            insert.setString(1, Ids.next());
            insert.executeUpdate();
        }
    }
}
