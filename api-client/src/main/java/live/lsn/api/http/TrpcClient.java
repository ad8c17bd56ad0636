package live.lsn.api.http;

import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;
import live.lsn.api.procedure.Procedure.Subscription;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.api.trpc.TrpcException.Unreachable;

import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/// Calls procedures of a tRPC 11 platform. Every call blocks its thread and ends in a value or in a
/// [TrpcException].
///
/// What may be repeated is repeated, up to [Settings#attempts] times, when nothing answered, when
/// something other than tRPC answered with 5xx, or when the platform is busy: queries always, a
/// mutation only if its headers hold `Idempotency-Key`, and then always under the same key. A call
/// that was refused for its token is sent once more under a renewed one. Redirects are never
/// followed. May be used by many threads at once.
public final class TrpcClient implements AutoCloseable {
    /// The header that makes a mutation safe to repeat.
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final int LONGEST_ADDRESS = 3_000;
    private static final int UNAUTHORIZED = 401;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Settings settings;
    private final Timing timing;
    private final OkHttpClient http;
    private final OkHttpClient streamHttp;
    private final Codec codec;
    private final Answers answers;
    private final Requests requests;
    private final SharedRenewal renewal;

    /// Whether values travel as plain JSON or under superjson.
    public enum Transformer {
        /// Plain JSON.
        NONE,
        /// superjson.
        SUPERJSON,
        /// Plain until an answer shows superjson's wrapper, superjson from then on. The call that
        /// found out is sent again in the new form if it had an input that the platform could not
        /// read and may be repeated; so let the first call be a query.
        AUTO
    }

    /// Where tokens come from. A source may throw a [TrpcException] where it cannot reach what
    /// gives tokens out; the call then fails with that.
    public interface TokenSource {
        /// The token to send; null to send none.
        @Nullable String token();

        /// Renews. Called once for all calls that were refused with the same token.
        ///
        /// @param refused the token that the platform refused
        /// @return the token to send from now on; null where the user has to sign in again
        @Nullable String renew(String refused);

        /// The header that carries the token.
        default String headerName() {
            return "Authorization";
        }

        /// The header's value for a token.
        default String headerValue(String token) {
            return "Bearer " + token;
        }

        /// No tokens at all.
        static TokenSource none() {
            return fixed(() -> null);
        }

        /// Tokens that somebody else keeps fresh; one that is refused is not renewed.
        static TokenSource fixed(Supplier<@Nullable String> tokens) {
            return new TokenSource() {
                @Override
                public @Nullable String token() {
                    return tokens.get();
                }

                @Override
                public @Nullable String renew(String refused) {
                    return null;
                }
            };
        }
    }

    /// @param base where the procedures are, such as `https://host/api/trpc`; its own parameters
    ///   are kept
    /// @param attempts how often a call that may be repeated is sent at most, 1 or more
    /// @param headers sent with every request
    public record Settings(
            HttpUrl base,
            Transformer transformer,
            TokenSource tokens,
            int attempts,
            Map<String, String> headers,
            Timing timing) {
        public Settings {
            if (attempts < 1) throw new IllegalArgumentException("attempts: " + attempts);
            headers = Map.copyOf(headers);
        }

        public Settings(HttpUrl base, Transformer transformer, TokenSource tokens, int attempts) {
            this(base, transformer, tokens, attempts, Map.of(), Timing.system());
        }

        public Settings withHeaders(Map<String, String> headers) {
            return new Settings(base, transformer, tokens, attempts, headers, timing);
        }

        public Settings withTiming(Timing timing) {
            return new Settings(base, transformer, tokens, attempts, headers, timing);
        }
    }

    /// A result with the headers that came with it.
    ///
    /// @param headers names in any case
    public record Answer<O>(O value, Map<String, String> headers) {
        public Answer {
            var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(headers);
            headers = Collections.unmodifiableMap(copy);
        }

        /// The header's value, whatever the case of its name; null where it is absent.
        public @Nullable String header(String name) {
            return headers.get(name);
        }
    }

    /// What a batch holds: tRPC does not mix.
    public enum BatchKind {
        QUERY,
        MUTATION
    }

    /// One call of a batch.
    ///
    /// @param input null for no input
    public record Call(String path, @Nullable JsonNode input) {}

    /// What became of one call of a batch.
    public sealed interface BatchResult {
        /// @param data a missing node where the answer holds none
        record Ok(JsonNode data) implements BatchResult {}

        record Failed(TrpcException problem) implements BatchResult {}
    }

    /// With the client's usual time limits.
    public TrpcClient(Settings settings) {
        this(settings, http().build());
    }

    /// With time limits, trust and proxy of `http`; what makes calls safe is set here in any case.
    public TrpcClient(Settings settings, OkHttpClient http) {
        this.settings = settings;
        this.timing = settings.timing();
        this.http = Requests.safe(http).dispatcher(new Dispatcher()).build();
        this.streamHttp =
                this.http
                        .newBuilder()
                        .callTimeout(Duration.ZERO)
                        .readTimeout(LiveStream.INACTIVITY)
                        .build();
        this.codec = new Codec(settings.transformer());
        this.answers = new Answers(codec);
        this.requests = new Requests(settings);
        this.renewal = new SharedRenewal(settings.tokens());
    }

    /// The usual time limits: 10 s to connect, 20 s between two bytes, 60 s for a call. Idle
    /// connections are given up after 4 s, before a Node server would.
    public static OkHttpClient.Builder http() {
        return new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(20))
                .callTimeout(Duration.ofSeconds(60))
                .connectionPool(new ConnectionPool(5, 4, TimeUnit.SECONDS))
                .addInterceptor(Requests::interruptible);
    }

    /// The same client, with nothing that it repeats or follows by itself.
    public static OkHttpClient once(OkHttpClient http) {
        return Requests.safe(http).build();
    }

    /// Asks.
    ///
    /// @throws TrpcException if there is no result
    public <I, O> O query(Query<I, O> query, I input) {
        return answer(query, input).value();
    }

    /// Asks and tells the answer's headers as well.
    ///
    /// @throws TrpcException if there is no result
    public <I, O> Answer<O> answer(Query<I, O> query, I input) {
        var outgoing = Outgoing.query(query.name(), given(input));
        return call(outgoing, reply -> typed(reply, query.name(), query.output()));
    }

    /// Asks for the bytes of the result, JSON in UTF-8, without building a tree of them; empty
    /// where there is no result.
    ///
    /// @throws TrpcException if the call was refused or the answer is none
    public <I> Answer<byte[]> queryBytes(Query<I, ?> query, I input) {
        return call(
                Outgoing.query(query.name(), given(input)),
                reply -> new Answer<>(answers.bytes(reply, query.name()), headers(reply)));
    }

    /// Asks a procedure by name.
    ///
    /// @param input null for no input
    /// @return a missing node where the answer holds no data
    /// @throws TrpcException if the call was refused or the answer is none
    public JsonNode query(String path, @Nullable JsonNode input) {
        return call(Outgoing.query(path, input), reply -> answers.data(reply, path));
    }

    /// Changes something.
    ///
    /// @param headers sent with it; `Idempotency-Key` among them allows to send it again
    /// @throws TrpcException if there is no result; unless it is [Refused] the change may have
    ///   taken place
    public <I, O> Answer<O> mutate(Mutation<I, O> mutation, I input, Map<String, String> headers) {
        var outgoing = Outgoing.mutation(mutation.name(), given(input), headers);
        return call(outgoing, reply -> typed(reply, mutation.name(), mutation.output()));
    }

    /// Changes something by the procedure's name.
    ///
    /// @param input null for no input
    /// @return with a missing node where the answer holds no data
    /// @throws TrpcException as with the typed form
    public Answer<JsonNode> mutate(
            String path, @Nullable JsonNode input, Map<String, String> headers) {
        return call(
                Outgoing.mutation(path, input, headers),
                reply -> new Answer<>(answers.data(reply, path), headers(reply)));
    }

    /// Sends several calls at once. Queries go out in as many requests as keep the address under
    /// 3,000 characters; mutations in one, once. A failure of a whole request is the failure of
    /// each call in it.
    ///
    /// @return one result for each call, in their order
    public List<BatchResult> batch(BatchKind kind, List<Call> calls) {
        if (calls.isEmpty()) return List.of();
        if (kind == BatchKind.MUTATION) return request(kind, calls);
        var results = new ArrayList<BatchResult>(calls.size());
        var part = new ArrayList<Call>();
        for (var call : calls) {
            part.add(call);
            if (part.size() > 1 && addressLength(part) > LONGEST_ADDRESS) {
                part.removeLast();
                results.addAll(request(kind, part));
                part = new ArrayList<>(List.of(call));
            }
        }
        results.addAll(request(kind, part));
        return List.copyOf(results);
    }

    /// Subscribes. Reconnects by itself until it is closed, completed or refused for good.
    ///
    /// @param input null for no input
    /// @param lastEventId where to go on; null to begin now
    public LiveStream subscribe(
            String path,
            @Nullable JsonNode input,
            @Nullable String lastEventId,
            StreamListener listener) {
        return open(path, input, lastEventId, listener);
    }

    /// Subscribes to a typed procedure; the events stay trees, see [LiveStream#read].
    public <I> LiveStream subscribe(
            Subscription<I, ?> subscription,
            I input,
            @Nullable String lastEventId,
            StreamListener listener) {
        return open(subscription.name(), given(input), lastEventId, listener);
    }

    /// Ends what is under way, for whoever knows that nothing will answer it: calls fail with
    /// [Unreachable], streams are opened anew after their usual wait. Later calls are made as ever.
    public void breakOff() {
        http.dispatcher().cancelAll();
    }

    /// Ends all calls and streams. Calls under way fail with [Unreachable].
    @Override
    public void close() {
        breakOff();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private LiveStream open(
            String path,
            @Nullable Object input,
            @Nullable String lastEventId,
            StreamListener listener) {
        var connection =
                new LiveStream.Connection(
                        path,
                        (id, token) ->
                                streamHttp.newCall(requests.stream(path, input, id, token, codec)),
                        settings.tokens(),
                        renewal,
                        codec,
                        timing);
        return new LiveStream(connection, lastEventId, listener).start();
    }

    private <T> T call(Outgoing outgoing, Function<Reply, T> reader) {
        return repeated(outgoing.repeatable(), () -> inLearntForm(outgoing, reader));
    }

    private List<BatchResult> request(BatchKind kind, List<Call> calls) {
        var paths = calls.stream().map(Call::path).toList();
        var last = new AtomicReference<List<BatchResult>>();
        try {
            return call(
                    Outgoing.batch(kind, List.copyOf(calls)),
                    reply -> {
                        var results = answers.results(reply, paths);
                        last.set(results);
                        return unlessUnauthorised(kind, results);
                    });
        } catch (TrpcException e) {
            var results = last.get();
            return results != null ? results : Answers.allFailed(calls.size(), e);
        }
    }

    /// Gives a batch that was refused for its token the chance of a new one: queries if one of them
    /// was, mutations only if all were, for the others have taken place.
    private static List<BatchResult> unlessUnauthorised(BatchKind kind, List<BatchResult> results) {
        var refused =
                results.stream()
                        .filter(BatchResult.Failed.class::isInstance)
                        .map(result -> ((BatchResult.Failed) result).problem())
                        .filter(TrpcClient::isUnauthorised)
                        .toList();
        var again = kind == BatchKind.QUERY ? !refused.isEmpty() : refused.size() == results.size();
        if (again) throw refused.getFirst();
        return results;
    }

    private int addressLength(List<Call> part) {
        return requests.build(Outgoing.batch(BatchKind.QUERY, List.copyOf(part)), null, codec)
                .url()
                .toString()
                .length();
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make();
    }

    private <T> T repeated(boolean repeatable, Attempt<T> attempt) {
        for (var made = 1; ; made++) {
            try {
                return attempt.make();
            } catch (TrpcException e) {
                var delay =
                        BackOff.delay(timing, made - 1, FIRST_WAIT, LONGEST_WAIT, e.retryAfter());
                if (!repeatable
                        || !e.isTransient()
                        || made >= settings.attempts()
                        || delay.compareTo(LONGEST_WAIT) > 0) throw e;
                sleep(delay);
            }
        }
    }

    private void sleep(Duration delay) {
        try {
            timing.sleeper().sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(Unreachable.Reason.INTERRUPTED, e);
        }
    }

    /// Sends the call once more where its answer was the first to show that the platform speaks
    /// superjson, and so could not read the input.
    private <T> T inLearntForm(Outgoing outgoing, Function<Reply, T> reader) {
        var before = codec.isSuperJson();
        try {
            var value = authorised(outgoing, reader);
            var again = before != codec.isSuperJson() && outgoing.isQuery() && outgoing.hasInput();
            return again ? authorised(outgoing, reader) : value;
        } catch (Refused e) {
            var again = before != codec.isSuperJson() && outgoing.repeatable();
            if (again && outgoing.hasInput()) return authorised(outgoing, reader);
            throw e;
        }
    }

    private <T> T authorised(Outgoing outgoing, Function<Reply, T> reader) {
        var token = settings.tokens().token();
        try {
            return reader.apply(send(outgoing, token));
        } catch (TrpcException e) {
            if (token == null || !isUnauthorised(e)) throw e;
            var fresh = renewal.renew(token);
            if (fresh == null) throw e;
            return reader.apply(send(outgoing, fresh));
        }
    }

    static boolean isUnauthorised(TrpcException problem) {
        return switch (problem) {
            case Refused refused -> refused.code() == TrpcErrorCode.UNAUTHORIZED;
            case NotTrpc other -> other.httpStatus() == UNAUTHORIZED;
            case Unreachable _ -> false;
        };
    }

    /// Sends a request that is no call of a procedure, under this client's headers, token and time
    /// limits, once; once more where its token was refused and renewed.
    ///
    /// @throws TrpcException if nothing answered
    Reply exchange(Request.Builder request) {
        settings.headers().forEach(request::header);
        var token = settings.tokens().token();
        var reply = reply(http.newCall(requests.authorised(request, token).build()));
        if (token == null || reply.status() != UNAUTHORIZED) return reply;
        var fresh = renewal.renew(token);
        if (fresh == null) return reply;
        return reply(http.newCall(requests.authorised(request, fresh).build()));
    }

    private Reply send(Outgoing outgoing, @Nullable String token) {
        return reply(http.newCall(requests.build(outgoing, token, codec)));
    }

    private Reply reply(okhttp3.Call call) {
        try (var response = call.execute()) {
            return Reply.read(response, timing.clock().instant());
        } catch (IOException e) {
            // One that was given up may fail as if the platform had broken it; one that took too
            // long is given up as well, and says so.
            if (call.isCanceled() && !(e instanceof InterruptedIOException))
                throw new Unreachable(Unreachable.Reason.INTERRUPTED, e);
            throw Unreachable.because(e);
        } catch (NotTrpc e) {
            if (call.isCanceled()) throw new Unreachable(Unreachable.Reason.INTERRUPTED, e);
            throw e;
        }
    }

    private <O> Answer<O> typed(Reply reply, String procedure, Class<O> output) {
        var data = answers.data(reply, procedure);
        if (output == Nothing.class) {
            return new Answer<>(output.cast(new Nothing()), headers(reply));
        }
        return new Answer<>(answers.convert(reply, data, output), headers(reply));
    }

    private static Map<String, String> headers(Reply reply) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        reply.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
        return headers;
    }

    private static @Nullable Object given(Object input) {
        return input instanceof Nothing ? null : input;
    }
}
