package live.lsn.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import javax.sql.DataSource;

/// The database behind the platform. Reads see each statement's own snapshot; a write is one
/// transaction whose COMMIT travels alone.
public final class Database implements AutoCloseable {
    private static final int POOL = 8;
    private static final int SERVER_POOL = 16;

    /// After that a call fails and its desk asks again, rather than to wait for a server that is
    /// away.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final int MOST_TRIES = 8;
    private final HikariDataSource pool;
    private final SQLDialect dialect;
    private final ExecuteListener[] watching;

    /// Where connections come from that hold a lock; null for a file, which one platform has.
    private final @Nullable DataSource locks;

    private final Settings settings = new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER);

    /// SQLite has one writer at a time; waiting here is fair, waiting in SQLite is a lottery.
    private final Semaphore writers;

    private Database(
            HikariConfig config,
            SQLDialect dialect,
            @Nullable DataSource locks,
            ExecuteListener... watching) {
        this.pool = new HikariDataSource(config);
        this.dialect = dialect;
        this.watching = watching;
        this.locks = locks;
        this.writers = new Semaphore(dialect == SQLDialect.SQLITE ? 1 : POOL, true);
    }

    /// Opens, and makes or migrates where needed, a SQLite file.
    public static Database sqlite(Path file) {
        return sqlite(file, new ExecuteListener[0]);
    }

    /// @param watching lets a test see what is asked
    static Database sqlite(Path file, ExecuteListener... watching) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Migrations.sqlite(source);
        return new Database(pool(source), SQLDialect.SQLITE, null, watching);
    }

    /// Opens, and makes or migrates where needed, a database of a MariaDB server.
    ///
    /// @throws UnfitServerException if the server is set so that work could be lost
    /// @throws DatabaseException if it cannot be reached
    public static Database mariaDb(ServerAddress address) {
        var source = address.forMigration();
        ServerChecks.require(source, address.isSequential());
        Migrations.mariaDb(source);
        return new Database(pool(address.forWork()), source);
    }

    /// The same for connections from elsewhere.
    public static Database mariaDb(DataSource source) {
        ServerChecks.require(source, true);
        Migrations.mariaDb(source);
        return new Database(pool(source), source);
    }

    /// Opens a database of a MariaDB server to be read, as it is.
    public static Database existing(ServerAddress address) {
        return new Database(pool(address.forWork()), address.forMigration());
    }

    private Database(HikariConfig pool, DataSource locks) {
        this(served(pool), SQLDialect.MARIADB, locks);
    }

    private static HikariConfig served(HikariConfig pool) {
        // What a command waited for must be seen when the wait is over.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setMaximumPoolSize(SERVER_POOL);
        pool.setConnectionTimeout(LONGEST_WAIT.toMillis());
        // A platform that stands still must not keep a channel's head from the others.
        pool.setConnectionInitSql(
                "SET SESSION innodb_lock_wait_timeout = 5, SESSION idle_transaction_timeout = 5");
        return pool;
    }

    private static HikariConfig pool(DataSource source) {
        var hikari = new HikariConfig();
        hikari.setDataSource(source);
        hikari.setMaximumPoolSize(POOL);
        hikari.setMinimumIdle(1);
        hikari.setPoolName("platform");
        return hikari;
    }

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

    /// Runs all statements in one transaction. Whatever is thrown rolls it back; what a server gave
    /// up because it met another transaction is tried anew from its beginning.
    public <T> T write(Work<T> work) {
        for (var tries = 1; ; tries++) {
            try {
                return transaction(work);
            } catch (RuntimeException e) {
                if (tries == MOST_TRIES || !metAnother(e)) throw e;
                pause();
            }
        }
    }

    /// Deadlock, lock wait and changed row, as MariaDB numbers them.
    private static boolean metAnother(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e
                    && (e.getErrorCode() == 1213
                            || e.getErrorCode() == 1205
                            || e.getErrorCode() == 1020)) return true;
        }
        return false;
    }

    private static void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000, 50_000_000));
    }

    @SuppressWarnings("NullAway") // null only where the work gives null
    private <T> T transaction(Work<T> work) {
        writers.acquireUninterruptibly();
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.run(on(connection));
                connection.commit();
                connection.setAutoCommit(true);
                return result;
            } catch (Throwable e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            writers.release();
        }
    }

    /// A connection whose rollback fails is not used again: a cluster tells of a conflict there,
    /// too, and what is said next on it would be a transaction of its own.
    private void rollback(Connection connection, Throwable why) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            why.addSuppressed(e);
            pool.evictConnection(connection);
        }
    }

    /// Runs work that one platform at a time may do to this database.
    public <T> T exclusively(Supplier<T> work) {
        if (locks == null) return work.get();
        try (var _ = NamedLock.take(locks)) {
            return work.get();
        }
    }

    /// The same query, its rows locked until the end of the transaction. SQLite locks the whole
    /// file when a transaction begins and has no words for it.
    public <R extends Record> ResultQuery<R> lock(SelectForUpdateStep<R> select) {
        return dialect == SQLDialect.SQLITE ? select : select.forUpdate();
    }

    private DSLContext on(Connection connection) {
        var configuration = new DefaultConfiguration();
        configuration.set(connection).set(dialect).set(settings).set(watching);
        return DSL.using(configuration);
    }

    /// Whether it is one file of this machine, which the platform itself looks after.
    public boolean isFile() {
        return dialect == SQLDialect.SQLITE;
    }

    /// Writes what a file's log of changes still holds into the file itself.
    public void checkpoint() {
        if (isFile()) read(sql -> sql.fetch("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    /// Writes all that a file holds at this moment into a file of its own, while others go on
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
