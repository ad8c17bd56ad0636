package live.lsn.desk.sync;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.LiveStream;
import live.lsn.api.http.StreamListener;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.ClaimCase;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.procedure.SyncProcedures.Changes;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Hello;
import live.lsn.api.procedure.SyncProcedures.Pull;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.StoreException;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.desk.sync.SyncStatus.Loading;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The desk's tie to its platform: fills and follows the cache, drains the outbox, and goes on
/// trying when nothing answers.
public final class DeskSync implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskSync.class);
    private static final int API = 1;
    private static final int PAGE = 1_000;
    private static final int LARGE_PAGE = 5_000;
    private static final Duration STREAM_DOWN = Duration.ofSeconds(4);
    private static final Duration STREAM_AGAIN = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(15);

    private final CacheStore cache;
    private final TrpcClient client;
    private final String platformId;
    private final String channel;
    private final InstantSource clock;
    private final Commands commands;
    private final Drain drain;
    private final HostFloor floor = new HostFloor();
    private final ClockWatch clockWatch;
    private final Consumer<Hello> remember;
    private final Listeners<SyncStatus> listeners = new Listeners<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nudged = lock.newCondition();
    private final Subscription outboxChanges;
    private volatile SyncStatus status;
    private volatile @Nullable LiveStream stream;
    private volatile long streamFloor = System.nanoTime();
    private volatile boolean streamUp;
    private volatile @Nullable Hello hello;
    private boolean nudge;
    private volatile boolean closed;
    private int failures;

    /// @param remember is given what the platform tells of itself, for the next start without it
    /// @param platformId the platform that the cache belongs to; another one that answers at its
    ///   address is not listened to
    public DeskSync(
            CacheStore cache,
            OutboxStore outbox,
            TrpcClient client,
            String platformId,
            String channel,
            String actor,
            InstantSource clock,
            Consumer<Hello> remember) {
        this.remember = remember;
        this.cache = cache;
        this.client = client;
        this.platformId = platformId;
        this.channel = channel;
        this.clock = clock;
        this.clockWatch = new ClockWatch(clock);
        this.commands = new Commands(cache, outbox, actor, clock);
        this.status =
                new SyncStatus(
                        Connection.CONNECTING, clock.instant(), null, null, null, Duration.ZERO);
        this.drain = new Drain(outbox, client, channel, clock, floor, new FromDrain());
        this.outboxChanges = outbox.onChange(drain::look);
    }

    /// Begins: what an earlier start left goes out, the cache is brought up to date.
    ///
    /// @param last what the platform told when it was last asked, so that work can begin with it
    ///   away
    public void start(@Nullable Hello last) {
        if (last != null) greet(last);
        commands.closeUndoWindows();
        commands.refreshOverlay();
        drain.start();
        Thread.ofVirtual().name("sync").start(this::run);
        Thread.ofVirtual().name("forget").start(this::forget);
    }

    private void forget() {
        try {
            commands.forgetOld(() -> closed);
        } catch (RuntimeException e) {
            // The next start tries again.
            if (!closed) LOG.warn("old commands could not be forgotten", e);
        }
    }

    public Commands commands() {
        return commands;
    }

    public SyncStatus status() {
        return status;
    }

    /// What the platform told of itself and of the caller; null before it was first reached.
    public @Nullable Hello hello() {
        return hello;
    }

    /// Tells of each change of the status, on a thread of the sync.
    public Subscription onStatus(Consumer<SyncStatus> listener) {
        return listeners.add(listener);
    }

    /// Claims a case for ten minutes, where the platform is at hand; somebody else's claim and
    /// every fault are left as they are.
    public void claim(String caseId) {
        if (status.connection() != Connection.ONLINE) return;
        try {
            var headers =
                    Map.of(
                            TrpcClient.IDEMPOTENCY_KEY,
                            "\"" + Ids.next() + "\"",
                            "X-Lsn-Channel",
                            channel,
                            "X-Lsn-Occurred-At",
                            clock.instant().toString());
            client.mutate(FraudProcedures.CLAIM_CASE, new ClaimCase(caseId, false), headers);
        } catch (TrpcException e) {
            LOG.debug("no claim: {}", e.getClass().getSimpleName());
        }
    }

    /// Tries now what would be tried later; only a wait that the platform asked for is kept.
    public void tryNow() {
        failures = 0;
        streamFloor = System.nanoTime();
        nudge();
        drain.tryNow();
    }

    private void nudge() {
        lock.lock();
        try {
            nudge = true;
            nudged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (await(round())) {
            // each round tells how long to wait for the next
        }
    }

    /// One time around: reach the platform, fill what is missing, take what is new.
    private Duration round() {
        try {
            if (status.connection() != Connection.ONLINE || clockWatch.jumped()) reach();
            fill();
            pull();
            failures = 0;
            tell(now -> now.synced(clock.instant()));
            drain.open(true);
            follow();
            return streamUp
                    ? Duration.ofSeconds(60 + ThreadLocalRandom.current().nextInt(60))
                    : STREAM_DOWN;
        } catch (TrpcException e) {
            return failed(e);
        } catch (OddAnswerException | JacksonException | ArithmeticException e) {
            LOG.warn("an answer could not be used: {}", e.getClass().getSimpleName());
            return offline("sync.offline.not-the-platform", null);
        } catch (StoreException | UncheckedIOException e) {
            if (closed) return Duration.ZERO;
            LOG.error("the cache could not be written", e);
            var full =
                    e instanceof StoreException store
                            && store.problem() == StoreException.Problem.DISK_FULL;
            return offline(full ? "sync.offline.disk-full" : "sync.offline.cache", null);
        } catch (RuntimeException e) {
            if (closed) return Duration.ZERO;
            LOG.error("a round of the sync failed", e);
            return offline("sync.offline.fault", null);
        }
    }

    private void reach() {
        var asked = clock.millis();
        var answer = client.answer(SyncProcedures.HELLO, new Nothing());
        if (!String.valueOf(API).equals(answer.header("X-Platform-Api")))
            throw new OddAnswerException("no platform");
        var told = answer.value();
        if (!told.platformId().equals(platformId)) throw new OddAnswerException("another platform");
        var offset = told.serverTime().toEpochMilli() - (asked + clock.millis()) / 2;
        commands.clockOffset(offset);
        clockWatch.set();
        tell(now -> now.clockOffset(Duration.ofMillis(offset)));
        if (told.minClient() > API) {
            tooOld();
            throw new OddAnswerException("client too old");
        }
        greet(told);
        remember.accept(told);
    }

    private void greet(Hello told) {
        hello = told;
        commands.permitted(told.permissions());
    }

    /// Loads every collection that is missing or whose shape has changed, beside what is shown.
    private void fill() {
        var told = Objects.requireNonNull(hello);
        var starts = new ArrayList<Cursor>();
        for (var collection : readable(told).values()) {
            var shape = collection.shapeHash();
            if (!shape.equals(told.collections().get(collection.name())))
                LOG.warn("collection {} has another shape on the platform", collection.name());
            var state = cache.bootstrap(collection.name());
            if (state.state() == live.lsn.desk.store.Bootstrap.State.READY
                    && shape.equals(state.shapeHash())) continue;
            load(collection, shape);
            starts.add(Objects.requireNonNull(cache.bootstrap(collection.name()).start()));
        }
        if (cache.cursor() == null) {
            for (var collection : readable(told).values()) {
                var start = cache.bootstrap(collection.name()).start();
                if (start != null) starts.add(start);
            }
            starts.stream()
                    .min(java.util.Comparator.comparingLong(Cursor::position))
                    .ifPresent(cache::startAt);
        }
    }

    private void load(SyncedCollection<?> collection, String shape) {
        var state = cache.bootstrap(collection.name());
        var resumes =
                state.state() == live.lsn.desk.store.Bootstrap.State.RUNNING
                        && shape.equals(state.shapeHash());
        var after = resumes ? state.after() : null;
        var rows = resumes ? state.rows() : 0;
        var estimate = -1L;
        var begun = resumes;
        while (true) {
            var page =
                    ask(
                            SyncProcedures.BOOTSTRAP,
                            new Bootstrap(channel, collection.name(), after, LARGE_PAGE));
            if (page.estimate() >= 0) estimate = page.estimate();
            if (!begun)
                cache.beginBootstrap(
                        collection.name(), shape, Objects.requireNonNull(page.start()));
            begun = true;
            after = page.puts().isEmpty() ? after : page.puts().getLast().id();
            if (after != null) cache.stage(collection.name(), page.puts(), after);
            rows += page.puts().size();
            var loading = new Loading(collection.name(), rows, estimate);
            tell(now -> now.loading(loading));
            if (page.next() == null) break;
        }
        cache.finishBootstrap(collection.name());
        commands.refreshOverlay();
    }

    private void pull() {
        var told = Objects.requireNonNull(hello);
        var names = new TreeSet<>(readable(told).keySet());
        while (true) {
            var cursor = cache.cursor();
            if (cursor == null) return;
            var page = ask(SyncProcedures.PULL, new Pull(channel, cursor, names, PAGE));
            var next = Objects.requireNonNull(page.cursor());
            if (!next.equals(cursor)) {
                cache.apply(page.puts(), page.removals(), next);
                commands.refreshOverlay();
            }
            if (!page.more()) return;
        }
    }

    private <I> RowReader.Page ask(Query<I, ?> query, I input) {
        var answer = client.queryBytes(query, input);
        if (!String.valueOf(API).equals(answer.header("X-Platform-Api")))
            throw new OddAnswerException("no platform");
        return new RowReader(readable(Objects.requireNonNull(hello))).read(answer.value());
    }

    private static Map<String, SyncedCollection<?>> readable(Hello told) {
        var readable = new LinkedHashMap<String, SyncedCollection<?>>();
        for (var collection : Collections.ALL) {
            if (told.collections().containsKey(collection.name()))
                readable.put(collection.name(), collection);
        }
        return readable;
    }

    /// Opens the stream of changes where there is none. One that was refused for good is tried anew
    /// after a while: what refused it may be gone.
    private void follow() {
        if (stream != null || System.nanoTime() - streamFloor < 0) return;
        var listener = new FromStream();
        stream =
                client.subscribe(
                        SyncProcedures.CHANGES, new Changes(channel, null), null, listener);
        if (listener.over) stream = null;
    }

    private void forgetStream() {
        streamUp = false;
        streamFloor = System.nanoTime() + STREAM_AGAIN.toNanos();
        stream = null;
    }

    private Duration failed(TrpcException problem) {
        floor.asked(problem.retryAfter());
        if (Trouble.asksForSignIn(problem)) {
            drain.open(false);
            tell(now -> now.now(Connection.SIGN_IN, clock.instant(), "sync.sign-in"));
            return LONGEST_RETRY;
        }
        if (problem instanceof Refused refused) {
            var reason = refused.data().path("reason").asString("");
            if (reason.equals("HISTORY_REPLACED") || reason.equals("CURSOR_TOO_OLD")) {
                LOG.warn("the cache is filled anew: {}", reason);
                cache.clear();
                return Duration.ZERO;
            }
            if (reason.equals("CLIENT_TOO_OLD")) {
                tooOld();
                return LONGEST_RETRY;
            }
        }
        LOG.info("the platform cannot be reached: {}", Trouble.key(problem));
        return offline(Trouble.key(problem), problem.retryAfter());
    }

    private void tooOld() {
        drain.open(false);
        tell(now -> now.now(Connection.INCOMPATIBLE, clock.instant(), "sync.client-too-old"));
    }

    private Duration offline(String reason, @Nullable Duration asked) {
        drain.open(false);
        if (status.connection() != Connection.INCOMPATIBLE)
            tell(now -> now.now(Connection.OFFLINE, clock.instant(), reason));
        var ceiling = Math.min(LONGEST_RETRY.toMillis(), 500L << Math.min(failures++, 10));
        var wait =
                Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    private boolean await(Duration wait) {
        lock.lock();
        try {
            var until = System.nanoTime() + wait.toNanos();
            while (!closed && !nudge && System.nanoTime() - until < 0)
                nudged.awaitNanos(until - System.nanoTime());
            // Nothing that happens here shortens a wait that the platform asked for.
            for (var left = floor.left(); !closed && left.isPositive(); left = floor.left())
                nudged.awaitNanos(left.toNanos());
            nudge = false;
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void tell(UnaryOperator<SyncStatus> change) {
        SyncStatus next;
        lock.lock();
        try {
            next = change.apply(status);
            if (next.equals(status)) return;
            status = next;
        } finally {
            lock.unlock();
        }
        listeners.tell(next);
    }

    /// Stops asking and sending; what is in the outbox stays there.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            nudged.signalAll();
        } finally {
            lock.unlock();
        }
        outboxChanges.close();
        drain.close();
        var following = stream;
        if (following != null) following.close();
        client.close();
    }

    private final class FromStream implements StreamListener {
        private volatile boolean over;

        @Override
        public void opened() {
            streamUp = true;
            nudge();
        }

        @Override
        public void event(@Nullable String id, JsonNode data) {
            var cursor = cache.cursor();
            if (cursor == null || data.path("position").asLong(Long.MAX_VALUE) > cursor.position())
                nudge();
        }

        @Override
        public void failed(TrpcException problem, @Nullable Duration reconnectIn) {
            floor.asked(problem.retryAfter());
            var was = streamUp;
            streamUp = false;
            if (reconnectIn == null) end();
            if (was) nudge();
        }

        @Override
        public void completed() {
            end();
            nudge();
        }

        private void end() {
            over = true;
            forgetStream();
        }
    }

    private final class FromDrain implements Drain.Handlers {
        @Override
        public void settled() {
            commands.refreshOverlay();
        }

        @Override
        public void signInNeeded() {
            tell(now -> now.now(Connection.SIGN_IN, clock.instant(), "sync.sign-in"));
            nudge();
        }

        @Override
        public void unreachable(TrpcException problem) {
            drain.open(false);
            tell(now -> now.now(Connection.OFFLINE, clock.instant(), Trouble.key(problem)));
            nudge();
        }

        @Override
        public void tooOld() {
            DeskSync.this.tooOld();
        }
    }
}
