package live.lsn.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The database behind the platform. Reads see each statement's own snapshot; a write is one
/// transaction whose COMMIT travels alone.
public final class Database implements AutoCloseable {
    private static final int POOL = 8;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final HikariDataSource pool;
    private final SQLDialect dialect = SQLDialect.SQLITE;
    private final Settings settings = new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER);

    /// SQLite has one writer at a time; waiting here is fair, waiting in SQLite is a lottery.
    private final ReentrantLock writer = new ReentrantLock(true);

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /// Opens, and makes or migrates where needed, a SQLite file.
    public static Database sqlite(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:live/lsn/platform/db/common")
                .placeholders(SQLITE_TYPES)
                .load()
                .migrate();
        var hikari = new HikariConfig();
        hikari.setDataSource(source);
        hikari.setMaximumPoolSize(POOL);
        hikari.setMinimumIdle(1);
        hikari.setPoolName("platform");
        return new Database(new HikariDataSource(hikari));
    }

    private static final Map<String, String> SQLITE_TYPES =
            Map.ofEntries(
                    Map.entry("i64", "integer"),
                    Map.entry("i32", "integer"),
                    Map.entry("id", "text"),
                    Map.entry("code", "text"),
                    Map.entry("text", "text"),
                    Map.entry("doc", "text"),
                    Map.entry("hash", "blob"),
                    Map.entry("key", "blob"),
                    Map.entry("bytes", "blob"),
                    Map.entry("tail", " strict"));

    /// Work on a connection. Whoever gives work that may find nothing must expect null back.
    public interface Work<T> {
        @Nullable T run(DSLContext sql) throws SQLException;
    }

    /// Runs statements each for itself, on one connection, in order: what a statement sees was
    /// committed before it began.
    @SuppressWarnings("NullAway") // null only where the work gives null
    public <T> T read(Work<T> work) {
        try (var connection = pool.getConnection()) {
            return work.run(on(connection));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /// Runs all statements in one transaction. Whatever is thrown rolls it back.
    @SuppressWarnings("NullAway") // null only where the work gives null
    public <T> T write(Work<T> work) {
        writer.lock();
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.run(on(connection));
                connection.commit();
                return result;
            } catch (Throwable e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            writer.unlock();
        }
    }

    /// The same query, its rows locked until the end of the transaction. SQLite locks the whole
    /// file when a transaction begins and has no words for it.
    public <R extends Record> ResultQuery<R> lock(SelectForUpdateStep<R> select) {
        return dialect == SQLDialect.SQLITE ? select : select.forUpdate();
    }

    private DSLContext on(Connection connection) {
        return DSL.using(connection, dialect, settings);
    }

    /// Writes what the log of changes still holds into the file itself.
    public void checkpoint() {
        read(sql -> sql.fetch("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    /// Writes all that is committed at this moment into a file of its own, while others go on
    /// reading and writing.
    ///
    /// @param target an empty file
    /// @throws DatabaseException if it could not be written whole, as when the disk is full
    public void copyTo(Path target) {
        read(sql -> sql.execute("VACUUM INTO ?", target.toString()));
    }

    @Override
    public void close() {
        pool.close();
    }
}
