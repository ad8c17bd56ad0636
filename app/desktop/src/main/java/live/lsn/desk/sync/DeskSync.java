package live.lsn.desk.sync;

import live.lsn.api.http.AttachmentClient;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.ClaimCase;
import live.lsn.api.procedure.SyncProcedures.Hello;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.StoreException;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.SyncStatus.Connection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The desk's tie to its platform: fills and follows the cache, drains the outbox, and goes on
/// trying when nothing answers.
public final class DeskSync implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskSync.class);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(15);

    /// Of a platform for many: after an outage all its desks come back within that time and not
    /// sooner.
    private static final Duration LONGEST_APART = Duration.ofSeconds(60);

    private final CacheStore cache;
    private final TrpcClient client;
    private final Site site;
    private final InstantSource clock;
    private final Duration interval;
    private final Commands commands;
    private final Drain drain;
    private final OutboxFiles files;
    private final Pace pace;
    private final HostFloor floor;
    private final Memory memory;
    private final FollowHost host = new FollowHost();
    private final Approach approach;
    private final Listeners<SyncStatus> listeners = new Listeners<>();
    private final Listeners<Boolean> terms = new Listeners<>();
    private final Listeners<Compared> comparisons = new Listeners<>();
    private volatile @Nullable Shrunk shrunk;
    private final ReentrantLock lock = new ReentrantLock();
    private final Pace.Wake nudged;
    private final Subscription outboxChanges;
    private volatile SyncStatus status;
    private volatile boolean closed;
    private int failures;

    /// @param site the platform that the cache belongs to; another one that answers at its address
    ///   is not listened to
    /// @param pace the time and the threads that all of it goes by
    /// @param interval from one reading of a list to the next, where the platform has lists alone
    public DeskSync(
            CacheStore cache,
            OutboxStore outbox,
            TrpcClient client,
            Site site,
            InstantSource clock,
            Pace pace,
            Duration interval,
            Memory memory) {
        this.pace = pace;
        this.nudged = pace.wake();
        this.floor = new HostFloor(pace);
        this.memory = memory;
        this.cache = cache;
        this.client = client;
        this.site = site;
        this.clock = clock;
        this.interval = interval;
        this.commands = new Commands(cache, outbox, site.actor(), clock);
        this.status =
                new SyncStatus(
                        Connection.CONNECTING,
                        clock.instant(),
                        null,
                        null,
                        null,
                        Duration.ZERO,
                        null);
        this.approach =
                new Approach(
                        cache, client, site, commands, floor, clock, pace, interval, memory, host);
        this.files =
                new OutboxFiles(
                        outbox,
                        new AttachmentClient(client, site.url(), site.channel()),
                        clock,
                        floor,
                        pace,
                        new Bandwidth(AttachmentLane.USUAL_RATE, pace),
                        this::isSending,
                        new FromFiles());
        this.drain =
                new Drain(
                        outbox,
                        () -> Objects.requireNonNull(approach.follow()).carrier(),
                        site.channel(),
                        clock,
                        pace,
                        floor,
                        files,
                        new FromDrain());
        this.outboxChanges = outbox.onChange(drain::look);
    }

    /// Begins: what an earlier start left goes out, the cache is brought up to date. What the
    /// platform told when it was last asked lets work begin with it away.
    public void start() {
        var last = memory.hello();
        if (last != null) approach.greet(last);
        tellAge();
        commands.closeUndoWindows();
        commands.shown().refreshAll();
        drain.start();
        files.start();
        pace.start("sync", this::run);
        pace.start("forget", this::forget);
    }

    /// What was read from lists is on the screen before the platform is reached, and as old as it
    /// is.
    private void tellAge() {
        var oldest = memory.ages().values().stream().min(Comparator.naturalOrder()).orElse(null);
        if (oldest == null || !site.isKnownByAddress()) return;
        tell(now -> now.aged(new SyncStatus.Lists(oldest, interval, Map.of())));
    }

    private void forget() {
        try {
            commands.forgetOld(() -> closed);
            if (!closed) files.forgetOld();
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
        return approach.hello();
    }

    /// Tells of each change of the status, on a thread of the sync.
    public Subscription onStatus(Consumer<SyncStatus> listener) {
        return listeners.add(listener);
    }

    /// Tells that the platform asks for the terms of this device to be looked at, on a thread of
    /// the sync. Must be quick.
    public Subscription onTermsDue(Runnable listener) {
        return terms.add(_ -> listener.run());
    }

    /// Claims a case for ten minutes, where the platform is at hand; somebody else's claim and
    /// every fault are left as they are.
    public void claim(String caseId) {
        var following = approach.follow();
        if (status.connection() != Connection.ONLINE || following == null) return;
        try {
            if (!following.takes(FraudProcedures.CLAIM_CASE.name())) return;
            var headers =
                    Map.of(
                            TrpcClient.IDEMPOTENCY_KEY,
                            "\"" + Ids.next() + "\"",
                            "X-Lsn-Channel",
                            site.channel(),
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
        var following = approach.follow();
        if (following != null) following.lookAgain();
        nudge();
        drain.tryNow();
        files.tryNow();
    }

    /// Somebody looks at the screen again: what is too old for that is read anew.
    public void lookedAt() {
        var following = approach.follow();
        if (following != null && following.lookedAt()) nudge();
    }

    /// What the platform's answers would do away with, while that waits for somebody; null where
    /// nothing does.
    public @Nullable Shrunk shrunk() {
        return status.connection() == Connection.OFFLINE ? shrunk : null;
    }

    /// Takes over what the platform says although most rows go.
    public void takeOver() {
        var odd = shrunk;
        var following = approach.follow();
        if (odd == null || following == null) return;
        following.agree(odd.collection());
        tryNow();
    }

    /// Compares the cache with the platform in the next round.
    public void compare() {
        var following = approach.follow();
        if (following != null) following.compare();
        nudge();
    }

    /// Tells what came of comparing, on a thread of the sync.
    public Subscription onCompared(Consumer<Compared> listener) {
        return comparisons.add(listener);
    }

    /// @param rows how many rows were compared
    /// @param differing how many collections were not the same and are filled anew
    public record Compared(long rows, int differing) {}

    /// What commands and files have to go, goes or is held back.
    private void open(boolean mayGo) {
        drain.open(mayGo);
        files.open(mayGo);
    }

    private boolean isSending() {
        return drain.isSending();
    }

    /// Whether files can be handed over: a platform that is read by its lists has no route for
    /// them.
    public boolean takesFiles() {
        return approach.follow() instanceof FeedFollow || !site.isKnownByAddress();
    }

    /// The files that commands name, and how far they are.
    public OutboxFiles files() {
        return files;
    }

    private void nudge() {
        nudged.now();
    }

    private void run() {
        while (await(round())) {
            // each round tells how long to wait for the next
        }
    }

    /// One time around: reach the platform, fill what is missing, take what is new.
    private Duration round() {
        try {
            var online = status.connection() == Connection.ONLINE;
            var wait = approach.reach(online).round();
            failures = 0;
            return wait;
        } catch (TrpcException e) {
            return failed(e);
        } catch (ShrunkException e) {
            LOG.error("nothing was taken over: {}", e.getMessage());
            shrunk = e.shrunk();
            offline(
                    e.shrunk().confirmed() ? "sync.offline.shrunk" : "sync.offline.contradicts",
                    null);
            return LONGEST_RETRY;
        } catch (OddAnswerException | JacksonException | ArithmeticException e) {
            LOG.warn("an answer could not be used: {}", e.getClass().getSimpleName());
            if (approach.isOfAnotherVersion()) {
                tooOld();
                return LONGEST_RETRY;
            }
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

    private Duration failed(TrpcException problem) {
        floor.asked(problem.retryAfter());
        if (Trouble.asksForSignIn(problem)) {
            open(false);
            tell(now -> now.now(Connection.SIGN_IN, clock.instant(), "sync.sign-in"));
            return LONGEST_RETRY;
        }
        if (problem instanceof Refused refused) {
            var reason = refused.data().path("reason").asString("");
            if (reason.equals("HISTORY_REPLACED") || reason.equals("CURSOR_TOO_OLD"))
                return refill(reason);
            if (reason.equals("SCOPE_CHANGED") && failures++ == 0) {
                // Greeted anew, the platform tells what may be seen now.
                tell(now -> now.now(Connection.CONNECTING, clock.instant(), null));
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

    /// What is shown stays until the new rows are in; what waits to be sent is not touched.
    private Duration refill(String reason) {
        LOG.warn("the cache is filled anew: {}", reason);
        cache.outdate();
        return failures++ == 0 ? Duration.ZERO : offline("sync.offline.fault", null);
    }

    private void tooOld() {
        open(false);
        tell(now -> now.now(Connection.INCOMPATIBLE, clock.instant(), "sync.client-too-old"));
    }

    private Duration offline(String reason, @Nullable Duration asked) {
        open(false);
        if (status.connection() != Connection.INCOMPATIBLE)
            tell(now -> now.now(Connection.OFFLINE, clock.instant(), reason));
        var ceiling = Math.min(longestRetry().toMillis(), 500L << Math.min(failures++, 10));
        var wait = Duration.ofMillis(ceiling / 2 + pace.random(ceiling - ceiling / 2 + 1));
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    private Duration longestRetry() {
        var alone = site.url().host().equals("127.0.0.1") || site.url().host().equals("::1");
        return alone ? LONGEST_RETRY : LONGEST_APART;
    }

    private boolean await(Duration wait) {
        try {
            if (!closed) nudged.await(wait);
            // Nothing that happens here shortens a wait that the platform asked for.
            for (var left = floor.left(); !closed && left.isPositive(); left = floor.left())
                nudged.await(left);
            return !closed;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void tell(UnaryOperator<SyncStatus> change) {
        SyncStatus before;
        SyncStatus next;
        lock.lock();
        try {
            before = status;
            next = change.apply(before);
            if (next.equals(before)) return;
            status = next;
        } finally {
            lock.unlock();
        }
        if (next.connection() != before.connection())
            LOG.info(
                    "{}, {}", next.connection(), Objects.requireNonNullElse(next.reason(), "well"));
        listeners.tell(next);
    }

    /// Stops asking and sending; what is in the outbox stays there.
    @Override
    public void close() {
        closed = true;
        nudge();
        outboxChanges.close();
        drain.close();
        files.close();
        var following = approach.follow();
        if (following != null) following.close();
        client.close();
    }

    private final class FollowHost implements Follow.Host {
        @Override
        public Hello hello() {
            return Objects.requireNonNull(approach.hello());
        }

        @Override
        public void tell(UnaryOperator<SyncStatus> change) {
            DeskSync.this.tell(change);
        }

        @Override
        public void upToDate(UnaryOperator<SyncStatus> change) {
            failures = 0;
            shrunk = null;
            DeskSync.this.tell(change);
            open(true);
        }

        @Override
        public void termsDue() {
            terms.tell(true);
        }

        @Override
        public void nudge() {
            DeskSync.this.nudge();
        }

        @Override
        public void compared(long rows, int differing) {
            comparisons.tell(new Compared(rows, differing));
        }

        @Override
        public void tooOld() {
            DeskSync.this.tooOld();
        }
    }

    private final class FromFiles implements OutboxFiles.Handlers {
        @Override
        public void look() {
            drain.look();
        }

        @Override
        public void settled(OutboxCommand command) {
            commands.shown().refresh(command);
        }

        @Override
        public void signInNeeded() {
            new FromDrain().signInNeeded();
        }

        @Override
        public void unreachable(TrpcException problem) {
            new FromDrain().unreachable(problem);
        }
    }

    private final class FromDrain implements Drain.Handlers {
        @Override
        public void settled(OutboxCommand command) {
            commands.shown().refresh(command);
        }

        @Override
        public void signInNeeded() {
            tell(now -> now.now(Connection.SIGN_IN, clock.instant(), "sync.sign-in"));
            nudge();
        }

        @Override
        public void unreachable(TrpcException problem) {
            open(false);
            tell(now -> now.now(Connection.OFFLINE, clock.instant(), Trouble.key(problem)));
            nudge();
        }

        @Override
        public void tooOld() {
            DeskSync.this.tooOld();
        }
    }
}
