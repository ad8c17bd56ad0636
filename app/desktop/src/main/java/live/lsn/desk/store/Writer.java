package live.lsn.desk.store;

import live.lsn.desk.store.SqliteFile.Work;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The one thread that changes a file, a transaction at a time.
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private final SqliteFile file;
    private final Connection connection;
    private final ExecutorService executor;
    private volatile @Nullable Thread thread;

    Writer(SqliteFile file, Connection connection, String name) {
        this.file = file;
        this.connection = connection;
        this.executor =
                Executors.newSingleThreadExecutor(
                        work -> {
                            var own = Thread.ofPlatform().name(name).daemon().unstarted(work);
                            thread = own;
                            return own;
                        });
    }

    /// Does the work in one transaction and gives its result once that is committed; `after` is
    /// told of it then, still on the writer's thread. Asked on the writer's own thread, as by a
    /// listener, it works at once.
    <T> T transaction(String doing, Work<T> work, Consumer<? super T> after) {
        if (Thread.currentThread().equals(thread)) return committed(doing, work, after);
        return await(submit(doing, work, after));
    }

    <T> Future<T> submit(String doing, Work<T> work, Consumer<? super T> after) {
        try {
            return executor.submit(() -> committed(doing, work, after));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the store is closed", e);
        }
    }

    /// Runs on the writer's thread, in no transaction. A closed store says nothing more.
    void later(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the store was closed before its listeners were told");
        }
    }

    /// Waits even when interrupted: whether the work is done must be known.
    static <T> T await(Future<T> future) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException runtime) return runtime;
        if (cause instanceof Error error) throw error;
        return new IllegalStateException(cause);
    }

    private <T> T committed(String doing, Work<T> work, Consumer<? super T> after) {
        T result;
        try {
            result = work.with(connection);
            connection.commit();
        } catch (SQLException e) {
            rollBack();
            throw file.failed(doing, e);
        } catch (RuntimeException | Error e) {
            rollBack();
            throw e;
        }
        after.accept(result);
        return result;
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as after a full disk; the driver has not noticed.
            LOG.debug("nothing was left to roll back", e);
            SqliteFile.beginAnew(connection);
        }
    }

    /// Lets what was asked for finish, then folds the log into the file. Closing again does
    /// nothing.
    @Override
    public synchronized void close() {
        if (executor.isTerminated()) return;
        executor.shutdown();
        var interrupted = false;
        while (!executor.isTerminated()) {
            try {
                executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try (connection) {
            connection.setAutoCommit(true);
            SqliteFile.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            LOG.warn("{} was closed without a checkpoint", file.path().getFileName(), e);
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
