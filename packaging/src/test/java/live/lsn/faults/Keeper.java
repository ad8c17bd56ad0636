package live.lsn.faults;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Goal;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Measure;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.Bootstrap;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.CachedRow;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.State;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A desk's two files and nothing else: keeps commands and pages, and notes in a journal what it
/// was told to be kept. Made to be killed, or to have the power cut off.
public final class Keeper {
    static final String KEPT = "kept";
    static final String SETTLED = "settled";
    static final int PAGE = 10;

    private static final String EPOCH = "epoch";
    private static final String ROWS = Collections.GOALS.name();

    private Keeper() {}

    /// @param args folder, journal, how often the files are opened and closed, commands each time,
    ///   whether pages are cached as well, whether syncs are left out
    public static void main(String[] args) throws Exception {
        var dir = Path.of(args[0]);
        var key = ProfileKey.load(dir.resolve("key"));
        try (var journal =
                FileChannel.open(
                        Path.of(args[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var round = 0; round < Integer.parseInt(args[2]); round++) {
                try (var outbox = OutboxStore.open(dir, key)) {
                    if (Boolean.parseBoolean(args[5])) leaveSyncsOut(outbox);
                    var pages =
                            Boolean.parseBoolean(args[4])
                                    ? CacheStore.open(dir, key, Collections.ALL)
                                    : null;
                    if (pages != null) begin(pages);
                    for (var i = 0; i < Integer.parseInt(args[3]); i++) {
                        keep(outbox, journal, i);
                        if (pages != null) page(pages);
                    }
                    if (pages != null) pages.close();
                }
            }
        }
    }

    private static void keep(OutboxStore outbox, FileChannel journal, int number)
            throws IOException {
        var command = command(Ids.next(), number);
        outbox.add(command);
        note(journal, KEPT, command.id());
        if (number % 3 > 0) return;
        var now = Instant.now();
        outbox.update(command.sent(now));
        outbox.update(command.sent(now).acked(4, (long) number, now));
        note(journal, SETTLED, command.id());
    }

    private static void note(FileChannel journal, String what, String id) throws IOException {
        var line = what + " " + id + "\n";
        journal.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }

    static OutboxCommand command(String id, int number) {
        var input = "{\"n\":" + number + ",\"note\":\"" + "x".repeat(200) + "\"}";
        return command(
                id,
                FraudProcedures.DECIDE_CASE.name(),
                Ids.next(),
                3,
                input.getBytes(StandardCharsets.UTF_8));
    }

    /// A command about a case, confirmed now.
    static OutboxCommand command(
            String id, String procedure, String caseId, long version, byte[] input) {
        var now = Instant.now();
        return new OutboxCommand(
                0,
                id,
                procedure,
                1,
                Collections.FRAUD_CASES.name(),
                caseId,
                input,
                version,
                null,
                now,
                0,
                0,
                State.QUEUED,
                now,
                0,
                now,
                null,
                null,
                null,
                null,
                now,
                now);
    }

    private static void begin(CacheStore cache) {
        if (cache.bootstrap(ROWS).state() == Bootstrap.State.READY) return;
        var start = new Cursor(EPOCH, 0, "");
        cache.beginBootstrap(ROWS, "shape", start);
        cache.finishBootstrap(ROWS);
        cache.startAt(start);
    }

    /// A page holds ten new rows and ends ten positions on.
    static void page(CacheStore cache) {
        var cursor = cache.cursor();
        var at = cursor == null ? 0 : cursor.position();
        var rows = new ArrayList<CachedRow>();
        for (var i = 0; i < PAGE; i++) {
            var row = new Goal(Ids.next(), 1, "AU", Measure.REVENUE, List.of(), true);
            rows.add(new CachedRow(ROWS, row.id(), 1, row, Json.MAPPER.writeValueAsBytes(row)));
        }
        cache.apply(rows, List.of(), new Cursor(EPOCH, at + PAGE, "t" + at));
    }

    /// What the desk itself has no switch for.
    private static void leaveSyncsOut(OutboxStore outbox)
            throws ReflectiveOperationException, SQLException {
        var writer = hidden(outbox, "writer");
        var connection = (Connection) hidden(writer, "connection");
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
        }
        connection.setAutoCommit(false);
    }

    private static Object hidden(Object of, String name) throws ReflectiveOperationException {
        var field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }
}
