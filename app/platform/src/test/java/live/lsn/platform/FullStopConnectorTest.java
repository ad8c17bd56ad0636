package live.lsn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;

import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.junit.jupiter.api.RepeatedTest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

class FullStopConnectorTest {
    private static final int CALLERS = 4;
    private static final Duration LONG = Duration.ofSeconds(20);

    /// Each of them on a connection of its own, over and over, while the server stops.
    @RepeatedTest(10)
    void noCallStaysWithoutAnEnd() throws InterruptedException {
        var web =
                Javalin.create(
                                config -> {
                                    config.concurrency.useVirtualThreads = true;
                                    config.startup.showJavalinBanner = false;
                                    config.jetty.addConnector(
                                            (server, http) ->
                                                    new FullStopConnector(
                                                            server, http, "127.0.0.1", 0));
                                    config.routes.get("/", context -> context.result("here"));
                                })
                        .start();
        var request = new Request.Builder().url("http://127.0.0.1:" + web.port() + "/").build();
        var answered = new CountDownLatch(20 * CALLERS);
        var stopped = new AtomicBoolean();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends =
                    IntStream.range(0, CALLERS)
                            .mapToObj(_ -> callers.submit(() -> call(request, answered, stopped)))
                            .toList();
            assertThat(answered.await(LONG.toSeconds(), TimeUnit.SECONDS)).as("answers").isTrue();
            web.stop();
            stopped.set(true);
            assertThat(ends).allSatisfy(end -> assertThat(end).succeedsWithin(LONG));
        }
    }

    /// @return nothing; every call of it has ended
    private static Void call(Request request, CountDownLatch answered, AtomicBoolean stopped) {
        var http = new OkHttpClient.Builder().readTimeout(LONG.multipliedBy(2)).build();
        while (!stopped.get()) {
            try (var _ = http.newCall(request).execute()) {
                answered.countDown();
            } catch (IOException e) {
                // Refused or cut is an end, too.
            }
            http.connectionPool().evictAll();
        }
        return null;
    }
}
