package live.lsn.desk.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteOpenMode;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// One database file and how connections to it are opened.
///
/// @param disposable whether it may be thrown away when damaged; if so, damage that is met leaves a
///   mark for the next start
record SqliteFile(Path path, SynchronousMode synchronous, boolean disposable) {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final int WAIT_MS = 5_000;

    /// Of a file that is made anew when it is thrown away. Ten sealed orders fit, so that a
    /// twentieth of it stays empty and not a quarter as with SQLite's usual 4 KiB, and a fourth of
    /// the calls write the same rows.
    private static final int PAGE_BYTES = 16_384;

    /// Between checkpoints, so that filling a cache does not wait for the disk after every page of
    /// rows.
    private static final int CHECKPOINT_BYTES = 32 << 20;

    /// A sort for an index has as much memory again before it goes to a file.
    private static final int WRITER_CACHE_KIB = 4_096;

    private static final int READER_CACHE_KIB = 4_096;

    /// Work with the connection that may fail as SQL does.
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /// Makes the file if there is none, with modes that `-wal` and `-shm` take over.
    Connection openWriter() throws SQLException, IOException {
        PrivateFiles.folderOf(path);
        PrivateFiles.file(path);
        var config = config();
        if (disposable) {
            // What an index of a million rows is sorted in holds what its file holds: no name, no
            // address, keyed hashes alone. SQLite takes the file's name away as soon as it is open.
            config.setTempStore(TempStore.FILE);
        }
        config.setSynchronous(synchronous);
        config.setCacheSize(-WRITER_CACHE_KIB);
        var connection = config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
        try {
            // Before the log is begun, which fixes it; a file that is there keeps its own.
            if (disposable) execute(connection, "PRAGMA page_size = " + PAGE_BYTES);
            execute(connection, "PRAGMA journal_mode = WAL");
            execute(connection, "PRAGMA cell_size_check = ON");
            var pageBytes = number(connection, "PRAGMA page_size");
            execute(connection, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_BYTES / pageBytes);
            execute(connection, "PRAGMA journal_size_limit = " + (64L << 20));
            // Sorting for an index may take a second core.
            execute(connection, "PRAGMA threads = 1");
            execute(connection, "PRAGMA secure_delete = " + (disposable ? "OFF" : "ON"));
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// A connection that can change nothing but its own temporary tables.
    Connection openReader() throws SQLException {
        var config = config();
        config.setReadOnly(true);
        config.setCacheSize(-READER_CACHE_KIB);
        var connection = config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
        connection.setAutoCommit(false);
        return connection;
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_MS);
        // No connection is used by two threads at once, so SQLite need not lock each call.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.setTempStore(TempStore.MEMORY);
        return config;
    }

    /// Tells of what went wrong.
    StoreException failed(String doing, SQLException cause) {
        var failure = StoreException.of(path, doing, cause);
        if (disposable && failure.problem() == StoreException.Problem.DAMAGED) markDamaged();
        return failure;
    }

    /// Stands beside a file that was found to be damaged.
    Path damageMark() {
        return path.resolveSibling(path.getFileName() + ".damaged");
    }

    private void markDamaged() {
        try {
            PrivateFiles.file(damageMark());
        } catch (IOException e) {
            LOG.warn("{} is damaged and could not be marked", path.getFileName(), e);
        }
    }

    /// Begins the transaction that the driver takes to be open where SQLite has ended it by itself:
    /// without one each statement would be kept on its own, and the commit after it fail.
    static void beginAnew(Connection connection) {
        try {
            execute(connection, "BEGIN");
        } catch (SQLException e) {
            LOG.debug("a transaction was open after all", e);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
