package live.lsn.platform.trpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

class SubscriptionTest {
    private static final String TOKEN = "authorization: Bearer ada";
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eventsAreFramedAsClientsExpect() throws Exception {
        var answer = server.get("system.changes?input=" + encode("{\"count\":2}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-cache, no-transform");
        assertThat(answer.headers().firstValue("x-accel-buffering")).hasValue("no");
        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        assertThat(answer.body())
                .isEqualTo(
                        "event: connected\ndata: {}\n\n\n"
                                + "data: {\"seq\":1}\nid: 1\n\n\n"
                                + "data: {\"seq\":2}\nid: 2\n\n\n"
                                + "event: return\ndata: \n\n\n");
    }

    @Test
    void superjsonSubscribersAreToldInSuperjson() throws Exception {
        var answer = server.get("system.changes?input=" + encode("{\"json\":{\"count\":1}}"));

        assertThat(answer.body())
                .isEqualTo(
                        "event: connected\ndata: {}\n\n\n"
                                + "data: {\"json\":{\"seq\":1}}\nid: 1\n\n\n"
                                + "event: return\ndata: \n\n\n");
    }

    @Test
    void anUntrackedEventAfterATrackedOneHandsTheIdBack() throws Exception {
        assertThat(server.get("test.untracked").body())
                .isEqualTo(
                        "event: connected\ndata: {}\n\n\n"
                                + "data: \"a\"\n\n\n"
                                + "data: {\"b\":1}\nid: 7\n\n\n"
                                + "data: \"c\"\nid: \n\n\n"
                                + "event: restore-id\ndata: \nid: 7\n\n\n"
                                + "event: return\ndata: \n\n\n");
    }

    @Test
    void aSubscriberGoesOnWhereItSaysItStopped() throws Exception {
        var plain = "system.changes?input=" + encode("{\"count\":1,\"lastEventId\":\"3\"}");
        var wrapped = "system.changes?input=" + encode("{\"json\":{\"count\":1}}");
        var nothing =
                "system.changes?input="
                        + encode("{\"json\":null,\"meta\":{\"values\":[\"undefined\"],\"v\":1}}");

        assertThat(server.get(plain).body()).contains("id: 4\n");
        assertThat(server.get(plain + "&lastEventId=5").body()).contains("id: 6\n");
        assertThat(
                        server.send(
                                        server.request(plain + "&lastEventId=5")
                                                .header("Last-Event-ID", "7"))
                                .body())
                .contains("id: 8\n");
        assertThat(server.get(wrapped + "&lastEventId=9").body())
                .contains("data: {\"json\":{\"seq\":10}}\nid: 10\n");
        assertThat(server.get(nothing + "&Last-Event-Id=11").body()).contains("id: 12\n");
        assertThat(server.get("system.changes?lastEventId=13").body()).contains("id: 14\n");
        assertThat(server.get("system.changes?input=5&lastEventId=13").body()).contains("id: 1\n");
    }

    @Test
    void refusalsComeAsEvents() throws Exception {
        var anonymous = server.get("closed.changes?input=" + encode("{\"json\":{}}"));
        assertThat(anonymous.statusCode()).isEqualTo(200);
        assertThat(anonymous.body())
                .isEqualTo(
                        "event: connected\n"
                            + "data: {}\n\n\n"
                            + "event: serialized-error\n"
                            + "data: {\"json\":{\"message\":\"Sign in"
                            + " first\",\"code\":-32001,\"data\":{\"code\":\"UNAUTHORIZED\",\"httpStatus\":401,\"path\":\"closed.changes\"}}}\n\n\n");

        var posted = server.post("system.changes", "");
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.body()).contains("serialized-error", "METHOD_NOT_SUPPORTED");
        assertThat(server.get("system.changes?input=%7Bbad").body())
                .contains("serialized-error", "BAD_REQUEST");
        assertThat(server.get("nope.changes").statusCode()).isEqualTo(404);
    }

    @Test
    void failuresOfARunningStreamEndIt() throws Exception {
        assertThat(server.get("test.boomLater").body())
                .contains("data: \"first\"\nid: 1\n", "INTERNAL_SERVER_ERROR")
                .doesNotContain("secret", "event: return");
        assertThat(server.get("test.ends").body())
                .contains("\"code\":\"CONFLICT\"", "\"reason\":\"EPOCH\"")
                .doesNotContain("event: return");
    }

    @Test
    void aSilentStreamIsPinged() throws Exception {
        try (var subscriber = new Subscriber(server, "test.silent")) {
            assertThat(subscriber.head()).startsWith("http/1.1 200").contains("chunked");
            assertThat(subscriber.event()).isEqualTo("event: connected\ndata: {}");
            assertThat(subscriber.event()).isEqualTo("event: ping\ndata:");
            assertThat(subscriber.event()).isEqualTo("event: ping\ndata:");
        }
    }

    @Test
    void theHandlerLearnsAtOnceThatItsSubscriberHasGone() throws Exception {
        try (var subscriber =
                new Subscriber(server, "closed.changes?input={}".replace("{}", "%7B%7D"), TOKEN)) {
            subscriber.event();
            assertThat(subscriber.message()).isEqualTo("data: \"ada after null\"\nid: 1");
            assertThat(server.trpc.subscribers()).isEqualTo(1);
        }
        assertThat(server.streamEnded.await(2, TimeUnit.SECONDS)).isTrue();
        await(() -> server.trpc.subscribers() == 0);
    }

    @Test
    void aConnectionServesOnAfterAStream() throws Exception {
        try (var subscriber = new Subscriber(server, "system.changes")) {
            while (!subscriber.message().startsWith("event: return")) {
                // on to the end
            }
            assertThat(subscriber.ended()).isTrue();
            assertThat(subscriber.reuse("system.health")).contains("200 OK", "{\"data\":\"ok\"}");
        }
    }

    @Test
    void aDroppedSubscriberIsNotToldThatItIsOver() throws Exception {
        try (var subscriber = new Subscriber(server, "closed.changes", TOKEN, "last-event-id: 5")) {
            subscriber.event();
            assertThat(subscriber.message()).isEqualTo("data: \"ada after 5\"\nid: 1");

            server.trpc.dropSubscribers();

            assertThat(subscriber.ended()).isTrue();
        }
        assertThat(server.streamEnded.await(2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aBusySubscriberIsDroppedBetweenTwoEvents() throws Exception {
        for (var round = 0; round < 30; round++) {
            var path = "system.changes?input=" + encode("{\"count\":1000000}");
            try (var subscriber = new Subscriber(server, path)) {
                subscriber.event();
                subscriber.message();
                server.trpc.dropSubscribers();
                while (subscriber.message().startsWith("data: {\"seq\":")) {
                    // what was on its way
                }
            }
            await(() -> server.trpc.subscribers() == 0);
        }
    }

    @Test
    void aWaitingHandlerIsInterrupted() throws Exception {
        try (var subscriber = new Subscriber(server, "test.waits")) {
            subscriber.event();
            assertThat(subscriber.message()).isEqualTo("data: \"waiting\"");
        }
        assertThat(server.streamEnded.await(2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void stoppingTheServerEndsItsStreamsAndLetsNoneIn() throws Exception {
        try (var subscriber = new Subscriber(server, "closed.changes?lastEventId=1", TOKEN)) {
            subscriber.event();
            subscriber.message();
            server.trpc.close();
            assertThat(subscriber.ended()).isTrue();
        }
        await(() -> server.trpc.subscribers() == 0);
        try (var late = new Subscriber(server, "closed.changes?lastEventId=1", TOKEN)) {
            assertThat(late.head()).contains("http/1.1 200", "text/event-stream");
            assertThat(late.head()).contains("content-length: 0");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 200)
    void aNodeServesManySubscribersWithoutAThreadOfTheSystemForEach(int count) throws Exception {
        var before = Thread.getAllStackTraces().size();
        var subscribers = new ArrayList<Subscriber>();
        try {
            for (var i = 0; i < count; i++) {
                subscribers.add(new Subscriber(server, "closed.changes?lastEventId=" + i, TOKEN));
            }
            for (var i = 0; i < count; i++) {
                var subscriber = subscribers.get(i);
                assertThat(subscriber.event()).startsWith("event: connected");
                assertThat(subscriber.message()).isEqualTo("data: \"ada after " + i + "\"\nid: 1");
            }
            assertThat(server.trpc.subscribers()).isEqualTo(count);
            assertThat(server.get("system.health").statusCode()).isEqualTo(200);
            assertThat(Thread.getAllStackTraces().size() - before).isLessThan(count / 4);
        } finally {
            for (var subscriber : subscribers) subscriber.close();
        }
        await(() -> server.endedStreams.get() == count && server.trpc.subscribers() == 0);
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
