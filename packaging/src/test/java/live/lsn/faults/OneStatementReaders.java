package live.lsn.faults;

import live.lsn.api.model.Ids;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.db.Database;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// The control for reading the head first: readers that ask a server for what is new in one
/// statement. They may be shown a position and not the one before it, so seldom that it is told and
/// not required.
final class OneStatementReaders {
    private static final String CHANNEL = "NZ";
    private static final int WRITERS = 8;
    private static final int READERS = 12;
    private static final int COMMITS = 20_000;
    private static final int PAGE = 50;

    private final Database database;
    private final Feed feed;
    private final AtomicInteger left = new AtomicInteger(COMMITS);
    private final AtomicInteger writing = new AtomicInteger(WRITERS);

    private OneStatementReaders(Database database) {
        this.database = database;
        this.feed = new Feed(database);
    }

    /// @return what came of it, in words
    static String over(Database database) throws InterruptedException, ExecutionException {
        var skipped = new OneStatementReaders(database).run();
        return "%d readers of one statement jumped over %d of %,d commits"
                .formatted(READERS, skipped.size(), COMMITS);
    }

    private Set<Long> run() throws InterruptedException, ExecutionException {
        database.write(
                sql -> {
                    feed.begin(sql, CHANNEL, "epoch");
                    return 0;
                });
        var skipped = new TreeSet<Long>();
        try (var threads = Executors.newFixedThreadPool(WRITERS + READERS)) {
            var readers = new ArrayList<Future<Set<Long>>>();
            for (var i = 0; i < READERS; i++) readers.add(threads.submit(this::read));
            var writers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < WRITERS; i++) writers.add(threads.submit(this::write));
            for (var writer : writers) writer.get();
            for (var reader : readers) skipped.addAll(reader.get());
        }
        return skipped;
    }

    private int write() {
        try {
            while (left.getAndDecrement() > 0) {
                var change = new Change("orders", Ids.next(), 1, Op.PUT);
                var act = Act.of("test", "write", Instant.now());
                database.write(sql -> feed.append(sql, CHANNEL, act, List.of(change)));
            }
        } finally {
            writing.decrementAndGet();
        }
        return 0;
    }

    /// Positions have no gaps, so one that is not told before the next never will be.
    private Set<Long> read() {
        var skipped = new TreeSet<Long>();
        var cursor = 0L;
        while (true) {
            var last = writing.get() == 0;
            var after = cursor;
            var page =
                    database.read(
                            sql ->
                                    sql.fetch(
                                                    "SELECT f.position FROM channel_head h JOIN"
                                                            + " change_feed f ON f.channel ="
                                                            + " h.channel AND f.position <="
                                                            + " h.position WHERE h.channel = ? AND"
                                                            + " f.position > ? ORDER BY f.position"
                                                            + " LIMIT "
                                                            + PAGE,
                                                    CHANNEL,
                                                    after)
                                            .getValues(0, Long.class));
            for (var position : page) {
                for (var gone = cursor + 1; gone < position; gone++) skipped.add(gone);
                cursor = position;
            }
            if (last && page.isEmpty()) return skipped;
        }
    }
}
