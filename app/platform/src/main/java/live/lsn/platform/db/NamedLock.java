package live.lsn.platform.db;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/// What one platform at a time may do to a database that several share: migrate it and found a
/// platform in it. Held by a connection of its own, so it is free as soon as its process is gone.
///
/// A Galera cluster has such a lock on each node: there the database is migrated by one platform
/// before the others start.
final class NamedLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NamedLock.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String TAKE =
            "SELECT GET_LOCK(CONCAT('lsn-platform.', SHA1(DATABASE())), 5)";
    private static final String FREE =
            "SELECT RELEASE_LOCK(CONCAT('lsn-platform.', SHA1(DATABASE())))";

    private final Connection connection;

    private NamedLock(Connection connection) {
        this.connection = connection;
    }

    /// Waits until nobody else holds it.
    ///
    /// @throws DatabaseException if that takes longer than ten minutes
    static NamedLock take(DataSource source) {
        try {
            var connection = source.getConnection();
            var until = System.nanoTime() + LONGEST.toNanos();
            while (number(connection, TAKE) != 1) {
                LOG.info("another platform prepares the database; waiting for it");
                if (System.nanoTime() - until > 0) {
                    connection.close();
                    throw new SQLException(
                            "another platform has been preparing the database for ten minutes; stop"
                                    + " it and start again");
                }
            }
            return new NamedLock(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Override
    public void close() {
        try (connection) {
            number(connection, FREE);
        } catch (SQLException e) {
            // The server frees what a lost connection held.
            LOG.debug("the lock goes with its connection", e);
        }
    }
}
