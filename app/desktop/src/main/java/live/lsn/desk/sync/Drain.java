package live.lsn.desk.sync;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.State;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Hands the outbox over: in order for each aggregate, four at a time, each under its own key for
/// as long as it takes. What is due is read from the table each time something may have changed,
/// and at least every 30 s, so no trigger can be lost.
final class Drain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final int LANES = 4;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    /// Of answers that are none of tRPC's: what no later attempt will mend.
    private static final Set<Integer> FINAL = Set.of(400, 404, 405, 409, 413, 414, 415, 422, 431);

    private static final Set<State> OPEN =
            EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT);

    /// What comes after one of these waits until somebody has looked at it.
    private static final Set<State> HOLDING =
            EnumSet.of(State.CONFLICT, State.PARKED, State.LOST, State.UNSURE);

    private final OutboxStore outbox;
    private final Supplier<Carrier> carriers;
    private final String channel;
    private final InstantSource clock;
    private final Handlers handlers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Pace pace;
    private final Pace.Wake wake;
    private final Set<String> inFlight = new HashSet<>();
    private final DueTimes times;
    private final HostFloor floor;
    private final OutboxFiles files;
    private boolean open;
    private volatile boolean closed;
    private boolean eager;

    /// What the drain tells of.
    interface Handlers {
        /// A command got its final answer, or was put off; what is shown may change.
        void settled(OutboxCommand command);

        /// The platform does not know who is calling.
        void signInNeeded();

        /// Nothing answers, or nothing that the platform would say, or it wants to be left alone.
        void unreachable(TrpcException problem);

        /// The platform no longer takes what this program sends.
        void tooOld();
    }

    Drain(
            OutboxStore outbox,
            Supplier<Carrier> carriers,
            String channel,
            InstantSource clock,
            Pace pace,
            HostFloor floor,
            OutboxFiles files,
            Handlers handlers) {
        this.pace = pace;
        this.wake = pace.wake();
        this.times = new DueTimes(LONGEST_WAIT, pace);
        this.floor = floor;
        this.files = files;
        this.outbox = outbox;
        this.carriers = carriers;
        this.channel = channel;
        this.clock = clock;
        this.handlers = handlers;
    }

    void start() {
        pace.start("drain", this::run);
        look();
    }

    /// Sends or holds back: nothing is tried while the platform is known to be away.
    void open(boolean mayGo) {
        lock.lock();
        try {
            open = mayGo;
        } finally {
            lock.unlock();
        }
        look();
    }

    /// What waits for its next attempt goes now, where the platform may be asked at all.
    void tryNow() {
        lock.lock();
        try {
            eager = true;
        } finally {
            lock.unlock();
        }
        look();
    }

    /// What is due may have changed. Takes no lock: it is the outbox's writer that tells.
    void look() {
        wake.now();
    }

    /// Whether commands are on their way at this moment.
    boolean isSending() {
        lock.lock();
        try {
            return !inFlight.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (awaitWork()) {
            try {
                due().forEach(this::launch);
            } catch (RuntimeException e) {
                if (!closed) LOG.error("the outbox could not be read", e);
            }
        }
    }

    private boolean awaitWork() {
        try {
            if (wake.await(Duration.ZERO)) return !closed;
            var wait = untilNext();
            var woken = wake.await(wait);
            // Nothing may depend on what is remembered alone.
            if (!woken && !closed && wait.compareTo(LOOK_AGAIN) >= 0) outbox.reread();
        } catch (InterruptedException e) {
            return false;
        } catch (RuntimeException e) {
            if (!closed) LOG.error("the outbox could not be read", e);
        }
        return !closed;
    }

    private Duration untilNext() {
        lock.lock();
        try {
            if (!open || inFlight.size() >= LANES) return LOOK_AGAIN;
            var next = LOOK_AGAIN;
            var now = clock.instant();
            var heads = new ArrayList<String>();
            var seen = new HashSet<String>();
            for (var command : outbox.live()) {
                if (!isHead(command, seen)) continue;
                heads.add(command.id());
                if (inFlight.contains(command.aggregateId())) continue;
                var left = longer(times.left(command, now, eager), floor.left());
                if (left.compareTo(next) < 0) next = left;
            }
            times.keep(heads);
            return next.isPositive() ? next.plusMillis(1) : Duration.ofMillis(1);
        } finally {
            lock.unlock();
        }
    }

    /// Whether it is the oldest command of its aggregate that still has to go. One that needs the
    /// user holds its aggregate back, and so does one that waits for a file, unless its place among
    /// the others does not matter.
    ///
    /// @param seen aggregates that were met before it
    private boolean isHead(OutboxCommand command, Set<String> seen) {
        if (!OPEN.contains(command.state()) || seen.contains(command.aggregateId())) return false;
        var waits = files.holds(command);
        if (waits && CommandFiles.stepsAside(command)) return false;
        return seen.add(command.aggregateId())
                && !waits
                && outbox.liveOf(command.aggregateId()).stream()
                        .noneMatch(other -> HOLDING.contains(other.state()));
    }

    private List<OutboxCommand> due() {
        lock.lock();
        try {
            var due = new ArrayList<OutboxCommand>();
            var free = LANES - inFlight.size();
            if (!open || floor.left().isPositive() || free == 0) return due;
            var now = clock.instant();
            var seen = new HashSet<String>();
            for (var command : outbox.live()) {
                if (isHead(command, seen)
                        && !inFlight.contains(command.aggregateId())
                        && !times.left(command, now, eager).isPositive()) due.add(command);
                if (due.size() == free) return due;
            }
            // Those beyond the lanes are found again when one of these has landed.
            eager = false;
            return due;
        } finally {
            lock.unlock();
        }
    }

    private void launch(OutboxCommand command) {
        lock.lock();
        try {
            inFlight.add(command.aggregateId());
        } finally {
            lock.unlock();
        }
        pace.start(
                "send",
                () -> {
                    try {
                        send(command);
                    } catch (RuntimeException e) {
                        // What was under way when the desk closed goes out at its next
                        // start, under the same key.
                        if (!closed) stumbled(command, e);
                    } finally {
                        landed(command);
                    }
                });
    }

    /// Neither sent nor written down: tried again a little later, as after a full disk.
    private void stumbled(OutboxCommand command, RuntimeException fault) {
        LOG.error("command {} could not be handed over", command.id(), fault);
        times.hold(command.id(), AFTER_FAULT);
    }

    private void landed(OutboxCommand command) {
        lock.lock();
        try {
            inFlight.remove(command.aggregateId());
        } finally {
            lock.unlock();
        }
        look();
        if (!closed) handlers.settled(command);
    }

    private void send(OutboxCommand queued) {
        var current = outbox.find(queued.id());
        if (current == null) {
            // It was damaged since it was read; what is left of it is told, and never sent.
            outbox.reread();
            return;
        }
        if (!OPEN.contains(current.state())) return;
        var carrier = carriers.get();
        var basis = basis(current);
        OutboxCommand known;
        try {
            known = carrier.look(current, basis);
        } catch (TrpcException problem) {
            unseen(current, problem);
            return;
        }
        if (known == null) carry(carrier, current, basis);
        else settled(known);
    }

    /// Marked as sent before it is sent: from here on it cannot be taken back.
    private void carry(Carrier carrier, OutboxCommand current, @Nullable Long basis) {
        var sent = current.sent(clock.instant());
        if (!outbox.update(sent)) return; // taken back in this very moment
        try {
            carrier.carry(sent, basis, headers(sent, basis), this::settled);
        } catch (Refused refused) {
            refused(sent, refused);
        } catch (NotTrpc other) {
            notThePlatform(sent, other);
        } catch (TrpcException problem) {
            putOff(sent, State.QUEUED, problem);
            handlers.unreachable(problem);
        }
    }

    private void settled(OutboxCommand command) {
        if (command.state() != State.ACKED)
            LOG.warn("command {} is {}: {}", command.id(), command.state(), command.lastError());
        outbox.update(command);
    }

    /// What has to be known before the command goes out could not be read; the command is as it
    /// was.
    private void unseen(OutboxCommand command, TrpcException problem) {
        LOG.info("command {} waits: {}", command.id(), Trouble.key(problem));
        times.hold(command.id(), AFTER_FAULT);
        floor.asked(problem.retryAfter());
        if (Trouble.asksForSignIn(problem)) signInNeeded(command, problem);
        else if (!(problem instanceof Refused refused) || Trouble.isOfTheWay(refused))
            handlers.unreachable(problem);
    }

    /// What stands between here and the platform may refuse one command for good, as one that is
    /// too large; all else is a fault of the way.
    private void notThePlatform(OutboxCommand command, NotTrpc other) {
        if (Trouble.asksForSignIn(other)) {
            signInNeeded(command, other);
        } else if (FINAL.contains(other.httpStatus())) {
            LOG.warn("command {} is PARKED: status {}", command.id(), other.httpStatus());
            var code = "HTTP " + other.httpStatus();
            outbox.update(command.answered(State.PARKED, null, code, clock.instant()));
        } else {
            putOff(command, State.QUEUED, other);
            handlers.unreachable(other);
        }
    }

    private void signInNeeded(OutboxCommand command, TrpcException problem) {
        putOff(command, State.AUTH_WAIT, problem);
        open(false);
        handlers.signInNeeded();
    }

    private void refused(OutboxCommand command, Refused refused) {
        var reason = refused.data().path("reason").asString("");
        switch (refused.code()) {
            case CONFLICT -> {
                if (reason.equals("IN_PROGRESS")) putOff(command, State.QUEUED, refused);
                else settle(command, State.CONFLICT, refused, refused.data());
            }
            case UNPROCESSABLE_CONTENT, FORBIDDEN ->
                    settle(command, State.REJECTED, refused, refused.data());
            case UNAUTHORIZED -> signInNeeded(command, refused);
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> {
                putOff(command, State.QUEUED, refused);
                handlers.unreachable(refused);
            }
            case INTERNAL_SERVER_ERROR, TIMEOUT, CLIENT_CLOSED_REQUEST ->
                    putOff(command, State.QUEUED, refused);
            case PRECONDITION_FAILED -> {
                if (reason.equals("CLIENT_TOO_OLD")) {
                    putOff(command, State.QUEUED, refused);
                    open(false);
                    handlers.tooOld();
                } else if (reason.equals("ATTACHMENT_MISSING")) {
                    if (files.missing(command)) putOff(command, State.QUEUED, refused);
                } else settle(command, State.PARKED, refused, refused.data());
            }
            default -> {
                if (refused.isTransient()) putOff(command, State.QUEUED, refused);
                else settle(command, State.PARKED, refused, refused.data());
            }
        }
    }

    private void settle(
            OutboxCommand command, State state, Refused refused, @Nullable JsonNode answer) {
        LOG.warn("command {} is {}: {}", command.id(), state, refused.rawCode());
        var told =
                answer == null || answer.isMissingNode()
                        ? null
                        : Json.MAPPER.writeValueAsBytes(answer);
        outbox.update(command.answered(state, told, refused.rawCode(), clock.instant()));
    }

    /// A fault of the way, not of the command: the same key again, later and later, for the whole
    /// host.
    private void putOff(OutboxCommand command, State state, TrpcException problem) {
        var ceiling = FIRST_WAIT.toMillis() << Math.min(command.attempts(), 16);
        var wait = Duration.ofMillis(pace.random(Math.min(ceiling, LONGEST_WAIT.toMillis()) + 1));
        var now = clock.instant();
        floor.asked(problem.retryAfter());
        outbox.update(
                command.failed(state, problem.getClass().getSimpleName(), now.plus(wait), now));
    }

    private Map<String, String> headers(OutboxCommand command, @Nullable Long basis) {
        var headers = new HashMap<String, String>();
        headers.put(TrpcClient.IDEMPOTENCY_KEY, "\"" + command.id() + "\"");
        if (basis != null) headers.put("If-Match", "\"" + basis + "\"");
        headers.put("X-Lsn-Channel", channel);
        headers.put("X-Lsn-Occurred-At", command.occurredAt().toString());
        headers.put("X-Lsn-Clock-Offset-Ms", String.valueOf(command.clockOffsetMs()));
        headers.put("X-Lsn-Install", outbox.installId());
        headers.put("X-Lsn-Seq", String.valueOf(command.localSeq()));
        headers.put("X-Lsn-Command-Version", String.valueOf(command.commandVersion()));
        return headers;
    }

    /// The version that the user saw: what the command before it led to, where there was one.
    private @Nullable Long basis(OutboxCommand command) {
        if (command.basedOnCommand() == null) return command.basedOnVersion();
        var before = outbox.find(command.basedOnCommand());
        if (before == null) return command.basedOnVersion();
        return before.state() == State.ACKED ? before.ackVersion() : basis(before);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    @Override
    public void close() {
        closed = true;
        look();
    }
}
