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
import live.lsn.api.peer.NodePeer;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.SuperJson;
import live.lsn.api.trpc.SuperJson.JsMap;
import live.lsn.api.trpc.SuperJson.Undefined;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Refused;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// The client against `@trpc/server` itself, plain and with superjson.
class RealTrpcServerTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:20:30.456Z");

    private static @Nullable NodePeer peer;

    private final FakeTime time = new FakeTime();
    private final List<TrpcClient> clients = new ArrayList<>();

    /// Which port is spoken to, and how.
    enum Way {
        PLAIN("plain", Transformer.NONE),
        PLAIN_UNASKED("plain", Transformer.AUTO),
        SUPERJSON("superjson", Transformer.SUPERJSON),
        SUPERJSON_UNASKED("superjson", Transformer.AUTO);

        private final String port;
        private final Transformer transformer;

        Way(String port, Transformer transformer) {
            this.port = port;
            this.transformer = transformer;
        }
    }

    record Limit(int limit) {}

    record Tick(int seq, Instant at) {}

    record Count(int to, @Nullable Integer dropAt) {}

    @BeforeAll
    static void start() throws Exception {
        peer = NodePeer.start(Path.of("src/test/node"), "server.mjs");
    }

    @AfterAll
    static void stop() throws Exception {
        if (peer != null) peer.close();
    }

    @AfterEach
    void close() {
        clients.forEach(TrpcClient::close);
    }

    private static HttpUrl base(Way way) {
        var port = Objects.requireNonNull(peer).ready().path(way.port).asInt();
        return HttpUrl.get("http://127.0.0.1:" + port + "/api/trpc");
    }

    private TrpcClient client(Way way) {
        return client(way, TokenSource.none());
    }

    private TrpcClient client(Way way, TokenSource tokens) {
        var settings = new Settings(base(way), way.transformer, tokens, 2);
        var client = new TrpcClient(settings.withTiming(time.timing()));
        clients.add(client);
        return client;
    }

    private static JsonNode tree(Object value) {
        return Json.MAPPER.valueToTree(value);
    }

    @ParameterizedTest
    @EnumSource
    void queriesAndMutationsComeBack(Way way) {
        var client = client(way);
        assertThat(client.query("system.health", null).asString()).isEqualTo("ok");
        assertThat(client.query("system.nothing", null).isMissingNode()).isTrue();
        assertThat(client.query("system.echo", tree(Map.of("a", "é, &+%"))))
                .isEqualTo(tree(Map.of("a", "é, &+%")));
        var answer =
                client.mutate(
                        "system.echoMutation",
                        tree(List.of(1, "b")),
                        Map.of("Idempotency-Key", "\"k\""));
        assertThat(answer.value().path("input")).hasToString("[1,\"b\"]");
        assertThat(answer.value().path("key").asString()).isEqualTo("\"k\"");
        assertThat(answer.header("X-Lsn-Position")).isEqualTo("41");
        assertThat(client.mutate("system.voidMutation", null, Map.of()).value().isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theFirstQuestionMayHaveAnInput(Way way) {
        var needsInput = Procedure.query("system.needsInput", Limit.class, Integer.class, null);
        assertThat(client(way).query(needsInput, new Limit(7))).isEqualTo(7);
        assertThat(client(way).query("system.echo", tree("a")).asString()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "system.boom, INTERNAL_SERVER_ERROR, 500, kaboom",
        "system.forbidden, FORBIDDEN, 403, Not for you",
        "system.unauthorized, UNAUTHORIZED, 401, Who are you?",
        "system.whoAmI, UNAUTHORIZED, 401, Sign in",
        "system.unknown, NOT_FOUND, 404, 'No procedure found on path \"system.unknown\"'",
        "system.voidMutation, METHOD_NOT_SUPPORTED, 405, 'Unsupported GET-request to mutation"
                + " procedure at path \"system.voidMutation\"'",
    })
    void errorsKeepTheirNameStatusAndMessage(
            String path, TrpcErrorCode code, int status, String message) {
        for (var way : Way.values()) {
            var refused = catchThrowableOfType(Refused.class, () -> client(way).query(path, null));
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.rawCode()).isEqualTo(code.name());
            assertThat(refused.number()).isEqualTo(code.number());
            assertThat(refused.httpStatus()).isEqualTo(status);
            assertThat(refused.serverMessage()).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongInputIsABadRequest(Way way) {
        var refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                client(way)
                                        .query("system.needsInput", tree(Map.of("limit", "many"))));
        assertThat(refused.code()).isEqualTo(TrpcErrorCode.BAD_REQUEST);
        assertThat(refused.getMessage()).hasSizeLessThan(140);
    }

    @ParameterizedTest
    @EnumSource
    void tooManyRequestsAreRepeatedAfterTheWaitAskedFor(Way way) {
        var refused =
                catchThrowableOfType(
                        Refused.class, () -> client(way).query("system.tooMany", null));
        assertThat(refused.code()).isEqualTo(TrpcErrorCode.TOO_MANY_REQUESTS);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(time.sleeps).containsExactly(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @EnumSource
    void aSlowAnswerIsWaitedFor(Way way) {
        assertThat(client(way).query("system.slow", tree(Map.of("ms", 100))).path("slept").asInt())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource
    void aBatchKeepsEachOutcome(Way way) {
        var results =
                client(way)
                        .batch(
                                BatchKind.QUERY,
                                List.of(
                                        new Call("system.health", null),
                                        new Call("system.forbidden", null),
                                        new Call("system.nothing", null),
                                        new Call("system.echo", tree(List.of("x", 1)))));
        assertThat(results.get(0)).isEqualTo(new BatchResult.Ok(tree("ok")));
        assertThat(((Refused) ((BatchResult.Failed) results.get(1)).problem()).code())
                .isEqualTo(TrpcErrorCode.FORBIDDEN);
        assertThat(((BatchResult.Ok) results.get(2)).data().isMissingNode()).isTrue();
        assertThat(((BatchResult.Ok) results.get(3)).data()).hasToString("[\"x\",1]");
    }

    @ParameterizedTest
    @EnumSource
    void aBatchOfMixedKindsFailsAsAWholeAndOneOfMutationsWorks(Way way) {
        var health = new Call("system.health", null);
        var mutation = new Call("system.echoMutation", tree(5));
        assertThat(client(way).batch(BatchKind.QUERY, List.of(health, mutation)))
                .hasSize(2)
                .allSatisfy(r -> assertThat(r).isInstanceOf(BatchResult.Failed.class));
        var results = client(way).batch(BatchKind.MUTATION, List.of(mutation, mutation));
        assertThat(results).allSatisfy(r -> assertThat(r).isInstanceOf(BatchResult.Ok.class));
    }

    @ParameterizedTest
    @EnumSource
    void manyQueriesAreSplitSoThatTheServerTakesThem(Way way) {
        var calls =
                IntStream.range(0, 60)
                        .mapToObj(i -> new Call("system.echo", tree(i + "{".repeat(200))))
                        .toList();
        var results = client(way).batch(BatchKind.QUERY, calls);
        assertThat(results.stream().map(r -> ((BatchResult.Ok) r).data()))
                .containsExactlyElementsOf(calls.stream().map(Call::input).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aQuestionThatIsTooLongIsToldAsSuch(Way way) {
        var problem =
                catchThrowableOfType(
                        NotTrpc.class,
                        () -> client(way).query("system.echo", tree("x".repeat(20_000))));
        assertThat(problem.looks()).isEqualTo(NotTrpc.Looks.ADDRESS_TOO_LONG);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedTokenIsRenewed(Way way) {
        var tokens = new Tokens("good");
        assertThat(client(way, tokens).query("system.whoAmI", null).asString()).isEqualTo("me");
        assertThat(tokens.renewals).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void bytesAreTheDataInPlainJson(Way way) {
        var client = client(way);
        var echo = Procedure.query("system.echo", Map.class, JsonNode.class, null);
        for (var i = 0; i < 2; i++) {
            var bytes = client.queryBytes(echo, Map.of("rows", List.of("é", 1))).value();
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("{\"rows\":[\"é\",1]}");
        }
        var nothing = Procedure.query("system.nothing", Nothing.class, Nothing.class, null);
        assertThat(client.queryBytes(nothing, new Nothing()).value()).isEmpty();
        assertThat(client.query(nothing, new Nothing())).isEqualTo(new Nothing());
    }

    // ---- superjson ----

    @Test
    void everyTypeOfTheRealSuperJsonIsRead() throws Exception {
        var url = base(Way.SUPERJSON).newBuilder().addPathSegment("system.types").build();
        JsonNode envelope;
        try (var response =
                new OkHttpClient().newCall(new Request.Builder().url(url).build()).execute()) {
            envelope = Json.MAPPER.readTree(response.body().string());
        }
        var value =
                (Map<?, ?>)
                        Objects.requireNonNull(
                                SuperJson.read(envelope.path("result").path("data")));
        var expected = new LinkedHashMap<String, @Nullable Object>();
        expected.put("d", AT);
        expected.put("u", Undefined.UNDEFINED);
        expected.put("b", new BigInteger("12345678901234567890"));
        expected.put("m", new JsMap(Map.of("big", BigInteger.valueOf(5), "when", AT)));
        expected.put("byNumber", new JsMap(Map.of(1L, new JsMap(Map.of("inner", AT)))));
        expected.put("st", Set.of("x", AT));
        expected.put("nan", Double.NaN);
        expected.put("inf", Double.NEGATIVE_INFINITY);
        expected.put("nz", -0.0);
        expected.put("url", URI.create("https://example.org/p?q=1"));
        expected.put("err", Map.of("name", "Error", "message", "inner"));
        expected.put("key.with.dot", AT);
        expected.put("back\\slash", Map.of("a.b\\", BigInteger.valueOf(7)));
        expected.put("arr", Arrays.asList(Undefined.UNDEFINED, Map.of("deep", List.of(AT))));
        expected.put("text", "plain");
        expected.put("whole", 42L);
        expected.put("fraction", 1.5);
        expected.put("yes", true);
        expected.put("none", null);
        expected.forEach((key, item) -> assertThat(value.get(key)).as(key).isEqualTo(item));
        assertThat(value.get("re")).hasToString("a.b");
        assertThat((byte[]) value.get("bytes")).containsExactly(0, 127, -1);
    }

    @Test
    void everyTypeOfTheRealSuperJsonIsReadAsPlainJson() {
        var data = client(Way.SUPERJSON).query("system.types", null);
        assertThat(data.path("d").asString()).isEqualTo("2026-11-21T10:20:30.456Z");
        assertThat(data.has("u")).isFalse();
        assertThat(data.path("b").bigIntegerValue()).isEqualTo("12345678901234567890");
        assertThat(data.path("m").path("big").asInt()).isEqualTo(5);
        assertThat(data.path("arr").path(0).isNull()).isTrue();
        assertThat(data.path("none").isNull()).isTrue();
    }

    @Test
    void whatIsWrittenTheRealSuperJsonUnderstands() {
        record Command(Instant at, BigInteger amount, Set<Object> tags, JsMap places) {}
        var command =
                new Command(
                        AT,
                        new BigInteger("12345678901234567890"),
                        new LinkedHashSet<>(List.of("x", AT)),
                        new JsMap(Map.of(1L, List.of(AT))));
        var describe = Procedure.query("system.describe", Map.class, JsonNode.class, null);
        var input = new LinkedHashMap<String, Object>();
        input.put("command", command);
        input.put("key.with.dot", BigInteger.TWO);
        input.put("back\\slash", Map.of("a.b\\", AT));
        input.put("odd", List.of(Double.NaN, -0.0, Double.NEGATIVE_INFINITY, Undefined.UNDEFINED));
        input.put("bytes", new byte[] {0, -1});
        input.put("uri", URI.create("https://example.org/"));
        input.put("", AT);
        assertThat(client(Way.SUPERJSON).query(describe, input))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"command":{"at":"Date 2026-11-21T10:20:30.456Z","amount":"bigint 12345678901234567890",
                                "tags":{"Set":["string x","Date 2026-11-21T10:20:30.456Z"]},
                                "places":{"Map":[["number 1",["Date 2026-11-21T10:20:30.456Z"]]]}},
                                "key.with.dot":"bigint 2","back\\\\slash":{"a.b\\\\":"Date 2026-11-21T10:20:30.456Z"},
                                "odd":["number NaN","number -0","number -Infinity","undefined undefined"],
                                "bytes":"bytes 0,255","uri":"URL https://example.org/",
                                "":"Date 2026-11-21T10:20:30.456Z"}
                                """));
    }

    // ---- streams ----

    @ParameterizedTest
    @EnumSource
    void aStreamIsFollowedToItsEnd(Way way) {
        var client = client(way);
        client.query("system.echo", tree(1));
        var recorder = new Recorder();
        client.subscribe("system.changes", tree(Map.of("to", 2)), null, recorder);
        assertThat(recorder.untilEnd())
                .containsExactly(
                        "opened",
                        "1 {\"seq\":1,\"at\":\"1970-01-01T00:00:01.000Z\"}",
                        "2 {\"seq\":2,\"at\":\"1970-01-01T00:00:02.000Z\"}",
                        "completed");
    }

    @Test
    void aStreamThatFindsOutAboutSuperJsonIsOpenedAgain() {
        var recorder = new Recorder();
        client(Way.SUPERJSON_UNASKED)
                .subscribe("system.changes", tree(Map.of("to", 1)), null, recorder);
        assertThat(recorder.untilEnd())
                .containsExactly(
                        "opened",
                        "opened",
                        "1 {\"seq\":1,\"at\":\"1970-01-01T00:00:01.000Z\"}",
                        "completed");
    }

    @ParameterizedTest
    @EnumSource
    void aDroppedStreamGoesOnAfterTheLastEvent(Way way) {
        var client = client(way);
        client.query("system.echo", tree(1));
        var recorder = new Recorder();
        var ticks = Procedure.subscription("system.changes", Count.class, Tick.class, null);
        client.subscribe(ticks, new Count(3, 2), null, recorder);
        var told = recorder.untilEnd();
        assertThat(told.stream().map(line -> line.split(" ")[0]))
                .containsExactly("opened", "1", "2", "failed", "opened", "3", "completed");
    }

    @ParameterizedTest
    @EnumSource
    void untrackedEventsHaveNoIdAndLeaveThePlaceToGoOnFrom(Way way) {
        var recorder = new Recorder();
        var stream = client(way).subscribe("system.bare", null, null, recorder);
        assertThat(recorder.untilEnd())
                .containsExactly("opened", "7 \"tracked\"", "null \"untracked\"", "completed");
        assertThat(stream.lastEventId()).isEqualTo("7");
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatFailsForAMomentIsOpenedAgain(Way way) {
        var client = client(way);
        client.query("system.echo", tree(1));
        var recorder = new Recorder();
        var input = tree(Map.of("code", "SERVICE_UNAVAILABLE"));
        client.subscribe("system.failing", input, null, recorder);
        assertThat(recorder.untilEnd())
                .containsExactly(
                        "opened", "1 {\"seq\":1}", "failed Refused PT1S", "opened", "completed");
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatIsRefusedEnds(Way way) {
        var client = client(way);
        client.query("system.echo", tree(1));
        var recorder = new Recorder();
        client.subscribe("system.failing", tree(Map.of("code", "FORBIDDEN")), null, recorder);
        assertThat(recorder.untilEnd())
                .containsExactly("opened", "1 {\"seq\":1}", "failed Refused null");
        var unknown = new Recorder();
        client.subscribe("system.unknown", null, null, unknown);
        assertThat(unknown.untilEnd()).containsExactly("failed Refused null");
        assertThatThrownBy(
                        () -> {
                            throw unknown.lastProblem();
                        })
                .hasMessageContaining("NOT_FOUND");
    }
}
