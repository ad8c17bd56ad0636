package live.lsn.cli.bench;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.sync.Commands;
import live.lsn.platform.Platform;

import okhttp3.HttpUrl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The first filling of an empty cache over the wire, and what goes to and fro afterwards.
final class SyncBench implements Bench {
    private static final double ROWS_A_SECOND = 70_000;
    private static final double TIMES_POUCH_DB = 10;
    private static final double OF_SQLITE = 0.5;
    private static final double SAVED_MS = 30;
    private static final double READ_MS = 50;
    private static final double MEMORY_MIB = 350;
    private static final int LISTED = 20_000;
    private static final int WINDOW = 50;
    private static final Duration REFILLED = Duration.ofMinutes(10);
    private static final double ARRIVED_MS = 1_000;
    private static final int COMMANDS = 200;
    private static final int CHANGES = 10;
    private static final int STEP = 100_000;
    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String about() {
        return "orders from the platform into an empty cache; commands and changes";
    }

    @Override
    public List<Measured> run(Setup setup) throws Exception {
        var dir = Network.ready(setup);
        var measured = new ArrayList<Measured>();
        var rate = 0.0;
        FilledDesk filled;
        PouchDb.Rate pouchDb;
        try (var platform = Platform.start(Platform.Options.embedded(dir, null))) {
            var profiles = dir.resolve("profiles");
            if (Files.isDirectory(profiles)) Folders.delete(profiles);
            var started = System.nanoTime();
            try (var desk = Sample.desk(dir, platform);
                    var _ = desk.sync().onStatus(new Progress(setup)::tell)) {
                Sample.awaitSynced(desk);
                rate = rows(desk) * 1e9 / (System.nanoTime() - started);
                measured.add(readMeanwhile(setup, desk));
                measured.add(saved(setup, desk));
                var open = Sample.openCases(desk, CHANGES + 1);
                if (open.size() > 1) measured.add(arrived(platform, desk, open));
                pouchDb = PouchDb.rate(setup, orders(desk));
            }
            setup.say("sync: the desk with its window fills an empty cache");
            filled = FilledDesk.of(setup, platform);
        }
        addFilled(setup, filled, pouchDb, measured);
        var first = first(setup, rate);
        measured.addFirst(first.against(sqlite(setup, dir)));
        measured.addFirst(
                first.against(
                        Peer.must(PouchDb.NAME, pouchDb.perSecond(), TIMES_POUCH_DB)
                                .noting(pouchDb.note())));
        return measured;
    }

    private Measured first(Setup setup, double rate) {
        return Measured.atLeast(
                name(),
                "first sync, network to indexed sealed rows, %,d orders".formatted(setup.rows()),
                "rows/s",
                ROWS_A_SECOND,
                rate);
    }

    private void addFilled(
            Setup setup, FilledDesk filled, PouchDb.Rate pouchDb, List<Measured> measured) {
        if (filled.peakMebibytes() > 0)
            measured.addFirst(
                    Measured.atMost(
                                    name(),
                                    "the desk's most memory at that",
                                    "MiB",
                                    MEMORY_MIB,
                                    filled.peakMebibytes())
                            .against(Peer.must("what it may have", MEMORY_MIB, 1)));
        var what = "the same by the desk with its window, %,d orders".formatted(setup.rows());
        measured.addFirst(
                Measured.atLeast(name(), what, "rows/s", ROWS_A_SECOND, filled.rowsPerSecond())
                        .against(Peer.goal(PouchDb.NAME, pouchDb.perSecond(), TIMES_POUCH_DB)));
    }

    /// Some of what was synced, as it came.
    private static Stream<String> orders(DeskSession desk) {
        var cache = desk.cache();
        var query =
                new ListQuery<>(Collections.ORDERS, List.of(), null, new Sort("placed_at", true));
        var order = cache.order(query, PouchDb.MOST);
        return IntStream.range(0, (order.size() + PAGE - 1) / PAGE)
                .mapToObj(
                        page ->
                                cache.page(
                                        Collections.ORDERS, order, page * PAGE, (page + 1) * PAGE))
                .flatMap(List::stream)
                .map(Json.MAPPER::writeValueAsString);
    }

    private static long rows(DeskSession desk) {
        return Collections.ALL.stream()
                .mapToLong(collection -> desk.cache().bootstrap(collection.name()).rows())
                .sum();
    }

    private static Peer sqlite(Setup setup, Path dir) throws IOException, java.sql.SQLException {
        var program = setup.programs().find("sqlite3");
        if (program.isEmpty()) return SqliteProgram.absent();
        setup.say("sync: the sqlite3 program loads and indexes the same columns");
        try {
            var loaded =
                    new SqliteProgram(program.get(), setup.folder("sqlite-" + setup.rows()))
                            .reload(cache(dir), Collections.ORDERS.table());
            return Peer.goal(SqliteProgram.NAME, loaded, OF_SQLITE)
                    .noting("the same columns and bodies from CSV, the same indexes");
        } catch (IOException e) {
            // What was measured before is not lost with a peer that fails.
            return Peer.absent(SqliteProgram.NAME, String.valueOf(e.getMessage()));
        }
    }

    private static Path cache(Path dir) throws IOException {
        try (var files = Files.walk(dir.resolve("profiles"))) {
            return files.filter(file -> file.endsWith("cache.db")).findFirst().orElseThrow();
        }
    }

    /// A list that somebody scrolls through while its collection is filled anew.
    private Measured readMeanwhile(Setup setup, DeskSession desk) throws InterruptedException {
        setup.say("sync: reading orders while they are filled anew");
        var cache = desk.cache();
        var name = Collections.ORDERS.name();
        var query =
                new ListQuery<>(Collections.ORDERS, List.of(), null, new Sort("placed_at", true));
        var order = cache.order(query, LISTED);
        var nanos = new ArrayList<Long>();
        var refilled = new CompletableFuture<Boolean>();
        try (var _ =
                cache.onChange(
                        changed -> {
                            if (changed.contains(name)) refilled.complete(true);
                        })) {
            cache.outdate(name);
            desk.sync().tryNow();
            var until = System.nanoTime() + REFILLED.toNanos();
            for (var at = 0; System.nanoTime() < until; at = (at + WINDOW) % (LISTED - WINDOW)) {
                var before = System.nanoTime();
                cache.page(Collections.ORDERS, order, at, at + WINDOW);
                nanos.add(System.nanoTime() - before);
                if (refilled.isDone()) break;
                Thread.sleep(5);
            }
        }
        return Measured.atMost(
                name(),
                "a window of the orders read during a sync (%,d)".formatted(nanos.size()),
                "ms p99",
                READ_MS,
                Times.of(nanos).percentile(99));
    }

    /// A decision that is given and taken back.
    private Measured saved(Setup setup, DeskSession desk) {
        var open = Sample.openCases(desk, COMMANDS);
        var nanos = new ArrayList<Long>();
        for (var i = 0; i < setup.scaled(COMMANDS, 20) && !open.isEmpty(); i++) {
            var decision = approve(open.get(i % open.size()));
            var before = System.nanoTime();
            var sent = desk.commands().send(FraudProcedures.DECIDE_CASE, decision, Commands.UNDO);
            nanos.add(System.nanoTime() - before);
            if (sent instanceof Commands.Sent.Queued queued)
                desk.commands().undo(queued.commandId());
        }
        return Measured.atMost(
                name(),
                "command saved durably (%d)".formatted(nanos.size()),
                "ms p99",
                SAVED_MS,
                Times.of(nanos).percentile(99));
    }

    private static DecideCase approve(FraudCase open) {
        return new DecideCase(open.id(), Verdict.APPROVE, DecisionCode.A1, null);
    }

    /// What somebody else decides until the desk's cache tells its lists of it. The first shows
    /// that the stream of changes is open and does not count.
    private Measured arrived(Platform platform, DeskSession desk, List<FraudCase> open)
            throws InterruptedException, IOException {
        var tokens =
                new LocalAccounts(platform.url(), platform.localSecret()).tokens(desk.account());
        var told = new Semaphore(0);
        var nanos = new ArrayList<Long>();
        try (var other =
                        new TrpcClient(
                                new Settings(
                                        HttpUrl.get(platform.url()), Transformer.NONE, tokens, 1));
                var _ = desk.cache().onChange(_ -> told.release())) {
            for (var one : open) {
                var before = System.nanoTime();
                other.mutate(FraudProcedures.DECIDE_CASE, approve(one), headers(desk, one));
                var name = Collections.FRAUD_CASES.name();
                while (desk.cache().baseVersion(name, one.id()) <= one.version()) {
                    if (!told.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        throw new IOException("a change did not reach the desk");
                }
                nanos.add(System.nanoTime() - before);
            }
        }
        nanos.removeFirst();
        return Measured.atMost(
                name(),
                "a change on the platform to the desk's lists (%d)".formatted(nanos.size()),
                "ms p95",
                ARRIVED_MS,
                Times.of(nanos).p95());
    }

    private static Map<String, String> headers(DeskSession desk, FraudCase one) {
        return Map.of(
                TrpcClient.IDEMPOTENCY_KEY,
                "\"" + Ids.next() + "\"",
                "If-Match",
                "\"" + one.version() + "\"",
                "X-Lsn-Channel",
                desk.channel(),
                "X-Lsn-Occurred-At",
                Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString());
    }

    /// Tells of each hundred thousand rows.
    private static final class Progress {
        private final Setup setup;
        private long told;

        private Progress(Setup setup) {
            this.setup = setup;
        }

        private void tell(live.lsn.desk.sync.SyncStatus status) {
            var loading = status.loading();
            if (loading == null) return;
            if (loading.rows() < told) told = 0;
            if (loading.rows() < told + STEP) return;
            told = loading.rows();
            setup.say("sync: %,d of %,d %s", told, loading.estimate(), loading.collection());
        }
    }
}
