package live.lsn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// How the feed asks the database, whichever it is.
class ReadsTest {
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(int connection, boolean autoCommit, String sql) {}

    @Test
    void theHeadIsReadBeforeTheRowsOnTheSameConnectionWithNoTransactionAround(@TempDir Path dir)
            throws Exception {
        try (var database = Database.sqlite(dir.resolve("feed.db"), this::watched)) {
            var feed = new Feed(database);
            database.write(
                    sql -> {
                        feed.begin(sql, "AU", "epoch");
                        return feed.append(
                                sql,
                                "AU",
                                Act.of("test", "write", Instant.EPOCH),
                                List.of(new Change("orders", "a", 1, Op.PUT)));
                    });
            asked.clear();
            var page = feed.page("AU", new Cursor("epoch", 0, ""), List.of("orders"), 10, "test");
            assertThat(page.changes()).hasSize(1);
        }
        var head = first("channel_head");
        var rows = first("change_feed");
        assertThat(head).isNotNegative().isLessThan(rows);
        assertThat(asked.get(rows).sql()).doesNotContain("channel_head");
        assertThat(asked).extracting(Asked::connection).containsOnly(asked.getFirst().connection());
        assertThat(asked).allMatch(Asked::autoCommit);
    }

    private int first(String table) {
        for (var i = 0; i < asked.size(); i++) if (asked.get(i).sql().contains(table)) return i;
        return -1;
    }

    private DataSource watched(DataSource source) {
        return wrap(DataSource.class, source);
    }

    private <T> T wrap(Class<T> type, Object target) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> invoke(target, method, arguments)));
    }

    private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (target instanceof Connection connection
                && method.getName().equals("prepareStatement")
                && arguments != null)
            asked.add(
                    new Asked(
                            System.identityHashCode(connection),
                            connection.getAutoCommit(),
                            String.valueOf(arguments[0])));
        try {
            var result = method.invoke(target, arguments);
            return result instanceof Connection ? wrap(Connection.class, result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
