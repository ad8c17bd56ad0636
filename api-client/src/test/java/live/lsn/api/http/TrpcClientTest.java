package live.lsn.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import live.lsn.api.http.TrpcClient.BatchKind;
import live.lsn.api.http.TrpcClient.BatchResult;
import live.lsn.api.http.TrpcClient.Call;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.NotTrpc.Looks;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.api.trpc.TrpcException.Unreachable;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okhttp3.HttpUrl;

import okio.Buffer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class TrpcClientTest {
    private static final String OK = "{\"result\":{\"data\":\"ok\"}}";
    private static final Map<String, String> KEY = Map.of("idempotency-key", "\"k1\"");
    private static final Query<Filter, Found> FIND =
            Procedure.query("things.find", Filter.class, Found.class, null);
    private static final Query<Nothing, Found> LATEST =
            Procedure.query("things.latest", Nothing.class, Found.class, null);
    private static final Mutation<Filter, Found> CHANGE =
            Procedure.mutation("things.change", Filter.class, Found.class, null);
    private static final Mutation<Nothing, Nothing> CLEAR =
            Procedure.mutation("things.clear", Nothing.class, Nothing.class, null);

    record Filter(String text, Instant since) {}

    record Found(String name, Instant at) {}

    private final MockWebServer server = new MockWebServer();
    private final FakeTime time = new FakeTime();
    private TrpcClient client;

    @BeforeEach
    void start() throws IOException {
        server.start();
        client = client(Transformer.NONE, TokenSource.none());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private TrpcClient client(Transformer transformer, TokenSource tokens) {
        var settings = new Settings(server.url("/api/trpc"), transformer, tokens, 3);
        return new TrpcClient(settings.withTiming(time.timing()));
    }

    // ---- requests ----

    @Test
    void aQueryIsAGetWithItsInputInTheAddress() throws Exception {
        answer(200, "{\"result\":{\"data\":{\"name\":\"a\",\"at\":\"2026-01-02T03:04:05Z\"}}}");
        var found = client.query(FIND, new Filter("a, b&c", Instant.parse("2026-01-01T00:00:00Z")));
        var request = server.takeRequest();
        assertThat(found).isEqualTo(new Found("a", Instant.parse("2026-01-02T03:04:05Z")));
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getHeaders().get("Content-Type")).isNull();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/api/trpc/things.find");
        assertThat(request.getUrl().queryParameter("input"))
                .isEqualTo("{\"text\":\"a, b&c\",\"since\":\"2026-01-01T00:00:00Z\"}");
    }

    @Test
    void noInputIsNoParameterAndNoBody() throws Exception {
        answer(200, "{\"result\":{\"data\":{\"name\":\"a\",\"at\":\"2026-01-02T03:04:05Z\"}}}");
        answer(200, "{\"result\":{}}");
        client.query(LATEST, new Nothing());
        client.mutate(CLEAR, new Nothing(), Map.of());
        assertThat(server.takeRequest().getUrl().query()).isNull();
        var mutation = server.takeRequest();
        assertThat(mutation.getMethod()).isEqualTo("POST");
        assertThat(mutation.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(mutation.getBodySize()).isZero();
    }

    @Test
    void withSuperJsonNoInputIsTheUndefinedEnvelope() throws Exception {
        client = client(Transformer.SUPERJSON, TokenSource.none());
        answer(200, "{\"result\":{\"data\":{\"json\":1}}}");
        answer(200, "{\"result\":{\"data\":{\"json\":1}}}");
        client.query("a.b", null);
        client.mutate("a.b", null, Map.of());
        var envelope = "{\"json\":null,\"meta\":{\"values\":[\"undefined\"],\"v\":1}}";
        assertThat(server.takeRequest().getUrl().queryParameter("input")).isEqualTo(envelope);
        assertThat(text(server.takeRequest())).isEqualTo(envelope);
    }

    @Test
    void parametersOfTheBaseComeFirstAndSettingsHeadersGoWithEveryRequest() throws Exception {
        var settings =
                new Settings(server.url("/api/trpc/?v=2"), Transformer.NONE, TokenSource.none(), 1)
                        .withHeaders(Map.of("X-Lsn-Install", "i1"));
        answer(200, OK);
        try (var own = new TrpcClient(settings)) {
            own.query("a.b", Json.MAPPER.valueToTree(5));
        }
        var request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/trpc/a.b?v=2&input=5");
        assertThat(request.getHeaders().get("X-Lsn-Install")).isEqualTo("i1");
    }

    @Test
    void headersOfAnAnswerAreFoundInAnyCase() {
        server.enqueue(
                new MockResponse.Builder()
                        .addHeader("x-lsn-position", "41")
                        .body(
                                "{\"result\":{\"data\":{\"name\":\"a\",\"at\":\"2026-01-02T03:04:05Z\"}}}")
                        .build());
        var answer = client.mutate(CHANGE, new Filter("a", Instant.EPOCH), KEY);
        assertThat(answer.header("X-Lsn-Position")).isEqualTo("41");
        assertThat(answer.value().name()).isEqualTo("a");
    }

    // ---- answers ----

    @Test
    void absentDataIsAMissingNode() {
        answer(200, "{\"result\":{}}");
        assertThat(client.query("a.b", null).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain;charset=UTF-8", "text/html", "nonsense"})
    void anErrorIsReadWhateverTheContentType(String contentType) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(415)
                        .setHeader("Content-Type", contentType)
                        .body(error("UNSUPPORTED_MEDIA_TYPE", -32015, 415, "Missing header"))
                        .build());
        var refused = refused();
        assertThat(refused.code()).isEqualTo(TrpcErrorCode.UNSUPPORTED_MEDIA_TYPE);
        assertThat(refused).hasMessage("a.b was refused (UNSUPPORTED_MEDIA_TYPE): Missing header");
    }

    @Test
    void anErrorUnderStatus200IsAnErrorAndAResultUnder500AResult() {
        answer(200, error("FORBIDDEN", -32003, 403, "No"));
        answer(500, OK);
        assertThat(refused().httpStatus()).isEqualTo(403);
        assertThat(client.query("a.b", null).asString()).isEqualTo("ok");
    }

    @Test
    void anErrorWithoutANameIsClassedByStatusAndNumber() {
        answer(409, "{\"error\":{\"message\":\"m\",\"code\":-32009}}");
        answer(200, "{\"error\":{\"message\":\"m\",\"code\":-32004}}");
        answer(418, "{\"error\":{\"message\":\"m\",\"code\":1,\"data\":{\"code\":\"TEAPOT\"}}}");
        assertThat(refused().code()).isEqualTo(TrpcErrorCode.CONFLICT);
        assertThat(refused().code()).isEqualTo(TrpcErrorCode.NOT_FOUND);
        var odd = refused();
        assertThat(odd.code()).isEqualTo(TrpcErrorCode.INTERNAL_SERVER_ERROR);
        assertThat(odd.rawCode()).isEqualTo("TEAPOT");
    }

    @Test
    void aLongMessageOfThePlatformIsCutToOneLineOf80Characters() {
        answer(400, error("BAD_REQUEST", -32600, 400, "[\\n  {" + "x".repeat(500)));
        var refused = refused();
        assertThat(refused.getMessage()).hasSizeLessThan(130).doesNotContain("\n").endsWith("…");
        assertThat(refused.serverMessage()).hasSizeGreaterThan(500);
    }

    @Test
    void theDataOfAnErrorIsKept() {
        answer(
                409,
                "{\"error\":{\"message\":\"m\",\"code\":-32009,\"data\":{\"code\":\"CONFLICT\",\"reason\":\"IN_PROGRESS\"}}}");
        assertThat(refused().data().path("reason").asString()).isEqualTo("IN_PROGRESS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "403|<!doctype html><p>secret|WEB_PAGE",
                "400| <html>|WEB_PAGE",
                "200|{\"result\":{\"da|CUT_OFF",
                "200|[1,2]|OTHER_JSON",
                "404|{\"message\":\"secret\"}|OTHER_JSON",
                "404|secret|UNREADABLE",
                "404|~~|EMPTY",
                "431|~~|ADDRESS_TOO_LONG",
                "414|<h1>URI Too Long</h1>|ADDRESS_TOO_LONG",
            })
    void whatIsNoTrpcAnswerIsToldByItsLooks(int status, String body, Looks looks) {
        for (var i = 0; i < 3; i++) answer(status, body);
        var problem = notTrpc();
        assertThat(problem.looks()).isEqualTo(looks);
        assertThat(problem.httpStatus()).isEqualTo(status);
        assertThat(problem)
                .hasMessage(
                        "The platform answered with "
                                + looks.words()
                                + " (status "
                                + status
                                + ").");
        assertThat(String.valueOf(problem.getCause())).doesNotContain("secret");
    }

    @Test
    void anAnswerThatBreaksOffIsCutOff() {
        for (var i = 0; i < 3; i++) {
            server.enqueue(
                    new MockResponse.Builder()
                            .body("{\"result\":{\"data\":\"" + "x".repeat(100_000) + "\"}}")
                            .onResponseBody(new SocketEffect.CloseSocket())
                            .build());
        }
        assertThat(notTrpc().looks()).isEqualTo(Looks.CUT_OFF);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aRedirectIsToldAndNotFollowed() {
        server.enqueue(
                new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", server.url("/elsewhere").toString())
                        .build());
        assertThat(notTrpc().looks()).isEqualTo(Looks.REDIRECT);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anAnswerOver64MiBIsRefused() {
        server.enqueue(
                new MockResponse.Builder()
                        .body(new Buffer().write(new byte[(64 << 20) + 1]))
                        .build());
        assertThat(notTrpc().looks()).isEqualTo(Looks.TOO_LARGE);
    }

    @Test
    void aResultOfAnotherShapeIsToldWithoutItsContents() {
        answer(200, "{\"result\":{\"data\":{\"name\":\"secret\",\"at\":\"not a time\"}}}");
        answer(200, "{\"result\":{}}");
        for (var i = 0; i < 2; i++) {
            var problem =
                    catchThrowableOfType(NotTrpc.class, () -> client.query(LATEST, new Nothing()));
            assertThat(problem.looks()).isEqualTo(Looks.OTHER_SHAPE);
            assertThat(problem).hasMessageNotContaining("secret");
        }
    }

    @Test
    void aPlatformThatIsNotThereIsUnreachable() {
        var address = server.url("/api/trpc");
        server.close();
        var problem = unreachableAt(address);
        assertThat(problem.reason()).isEqualTo(Unreachable.Reason.NO_CONNECTION);
        assertThat(time.sleeps).hasSize(2);
        assertThat(unreachableAt(HttpUrl.get("http://no-such-host.invalid/")).reason())
                .isEqualTo(Unreachable.Reason.UNKNOWN_NAME);
    }

    @Test
    void aPlatformThatIsSilentIsUnreachableInTime() {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        var http = TrpcClient.http().readTimeout(Duration.ofMillis(100)).build();
        var settings = new Settings(server.url("/"), Transformer.NONE, TokenSource.none(), 1);
        try (var own = new TrpcClient(settings, http)) {
            var problem = catchThrowableOfType(Unreachable.class, () -> own.query("a.b", null));
            assertThat(problem.reason()).isEqualTo(Unreachable.Reason.TIMEOUT);
        }
    }

    @Test
    void whatNothingWillAnswerIsBrokenOffAndTheNextCallGoes() throws Exception {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        answer(200, "{\"result\":{\"data\":1}}");
        var settings = new Settings(server.url("/"), Transformer.NONE, TokenSource.none(), 3);
        try (var own = new TrpcClient(settings);
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var call = executor.submit(() -> own.query("a.b", null));
            server.takeRequest();
            own.breakOff();
            assertThatThrownBy(call::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            e -> assertThat(e.reason()).isEqualTo(Unreachable.Reason.INTERRUPTED));
            assertThat(own.query("a.b", null).asInt()).isEqualTo(1);
        }
    }

    @Test
    void theUsualTimeLimitsHold() {
        var http = TrpcClient.http().build();
        assertThat(http.callTimeoutMillis()).isEqualTo(60_000);
        assertThat(http.connectTimeoutMillis()).isEqualTo(10_000);
        assertThat(http.readTimeoutMillis()).isEqualTo(20_000);
    }

    // ---- bytes ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"result\":{\"data\":{\"rows\":[ 1,{\"a\":\"}\"}]}}}|{\"rows\":["
                        + " 1,{\"a\":\"}\"}]}",
                "{\"result\" : {\"data\" : [1, 2] } }|[1, 2]",
                "{\"result\" : {\"data\" : [1, 2] , \"x\":1}}|[1,2]",
                "{\"result\":{\"data\":{\"a\":\"\\\\\\\"}{[\"}}}|{\"a\":\"\\\\\\\"}{[\"}",
                "{\"result\":{\"data\":{}}}|{}",
                "{\"result\":{\"data\":\"é\"}}|\"é\"",
                "{\"result\":{\"data\":{\"json\":{\"a\":\"2\"},\"meta\":{\"values\":{\"a\":[\"bigint\"]}}}}}|{\"a\":2}",
            })
    void bytesAreTheDataAlone(String body, String data) {
        client = client(Transformer.AUTO, TokenSource.none());
        answer(200, body);
        var bytes = client.queryBytes(LATEST, new Nothing()).value();
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"result\":{\"data\":{\"a\":1}}", "{\"result\":{\"data\":{\"a\":["})
    void bytesOfHalfAnAnswerAreNotGiven(String body) {
        for (var i = 0; i < 3; i++) answer(200, body);
        assertThatThrownBy(() -> client.queryBytes(LATEST, new Nothing()))
                .isInstanceOf(NotTrpc.class);
    }

    @Test
    void bytesOfAnErrorAreNotGiven() {
        answer(403, error("FORBIDDEN", -32003, 403, "No"));
        assertThatThrownBy(() -> client.queryBytes(LATEST, new Nothing()))
                .isInstanceOf(Refused.class);
    }

    // ---- repeating ----

    @Test
    void aQueryIsRepeatedWithGrowingJitterAndOnlySoOften() {
        for (var i = 0; i < 3; i++) answer(502, "<html>bad gateway");
        assertThat(notTrpc().looks()).isEqualTo(Looks.WEB_PAGE);
        assertThat(server.getRequestCount()).isEqualTo(3);
        assertThat(time.sleeps).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_REQUESTS, -32029, 429, 2",
        "BAD_GATEWAY, -32603, 502, 2",
        "SERVICE_UNAVAILABLE, -32603, 503, 2",
        "GATEWAY_TIMEOUT, -32603, 504, 2",
        "INTERNAL_SERVER_ERROR, -32603, 500, 1",
        "TIMEOUT, -32008, 408, 1",
        "CONFLICT, -32009, 409, 1",
    })
    void aRefusedQueryIsRepeatedOnlyWhenThePlatformIsBusy(
            String code, int number, int status, int requests) {
        answer(status, error(code, number, status, "m"));
        if (requests == 2) {
            answer(200, OK);
            assertThat(client.query("a.b", null).asString()).isEqualTo("ok");
        } else {
            assertThat(refused().rawCode()).isEqualTo(code);
        }
        assertThat(server.getRequestCount()).isEqualTo(requests);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7|7",
                "0|1",
                "Sat, 21 Nov 2026 10:00:09 GMT|9",
                "Sat, 21 Nov 2026 09:00:00 GMT|1",
            })
    void theWaitThatThePlatformAsksForIsKept(String retryAfter, int seconds) {
        busy(503, retryAfter);
        answer(200, OK);
        client.query("a.b", null);
        assertThat(time.sleeps).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void aLongWaitIsLeftToTheCallerAndHeldToAnHour() {
        busy(429, "864000");
        var refused = refused();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(time.sleeps).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 408})
    void okHttpDoesNotRepeatByItself(int status) {
        server.enqueue(
                new MockResponse.Builder().code(status).addHeader("Retry-After", "0").build());
        answer(200, OK);
        assertThatThrownBy(() -> client.mutate("a.b", null, Map.of())).isInstanceOf(NotTrpc.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
        client.query("a.b", null);
        server.enqueue(
                new MockResponse.Builder().code(status).addHeader("Retry-After", "0").build());
        var once = new Settings(server.url("/"), Transformer.NONE, TokenSource.none(), 1);
        try (var own = new TrpcClient(once)) {
            assertThatThrownBy(() -> own.query("a.b", null)).isInstanceOf(NotTrpc.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aMutationWithoutAKeyIsSentOnce() {
        answer(503, "<html>");
        assertThatThrownBy(() -> client.mutate("a.b", null, Map.of())).isInstanceOf(NotTrpc.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aMutationWithAKeyIsRepeatedUnderThatKeyWithTheSameBody() throws Exception {
        answer(503, "<html>");
        server.enqueue(
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        answer(200, OK);
        client.mutate("a.b", Json.MAPPER.valueToTree(Map.of("a", 1)), KEY);
        for (var i = 0; i < 3; i++) {
            var request = server.takeRequest();
            assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("\"k1\"");
            assertThat(text(request)).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void anInterruptedWaitForAConnectionEndsTheCall() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> client.query("a.b", null))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            e -> assertThat(e.reason()).isEqualTo(Unreachable.Reason.INTERRUPTED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anInterruptedWaitEndsTheCall() throws Exception {
        busy(503, "5");
        var waiting = new CountDownLatch(1);
        var settings = new Settings(server.url("/"), Transformer.NONE, TokenSource.none(), 3);
        var timing =
                new Timing(
                        () -> time.now,
                        _ -> {
                            waiting.countDown();
                            new CountDownLatch(1).await();
                        },
                        time.timing().random());
        try (var own = new TrpcClient(settings.withTiming(timing));
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var call = executor.submit(() -> own.query("a.b", null));
            assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
            executor.shutdownNow();
            assertThatThrownBy(call::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            e -> assertThat(e.reason()).isEqualTo(Unreachable.Reason.INTERRUPTED));
        }
    }

    // ---- tokens ----

    @Test
    void a401IsRenewedAndTheCallSentOnceMore() throws Exception {
        var tokens = new Tokens("new");
        client = client(Transformer.NONE, tokens);
        answer(401, error("UNAUTHORIZED", -32001, 401, "expired"));
        answer(200, OK);
        client.mutate("a.b", null, Map.of());
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer old");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer new");
        assertThat(tokens.renewals).hasValue(1);
    }

    @Test
    void aSecond401IsFinal() {
        var tokens = new Tokens("new");
        client = client(Transformer.NONE, tokens);
        for (var i = 0; i < 2; i++) answer(401, error("UNAUTHORIZED", -32001, 401, "expired"));
        assertThat(refused().code()).isEqualTo(TrpcErrorCode.UNAUTHORIZED);
        assertThat(tokens.renewals).hasValue(1);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a401WithoutARenewalIsFinal() {
        client = client(Transformer.NONE, new Tokens(null));
        answer(401, error("UNAUTHORIZED", -32001, 401, "expired"));
        assertThat(refused().code()).isEqualTo(TrpcErrorCode.UNAUTHORIZED);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void callsAtTheSameTimeShareOneRenewal() throws Exception {
        var calls = 8;
        var refused = new CountDownLatch(calls);
        var tokens =
                new TokenSource() {
                    final Tokens inner = new Tokens("new");

                    @Override
                    public String token() {
                        return inner.token();
                    }

                    @Override
                    public @Nullable String renew(String token) {
                        awaitAll(refused);
                        return inner.renew(token);
                    }
                };
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        if ("Bearer new".equals(request.getHeaders().get("Authorization"))) {
                            return new MockResponse.Builder().body(OK).build();
                        }
                        refused.countDown();
                        return new MockResponse.Builder()
                                .code(401)
                                .body(error("UNAUTHORIZED", -32001, 401, "expired"))
                                .build();
                    }
                });
        client = client(Transformer.NONE, tokens);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    IntStream.range(0, calls)
                            .mapToObj(_ -> executor.submit(() -> client.query("a.b", null)))
                            .toList();
            for (var call : all) assertThat(call.get().asString()).isEqualTo("ok");
        }
        assertThat(tokens.inner.renewals).hasValue(1);
    }

    // ---- batches ----

    @Test
    void aBatchKeepsEachCallsOutcome() throws Exception {
        answer(207, "[" + OK + "," + error("NOT_FOUND", -32004, 404, "none") + ",{\"result\":{}}]");
        var results =
                client.batch(
                        BatchKind.QUERY,
                        List.of(
                                new Call("a.b", null),
                                new Call("c.d", Json.MAPPER.valueToTree(List.of(1))),
                                new Call("e.f", null)));
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/api/trpc/a.b,c.d,e.f?batch=1&input=%7B%221%22%3A%5B1%5D%7D");
        assertThat(data(results.get(0)).asString()).isEqualTo("ok");
        assertThat(((Refused) problem(results.get(1))).httpStatus()).isEqualTo(404);
        assertThat(data(results.get(2)).isMissingNode()).isTrue();
    }

    @Test
    void oneObjectForABatchIsTheErrorOfAllItsCalls() {
        answer(400, error("BAD_REQUEST", -32600, 400, "Batching is not enabled on the server"));
        var results =
                client.batch(
                        BatchKind.QUERY, List.of(new Call("a.b", null), new Call("c.d", null)));
        assertThat(results)
                .hasSize(2)
                .allSatisfy(
                        result ->
                                assertThat(((Refused) problem(result)).code())
                                        .isEqualTo(TrpcErrorCode.BAD_REQUEST));
    }

    @Test
    void aBatchAnswerThatIsTooShortFailsTheRest() {
        answer(200, "[" + OK + "]");
        var results =
                client.batch(
                        BatchKind.QUERY, List.of(new Call("a.b", null), new Call("c.d", null)));
        assertThat(data(results.get(0)).asString()).isEqualTo("ok");
        assertThat(problem(results.get(1))).isInstanceOf(NotTrpc.class);
    }

    @Test
    void longQueriesAreSplitAndTheirOrderKept() {
        server.setDispatcher(new EchoingBatches());
        var calls =
                IntStream.range(0, 20)
                        .mapToObj(i -> new Call("p" + i, Json.MAPPER.valueToTree("\"".repeat(150))))
                        .toList();
        var results = client.batch(BatchKind.QUERY, calls);
        assertThat(results.stream().map(result -> data(result).asString()))
                .containsExactlyElementsOf(calls.stream().map(Call::path).toList());
        assertThat(server.getRequestCount()).isGreaterThan(3);
        IntStream.range(0, server.getRequestCount())
                .forEach(_ -> assertThat(taken().getUrl().toString()).hasSizeLessThan(3_001));
    }

    @Test
    void mutationsGoInOneBodyAndAreNotRepeated() throws Exception {
        answer(503, "<html>");
        var results =
                client.batch(
                        BatchKind.MUTATION,
                        List.of(new Call("a.b", Json.MAPPER.valueToTree(1)), new Call("c", null)));
        assertThat(results).allSatisfy(r -> assertThat(problem(r)).isInstanceOf(NotTrpc.class));
        assertThat(text(server.takeRequest())).isEqualTo("{\"0\":1}");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aQueryBatchWithARefusedTokenIsSentOnceMore() {
        client = client(Transformer.NONE, new Tokens("new"));
        answer(207, "[" + OK + "," + error("UNAUTHORIZED", -32001, 401, "expired") + "]");
        answer(200, "[" + OK + "," + OK + "]");
        var results =
                client.batch(BatchKind.QUERY, List.of(new Call("a", null), new Call("b", null)));
        assertThat(results).allSatisfy(r -> assertThat(r).isInstanceOf(BatchResult.Ok.class));
    }

    @Test
    void aBatchWhoseTokenStaysRefusedKeepsWhatSucceeded() {
        client = client(Transformer.NONE, new Tokens(null));
        answer(207, "[" + OK + "," + error("UNAUTHORIZED", -32001, 401, "expired") + "]");
        var results =
                client.batch(BatchKind.QUERY, List.of(new Call("a", null), new Call("b", null)));
        assertThat(data(results.get(0)).asString()).isEqualTo("ok");
        assertThat(problem(results.get(1))).isInstanceOf(Refused.class);
    }

    // ---- superjson ----

    @Test
    void theTransformerIsLearntFromAnAnswerAndTheQuestionAskedAgain() throws Exception {
        client = client(Transformer.AUTO, TokenSource.none());
        answer(400, "{\"error\":{\"json\":" + inner("BAD_REQUEST", -32600, 400, "Required") + "}}");
        answer(200, "{\"result\":{\"data\":{\"json\":1}}}");
        answer(200, "{\"result\":{\"data\":{\"json\":2}}}");
        var input = Json.MAPPER.valueToTree(Map.of("limit", 2));
        assertThat(client.query("a.b", input).asInt()).isEqualTo(1);
        assertThat(client.query("a.b", input).asInt()).isEqualTo(2);
        assertThat(taken().getUrl().queryParameter("input")).isEqualTo("{\"limit\":2}");
        for (var i = 0; i < 2; i++) {
            assertThat(server.takeRequest().getUrl().queryParameter("input"))
                    .isEqualTo("{\"json\":{\"limit\":2}}");
        }
    }

    @Test
    void anUnknownAnnotationSpoilsNothing() {
        client = client(Transformer.SUPERJSON, TokenSource.none());
        answer(
                200,
                "{\"result\":{\"data\":{\"json\":[{\"a\":\"x\",\"b\":\"9\"}],\"meta\":{\"values\":{\"0.a\":[\"Temporal\"],\"0.b\":[\"bigint\"],\"5.c\":[\"Date\"]},\"v\":1}}}}");
        assertThat(client.query("a.b", null)).hasToString("[{\"a\":\"x\",\"b\":9}]");
    }

    @Test
    void anUnwrappedErrorOfAGatewayIsReadAlsoWithSuperJson() {
        client = client(Transformer.SUPERJSON, TokenSource.none());
        answer(404, error("NOT_FOUND", -32004, 404, "none"));
        assertThat(refused().code()).isEqualTo(TrpcErrorCode.NOT_FOUND);
    }

    @Test
    void superJsonThatContradictsItselfIsAnotherShape() {
        client = client(Transformer.SUPERJSON, TokenSource.none());
        answer(
                200,
                "{\"result\":{\"data\":{\"json\":\"x\",\"meta\":{\"values\":[\"Date\"],\"v\":1}}}}");
        assertThat(notTrpc().looks()).isEqualTo(Looks.OTHER_SHAPE);
    }

    // ---- what the tests are made of ----

    private final class EchoingBatches extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            var names = request.getUrl().pathSegments().getLast().split(",");
            var results =
                    List.of(names).stream()
                            .map(name -> Map.of("result", Map.of("data", name)))
                            .toList();
            return new MockResponse.Builder().body(Json.MAPPER.writeValueAsString(results)).build();
        }
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private void busy(int status, String retryAfter) {
        var code = TrpcErrorCode.guess(status, 0);
        server.enqueue(
                new MockResponse.Builder()
                        .code(status)
                        .addHeader("Retry-After", retryAfter)
                        .body(error(code.name(), code.number(), status, "busy"))
                        .build());
    }

    private static String error(String code, int number, int status, String message) {
        return "{\"error\":" + inner(code, number, status, message) + "}";
    }

    private static String inner(String code, int number, int status, String message) {
        return "{\"message\":\"%s\",\"code\":%d,\"data\":{\"code\":\"%s\",\"httpStatus\":%d}}"
                .formatted(message, number, code, status);
    }

    private Refused refused() {
        return catchThrowableOfType(Refused.class, () -> client.query("a.b", null));
    }

    private NotTrpc notTrpc() {
        return catchThrowableOfType(NotTrpc.class, () -> client.query("a.b", null));
    }

    private Unreachable unreachableAt(HttpUrl address) {
        var settings = new Settings(address, Transformer.NONE, TokenSource.none(), 3);
        try (var own = new TrpcClient(settings.withTiming(time.timing()))) {
            return catchThrowableOfType(Unreachable.class, () -> own.query("a.b", null));
        }
    }

    private RecordedRequest taken() {
        try {
            return server.takeRequest();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    private static JsonNode data(BatchResult result) {
        return ((BatchResult.Ok) result).data();
    }

    private static TrpcException problem(BatchResult result) {
        return ((BatchResult.Failed) result).problem();
    }
}
