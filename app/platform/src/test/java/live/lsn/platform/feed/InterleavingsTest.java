package live.lsn.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Ids;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.MariaDbServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Many writers that dawdle between taking a position and their commit, and readers that never
/// stop. `-Dlsn.feed.interleavings=10000` for the long form.
class InterleavingsTest {
    private static final int COMMITS = Integer.getInteger("lsn.feed.interleavings", 1_000);
    private static final int WRITERS = 8;
    private static final int READERS = 4;
    private static final int LONGEST_DAWDLE = 3_000_000;
    private static final String EFFECTS = "CREATE TABLE effects (command_id varchar(36) NOT NULL)";
    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private final AtomicInteger left = new AtomicInteger(COMMITS);
    private final AtomicInteger writing = new AtomicInteger(WRITERS);

    @Test
    void noReaderMissesAPositionOnMariaDb() throws Exception {
        try (var database = Database.mariaDb(SERVER.database())) {
            missNothing(database);
        }
    }

    @Test
    void noReaderMissesAPositionOnSqlite(@TempDir Path dir) throws Exception {
        try (var database = Database.sqlite(dir.resolve("feed.db"))) {
            missNothing(database);
        }
    }

    private void missNothing(Database database) throws Exception {
        var feed = new Feed(database);
        database.write(
                sql -> {
                    feed.begin(sql, "AU", "epoch");
                    return null;
                });
        database.read(sql -> sql.execute(EFFECTS));
        var seen = readWhileWriting(() -> write(database, feed), () -> read(feed));
        for (var reader : seen) {
            assertThat(new HashSet<>(reader)).as("told once").hasSameSizeAs(reader);
            assertThat(reader).hasSize(COMMITS);
        }
        assertBooksAgree(database, feed);
    }

    /// Head, log, ledger, effects and feed tell the same.
    private static void assertBooksAgree(Database database, Feed feed) {
        assertThat(feed.verify())
                .singleElement()
                .satisfies(
                        channel -> {
                            assertThat(channel.fault()).isNull();
                            assertThat(channel.positions()).isEqualTo(COMMITS);
                            assertThat(channel.changes()).isEqualTo(COMMITS);
                        });
        for (var count :
                List.of(
                        "SELECT position FROM channel_head",
                        "SELECT count(*) FROM audit_log",
                        "SELECT max(position) FROM audit_log",
                        "SELECT count(*) FROM command_ledger",
                        "SELECT count(*) FROM effects",
                        "SELECT count(*) FROM audit_log a JOIN command_ledger l ON l.command_id ="
                                + " a.command_id JOIN effects e ON e.command_id = l.command_id",
                        "SELECT count(*) FROM change_feed f JOIN audit_log a ON a.channel ="
                                + " f.channel AND a.position = f.position"))
            assertThat(
                            database.<Number>read(
                                            sql -> (Number) requireNonNull(sql.fetchValue(count)))
                                    .longValue())
                    .as(count)
                    .isEqualTo(COMMITS);
    }

    private @Nullable Void write(Database database, Feed feed) {
        while (left.getAndDecrement() > 0) {
            var command = Ids.next();
            database.write(
                    sql -> {
                        sql.execute(
                                "INSERT INTO command_ledger (command_id, actor, channel,"
                                        + " payload_hash, created_us) VALUES (?, 'a', 'AU', ?, 1)",
                                command,
                                new byte[32]);
                        sql.execute("INSERT INTO effects (command_id) VALUES (?)", command);
                        var act = new Act(command, "a", "write", Instant.EPOCH, java.util.Map.of());
                        var position =
                                feed.append(
                                        sql,
                                        "AU",
                                        act,
                                        List.of(new Change("orders", command, 1, Op.PUT)));
                        dawdle();
                        return position;
                    });
        }
        writing.decrementAndGet();
        return null;
    }

    private List<String> read(Feed feed) throws Exception {
        var seen = new ArrayList<String>();
        var cursor = new Cursor("epoch", 0, "");
        while (true) {
            var last = writing.get() == 0;
            var page = feed.page("AU", cursor, List.of("orders"), 50, "test");
            page.changes().forEach(change -> seen.add(change.entity()));
            cursor = page.cursor();
            if (last && !page.more()) return seen;
        }
    }

    /// The control: the same load over a feed that is numbered by the database and read from the
    /// last number seen. If nothing were missed here, the test above would prove nothing.
    @Test
    void aReaderOfNumbersThatTheDatabaseGivesMissesSome() throws Exception {
        try (var database = Database.mariaDb(SERVER.database())) {
            database.read(
                    sql ->
                            sql.execute(
                                    "CREATE TABLE numbered (n BIGINT AUTO_INCREMENT PRIMARY KEY,"
                                            + " command_id varchar(36))"));
            var seen =
                    readWhileWriting(() -> writeNumbered(database), () -> readNumbered(database));
            assertThat(
                            database.<Number>read(
                                            sql ->
                                                    (Number)
                                                            requireNonNull(
                                                                    sql.fetchValue(
                                                                            "SELECT count(*) FROM"
                                                                                    + " numbered")))
                                    .intValue())
                    .isEqualTo(COMMITS);
            assertThat(seen).allSatisfy(reader -> assertThat(reader).hasSizeLessThan(COMMITS));
        }
    }

    private @Nullable Void writeNumbered(Database database) {
        while (left.getAndDecrement() > 0)
            database.write(
                    sql -> {
                        var done =
                                sql.execute(
                                        "INSERT INTO numbered (command_id) VALUES (?)", Ids.next());
                        dawdle();
                        return done;
                    });
        writing.decrementAndGet();
        return null;
    }

    private Set<Long> readNumbered(Database database) {
        var seen = new HashSet<Long>();
        var cursor = 0L;
        while (true) {
            var last = writing.get() == 0;
            var after = cursor;
            var page =
                    database.read(
                            sql ->
                                    sql.fetch(
                                                    "SELECT n FROM numbered WHERE n > ? ORDER BY n",
                                                    after)
                                            .getValues(0, Long.class));
            seen.addAll(page);
            if (!page.isEmpty()) cursor = page.getLast();
            if (last) return seen;
        }
    }

    private <T> List<T> readWhileWriting(Callable<@Nullable Void> writer, Callable<T> reader)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(WRITERS + READERS)) {
            var readers = new ArrayList<Future<T>>();
            for (var i = 0; i < READERS; i++) readers.add(threads.submit(reader));
            var writers = new ArrayList<Future<?>>();
            for (var i = 0; i < WRITERS; i++) writers.add(threads.submit(writer));
            for (var each : writers) each.get();
            var seen = new ArrayList<T>();
            for (var each : readers) seen.add(each.get());
            return seen;
        }
    }

    private static void dawdle() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(LONGEST_DAWDLE));
    }
}
