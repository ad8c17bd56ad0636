package live.lsn.platform.trpc;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The lines that a streamed batch is answered in. */
class LineStreamTest {
    private static final String UNDEFINED =
            "{\"json\":null,\"meta\":{\"values\":[\"undefined\"],\"v\":1}}";
    private static final int TIMEOUT_MS = 10_000;
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aHeadOfPromisesComesFirstAndThenWhatEachCameTo() throws Exception {
        var answer = stream("test.rows,test.undefined,test.null,test.record,nope.x?batch=1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("transfer-encoding")).hasValue("chunked");
        assertThat(answer.headers().firstValue("vary")).hasValue("trpc-accept, accept");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.body()).endsWith("\n");
        var lines = lines(answer);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "{'0':[[0],[null,0,0]],'1':[[0],[null,0,1]],'2':[[0],[null,0,2]],"
                                + "'3':[[0],[null,0,3]],'4':[[0],[null,0,4]]}");
        assertThat(lines.subList(1, lines.size()))
                .containsExactlyInAnyOrder(
                        "[0,0,[[{'result':{'data':[{'id':'a','name':'Zoë €'},{'id':'b'}]}}]]]",
                        "[1,0,[[{'result':{}}]]]",
                        "[2,0,[[{'result':{'data':null}}]]]",
                        "[3,0,[[{'result':{'data':{'text':'open','at':'2026-01-02T03:04:05.006Z',"
                                + "'tone':'CALM','often':['2026-01-02T03:04:05.006Z']}}}]]]",
                        "[4,0,[[{'error':{'message':'No procedure found on path \\'nope.x\\'',"
                                + "'code':-32004,'data':{'code':'NOT_FOUND','httpStatus':404,"
                                + "'path':'nope.x'}}}]]]");
    }

    @Test
    void superjsonWrapsEachLineAlone() throws Exception {
        var input =
                URLEncoder.encode(
                        "{\"0\":%1$s,\"1\":%1$s,\"2\":%1$s,\"3\":%1$s}".formatted(UNDEFINED),
                        StandardCharsets.UTF_8);
        var lines =
                lines(
                        stream(
                                "test.rows,test.undefined,test.record,system.forbidden"
                                        + "?batch=1&input="
                                        + input));

        assertThat(lines.getFirst())
                .isEqualTo(
                        "{'json':{'0':[[0],[null,0,0]],'1':[[0],[null,0,1]],'2':[[0],[null,0,2]],"
                                + "'3':[[0],[null,0,3]]}}");
        assertThat(lines.subList(1, lines.size()))
                .containsExactlyInAnyOrder(
                        "{'json':[0,0,[[{'result':{'data':[{'id':'a','name':'Zoë"
                                + " €'},{'id':'b'}]}}]]]}",
                        "{'json':[1,0,[[{'result':{'data':null}}]]],"
                                + "'meta':{'values':{'2.0.0.result.data':['undefined']},'v':1}}",
                        "{'json':[2,0,[[{'result':{'data':{'text':'open',"
                                + "'at':'2026-01-02T03:04:05.006Z','tone':'CALM',"
                                + "'often':['2026-01-02T03:04:05.006Z']}}}]]],"
                                + "'meta':{'values':{'2.0.0.result.data.at':['Date'],"
                                + "'2.0.0.result.data.often.0':['Date']},'v':1}}",
                        "{'json':[3,0,[[{'error':{'message':'Not for you','code':-32003,"
                                + "'data':{'code':'FORBIDDEN','httpStatus':403,"
                                + "'path':'system.forbidden'}}}]]]}");
    }

    @Test
    void readyMadeJsonOfSeveralLinesStaysOnOne() throws Exception {
        assertThat(lines(stream("test.pretty?batch=1")))
                .containsExactly(
                        "{'0':[[0],[null,0,0]]}", "[0,0,[[{'result':{'data':{'b':[1,2]}}}]]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept: application/jsonl",
                "accept: text/html, application/jsonl",
                "trpc-accept: application/jsonl"
            })
    void eitherHeaderAsksForLines(String header) throws Exception {
        assertThat(lines(stream("system.health?batch=1", header)))
                .containsExactly("{'0':[[0],[null,0,0]]}", "[0,0,[[{'result':{'data':'ok'}}]]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept: application/json", "trpc-accept: text/plain"})
    void otherHeadersDoNot(String header) throws Exception {
        assertThat(stream("system.health?batch=1", header).body())
                .isEqualTo("[{\"result\":{\"data\":\"ok\"}}]");
    }

    @Test
    void linesForACallThatIsNoBatchAreRefused() throws Exception {
        var answer = stream("system.health");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(Json.MAPPER.readTree(answer.body()).at("/error/message").asString())
                .isEqualTo("Streaming requests must be batched (you can do a batch of 1)");
    }

    @Test
    void mutationsAreAnsweredInTheirOrder() throws Exception {
        var answer =
                server.send(
                        server.request("system.echoMutation,test.conflict,test.noInput?batch=1")
                                .header("trpc-accept", "application/jsonl")
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString("{\"0\":{\"a\":1}}")));

        assertThat(lines(answer).stream().skip(1).map(line -> line.substring(0, 15)))
                .containsExactly("[0,0,[[{'result", "[1,0,[[{'error'", "[2,0,[[{'result");
    }

    @Test
    void aCallsLineComesBeforeASlowerCallIsDone() throws Exception {
        try (var reader = new Reader("test.waitsUntilReleased,system.health?batch=1")) {
            assertThat(reader.line()).startsWith("{\"0\"");
            assertThat(reader.line()).isEqualTo("[1,0,[[{\"result\":{\"data\":\"ok\"}}]]]");
            server.released.countDown();
            assertThat(reader.line()).isEqualTo("[0,0,[[{\"result\":{\"data\":\"released\"}}]]]");
        }
    }

    @Test
    void aClientThatLeavesEndsTheCallsThatItWaitedFor() throws Exception {
        try (var reader = new Reader("test.waitsForEver?batch=1")) {
            assertThat(reader.line()).startsWith("{\"0\"");
            assertThat(server.queryBegan.await(TIMEOUT_MS, TimeUnit.MILLISECONDS)).isTrue();
        }

        assertThat(server.queryEnded.await(TIMEOUT_MS, TimeUnit.MILLISECONDS)).isTrue();
    }

    private static HttpResponse<String> stream(String pathAndQuery) throws Exception {
        return stream(pathAndQuery, "trpc-accept: application/jsonl");
    }

    private static HttpResponse<String> stream(String pathAndQuery, String header)
            throws Exception {
        var parts = header.split(": ", 2);
        return server.send(server.request(pathAndQuery).header(parts[0], parts[1]));
    }

    private static List<String> lines(HttpResponse<String> answer) {
        return answer.body().lines().map(line -> line.replace('"', '\'')).toList();
    }

    /** A client on a bare socket that reads line by line and may leave at any time. */
    private static final class Reader implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader in;

        Reader(String pathAndQuery) throws IOException {
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            var request =
                    "GET /api/trpc/%s HTTP/1.1\r\nhost: localhost\r\n".formatted(pathAndQuery)
                            + "trpc-accept: application/jsonl\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            in =
                    new BufferedReader(
                            new java.io.InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.UTF_8));
        }

        /** The next line of JSON: neither a header nor the size of a chunk; null at the end. */
        @Nullable String line() throws IOException {
            var line = in.readLine();
            while (line != null && !line.startsWith("{") && !line.startsWith("["))
                line = in.readLine();
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
