package live.lsn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How the feed asks the database, whichever it is.
class ReadsTest {
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(int connection, boolean autoCommit, String sql) {}

    @Test
    void theHeadIsReadBeforeTheRowsOnTheSameConnectionWithNoTransactionAround(@TempDir Path dir)
            throws Exception {
        try (var database =
                Database.sqlite(
                        dir.resolve("feed.db"), ExecuteListener.onPrepareStart(this::note))) {
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

    private void note(ExecuteContext context) {
        try {
            var connection = context.connection().unwrap(SQLiteConnection.class);
            asked.add(
                    new Asked(
                            System.identityHashCode(connection),
                            connection.getAutoCommit(),
                            String.valueOf(context.sql())));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
