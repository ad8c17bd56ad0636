package live.lsn.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Ids;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.db.Database;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

class FeedTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir private Path dir;
    private Path file;

    @BeforeEach
    void place() {
        file = dir.resolve("feed.db");
    }

    private static Change change() {
        return new Change("orders", Ids.next(), 1, Op.PUT);
    }

    /// Writers that dawdle between their work and their commit, a reader that never stops: nothing
    /// is jumped over.
    @Test
    void aReaderMissesNothingWhileManyWrite() throws Exception {
        try (var database = Database.sqlite(file)) {
            var feed = new Feed(database);
            database.write(
                    sql -> {
                        feed.begin(sql, "AU", "epoch");
                        return 0;
                    });
            var writers = 8;
            var each = 125;
            var running = new AtomicInteger(writers);
            var seen = new ArrayList<Change>();
            try (var threads = Executors.newFixedThreadPool(writers)) {
                for (var w = 0; w < writers; w++) {
                    threads.submit(
                            () -> {
                                for (var i = 0; i < each; i++) {
                                    database.write(
                                            sql -> {
                                                LockSupport.parkNanos(
                                                        ThreadLocalRandom.current()
                                                                .nextInt(300_000));
                                                return feed.append(
                                                        sql,
                                                        "AU",
                                                        Act.of("test", "write", NOW),
                                                        List.of(change()));
                                            });
                                }
                                return running.decrementAndGet();
                            });
                }
                var cursor = new live.lsn.api.procedure.SyncProcedures.Cursor("epoch", 0, "");
                while (true) {
                    var last = running.get() == 0;
                    var page = feed.page("AU", cursor, List.of("orders"), 7, "test");
                    seen.addAll(page.changes());
                    cursor = page.cursor();
                    if (last && !page.more()) break;
                }
            }
            assertThat(seen).hasSize(writers * each);
            assertThat(new HashSet<>(seen)).hasSize(writers * each);
            assertThat(feed.verify())
                    .singleElement()
                    .satisfies(
                            v -> {
                                assertThat(v.fault()).isNull();
                                assertThat(v.positions()).isEqualTo(writers * each);
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET content = replace(content, 'write', 'wrote') WHERE position ="
                        + " 3",
                "UPDATE audit_log SET actor = 'somebody' WHERE position = 2",
                "UPDATE audit_log SET at_us = at_us + 1 WHERE position = 2",
                "UPDATE change_feed SET version = 9 WHERE position = 4",
                "DELETE FROM change_feed WHERE position = 4",
                "DELETE FROM audit_log WHERE position = 5",
                "DELETE FROM audit_log WHERE position = 2",
                "UPDATE channel_head SET position = 4",
                "INSERT INTO change_feed VALUES ('AU', 9, 0, 'orders', 'x', 1, 'PUT')"
            })
    void anyTamperingIsFound(String tampering) throws Exception {
        try (var database = Database.sqlite(file)) {
            var feed = new Feed(database);
            database.write(
                    sql -> {
                        feed.begin(sql, "AU", "epoch");
                        return 0;
                    });
            for (var i = 0; i < 5; i++)
                database.write(
                        sql ->
                                feed.append(
                                        sql,
                                        "AU",
                                        Act.of("test", "write", NOW),
                                        List.of(change(), change())));
            assertThat(feed.verify().getFirst().fault()).isNull();
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    var statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(tampering)).isPositive();
            }
            assertThat(feed.verify().getFirst().fault()).isNotNull();
        }
    }
}
