package live.lsn.desk.store;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// The store could not do what was asked; nothing was changed. The message tells why in a sentence
/// that may be shown, and names nothing personal.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What kind of trouble it is.
    public enum Problem {
        /// There is no room left on the disk.
        DISK_FULL,
        /// The folder or the file cannot be written.
        READ_ONLY,
        /// What was read is not what was written.
        DAMAGED,
        /// Another program holds the file.
        BUSY,
        OTHER
    }

    private final Problem problem;

    StoreException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    StoreException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /// What kind of trouble it is.
    public Problem problem() {
        return problem;
    }

    static StoreException of(Path file, String doing, SQLException cause) {
        var problem = problemOf(cause);
        return new StoreException(problem, sentence(problem, file, doing), cause);
    }

    static StoreException of(Path file, String doing, IOException cause) {
        return new StoreException(
                Problem.READ_ONLY, sentence(Problem.READ_ONLY, file, doing), cause);
    }

    static Problem problemOf(SQLException cause) {
        var code =
                cause instanceof SQLiteException sqlite
                        ? sqlite.getResultCode().code & 0xff
                        : SQLiteErrorCode.SQLITE_ERROR.code;
        // The low byte of an extended code is the primary one.
        if (code == SQLiteErrorCode.SQLITE_FULL.code) return Problem.DISK_FULL;
        if (code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_PERM.code) return Problem.READ_ONLY;
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code
                || isFormat(cause)) return Problem.DAMAGED;
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code)
            return Problem.BUSY;
        return Problem.OTHER;
    }

    /// A damaged number of the file's format comes as a plain error. No SQLite of ours writes
    /// another.
    private static boolean isFormat(SQLException cause) {
        return String.valueOf(cause.getMessage()).contains("unsupported file format");
    }

    private static String sentence(Problem problem, Path file, String doing) {
        var name = file.getFileName();
        return switch (problem) {
            case DISK_FULL -> doing + " failed: the disk that holds " + name + " is full";
            case READ_ONLY ->
                    doing + " failed: " + name + " or its folder cannot be opened or written";
            case DAMAGED -> doing + " failed: " + name + " is damaged";
            case BUSY -> doing + " failed: another program holds " + name;
            case OTHER -> doing + " failed in " + name;
        };
    }
}
