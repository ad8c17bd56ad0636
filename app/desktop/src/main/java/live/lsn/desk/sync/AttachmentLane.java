package live.lsn.desk.sync;

import live.lsn.api.http.AttachmentClient;
import live.lsn.api.http.AttachmentClient.Offer;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.api.trpc.TrpcException.Unreachable;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.store.KeptFile.Standing;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Sends files, one at a time and after the commands that can go. What waits is read from the table
/// each time something may have changed, and at least every 30 s; where a file stands is asked of
/// the platform, so nothing that happens here or there is forgotten.
final class AttachmentLane implements AutoCloseable {
    /// How fast files are sent at most, in bytes a second: 4 MiB.
    static final long USUAL_RATE = 4L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentLane.class);
    private static final int PIECE = 512 << 10;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration GIVES_WAY = Duration.ofSeconds(2);
    private static final Set<Integer> FINAL = Set.of(400, 403, 413);

    private final AttachmentStore store;
    private final AttachmentClient client;
    private final InstantSource clock;
    private final HostFloor floor;
    private final Pace pace;
    private final Pace.Wake wake;
    private final Bandwidth bandwidth;
    private final BooleanSupplier commandsGo;
    private final Due due;
    private final Handlers handlers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Retry> retries = new HashMap<>();
    private final Map<String, Long> progress = new ConcurrentHashMap<>();
    private volatile boolean open;
    private volatile boolean closed;

    /// When a file may be tried again.
    private record Retry(int failures, long at) {}

    /// When files may go.
    interface Due {
        /// How long each file that waits has to wait from now, by its id; those that are missing
        /// may not go at all.
        Map<String, Duration> left();
    }

    /// What the lane tells of.
    interface Handlers {
        /// A file is with the platform: what waited for it may go.
        void sent();

        /// How far a file is has changed.
        void progressed();

        /// A file will never be sent: it is damaged here, or the platform does not take it.
        ///
        /// @param code of the reason, told to the user
        void given(KeptFile file, String code);

        /// The platform does not know who is calling.
        void signInNeeded();

        /// Nothing answers.
        void unreachable(TrpcException problem);
    }

    /// @param commandsGo whether commands are on their way at this moment
    AttachmentLane(
            AttachmentStore store,
            AttachmentClient client,
            InstantSource clock,
            HostFloor floor,
            Pace pace,
            Bandwidth bandwidth,
            BooleanSupplier commandsGo,
            Due due,
            Handlers handlers) {
        this.due = due;
        this.store = store;
        this.client = client;
        this.clock = clock;
        this.floor = floor;
        this.pace = pace;
        this.wake = pace.wake();
        this.bandwidth = bandwidth;
        this.commandsGo = commandsGo;
        this.handlers = handlers;
    }

    void start() {
        pace.start("attachments", this::run);
        look();
    }

    /// Sends or holds back.
    void open(boolean mayGo) {
        open = mayGo;
        look();
    }

    /// Something may have come to be sent. Takes no lock: it is the outbox's writer that tells.
    void look() {
        wake.now();
    }

    /// What waits for its next attempt goes now.
    void tryNow() {
        lock.lock();
        try {
            retries.clear();
        } finally {
            lock.unlock();
        }
        look();
    }

    /// How many bytes of a file under way the platform has; 0 where none is known to be there.
    long sentOf(String id) {
        return progress.getOrDefault(id, 0L);
    }

    /// The platform turned out not to have a file that it was thought to have.
    void sendAgain(String id) {
        var file = store.find(id);
        if (file != null && file.standing() == Standing.SENT)
            store.mark(id, Standing.WAITING, clock.instant());
        look();
    }

    private void run() {
        while (awaitWork()) {
            try {
                var next = next();
                while (next != null && !closed) {
                    send(next);
                    next = next();
                }
            } catch (RuntimeException e) {
                if (!closed) LOG.error("the files could not be looked at", e);
            }
        }
    }

    private boolean awaitWork() {
        try {
            wake.await(untilNext());
        } catch (InterruptedException e) {
            return false;
        }
        return !closed;
    }

    private Duration untilNext() {
        var wait = LOOK_AGAIN;
        lock.lock();
        try {
            var now = pace.nanoTime();
            for (var retry : retries.values()) {
                var left = Duration.ofNanos(Math.max(1, retry.at() - now));
                if (open && left.compareTo(wait) < 0) wait = left;
            }
        } finally {
            lock.unlock();
        }
        for (var left : due.left().values())
            if (open && left.isPositive() && left.compareTo(wait) < 0) wait = left;
        var asked = floor.left();
        return asked.compareTo(wait) > 0 ? asked : wait;
    }

    private @Nullable KeptFile next() {
        if (!open || floor.left().isPositive()) return null;
        var left = due.left();
        lock.lock();
        try {
            var now = pace.nanoTime();
            return store.waiting().stream()
                    .filter(
                            file -> {
                                var wait = left.get(file.id());
                                return wait != null && !wait.isPositive();
                            })
                    .filter(
                            file -> {
                                var retry = retries.get(file.id());
                                return retry == null || retry.at() - now <= 0;
                            })
                    .findFirst()
                    .orElse(null);
        } finally {
            lock.unlock();
        }
    }

    private void send(KeptFile file) {
        try {
            if (file.standing() == Standing.DAMAGED || !store.isWhole(file)) damaged(file);
            else if (sendPieces(file)) done(file);
        } catch (IOException e) {
            LOG.warn("file {} could not be read", file.id(), e);
            putOff(file, null);
        } catch (Refused refused) {
            refused(file, refused);
        } catch (TrpcException problem) {
            putOff(file, problem);
            // What stands between here and the platform may bar files alone; commands go on.
            if (problem instanceof Unreachable) handlers.unreachable(problem);
        } catch (RuntimeException e) {
            if (!closed) LOG.error("file {} could not be sent", file.id(), e);
            putOff(file, null);
        }
    }

    /// @return false where it was held back before its end
    private boolean sendPieces(KeptFile file) throws IOException {
        var offer =
                new Offer(file.collection(), file.aggregateId(), file.content(), file.thumbnail());
        var standing = client.offer(offer);
        if (standing.complete()) return true;
        var content = store.open(file);
        var offset = standing.offset();
        while (offset < content.length()) {
            if (!giveWay()) return false;
            var piece = content.read(offset, PIECE);
            offset = client.append(file.id(), offset, piece);
            progress.put(file.id(), offset);
            handlers.progressed();
            if (!rest(bandwidth.took(piece.length))) return false;
        }
        client.complete(file.id());
        return true;
    }

    /// Lets commands go first, but not for ever.
    private boolean giveWay() {
        var until = pace.nanoTime() + GIVES_WAY.toNanos();
        while (commandsGo.getAsBoolean() && pace.nanoTime() - until < 0) {
            if (!rest(Duration.ofMillis(20))) return false;
        }
        return open && !closed;
    }

    /// @return false where it is held back meanwhile
    private boolean rest(Duration wait) {
        var until = pace.nanoTime() + wait.toNanos();
        try {
            for (var left = wait.toNanos();
                    !closed && open && left > 0;
                    left = until - pace.nanoTime()) wake.await(Duration.ofNanos(left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return open && !closed;
    }

    private void done(KeptFile file) {
        store.mark(file.id(), Standing.SENT, clock.instant());
        forgetRetry(file);
        handlers.sent();
    }

    private void damaged(KeptFile file) {
        LOG.error("file {} is damaged on this device; it is not sent", file.id());
        give(file, "attachment.damaged");
    }

    private void give(KeptFile file, String code) {
        store.mark(file.id(), Standing.DAMAGED, clock.instant());
        forgetRetry(file);
        handlers.given(file, code);
    }

    private void forgetRetry(KeptFile file) {
        progress.remove(file.id());
        lock.lock();
        try {
            retries.remove(file.id());
        } finally {
            lock.unlock();
        }
    }

    private void refused(KeptFile file, Refused refused) {
        LOG.warn(
                "file {} was not taken: {} {}",
                file.id(),
                refused.httpStatus(),
                AttachmentClient.reason(refused));
        if (Trouble.asksForSignIn(refused)) {
            putOff(file, refused);
            handlers.signInNeeded();
        } else if (FINAL.contains(refused.httpStatus())
                || AttachmentClient.reason(refused).equals("ANOTHER")) {
            give(file, "attachment.not-taken");
        } else {
            putOff(file, refused);
            if (refused.isTransient()) handlers.unreachable(refused);
        }
    }

    /// The same file again, later and later.
    private void putOff(KeptFile file, @Nullable TrpcException problem) {
        if (problem != null) floor.asked(problem.retryAfter());
        lock.lock();
        try {
            var before = retries.get(file.id());
            var failures = before == null ? 1 : before.failures() + 1;
            var ceiling = Math.min(LONGEST_WAIT.toMillis(), 1_000L << Math.min(failures - 1, 16));
            var wait = pace.random(ceiling + 1);
            retries.put(
                    file.id(),
                    new Retry(failures, pace.nanoTime() + Duration.ofMillis(wait).toNanos()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        look();
    }
}
