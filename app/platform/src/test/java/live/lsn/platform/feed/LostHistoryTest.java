package live.lsn.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.Ids;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.MariaDb;
import live.lsn.platform.feed.Feed.HistoryReplacedException;

import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A database server that forgets what it said was done: set so after the platform had looked.
class LostHistoryTest {
    private static final Cursor START = new Cursor("epoch", 0, "");

    @Test
    void whoeverHadReadWhatWasLostIsToldThatTheHistoryWasReplaced(@TempDir Path folder)
            throws Exception {
        try (var server = MariaDb.start(folder);
                var database = Database.mariaDb(server.database())) {
            var feed = new Feed(database);
            database.write(
                    sql -> {
                        feed.begin(sql, "AU", "epoch");
                        return null;
                    });
            for (var i = 0; i < 5; i++) append(database, feed);
            var kept = cursor(feed, START);
            server.execute("SET GLOBAL innodb_flush_log_at_timeout = 2700");
            server.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 0");
            for (var i = 0; i < 20; i++) append(database, feed);
            var read = cursor(feed, START);
            assertThat(read.position()).isEqualTo(25);
            server.crash();
            var left = headAfterCrash(feed);
            assertThat(left).as("what the server still has").isBetween(5L, 24L);
            // The head grows beyond the reader, so that its position alone looks like a good one.
            for (var i = left; i < 40; i++) append(database, feed);
            assertThatThrownBy(() -> cursor(feed, read))
                    .isInstanceOf(HistoryReplacedException.class);
            assertThat(cursor(feed, kept).position()).isEqualTo(40);
            assertThat(feed.verify()).allMatch(channel -> channel.fault() == null);
        }
    }

    /// Connections of before the crash fail once each.
    private static long headAfterCrash(Feed feed) {
        for (var tries = 1; ; tries++) {
            try {
                return feed.head("AU").position();
            } catch (DataAccessException e) {
                if (tries == 16) throw e;
            }
        }
    }

    private static void append(Database database, Feed feed) {
        database.write(
                sql ->
                        feed.append(
                                sql,
                                "AU",
                                Act.of("test", "write", Instant.EPOCH),
                                List.of(new Change("orders", Ids.next(), 1, Op.PUT))));
    }

    private static Cursor cursor(Feed feed, Cursor after) throws Exception {
        return feed.page("AU", after, List.of("orders"), 100, "test").cursor();
    }
}
