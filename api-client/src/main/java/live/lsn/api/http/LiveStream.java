package live.lsn.api.http;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.ServerSentEvents;
import live.lsn.api.trpc.ServerSentEvents.Event;
import live.lsn.api.trpc.SuperJson.MalformedException;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.NotTrpc.Looks;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.api.trpc.TrpcException.Unreachable;

import okhttp3.Call;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// A subscription that reconnects by itself and goes on after the last event it told. It ends when
/// it is closed, when the platform completes it or when the platform refuses it for good.
public final class LiveStream implements AutoCloseable {
    /// How long a stream may be silent where the platform names no limit.
    static final Duration INACTIVITY = Duration.ofSeconds(45);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final int INTERNAL = -32603;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Connection connection;
    private final StreamListener listener;
    private final Thread thread;

    private volatile boolean closed;
    private volatile @Nullable Call call;
    private volatile @Nullable String lastEventId;

    // what follows is the stream's own thread's
    private Duration firstWait = FIRST_WAIT;
    private int failures;
    private boolean renewed;

    /// What a stream needs from its client.
    record Connection(
            String procedure,
            Opener opener,
            TokenSource tokens,
            SharedRenewal renewal,
            Codec codec,
            Timing timing) {}

    /// Prepares a request.
    @FunctionalInterface
    interface Opener {
        Call open(@Nullable String lastEventId, @Nullable String token);
    }

    /// How a connection ended.
    private sealed interface End {
        record Completed() implements End {}

        record Silent() implements End {}

        record Broken(TrpcException problem) implements End {}
    }

    LiveStream(Connection connection, @Nullable String lastEventId, StreamListener listener) {
        this.connection = connection;
        this.lastEventId = lastEventId;
        this.listener = listener;
        this.thread =
                Thread.ofVirtual().name("stream " + connection.procedure()).unstarted(this::run);
    }

    LiveStream start() {
        thread.start();
        return this;
    }

    /// An event's data as a value.
    ///
    /// @throws NotTrpc if the data has another shape
    public static <O> O read(JsonNode data, Class<O> type) {
        try {
            return Json.MAPPER.treeToValue(data, type);
        } catch (JacksonException _) {
            throw new NotTrpc(200, null, Looks.OTHER_SHAPE, null, null);
        }
    }

    /// Id of the last event that had one; null before the first.
    public @Nullable String lastEventId() {
        return lastEventId;
    }

    /// Waits until nothing more will come.
    ///
    /// @return whether that was so within `limit`
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }

    /// Ends the stream. The listener may still be told of what is being read at this moment, and
    /// then of nothing.
    @Override
    public void close() {
        closed = true;
        var running = call;
        if (running != null) running.cancel();
        thread.interrupt();
    }

    private void run() {
        while (!closed && goesOn()) {
            // each connection tells whether there is to be another
        }
    }

    private boolean goesOn() {
        String token;
        try {
            token = connection.tokens().token();
        } catch (TrpcException e) {
            return afterFailure(e);
        }
        var plain = !connection.codec().isSuperJson();
        var end = connect(token);
        return !closed && goesOn(end, token, plain);
    }

    private boolean goesOn(End end, @Nullable String token, boolean plain) {
        return switch (end) {
            case End.Completed _ -> {
                listener.completed();
                yield false;
            }
            case End.Silent _ -> afterSilence();
            case End.Broken(TrpcException problem) -> {
                if (plain && connection.codec().isSuperJson() && problem instanceof Refused) {
                    yield true;
                }
                yield afterBreak(problem, token);
            }
        };
    }

    /// A stream gone silent is opened again at once, unless it goes silent again and again.
    private boolean afterSilence() {
        var problem = new Unreachable(Unreachable.Reason.TIMEOUT, null);
        return failures > 0 ? afterFailure(problem) : again(problem, Duration.ZERO);
    }

    private boolean afterBreak(TrpcException problem, @Nullable String token) {
        if (renewed || token == null || !TrpcClient.isUnauthorised(problem)) {
            return afterFailure(problem);
        }
        renewed = true;
        try {
            return connection.renewal().renew(token) != null || afterFailure(problem);
        } catch (TrpcException e) {
            renewed = false;
            return afterFailure(e);
        }
    }

    private boolean afterFailure(TrpcException problem) {
        if (!isRetryable(problem)) {
            listener.failed(problem, null);
            return false;
        }
        return again(
                problem,
                BackOff.delay(
                        connection.timing(),
                        failures,
                        firstWait,
                        LONGEST_WAIT,
                        problem.retryAfter()));
    }

    private boolean again(TrpcException problem, Duration delay) {
        failures++;
        listener.failed(problem, delay);
        if (delay.isZero()) return !closed;
        try {
            connection.timing().sleeper().sleep(delay);
            return !closed;
        } catch (InterruptedException _) {
            return !closed;
        }
    }

    /// A web page where the stream should be is what the sign-in page of a public network looks
    /// like, so it is no reason to give up.
    private static boolean isRetryable(TrpcException problem) {
        return switch (problem) {
            case Refused refused ->
                    refused.number() == INTERNAL
                            || refused.httpStatus() >= 500
                            || refused.code() == TrpcErrorCode.TOO_MANY_REQUESTS;
            case NotTrpc other ->
                    other.httpStatus() >= 500
                            || other.httpStatus() == TOO_MANY_REQUESTS
                            || other.httpStatus() < 400;
            case Unreachable _ -> true;
        };
    }

    private End connect(@Nullable String token) {
        var opened = connection.opener().open(lastEventId, token);
        call = opened;
        if (closed) return new End.Completed();
        var began = connection.timing().clock().instant();
        try (var response = opened.execute()) {
            return isEventStream(response) ? follow(response) : refusal(response);
        } catch (SocketTimeoutException _) {
            return new End.Silent();
        } catch (IOException e) {
            return new End.Broken(Unreachable.because(e));
        } catch (TrpcException e) {
            return new End.Broken(e);
        } finally {
            if (livedLong(began)) progress();
        }
    }

    private boolean livedLong(Instant began) {
        return Duration.between(began, connection.timing().clock().instant()).compareTo(STEADY)
                >= 0;
    }

    private void progress() {
        failures = 0;
        renewed = false;
    }

    private static boolean isEventStream(Response response) {
        var type = response.body().contentType();
        return response.code() == 200
                && type != null
                && type.type().equals("text")
                && type.subtype().equals("event-stream");
    }

    private End refusal(Response response) throws IOException {
        var reply = Reply.read(response, connection.timing().clock().instant());
        new Answers(connection.codec()).data(reply, connection.procedure());
        throw reply.not(Looks.OTHER_JSON, null);
    }

    private End follow(Response response) throws IOException {
        var source = response.body().source();
        var reading = new Reading(response, source.timeout());
        var parser = new ServerSentEvents(reading::take);
        var bytes = new byte[8192];
        try {
            for (var n = source.read(bytes); n >= 0; n = source.read(bytes)) {
                parser.feed(bytes, 0, n);
                if (reading.end != null) return reading.end;
            }
        } catch (ServerSentEvents.TooLongException e) {
            throw unreadable(response, Looks.TOO_LARGE, e);
        }
        return new End.Broken(new Unreachable(Unreachable.Reason.BROKEN, null));
    }

    private static NotTrpc unreadable(
            Response response, Looks looks, @Nullable RuntimeException cause) {
        return new NotTrpc(response.code(), response.header("Content-Type"), looks, null, cause);
    }

    /// One connection's events, as they come.
    private final class Reading {
        private final Response response;
        private final okio.Timeout timeout;
        private boolean opened;
        private @Nullable End end;

        Reading(Response response, okio.Timeout timeout) {
            this.response = response;
            this.timeout = timeout;
        }

        void take(Event event) {
            if (closed || end != null) return;
            if (event.retryMs() != null) firstWait = bounded(event.retryMs());
            switch (event.type()) {
                case "connected" -> connected(event);
                case "ping" -> progress();
                case "return" -> end = new End.Completed();
                case "serialized-error" -> end = new End.Broken(refused(event));
                case "restore-id" -> remember(event);
                case "message" -> message(event);
                default -> remember(event);
            }
        }

        private void connected(Event event) {
            var limit = json(event).path("reconnectAfterInactivityMs").asLong(0);
            if (limit > 0) timeout.timeout(limit, TimeUnit.MILLISECONDS);
            open();
        }

        private void open() {
            if (!opened) listener.opened();
            opened = true;
        }

        private void message(Event event) {
            open();
            if (event.data() != null) {
                var data = decoded(event);
                progress();
                listener.event(isBlank(event.id()) ? null : event.id(), data);
            }
            remember(event);
        }

        /// An empty id is what comes with an event that cannot be asked for again; the one before
        /// stays the place to go on from.
        private void remember(Event event) {
            if (!isBlank(event.id())) lastEventId = event.id();
        }

        private TrpcException refused(Event event) {
            var error = decoded(event);
            return error.isObject()
                    ? new Refused(connection.procedure(), response.code(), error, null)
                    : unreadable(response, Looks.OTHER_JSON, null);
        }

        private JsonNode decoded(Event event) {
            try {
                return connection.codec().decode(json(event));
            } catch (MalformedException e) {
                throw unreadable(response, Looks.OTHER_SHAPE, e);
            }
        }

        private JsonNode json(Event event) {
            try {
                return Json.MAPPER.readTree(event.data() == null ? "" : event.data());
            } catch (JacksonException _) {
                throw unreadable(response, Looks.UNREADABLE, null);
            }
        }

        private static boolean isBlank(@Nullable String id) {
            return id == null || id.isEmpty();
        }

        private static Duration bounded(long ms) {
            return Duration.ofMillis(Math.clamp(ms, 100, LONGEST_WAIT.toMillis()));
        }
    }
}
