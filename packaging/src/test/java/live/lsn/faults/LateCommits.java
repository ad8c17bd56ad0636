package live.lsn.faults;

import live.lsn.api.model.Ids;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.MariaDb;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;

import org.opentest4j.TestAbortedException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Writers that dawdle before they commit, and a reader that never stops.
final class LateCommits {
    private static final String CHANNEL = "AU";
    private static final String ORDERS = "orders";
    private static final int WRITERS = 8;
    private static final int DAWDLE_NANOS = 300_000;

    private LateCommits() {}

    /// A feed as its writers and its reader meet it.
    private interface Told {
        void write(Change change, long dawdle);

        /// What came since the last time.
        List<String> read() throws Feed.HistoryReplacedException, Feed.CursorTooOldException;
    }

    static Tried whileRead(Trials trials) throws Exception {
        var tried = 0L;
        try (var database = Database.sqlite(trials.dir().resolve("feed.db"))) {
            tried += on(database, trials);
        }
        var where = "SQLite and MariaDB";
        try (var server = MariaDb.start(trials.folder("mariadb"));
                var database = Database.mariaDb(server.database())) {
            tried += on(database, trials);
            if (trials.whole()) where += "; told only: " + OneStatementReaders.over(database);
        } catch (TestAbortedException e) {
            where = "SQLite alone: " + e.getMessage();
        }
        return new Tried(
                tried, "commits of " + WRITERS + " writers, 0 missed by the reader, on " + where);
    }

    private static long on(Database database, Trials trials) throws Exception {
        var each = trials.count(125, 1_250);
        var written = new ConcurrentSkipListSet<String>();
        var seen = new TreeSet<String>();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var told = trials.has(Control.NAIVE_CURSOR) ? plain(database) : real(database);
            var running = new AtomicInteger(WRITERS);
            for (var w = 0; w < WRITERS; w++) {
                var chance = new Random(trials.seed() + w);
                threads.submit(
                        () -> {
                            for (var i = 0; i < each; i++) {
                                var change = new Change(ORDERS, Ids.next(), 1, Op.PUT);
                                told.write(change, chance.nextInt(DAWDLE_NANOS));
                                written.add(change.entity());
                            }
                            return running.decrementAndGet();
                        });
            }
            while (running.get() > 0) seen.addAll(told.read());
            for (var more = told.read(); !more.isEmpty(); more = told.read()) seen.addAll(more);
        }
        var missed = written.size() - seen.size();
        trials.holds(Invariant.I5, missed == 0, missed + " of " + written.size() + " never told");
        return written.size();
    }

    private static Told real(Database database) {
        var feed = new Feed(database);
        database.write(
                sql -> {
                    feed.begin(sql, CHANNEL, "epoch");
                    return 0;
                });
        return new Told() {
            private Cursor cursor = new Cursor("epoch", 0, "");

            @Override
            public void write(Change change, long dawdle) {
                database.write(
                        sql -> {
                            LockSupport.parkNanos(dawdle);
                            return feed.append(
                                    sql,
                                    CHANNEL,
                                    Act.of("test", "write", Instant.now()),
                                    List.of(change));
                        });
            }

            @Override
            public List<String> read()
                    throws Feed.HistoryReplacedException, Feed.CursorTooOldException {
                var page = feed.page(CHANNEL, cursor, List.of(ORDERS), 7, "test");
                cursor = page.cursor();
                return page.changes().stream().map(Change::entity).toList();
            }
        };
    }

    /// Numbers are given before the work is done, as a database's own sequence gives them.
    private static Told plain(Database database) {
        var sequence = new AtomicLong();
        return new Told() {
            private long cursor;

            @Override
            public void write(Change change, long dawdle) {
                var number = sequence.incrementAndGet();
                LockSupport.parkNanos(dawdle);
                database.write(
                        sql ->
                                sql.execute(
                                        "INSERT INTO change_feed (channel, position, ordinal,"
                                                + " collection, entity, version, op) VALUES (?, ?,"
                                                + " 0, ?, ?, 1, 'PUT')",
                                        CHANNEL,
                                        number,
                                        ORDERS,
                                        change.entity()));
            }

            @Override
            public List<String> read() {
                var rows =
                        database.read(
                                sql ->
                                        sql.fetch(
                                                "SELECT position, entity FROM change_feed WHERE"
                                                        + " position > ? ORDER BY position",
                                                cursor));
                var seen = new ArrayList<String>();
                for (var row : rows) {
                    cursor = row.get(0, Long.class);
                    seen.add(row.get(1, String.class));
                }
                return seen;
            }
        };
    }
}
