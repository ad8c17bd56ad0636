package live.lsn.desk.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A few connections that read at the same time; whoever comes when all are busy waits.
final class Readers implements AutoCloseable {
    private static final int COUNT = 3;

    /// How often those who wait look whether the store was closed.
    private static final int LOOK_AGAIN_MS = 50;

    private final SqliteFile file;
    private final BlockingQueue<Reader> idle = new LinkedBlockingQueue<>();
    private final ThreadLocal<@Nullable String> reads = new ThreadLocal<>();
    private volatile boolean closed;
    private volatile boolean closing;

    /// Reading that may fail as SQL does.
    @FunctionalInterface
    interface Reading<T> {
        T with(Reader reader) throws SQLException;
    }

    Readers(SqliteFile file) throws SQLException {
        this.file = file;
        try {
            for (var i = 0; i < COUNT; i++) idle.add(new Reader(file.openReader()));
        } catch (SQLException e) {
            for (var reader : idle) reader.close();
            throw e;
        }
    }

    /// Reads in one transaction: all of it sees the same state.
    ///
    /// @throws IllegalStateException if the reading reads again: each would hold a connection while
    ///   it waits for another, and a few of them would wait for ever
    <T> T read(String doing, Reading<T> reading) {
        if (reads.get() != null) throw new IllegalStateException(doing + " within " + reads.get());
        var reader = take(false);
        reads.set(doing);
        try {
            var result = reading.with(reader);
            reader.connection().commit();
            return result;
        } catch (SQLException e) {
            rollBack(reader);
            throw file.failed(doing, e);
        } catch (RuntimeException | Error e) {
            rollBack(reader);
            throw e;
        } finally {
            reads.remove();
            idle.add(reader);
        }
    }

    /// @param last whether the readers are taken to be closed
    private Reader take(boolean last) {
        var interrupted = false;
        try {
            while (true) {
                if (closing && !last) throw new IllegalStateException("the store is closed");
                try {
                    var reader = idle.poll(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
                    if (reader != null) return reader;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static void rollBack(Reader reader) {
        reader.forget();
        try {
            reader.connection().rollback();
        } catch (SQLException e) {
            // There was no transaction left, so nothing to give up.
            SqliteFile.beginAnew(reader.connection());
        }
    }

    /// Waits for those who still read. Closing again does nothing.
    @Override
    public synchronized void close() throws SQLException {
        if (closed) return;
        // Whoever reads within a reading gets no second reader from now on, or neither would end.
        closing = true;
        var last = new ArrayList<Reader>();
        while (last.size() < COUNT) last.add(take(true));
        closed = true;
        for (var reader : last) reader.close();
    }
}
