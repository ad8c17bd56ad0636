package live.lsn.platform.trpc;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.peer.NodePeer;
import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The official client of tRPC, run by Node, against this server. */
class RealClientTest {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final long RUN_SECONDS = 60;
    private static final String GREETING_TIME = "2026-01-02T03:04:05.006Z";

    @TestFactory
    Stream<DynamicTest> aPlainClientGetsWhatItAskedFor() throws Exception {
        return checks("plain", plain());
    }

    @TestFactory
    Stream<DynamicTest> aSuperjsonClientGetsWhatItAskedFor() throws Exception {
        return checks("superjson", superjson());
    }

    private static Stream<DynamicTest> checks(String mode, Map<String, String> expected)
            throws Exception {
        var home = NodePeer.install(SOURCE);
        Map<String, JsonNode> seen;
        try (var server = new TestServer()) {
            seen = run(home, server.base(), mode);
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        return expected.entrySet().stream()
                .map(
                        check ->
                                DynamicTest.dynamicTest(
                                        check.getKey(),
                                        () ->
                                                assertThat(text(seen.get(check.getKey())))
                                                        .matches(pattern(check.getValue()))));
    }

    private static String text(@Nullable JsonNode value) {
        return String.valueOf(value).replace('"', '\'');
    }

    /** Literal but for `…`, which stands for anything. */
    private static String pattern(String expected) {
        return Stream.of(expected.split("…", -1))
                .map(java.util.regex.Pattern::quote)
                .collect(java.util.stream.Collectors.joining(".*"));
    }

    private static Map<String, String> plain() {
        var expected = common();
        expected.put("echoesTypes", "'needs superjson'");
        expected.put(
                "types",
                "{'date':'2026-03-29T01:30:00.123Z','nothing':null,'bigint':12345678901234567000,"
                    + "'map':[[1,'2026-03-29T01:30:00.123Z']],'set':['2026-03-29T01:30:00.123Z'],'nan':'NaN','minusZero':'number"
                    + " -0','key.with.dot':'2026-03-29T01:30:00.123Z','list':[null,1,'ünïcode"
                    + " €'],'nested':{'list':[{'at':'2026-03-29T01:30:00.123Z'}]}}");
        expected.put(
                "record",
                "{'text':'open','at':'%1$s','tone':'CALM','often':['%1$s']}"
                        .formatted(GREETING_TIME));
        expected.put("conflict", conflict(GREETING_TIME));
        expected.put("streams", streams(expected));
        expected.put("streamOfMutations", streamOfMutations(GREETING_TIME));
        return expected;
    }

    private static Map<String, String> superjson() {
        var expected = common();
        expected.put(
                "echoesTypes",
                "{'at':'Date 2026-03-29T01:30:00.123Z','big':'bigint 12',"
                        + "'map':{'Map':[['k','Date 2026-03-29T01:30:00.123Z']]},'set':{'Set':[1]},"
                        + "'gone':'undefined','a.b':'Date 2026-03-29T01:30:00.123Z'}");
        expected.put(
                "types",
                "{'date':'Date"
                    + " 2026-03-29T01:30:00.123Z','undefined':'undefined','nothing':null,'bigint':'bigint"
                    + " 12345678901234567890','map':{'Map':[['bigint 1','Date"
                    + " 2026-03-29T01:30:00.123Z']]},'set':{'Set':['Date"
                    + " 2026-03-29T01:30:00.123Z']},'nan':'number NaN','minusZero':'number"
                    + " -0','key.with.dot':'Date"
                    + " 2026-03-29T01:30:00.123Z','list':['undefined',1,'ünïcode"
                    + " €'],'nested':{'list':[{'at':'Date 2026-03-29T01:30:00.123Z'}]}}");
        expected.put(
                "record",
                "{'text':'open','at':'Date %1$s','tone':'CALM','often':['Date %1$s']}"
                        .formatted(GREETING_TIME));
        expected.put("conflict", conflict("Date " + GREETING_TIME));
        expected.put("streams", streams(expected));
        expected.put("streamOfMutations", streamOfMutations("Date " + GREETING_TIME));
        return expected;
    }

    private static Map<String, String> common() {
        var expected = new LinkedHashMap<String, String>();
        expected.put("health", "'ok'");
        expected.put("echoesAnObject", "{'text':'ünïcode € & + %2C','n':1.5,'list':[1,null]}");
        expected.put("echoesAScalar", "'plain'");
        expected.put("echoesNull", "null");
        expected.put("echoesUndefined", "'undefined'");
        expected.put("mutates", "{'a':'b'}");
        expected.put("mutatesWithoutInput", "'undefined'");
        expected.put("mutatesWithALongBody", "500000");
        expected.put("needsInput", "{'hello':'Ada'}");
        expected.put(
                "needsInputFails",
                error("name: a string is required", -32600, "BAD_REQUEST", 400, "system.needsInput")
                        + "}");
        expected.put("slow", "{'slept':20}");
        expected.put(
                "forbidden",
                error("Not for you", -32003, "FORBIDDEN", 403, "system.forbidden") + "}");
        expected.put(
                "unauthorized",
                error("Who are you?", -32001, "UNAUTHORIZED", 401, "system.unauthorized")
                        + ",'challenge':'Bearer'}");
        expected.put(
                "tooMany",
                error("Slow down", -32029, "TOO_MANY_REQUESTS", 429, "system.tooMany")
                        + ",'retryAfter':'2'}");
        expected.put(
                "boom",
                error(
                                "Internal server error …",
                                -32603,
                                "INTERNAL_SERVER_ERROR",
                                500,
                                "system.boom")
                        + "}");
        expected.put(
                "unknown",
                error("No procedure found on path \\'nope\\'", -32004, "NOT_FOUND", 404, "nope")
                        + "}");
        expected.put(
                "wrongMethod",
                error(
                                "Unsupported GET-request to mutation procedure at path"
                                        + " \\'system.echoMutation\\'",
                                -32005,
                                "METHOD_NOT_SUPPORTED",
                                405,
                                "system.echoMutation")
                        + "}");
        expected.put("rows", TestServer.ROWS.replace('"', '\''));
        expected.put(
                "batch",
                "{'requests':1,'status':207,'results':['ok',"
                    + "{'code':'NOT_FOUND','httpStatus':404,'path':'nope.x'},{'a':1},'undefined',"
                        + TestServer.ROWS.replace('"', '\'')
                        + ",{'code':'FORBIDDEN','httpStatus':403,'path':'system.forbidden'}]}");
        expected.put("batchOfEqualFailures", "404");
        expected.put("batchOfMutations", "[1,{'two':2}]");
        expected.put("batchOverTheLimit", "[true,'…']");
        expected.put("streamThatIsLeft", "['quick','TRPCClientError']");
        expected.put("subscribes", events("complete", 1, 2, 3));
        expected.put("subscribesWithoutInput", events("complete", 1, 2, 3, 4, 5));
        expected.put("subscribesFromAnId", events("complete", 42, 43));
        expected.put(
                "subscribesUntracked",
                "{'events':['a',{'data':{'b':1},'id':'7'},'c'],'end':'complete','states':[…]}");
        expected.put(
                "refusedSubscription",
                "{'events':[],'end':{'message':'Sign in first','data':"
                    + "{'code':'UNAUTHORIZED','httpStatus':401,'path':'closed.changes'}},'states':[…]}");
        expected.put("unknownSubscription", "[]");
        expected.put("resumesWhenDropped", "{'first':1,'gaps':[],'connections':2}");
        return expected;
    }

    /** The same as one by one, in one request, each as it finishes. */
    private static String streams(Map<String, String> expected) {
        return "{'requests':1,'status':200,'order':['quick','slow','slowest'],'results':["
                + String.join(
                        ",",
                        "{'slept':600}",
                        "'ok'",
                        shape(
                                "No procedure found on path \\'nope.x\\'",
                                -32004,
                                "NOT_FOUND",
                                404,
                                "nope.x"),
                        "'undefined'",
                        Objects.requireNonNull(expected.get("types")),
                        TestServer.ROWS.replace('"', '\''),
                        Objects.requireNonNull(expected.get("record")),
                        shape("Not for you", -32003, "FORBIDDEN", 403, "system.forbidden"),
                        "null",
                        "{'slept':200}",
                        "'quick'")
                + "]}";
    }

    private static String streamOfMutations(String time) {
        return "[1,{'two':2}," + conflict(time).replace("'status':409", "'status':200") + "]";
    }

    private static String shape(String message, int number, String code, int status, String path) {
        return "{'message':'%s','code':%d,'data':{'code':'%s','httpStatus':%d,'path':'%s'}}"
                .formatted(message, number, code, status, path);
    }

    private static String conflict(String time) {
        return "{'message':'Someone was"
                + " faster','code':-32009,'data':{'code':'CONFLICT','httpStatus':409,"
                + "'path':'test.conflict','reason':'VERSION','current':{'version':3},'at':'"
                + time
                + "'},'status':409}";
    }

    private static String error(String message, int number, String code, int status, String path) {
        return "{'message':'%s','code':%d,'data':{'code':'%s','httpStatus':%d,'path':'%s'},'status':%d"
                .formatted(message, number, code, status, path, status);
    }

    private static String events(String end, int... ids) {
        var events =
                java.util.stream.IntStream.of(ids)
                        .mapToObj(id -> "{'data':{'seq':%d},'id':'%d'}".formatted(id, id))
                        .toList();
        return "{'events':[" + String.join(",", events) + "],'end':'" + end + "','states':[…]}";
    }

    private static Map<String, JsonNode> run(Path home, String base, String mode) throws Exception {
        var log = home.resolve(mode + ".log").toFile();
        var output = home.resolve(mode + ".jsonl");
        var node =
                new ProcessBuilder("node", "client.mjs", base, mode)
                        .directory(home.toFile())
                        .redirectError(log)
                        .redirectOutput(output.toFile())
                        .start();
        if (!node.waitFor(RUN_SECONDS, TimeUnit.SECONDS)) node.destroyForcibly();
        assertThat(node.waitFor()).as("see %s", log).isZero();
        var seen = new LinkedHashMap<String, JsonNode>();
        for (var line : Files.readAllLines(output)) {
            var check = Json.MAPPER.readTree(line);
            seen.put(check.get("check").asString(), check.get("value"));
        }
        return seen;
    }
}
