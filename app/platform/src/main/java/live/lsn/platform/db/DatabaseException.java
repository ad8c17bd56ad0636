package live.lsn.platform.db;

import java.sql.SQLException;

/// The database did not do what it was asked.
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super("the database failed: " + cause.getMessage(), cause);
    }
}
