package live.lsn.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.api.trpc.TrpcException.Unreachable;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

class LiveStreamTest {
    private static final String CONNECTED = "event: connected\ndata: {}\n\n\n";
    private static final String RETURN = "event: return\ndata: \n\n\n";

    private final MockWebServer server = new MockWebServer();
    private final FakeTime time = new FakeTime();
    private final Recorder recorder = new Recorder();
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

    private LiveStream subscribe(@Nullable JsonNode input, @Nullable String lastEventId) {
        return client.subscribe("sync.changes", input, lastEventId, recorder);
    }

    @Test
    void eventsAreToldUntilTheGeneratorReturns() throws Exception {
        events(
                CONNECTED
                        + "data: {\"seq\":4}\nid: 4\n\n\n"
                        + "event: ping\ndata: \n\n\n"
                        + "data: 5\nid: \n\n\n"
                        + "event: restore-id\ndata: \nid: 4\n\n\n"
                        + "event: from-a-later-version\ndata: x\n\n\n"
                        + RETURN
                        + "data: 6\n\n");
        var stream = subscribe(null, null);
        assertThat(recorder.untilEnd())
                .containsExactly("opened", "4 {\"seq\":4}", "null 5", "completed");
        assertThat(stream.lastEventId()).isEqualTo("4");
        var request = server.takeRequest();
        assertThat(request.getHeaders().get("Accept")).isEqualTo("text/event-stream");
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
        assertThat(request.getHeaders().get("Last-Event-ID")).isNull();
        assertThat(request.getUrl().query()).isNull();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aStreamIsTakenUpWhereItWasLeft() throws Exception {
        events(CONNECTED + RETURN);
        subscribe(Json.MAPPER.valueToTree(Map.of("channel", "UK")), "11");
        recorder.untilEnd();
        var request = server.takeRequest();
        assertThat(request.getHeaders().get("Last-Event-ID")).isEqualTo("11");
        assertThat(request.getUrl().queryParameter("input"))
                .isEqualTo("{\"channel\":\"UK\",\"lastEventId\":\"11\"}");
    }

    @Test
    void aDropIsFollowedByAReconnectAfterTheLastEvent() throws Exception {
        events(CONNECTED + "data: 1\nid: 7\n\n\ndata: 2\nid: 8\n");
        events(CONNECTED + RETURN);
        subscribe(null, null);
        assertThat(recorder.untilEnd())
                .containsExactly("opened", "7 1", "failed Unreachable PT1S", "opened", "completed");
        server.takeRequest();
        var again = server.takeRequest();
        assertThat(again.getHeaders().get("Last-Event-ID")).isEqualTo("7");
        assertThat(again.getUrl().queryParameter("input")).isEqualTo("{\"lastEventId\":\"7\"}");
        assertThat(time.sleeps).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void dropsOneAfterAnotherAreFollowedByLongerWaitsUntilAnEventComes() {
        for (var i = 0; i < 7; i++) events(CONNECTED);
        events(CONNECTED + "data: 1\nid: 1\n\n");
        events(CONNECTED + RETURN);
        subscribe(null, null);
        recorder.untilEnd();
        assertThat(time.sleeps.stream().map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 1L);
    }

    @Test
    void theDelayThatTheStreamNamesIsTheFirstWait() {
        events("retry: 3000\n" + CONNECTED);
        events(CONNECTED + RETURN);
        subscribe(null, null);
        recorder.untilEnd();
        assertThat(time.sleeps).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aSilentStreamIsOpenedAgainAtOnce() throws Exception {
        var limit = "event: connected\ndata: {\"reconnectAfterInactivityMs\":150}\n\n\n";
        var event = limit + "data: 1\nid: 11\n\n\n";
        server.enqueue(
                stream(event + ":" + " ".repeat(event.length()))
                        .onResponseBody(SocketEffect.Stall.INSTANCE)
                        .build());
        events(CONNECTED + RETURN);
        subscribe(null, null);
        assertThat(recorder.untilEnd())
                .containsExactly(
                        "opened", "11 1", "failed Unreachable PT0S", "opened", "completed");
        assertThat(time.sleeps).isEmpty();
        server.takeRequest();
        assertThat(server.takeRequest().getUrl().queryParameter("input"))
                .isEqualTo("{\"lastEventId\":\"11\"}");
    }

    @Test
    void withoutALimitOfItsOwnAStreamMayBeSilentFor45Seconds() {
        assertThat(LiveStream.INACTIVITY).isEqualTo(Duration.ofSeconds(45));
    }

    @ParameterizedTest
    @CsvSource({
        "INTERNAL_SERVER_ERROR, -32603, 500",
        "SERVICE_UNAVAILABLE, -32603, 503",
        "BAD_GATEWAY, -32603, 502",
        "TOO_MANY_REQUESTS, -32029, 429",
    })
    void anErrorOfThePlatformIsFollowedByAReconnect(String code, int number, int status) {
        events(CONNECTED + serialized(code, number, status));
        events(CONNECTED + RETURN);
        subscribe(null, null);
        assertThat(recorder.untilEnd())
                .containsExactly("opened", "failed Refused PT1S", "opened", "completed");
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, -32003, 403",
        "BAD_REQUEST, -32600, 400",
        "NOT_FOUND, -32004, 404",
        "PRECONDITION_FAILED, -32012, 412",
    })
    void anyOtherErrorIsFinal(String code, int number, int status) {
        events(CONNECTED + serialized(code, number, status));
        subscribe(null, null);
        assertThat(recorder.untilEnd()).containsExactly("opened", "failed Refused null");
        assertThat(((Refused) recorder.lastProblem()).code()).isEqualTo(TrpcErrorCode.named(code));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void aBusyPlatformIsAskedAgainWhenItSaid(int status) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(status)
                        .addHeader("Retry-After", "20")
                        .body("<html>")
                        .build());
        events(CONNECTED + RETURN);
        subscribe(null, null);
        assertThat(recorder.untilEnd())
                .containsExactly("failed NotTrpc PT20S", "opened", "completed");
    }

    @Test
    void aRefusalUnderItsOwnStatusIsFinal() {
        server.enqueue(
                new MockResponse.Builder()
                        .code(404)
                        .body(
                                "{\"error\":{\"message\":\"none\",\"code\":-32004,\"data\":{\"code\":\"NOT_FOUND\",\"httpStatus\":404}}}")
                        .build());
        subscribe(null, null);
        assertThat(recorder.untilEnd()).containsExactly("failed Refused null");
    }

    @Test
    void aWebPageOfAPublicNetworkDoesNotEndTheStream() {
        server.enqueue(
                new MockResponse.Builder()
                        .setHeader("Content-Type", "text/html")
                        .body("<html>sign in")
                        .build());
        events(CONNECTED + RETURN);
        subscribe(null, null);
        assertThat(recorder.untilEnd())
                .containsExactly("failed NotTrpc PT1S", "opened", "completed");
        assertThat(((NotTrpc) recorder.lastProblem()).looks()).isEqualTo(NotTrpc.Looks.WEB_PAGE);
    }

    @Test
    void anUnreadableEventIsFollowedByAReconnect() {
        events(CONNECTED + "data: {bad\nid: 1\n\n");
        events(CONNECTED + RETURN);
        subscribe(null, null);
        assertThat(recorder.untilEnd())
                .containsExactly("opened", "failed NotTrpc PT1S", "opened", "completed");
    }

    @Test
    void aRefusedTokenIsRenewedOnceWithoutAWord() throws Exception {
        var tokens = new Tokens("new");
        client = client(Transformer.NONE, tokens);
        events(CONNECTED + serialized("UNAUTHORIZED", -32001, 401));
        events(CONNECTED + serialized("UNAUTHORIZED", -32001, 401));
        subscribe(null, null);
        assertThat(recorder.untilEnd()).containsExactly("opened", "opened", "failed Refused null");
        assertThat(tokens.renewals).hasValue(1);
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer new");
    }

    @Test
    void aRenewalThatCannotBeReachedIsTriedAgainLater() {
        var unreachable = new Unreachable(Unreachable.Reason.BROKEN, null);
        var tokens =
                new TokenSource() {
                    @Override
                    public String token() {
                        return "old";
                    }

                    @Override
                    public @Nullable String renew(String refused) {
                        throw unreachable;
                    }
                };
        client = client(Transformer.NONE, tokens);
        events(CONNECTED + serialized("UNAUTHORIZED", -32001, 401));
        events(CONNECTED + RETURN);
        subscribe(null, null);
        assertThat(recorder.untilEnd())
                .containsExactly("opened", "failed Unreachable PT1S", "opened", "completed");
    }

    @Test
    void wrappedEventsAreUnwrapped() {
        client = client(Transformer.SUPERJSON, TokenSource.none());
        events(
                CONNECTED
                        + "data:"
                        + " {\"json\":{\"n\":\"5\"},\"meta\":{\"values\":{\"n\":[\"bigint\"]},\"v\":1}}\n"
                        + "id: 1\n\n\n"
                        + "event: serialized-error\n"
                        + "data:"
                        + " {\"json\":{\"message\":\"m\",\"code\":-32003,\"data\":{\"code\":\"FORBIDDEN\"}}}\n\n\n");
        subscribe(null, null);
        assertThat(recorder.untilEnd())
                .containsExactly("opened", "1 {\"n\":5}", "failed Refused null");
        assertThat(((Refused) recorder.lastProblem()).code()).isEqualTo(TrpcErrorCode.FORBIDDEN);
    }

    @Test
    void aClosedStreamTellsNothingMore() throws Exception {
        server.enqueue(
                stream(CONNECTED + ":" + " ".repeat(CONNECTED.length()))
                        .onResponseBody(SocketEffect.Stall.INSTANCE)
                        .build());
        var stream = subscribe(null, null);
        assertThat(recorder.next()).isEqualTo("opened");
        stream.close();
        assertThat(stream.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(recorder.rest()).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anEventIsReadAsAValue() {
        record Seq(int seq) {}
        assertThat(LiveStream.read(Json.MAPPER.readTree("{\"seq\":4}"), Seq.class))
                .isEqualTo(new Seq(4));
    }

    private void events(String body) {
        server.enqueue(stream(body).build());
    }

    private static MockResponse.Builder stream(String body) {
        return new MockResponse.Builder().setHeader("Content-Type", "text/event-stream").body(body);
    }

    private static String serialized(String code, int number, int status) {
        return "event: serialized-error\ndata: {\"message\":\"m\",\"code\":%d,\"data\":{\"code\":\"%s\",\"httpStatus\":%d}}\n\n\n"
                .formatted(number, code, status);
    }
}
