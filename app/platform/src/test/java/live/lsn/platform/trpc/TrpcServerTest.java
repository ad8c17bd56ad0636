package live.lsn.platform.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Collections.nCopies;

import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** What stands on the wire, byte for byte where clients depend on it. */
class TrpcServerTest {
    private static final String UNDEFINED =
            "{\"json\":null,\"meta\":{\"values\":[\"undefined\"],\"v\":1}}";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // ---- one call ----

    @Test
    void healthIsAlwaysThere() throws Exception {
        var answer = server.get("system.health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"result\":{\"data\":\"ok\"}}");
        assertThat(header(answer, "content-type")).isEqualTo("application/json");
        assertThat(header(answer, "vary")).isEqualTo("trpc-accept, accept");
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system.echo?input=%22plain%22 | {'result':{'data':'plain'}}",
                "system.echo?input=%7B%22a%22%3A%22x+y%2Bz%22%7D | {'result':{'data':{'a':'x"
                        + " y+z'}}}",
                "system.echo?input=null | {'result':{'data':null}}",
                "system.echo | {'result':{}}",
                "system.echo?input= | {'result':{}}",
                "system%2Eecho?input=1 | {'result':{'data':1}}",
                "system.echo?batch=true&input=1 | {'result':{'data':1}}",
                "test.null | {'result':{'data':null}}",
                "test.undefined | {'result':{}}",
                "test.rows | {'result':{'data':[{'id':'a','name':'Zoë €'},{'id':'b'}]}}",
                "test.record |"
                    + " {'result':{'data':{'text':'open','at':'2026-01-02T03:04:05.006Z','tone':'CALM','often':['2026-01-02T03:04:05.006Z']}}}",
            })
    void plainQueriesAreAnsweredPlain(String query, String expected) throws Exception {
        var answer = server.get(query);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void superjsonQueriesAreAnsweredInSuperjson() throws Exception {
        assertThat(get("system.health", UNDEFINED).body())
                .isEqualTo("{\"result\":{\"data\":{\"json\":\"ok\"}}}");
        assertThat(get("test.undefined", UNDEFINED).body())
                .isEqualTo("{\"result\":{\"data\":" + UNDEFINED + "}}");
        assertThat(get("test.rows", UNDEFINED).body())
                .isEqualTo("{\"result\":{\"data\":{\"json\":" + TestServer.ROWS + "}}}");
        assertThat(get("test.record", UNDEFINED).body())
                .endsWith(
                        ",\"meta\":{\"values\":{\"at\":[\"Date\"],\"often.0\":[\"Date\"]},\"v\":1}}}}");
        var dates =
                "{\"json\":{\"d\":\"2026-01-02T03:04:05.006Z\"},\"meta\":{\"values\":{\"d\":[\"Date\"]},\"v\":1}}";
        assertThat(get("system.echo", dates).body())
                .isEqualTo("{\"result\":{\"data\":" + dates + "}}");
    }

    @Test
    void typedInputsAreReadInBothForms() throws Exception {
        var plain = "{\"name\":\"!\",\"at\":\"2026-01-02T03:04:05.006Z\",\"times\":1}";
        var wrapped = "{\"json\":" + plain + ",\"meta\":{\"values\":{\"at\":[\"Date\"]},\"v\":1}}";

        for (var input : new String[] {plain, wrapped}) {
            var answer =
                    server.send(
                            server.request("closed.greet?input=" + encode(input))
                                    .header("authorization", "Bearer ada"));
            assertThat(answer.body()).contains("ada!", "2026-01-02T03:04:05.006Z");
            assertThat(header(answer, "x-position")).isEqualTo("7");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "5",
                "{\"name\":\"x\",\"at\":\"yesterday-secret\",\"times\":1}",
                "{\"name\":\"x\",\"at\":null,\"times\":null}",
                "{\"json\":{\"at\":\"secret\"},\"meta\":{\"values\":{\"at\":[\"Date\"]},\"v\":1}}",
                "{\"json\":{\"__proto__\":1}}",
            })
    void inputThatDoesNotFitIsABadRequestAndNotRepeated(String input) throws Exception {
        var answer =
                server.send(
                        server.request("closed.greet?input=" + encode(input))
                                .header("authorization", "Bearer ada"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("BAD_REQUEST", "closed.greet").doesNotContain("secret");
    }

    @Test
    void mutationsTakeTheirBodyWhateverItsCharsetAndCase() throws Exception {
        for (var type :
                new String[] {
                    "application/json", "application/json; charset=utf-8", "application/JSON"
                }) {
            var answer =
                    server.send(
                            server.request("system.echoMutation")
                                    .header("content-type", type)
                                    .POST(BodyPublishers.ofString("{\"a\":\"ü\"}")));
            assertThat(answer.body()).isEqualTo("{\"result\":{\"data\":{\"a\":\"ü\"}}}");
        }
    }

    @Test
    void anEmptyBodyIsUndefined() throws Exception {
        assertThat(server.post("system.echoMutation", "").body()).isEqualTo("{\"result\":{}}");
        assertThat(server.post("system.echoMutation", UNDEFINED).body())
                .isEqualTo("{\"result\":{\"data\":" + UNDEFINED + "}}");
    }

    @Test
    void aProcedureWithoutInputReadsNone() throws Exception {
        assertThat(server.post("test.noInput", "{bad").body())
                .isEqualTo("{\"result\":{\"data\":\"done\"}}");
        assertThat(server.post("test.noInput", "x".repeat(2 << 20)).statusCode()).isEqualTo(200);
        assertThat(server.get("system.health?input=%7Bbad").statusCode()).isEqualTo(200);
        assertThat(server.post("test.noInput", UNDEFINED).body())
                .isEqualTo("{\"result\":{\"data\":{\"json\":\"done\"}}}");
    }

    @Test
    void headIsAnsweredWithoutContent() throws Exception {
        var answer =
                server.send(server.request("anything").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    // ---- one error ----

    @Test
    void anUnknownProcedureIsNamedInTheError() throws Exception {
        var answer = server.get("nope");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"message\":\"No procedure found on path"
                            + " \\\"nope\\\"\",\"code\":-32004,"
                            + "\"data\":{\"code\":\"NOT_FOUND\",\"httpStatus\":404,\"path\":\"nope\"}}}");
        assertThat(server.get("system/health").statusCode()).isEqualTo(404);
        assertThat(server.get("").statusCode()).isEqualTo(404);
    }

    @Test
    void theWrongMethodIsToldTheRightOne() throws Exception {
        var get = server.get("test.noInput");
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(header(get, "allow")).isEqualTo("POST");
        assertThat(message(get))
                .isEqualTo(
                        "Unsupported GET-request to mutation procedure at path \"test.noInput\"");

        var post = server.post("system.health", "");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(header(post, "allow")).isEqualTo("GET");
        assertThat(code(post)).isEqualTo("METHOD_NOT_SUPPORTED");

        var batch = server.get("test.noInput?batch=1");
        assertThat(batch.statusCode()).isEqualTo(405);
        assertThat(header(batch, "allow")).isEqualTo("POST");
    }

    @Test
    void malformedInputIsABadRequest() throws Exception {
        for (var answer :
                new HttpResponse<?>[] {
                    server.get("system.echo?input=%7Bbad"),
                    server.post("system.echoMutation", "{bad"),
                    server.post("system.echoMutation", "{} {}"),
                    server.post("system.echoMutation", "[".repeat(5000)),
                }) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat((String) answer.body())
                    .contains("\"code\":-32600", "\"path\":\"system.echo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", ""})
    void anotherContentTypeIsRefusedAsAWhole(String type) throws Exception {
        var request =
                server.request("system.echoMutation?batch=1").POST(BodyPublishers.ofString("{}"));
        if (!type.isEmpty()) request.header("content-type", type);

        var answer = server.send(request);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(header(answer, "content-type"))
                .isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(tree(answer).at("/error/data/code").asString())
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(tree(answer).at("/error/data/path").isMissingNode()).isTrue();
        assertThat(message(answer))
                .isEqualTo(
                        type.isEmpty()
                                ? "Missing content-type header"
                                : "Unsupported content-type \"" + type + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "OPTIONS", "DELETE", "PATCH"})
    void otherMethodsAreRefused(String method) throws Exception {
        var bare = server.request("system.health").method(method, BodyPublishers.noBody());
        assertThat(server.send(bare).statusCode()).isEqualTo(415);

        var typed =
                server.request("system.health")
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.noBody());
        assertThat(server.send(typed).statusCode()).isEqualTo(405);
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() throws Exception {
        var answer = server.post("system.echoMutation", "\"" + "x".repeat(2 << 20) + "\"");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"message\":\"PAYLOAD_TOO_LARGE\",\"code\":-32013,\"data\":"
                            + "{\"code\":\"PAYLOAD_TOO_LARGE\",\"httpStatus\":413,\"path\":\"system.echoMutation\"}}}");
        var fits = "\"" + "x".repeat((1 << 20) - 2) + "\"";
        assertThat(server.post("system.echoMutation", fits).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnexpectedFailureLeaksNothing() throws Exception {
        var answer = server.get("system.boom");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(message(answer)).matches("Internal server error [0-9A-F]{4}-[0-9A-F]{4}");
        assertThat(answer.body()).doesNotContain("secret", "stack", "Exception");
        assertThat(message(server.get("system.boom"))).isEqualTo(message(answer));
    }

    @Test
    void failuresCarryTheirDataAndHeaders() throws Exception {
        var conflict = server.post("test.conflict", "");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(tree(conflict).at("/error/data/reason").asString()).isEqualTo("VERSION");
        assertThat(tree(conflict).at("/error/data/current/version").asInt()).isEqualTo(3);

        assertThat(header(server.get("system.tooMany"), "retry-after")).isEqualTo("2");
        assertThat(header(server.get("system.unauthorized"), "www-authenticate"))
                .isEqualTo("Bearer");
    }

    @Test
    void wholeErrorsAreWrappedForSuperjson() throws Exception {
        assertThat(get("system.forbidden", UNDEFINED).body())
                .isEqualTo(
                        "{\"error\":{\"json\":{\"message\":\"Not for"
                            + " you\",\"code\":-32003,\"data\":"
                            + "{\"code\":\"FORBIDDEN\",\"httpStatus\":403,\"path\":\"system.forbidden\"}}}}");
        assertThat(server.post("test.conflict", UNDEFINED).body())
                .contains("\"meta\":{\"values\":{\"data.at\":[\"Date\"]},\"v\":1}");
    }

    @Test
    void malformedConnectionParamsAreRefused() throws Exception {
        var good = server.get("system.health?connectionParams=" + encode("{\"a\":\"b\"}"));
        var bad = server.get("system.health?connectionParams=" + encode("{\"a\":1}"));

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(code(bad)).isEqualTo("PARSE_ERROR");
    }

    // ---- who may ----

    @Test
    void theGuardIsAskedBeforeTheInputIsRead() throws Exception {
        var anonymous = server.get("closed.greet?input=%7Bbad");
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(header(anonymous, "www-authenticate")).isEqualTo("Bearer");

        var forbidden =
                server.send(
                        server.request("closed.admin")
                                .header("authorization", "Bearer ada")
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString("{bad")));
        assertThat(forbidden.statusCode()).isEqualTo(403);
    }

    @Test
    void theCallerIsFoundOutOnceARequest() throws Exception {
        var before = server.authentications.get();
        var input = encode("{\"0\":{\"name\":\"x\",\"at\":\"2026-01-02T03:04:05Z\",\"times\":1}}");
        server.send(
                server.request("closed.greet,closed.greet,closed.greet?batch=1&input=" + input)
                        .header("authorization", "Bearer ada"));
        assertThat(server.authentications.get() - before).isEqualTo(1);

        server.get("system.health");
        assertThat(server.authentications.get() - before).isEqualTo(1);
    }

    @Test
    void aFalseTokenFailsOnlyTheCallsThatNeedACaller() throws Exception {
        var answer =
                server.send(
                        server.request("system.health,closed.greet?batch=1")
                                .header("authorization", "Basic x"));

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(tree(answer).at("/0/result/data").asString()).isEqualTo("ok");
        assertThat(tree(answer).at("/1/error/message").asString()).isEqualTo("Not a token");
    }

    // ---- batches ----

    @Test
    void aBatchAnswersEachCallAlone() throws Exception {
        var answer = server.get("system.health,nope.x?batch=1&input=5");

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body())
                .isEqualTo(
                        "[{\"result\":{\"data\":\"ok\"}},{\"error\":{\"message\":\"No procedure"
                            + " found on path \\\"nope.x\\\"\","
                            + "\"code\":-32004,\"data\":{\"code\":\"NOT_FOUND\",\"httpStatus\":404,\"path\":\"nope.x\"}}}]");
        assertThat(message(server.get("system.echo?batch=1&input=5"), "/0"))
                .isEqualTo("\"input\" needs to be an object when doing a batch call");
    }

    @Test
    void inputsOfABatchMayBeSparseAndOfBothForms() throws Exception {
        var input = encode("{\"0\":1,\"2\":{\"json\":3}}");

        for (var comma : new String[] {",", "%2C"}) {
            var path = String.join(comma, "system.echo", "system.echo", "system.echo");
            assertThat(server.get(path + "?batch=1&input=" + input).body())
                    .isEqualTo(
                            "[{\"result\":{\"data\":1}},{\"result\":{}},{\"result\":{\"data\":{\"json\":3}}}]");
        }
        assertThat(server.get("system.health?batch=1").body())
                .isEqualTo("[{\"result\":{\"data\":\"ok\"}}]");
        assertThat(
                        server.post(
                                        "system.echoMutation,system.echoMutation?batch=1",
                                        "{\"1\":{\"json\":\"b\"}}")
                                .body())
                .isEqualTo("[{\"result\":{}},{\"result\":{\"data\":{\"json\":\"b\"}}}]");
    }

    @ParameterizedTest
    @CsvSource({
        "'nope.x,nope.y', 404",
        "'system.health,system.health', 200",
        "'system.forbidden,system.tooMany', 207",
        "'system.forbidden,system.health', 207",
        "'system.boom', 500",
    })
    void theStatusOfABatchIsThatOfAllOr207(String paths, int status) throws Exception {
        assertThat(server.get(paths + "?batch=1").statusCode()).isEqualTo(status);
    }

    @Test
    void queriesOfABatchRunSideBySide() throws Exception {
        var start = System.nanoTime();
        var paths = String.join(",", nCopies(20, "system.slow"));

        assertThat(server.get(paths + "?batch=1").statusCode()).isEqualTo(200);
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(200L, 2000L);
    }

    @Test
    void mixedTypesAreRefusedAsAWhole() throws Exception {
        var answer = server.get("system.health,test.noInput?batch=1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(tree(answer).isObject()).isTrue();
        assertThat(message(answer))
                .isEqualTo("Cannot mix procedure types in call: query, mutation");
    }

    @Test
    void subscriptionsCannotBeBatched() throws Exception {
        var answer = server.get("system.changes,system.changes?batch=1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(tree(answer).size()).isEqualTo(2);
        assertThat(message(answer, "/1")).isEqualTo("Cannot batch subscription calls");
    }

    @Test
    void aBatchHasALimit() throws Exception {
        var hundred = String.join(",", nCopies(100, "system.health"));

        assertThat(server.get(hundred + "?batch=1").statusCode()).isEqualTo(200);
        var answer = server.get(hundred + ",system.health?batch=1");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(message(answer)).isEqualTo("Batch call exceeds maximum size");
    }

    // ---- compression ----

    @Test
    void longAnswersAreCompressedForThoseWhoAcceptIt() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = server.request("test.long").header("accept-encoding", "gzip, deflate");
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());

            assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
            try (var body = new GZIPInputStream(answer.body())) {
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(server.get("test.long").body())
                        .hasSize("{\"result\":{\"data\":\"\"}}".length() + 2000);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"test.long, 'gzip;q=0, deflate'", "test.long, identity", "system.health, gzip"})
    void otherAnswersAreNot(String path, String accepted) throws Exception {
        var answer = server.send(server.request(path).header("accept-encoding", accepted));

        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        assertThat(answer.body()).startsWith("{\"result\"");
    }

    // ---- registry ----

    @Test
    void aNameIsTakenOnce() {
        var router = new TrpcRouter().rawQuery("a.b", false, (_, _) -> 1);

        assertThatThrownBy(() -> router.open().rawMutation("a.b", false, (_, _) -> 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.b");
    }

    private static HttpResponse<String> get(String path, String input) throws Exception {
        return server.get(path + "?input=" + encode(input));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static @Nullable String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    private static String message(HttpResponse<String> answer) {
        return message(answer, "");
    }

    private static String message(HttpResponse<String> answer, String at) {
        return tree(answer).at(at + "/error/message").asString();
    }

    private static String code(HttpResponse<String> answer) {
        return tree(answer).at("/error/data/code").asString();
    }
}
