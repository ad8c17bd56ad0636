package live.lsn.desk.sync;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.LiveStream;
import live.lsn.api.http.StreamListener;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.procedure.Procedure.Query;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.procedure.SyncProcedures.Changes;
import live.lsn.api.procedure.SyncProcedures.CommandStatus;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Hello;
import live.lsn.api.procedure.SyncProcedures.Pull;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.store.Bootstrap.State;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Removal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// Follows the platform's feed: `sync.bootstrap` for what is missing, `sync.pull` for what is new,
/// `sync.changes` to know when.
final class FeedFollow implements Follow {
    private static final Logger LOG = LoggerFactory.getLogger(FeedFollow.class);
    private static final int PAGE = 1_000;
    private static final Duration STREAM_DOWN = Duration.ofSeconds(4);
    private static final Duration STREAM_AGAIN = Duration.ofSeconds(30);
    private static final Duration COMPARED_EACH = Duration.ofDays(1);

    private final CacheStore cache;
    private final TrpcClient client;
    private final String channel;
    private final Commands commands;
    private final HostFloor floor;
    private final Host host;
    private final InstantSource clock;
    private final Pace pace;
    private final Receipts receipts = new Receipts();
    private final Carrier carrier;
    private final Memory memory;
    private final DigestCheck check;

    /// Collections of which somebody has agreed that most rows go.
    private final Set<String> agreed = ConcurrentHashMap.newKeySet();

    /// Those that were told to have another shape on the platform.
    private final Set<String> otherShapes = ConcurrentHashMap.newKeySet();

    private volatile boolean compareNow;
    private volatile @Nullable LiveStream stream;
    private volatile long streamFloor;
    private volatile boolean streamUp;

    /// How far the channel was read.
    private volatile long reached;

    FeedFollow(
            CacheStore cache,
            TrpcClient client,
            String channel,
            Commands commands,
            HostFloor floor,
            InstantSource clock,
            Pace pace,
            Memory memory,
            Host host) {
        this.pace = pace;
        this.streamFloor = pace.nanoTime();
        this.cache = cache;
        this.client = client;
        this.channel = channel;
        this.commands = commands;
        this.floor = floor;
        this.host = host;
        this.memory = memory;
        this.check = new DigestCheck(cache, client, channel);
        this.clock = clock;
        this.carrier = new FeedCarrier(client, receipts, clock);
    }

    @Override
    public Duration round() {
        forgetUnseen();
        fill();
        pull();
        agreed.clear();
        host.upToDate(now -> now.synced(clock.instant()));
        follow();
        compareWhenDue();
        return streamUp ? Duration.ofSeconds(60 + pace.random(60)) : STREAM_DOWN;
    }

    @Override
    public Carrier carrier() {
        return carrier;
    }

    @Override
    public void agree(String collection) {
        agreed.add(collection);
    }

    @Override
    public void compare() {
        compareNow = true;
    }

    /// Once a day, and when somebody asks. A platform that moves meanwhile is compared in the next
    /// round.
    private void compareWhenDue() {
        var now = clock.instant();
        var last = memory.compared();
        var due = last == null || Duration.between(last, now).abs().compareTo(COMPARED_EACH) > 0;
        if (last == null) memory.keepCompared(now); // all was only just filled
        if (!compareNow && (!due || last == null)) return;
        var result = check.compare(Readable.of(host.hello()).values());
        if (result.moved() > 0 && result.rows() == 0) return;
        memory.keepCompared(now);
        if (compareNow || result.differing() > 0) host.compared(result.rows(), result.differing());
        compareNow = false;
        if (result.differing() > 0) host.nudge();
    }

    /// What the person may no longer see goes from this device. A platform that merely leaves a
    /// collection out is not taken at its word: the permission must be gone.
    private void forgetUnseen() {
        var told = host.hello();
        for (var collection : Collections.ALL) {
            if (told.collections().containsKey(collection.name())
                    || mayRead(told, collection)
                    || cache.bootstrap(collection.name()).state() == State.EMPTY) continue;
            LOG.info("{} may no longer be seen and is forgotten", collection.name());
            cache.empty(collection.name());
            commands.shown().refreshAll();
        }
    }

    private static boolean mayRead(Hello told, SyncedCollection<?> collection) {
        var permission = collection.permission();
        return permission == null || told.permissions().contains(permission);
    }

    @Override
    public void lookAgain() {
        streamFloor = pace.nanoTime();
    }

    /// Loads every collection that is missing or whose shape has changed, beside what is shown.
    private void fill() {
        // No page leads on from where the cache was, so none tells which receipts still hold.
        // Before that is known nothing of what may be another history is taken over.
        if (cache.cursor() == null) {
            receipts.beginAt(Receipts.NOT_KNOWN_YET);
            commands.reconcile(ids -> status(client, ids));
        }
        var told = host.hello();
        var readable = Readable.of(told);
        var starts = new ArrayList<Cursor>();
        for (var collection : readable.values()) {
            var shape = collection.shapeHash();
            if (!shape.equals(told.collections().get(collection.name()))
                    && otherShapes.add(collection.name()))
                LOG.warn("collection {} has another shape on the platform", collection.name());
            var state = cache.bootstrap(collection.name());
            if (state.state() == State.READY && shape.equals(state.shapeHash())) continue;
            load(collection, shape);
            starts.add(Objects.requireNonNull(cache.bootstrap(collection.name()).start()));
        }
        if (cache.cursor() == null) {
            for (var collection : readable.values()) {
                var start = cache.bootstrap(collection.name()).start();
                if (start != null) starts.add(start);
            }
            starts.stream()
                    .min(Comparator.comparingLong(Cursor::position))
                    .ifPresent(
                            start -> {
                                receipts.beginAt(start.position());
                                cache.startAt(start);
                                commands.shown().refreshAll();
                            });
        }
    }

    private void load(SyncedCollection<?> collection, String shape) {
        var state = cache.bootstrap(collection.name());
        var resumes = state.state() == State.RUNNING && shape.equals(state.shapeHash());
        var after = resumes ? state.after() : null;
        var progress = new FillProgress(collection.name(), resumes ? state.rows() : 0, pace);
        var begun = resumes;
        var had = cache.count(collection.name());
        var coming = ahead(collection.name(), after, progress.pageRows());
        while (true) {
            var json = coming.await();
            // The platform reads the next page while this one is cut, read and stored.
            var hint = RowReader.next(json);
            if (hint != null) coming = ahead(collection.name(), hint, progress.pageRows());
            var cut = new RowReader(Readable.of(host.hello())).cut(json);
            var next = cut.next();
            progress.came(cut.rows(), cut.bytes(), cut.estimate());
            if (next != null && !next.equals(hint))
                coming = ahead(collection.name(), next, progress.pageRows());
            var page = cut.read();
            if (!begun)
                cache.beginBootstrap(
                        collection.name(), shape, Objects.requireNonNull(page.start()));
            begun = true;
            after = page.puts().isEmpty() ? after : page.puts().getLast().id();
            if (after != null) cache.stage(collection.name(), page.puts(), after);
            if (progress.isDue()) {
                var loading = progress.loading();
                host.tell(now -> now.loading(loading));
            }
            if (next == null) break;
        }
        requirePlausible(collection.name(), had, progress.rows());
        cache.finishBootstrap(collection.name());
        commands.shown().refreshAll();
    }

    /// @throws ShrunkException where less than half of many rows would be left and nobody has
    ///   agreed
    private void requirePlausible(String collection, long had, long left) {
        if (!Shrunk.isOdd(had, left) || agreed.contains(collection)) return;
        throw new ShrunkException(
                new Shrunk(collection, had, Math.max(0, left), check.confirms(collection, had)));
    }

    private void pull() {
        var names = new TreeSet<>(Readable.of(host.hello()).keySet());
        var gone = new HashMap<String, Long>();
        while (true) {
            var cursor = cache.cursor();
            if (cursor == null) return;
            var asked = new Pull(channel, cursor, names, PAGE, host.hello().scopeHash());
            var page =
                    new RowReader(Readable.of(host.hello())).read(ask(SyncProcedures.PULL, asked));
            var next = Objects.requireNonNull(page.cursor());
            receipts.covers(next.position(), page.applied());
            // Before the cursor passes what a receipt names: without an answer the same page is
            // asked for again, and the receipt doubted again.
            commands.reconcile(
                    cursor.position(),
                    next.position(),
                    page.head(),
                    page.applied(),
                    ids -> status(client, ids));
            if (!next.equals(cursor)) {
                requirePlausible(page.removals(), gone);
                cache.apply(page.puts(), page.removals(), next);
                commands.shown().caughtUp(touched(page), next.position());
            }
            if (page.more()) continue;
            reached = next.position();
            return;
        }
    }

    private static List<Shown.Key> touched(RowReader.Page page) {
        return Stream.concat(
                        page.puts().stream().map(row -> new Shown.Key(row.collection(), row.id())),
                        page.removals().stream()
                                .map(row -> new Shown.Key(row.collection(), row.id())))
                .toList();
    }

    /// What the platform knows of commands.
    private static List<CommandStatus> status(TrpcClient client, List<String> ids) {
        return SyncProcedures.status(ids, some -> client.query(SyncProcedures.STATUS, some));
    }

    /// @param gone how many rows of each collection the pages before have removed
    private void requirePlausible(List<Removal> removals, Map<String, Long> gone) {
        var here = new HashMap<String, Long>();
        for (var removal : removals) {
            if (cache.baseVersion(removal.collection(), removal.id()) >= 0)
                here.merge(removal.collection(), 1L, Long::sum);
        }
        here.forEach(
                (collection, count) -> {
                    var before = gone.getOrDefault(collection, 0L);
                    var had = cache.count(collection) + before;
                    requirePlausible(collection, had, had - before - count);
                    gone.put(collection, before + count);
                });
    }

    private Ahead ahead(String collection, @Nullable String after, int rows) {
        var asked = new Bootstrap(channel, collection, after, rows);
        var coming =
                new Ahead(
                        new FutureTask<>(() -> ask(SyncProcedures.BOOTSTRAP, asked)), pace.wake());
        pace.start("next page", coming::fetch);
        return coming;
    }

    /// A page on its way.
    private record Ahead(FutureTask<byte[]> page, Pace.Wake here) {
        private static final Duration LONG = Duration.ofDays(1);

        void fetch() {
            page.run();
            here.now();
        }

        byte[] await() {
            try {
                while (!page.isDone()) here.await(LONG);
                return page.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("stopped while a page was on its way");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException why) throw why;
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private <I> byte[] ask(Query<I, ?> query, I input) {
        var answer = client.queryBytes(query, input);
        Approach.requirePlatform(answer);
        return answer.value();
    }

    /// Opens the stream of changes where there is none. One that was refused for good is tried anew
    /// after a while: what refused it may be gone.
    private void follow() {
        if (stream != null || pace.nanoTime() - streamFloor < 0) return;
        var listener = new FromStream();
        stream =
                client.subscribe(
                        SyncProcedures.CHANGES, new Changes(channel, null), null, listener);
        if (listener.over) stream = null;
    }

    private void forgetStream() {
        streamUp = false;
        streamFloor = pace.nanoTime() + STREAM_AGAIN.toNanos();
        stream = null;
    }

    @Override
    public void close() {
        var following = stream;
        if (following != null) following.close();
    }

    private final class FromStream implements StreamListener {
        private volatile boolean over;

        @Override
        public void opened() {
            streamUp = true;
            host.nudge();
        }

        @Override
        public void event(@Nullable String id, JsonNode data) {
            // Without asking the store, which may be closed while the last events come.
            if (data.path("termsDue").asBoolean(false)) host.termsDue();
            if (data.path("position").asLong(Long.MAX_VALUE) > reached) host.nudge();
        }

        @Override
        public void failed(TrpcException problem, @Nullable Duration reconnectIn) {
            floor.asked(problem.retryAfter());
            var was = streamUp;
            streamUp = false;
            if (reconnectIn == null) end();
            if (was) host.nudge();
        }

        @Override
        public void completed() {
            end();
            host.nudge();
        }

        private void end() {
            over = true;
            forgetStream();
        }
    }
}
