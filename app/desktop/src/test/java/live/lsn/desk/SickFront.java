package live.lsn.desk;

import static java.util.Objects.requireNonNull;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import okio.Buffer;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Stands before a real platform and hands all through, but for procedures that are sick at the
/// time: those get an answer of another kind.
public final class SickFront implements AutoCloseable {
    private static final String STREAM = "sync.changes";
    private static final Set<String> OWN =
            Set.of("host", "accept-encoding", "connection", "content-length", "transfer-encoding");

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient through = new OkHttpClient();
    private final HttpUrl platform;
    private final Map<String, AtomicLong> well = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> sick = new ConcurrentHashMap<>();
    private volatile Set<String> procedures = Set.of();
    private volatile Set<String> lost = Set.of();
    private volatile boolean onceEach;
    private volatile IntSupplier copies = () -> 1;
    private final Set<String> lostOnce = ConcurrentHashMap.newKeySet();
    private volatile String last = "";
    private volatile Supplier<MockResponse> ailment = () -> new MockResponse.Builder().build();

    public SickFront(String platform) throws IOException {
        this.platform = HttpUrl.get(platform);
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return answer(request);
                    }
                });
        server.start();
    }

    public String url() {
        return server.url(platform.encodedPath()).toString();
    }

    /// From now on these procedures are answered so.
    public void sicken(Set<String> names, Supplier<MockResponse> answer) {
        ailment = answer;
        procedures = Set.copyOf(names);
    }

    /// From now on these procedures take effect, and their answers are lost: so it is answered.
    public void lose(Set<String> names, Supplier<MockResponse> answer) {
        ailment = answer;
        lost = Set.copyOf(names);
    }

    /// The same, but for each command only the first answer is lost.
    public void loseFirst(Set<String> names, Supplier<MockResponse> answer) {
        onceEach = true;
        lose(names, answer);
    }

    /// From now on each command arrives so many times, one after the other.
    public void repeat(IntSupplier times) {
        copies = times;
    }

    public void heal() {
        lost = Set.of();
        procedures = Set.of();
        onceEach = false;
        copies = () -> 1;
    }

    /// The procedure that was asked for last.
    public String last() {
        return last;
    }

    /// How often the procedure was handed through.
    public long well(String procedure) {
        return count(well, procedure).get();
    }

    /// How often the procedure got another answer.
    public long sick(String procedure) {
        return count(sick, procedure).get();
    }

    private static AtomicLong count(Map<String, AtomicLong> counts, String procedure) {
        return counts.computeIfAbsent(procedure, _ -> new AtomicLong());
    }

    private MockResponse answer(RecordedRequest request) {
        var procedure = request.getUrl().pathSegments().getLast();
        if (procedures.contains(procedure)) {
            last = procedure;
            var answer = ailment.get();
            count(sick, procedure).incrementAndGet();
            return answer;
        }
        var answer = procedure.equals(STREAM) ? stream() : arrived(request);
        count(well, procedure).incrementAndGet();
        if (!lost.contains(procedure)) return answer;
        var key = request.getHeaders().get("Idempotency-Key");
        return !onceEach || (key != null && lostOnce.add(key)) ? ailment.get() : answer;
    }

    private MockResponse arrived(RecordedRequest request) {
        var more = "POST".equals(request.getMethod()) ? copies.getAsInt() - 1 : 0;
        for (; more > 0; more--) handedThrough(request);
        return handedThrough(request);
    }

    /// A stream that tells nothing and soon ends.
    private static MockResponse stream() {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body("event: connected\ndata: {}\n\nevent: ping\ndata: \n\n")
                .build();
    }

    private MockResponse handedThrough(RecordedRequest request) {
        var url =
                request.getUrl()
                        .newBuilder()
                        .scheme(platform.scheme())
                        .host(platform.host())
                        .port(platform.port())
                        .build();
        var body = request.getBody();
        var method = requireNonNull(request.getMethod());
        var next =
                new Request.Builder()
                        .url(url)
                        .headers(without(request.getHeaders()))
                        .method(
                                method,
                                method.equals("GET")
                                        ? null
                                        : RequestBody.create(
                                                body == null ? new byte[0] : body.toByteArray()))
                        .build();
        try (var response = through.newCall(next).execute()) {
            return new MockResponse.Builder()
                    .code(response.code())
                    .headers(without(response.headers()))
                    .body(new Buffer().write(response.body().bytes()))
                    .build();
        } catch (IOException e) {
            return new MockResponse.Builder().code(502).build();
        }
    }

    private static Headers without(Headers headers) {
        var kept = new Headers.Builder();
        headers.forEach(
                header -> {
                    if (!OWN.contains(header.getFirst().toLowerCase(java.util.Locale.ROOT)))
                        kept.add(header.getFirst(), header.getSecond());
                });
        return kept.build();
    }

    @Override
    public void close() {
        server.close();
    }
}
