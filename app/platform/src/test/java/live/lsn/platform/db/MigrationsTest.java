package live.lsn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/// Migrations that are cut short on a server whose every change of a table is a commit.
class MigrationsTest {
    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    @Test
    void everyTextIsFoundAndCanBeRunAgain() {
        assertThat(Migrations.names()).contains("V1__tables.sql", "V7__feed_floor.sql");
        assertThat(
                        Migrations.resumable(
                                "CREATE TABLE a (b int);\nCREATE UNIQUE INDEX c ON a (b);\n"
                                        + "CREATE INDEX d ON a (b);\nALTER TABLE a ADD COLUMN e"
                                        + " int;"))
                .isEqualTo(
                        "CREATE TABLE IF NOT EXISTS a (b int);\n"
                                + "CREATE UNIQUE INDEX IF NOT EXISTS c ON a (b);\n"
                                + "CREATE INDEX IF NOT EXISTS d ON a (b);\n"
                                + "ALTER TABLE a ADD COLUMN IF NOT EXISTS e int;");
    }

    @Test
    void whatACutLeftBehindIsTakenUpWhereItEnded() throws SQLException {
        var whole = SERVER.database();
        var counter = new Cutting(whole, Integer.MAX_VALUE, false);
        Migrations.mariaDb(counter.source());
        var schema = schema(whole);
        assertThat(counter.seen()).isGreaterThan(40);
        // It tells at length of what is wanted here.
        ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.OFF);
        for (var cut = 1; cut < counter.seen(); cut++) {
            var source = SERVER.database();
            // The process dies, or the one statement fails and Flyway notes it: by turns.
            var cutting = new Cutting(source, cut, cut % 2 == 1);
            assertThatThrownBy(() -> Migrations.mariaDb(cutting.source())).isNotNull();
            Migrations.mariaDb(source);
            assertThat(schema(source)).as("cut after %d statements", cut).isEqualTo(schema);
        }
    }

    private static List<String> schema(DataSource source) throws SQLException {
        var schema = new ArrayList<String>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var ask :
                    List.of(
                            "SELECT CONCAT_WS(' ', table_name, column_name, column_type,"
                                    + " is_nullable, collation_name) FROM"
                                    + " information_schema.columns WHERE table_schema = DATABASE()"
                                    + " ORDER BY table_name, ordinal_position",
                            "SELECT CONCAT_WS(' ', table_name, index_name, seq_in_index,"
                                    + " column_name) FROM information_schema.statistics WHERE"
                                    + " table_schema = DATABASE() ORDER BY 1",
                            "SELECT CONCAT_WS(' ', version, success) FROM flyway_schema_history"
                                    + " ORDER BY installed_rank")) {
                try (var rows = statement.executeQuery(ask)) {
                    while (rows.next()) schema.add(rows.getString(1));
                }
            }
        }
        return schema;
    }

    /// Connections on which the statement after so many changes of tables fails.
    private static final class Cutting {
        private final DataSource source;
        private final int after;
        private final boolean dies;
        private final AtomicInteger seen = new AtomicInteger();
        private final List<Connection> opened = new ArrayList<>();

        Cutting(DataSource source, int after, boolean dies) {
            this.source = source;
            this.after = after;
            this.dies = dies;
        }

        int seen() {
            return seen.get();
        }

        DataSource source() {
            return wrap(DataSource.class, source);
        }

        private <T> T wrap(Class<T> type, Object target) {
            InvocationHandler handler = (_, method, args) -> invoke(target, method, args);
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
                throws Throwable {
            var dead = dies && seen.get() > after;
            if (dead && !method.getName().equals("close")) throw new SQLException("the end");
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql)
                count(sql);
            try {
                var result = method.invoke(target, arguments);
                if (result instanceof Connection connection) {
                    opened.add(connection);
                    return wrap(Connection.class, result);
                }
                if (result != null && method.getName().equals("createStatement"))
                    return wrap(Statement.class, result);
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void count(String sql) throws SQLException {
            var changes =
                    sql.matches("(?s)(--[^\n]*\n|\\s)*(CREATE|ALTER) .*")
                            && !sql.contains("flyway_schema_history");
            if (!changes || seen.incrementAndGet() != after + 1) return;
            // The locks of a process that is gone go with its connections.
            if (dies) for (var connection : opened) connection.close();
            throw new SQLException("the end");
        }
    }
}
