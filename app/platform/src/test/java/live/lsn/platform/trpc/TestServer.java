package live.lsn.platform.trpc;

import io.javalin.Javalin;

import live.lsn.api.model.Permission;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.trpc.SuperJson.Undefined;
import live.lsn.api.trpc.TrpcErrorCode;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server with the test procedures and a few that want a caller. */
final class TestServer implements AutoCloseable {
    static final Duration PING = Duration.ofMillis(250);
    static final String ROWS = "[{\"id\":\"a\",\"name\":\"Zoë €\"},{\"id\":\"b\"}]";

    record Greeting(String name, Instant at, int times) {
        Greeting {
            Objects.requireNonNull(name);
            Objects.requireNonNull(at);
        }
    }

    record Reply(String text, Instant at, Tone tone, List<Instant> often) {}

    record Follow(@Nullable String lastEventId) {}

    enum Tone {
        CALM
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin javalin;
    final TrpcServer<String> trpc;
    final AtomicInteger authentications = new AtomicInteger();
    final AtomicInteger endedStreams = new AtomicInteger();
    final CountDownLatch released = new CountDownLatch(1);
    final CountDownLatch queryBegan = new CountDownLatch(1);
    final CountDownLatch queryEnded = new CountDownLatch(1);
    final CountDownLatch streamEnded = new CountDownLatch(1);

    TestServer() {
        var router = new TrpcRouter();
        TestProcedures.addTo(router);
        addTyped(router);
        addOdd(router);
        trpc =
                new TrpcServer<>(
                        router,
                        this::authenticate,
                        TestServer::check,
                        TrpcOptions.defaults().withPing(PING));
        javalin =
                Javalin.create(
                                config -> {
                                    config.concurrency.useVirtualThreads = true;
                                    config.startup.showJavalinBanner = false;
                                    config.jetty.host = "127.0.0.1";
                                    trpc.mount(config);
                                })
                        .start(0);
    }

    private @Nullable String authenticate(HeaderLookup headers) {
        authentications.incrementAndGet();
        var authorization = headers.header("authorization");
        if (authorization == null) return null;
        if (!authorization.startsWith("Bearer ")) {
            throw new TrpcFailure(TrpcErrorCode.UNAUTHORIZED, "Not a token");
        }
        return authorization.substring("Bearer ".length());
    }

    private static void check(Procedure<?, ?> procedure, @Nullable String caller) {
        if (caller == null) {
            throw new TrpcFailure(TrpcErrorCode.UNAUTHORIZED, "Sign in first")
                    .wwwAuthenticate("Bearer");
        }
        if (procedure.permission() != null && !caller.equals("admin")) {
            throw new TrpcFailure(TrpcErrorCode.FORBIDDEN, "Not allowed");
        }
    }

    private void addTyped(TrpcRouter router) {
        router.query(
                        Procedure.query("closed.greet", Greeting.class, Reply.class, null),
                        (greeting, call) -> {
                            call.responseHeader("x-position", "7");
                            return reply(call.caller(String.class) + greeting.name(), greeting);
                        })
                .mutation(
                        Procedure.mutation(
                                "closed.admin",
                                Greeting.class,
                                String.class,
                                Permission.USERS_ADMIN),
                        (greeting, _) -> greeting.name())
                .subscription(
                        Procedure.subscription("closed.changes", Follow.class, String.class, null),
                        (follow, call, out) -> {
                            out.emit("1", call.caller() + " after " + follow.lastEventId());
                            try {
                                while (!out.awaitClosed(Duration.ofMinutes(1))) {
                                    out.emit("2", "late");
                                }
                            } finally {
                                endedStreams.incrementAndGet();
                                streamEnded.countDown();
                            }
                        });
        router.open()
                .query(
                        Procedure.query("test.record", Procedure.Nothing.class, Reply.class, null),
                        (_, _) ->
                                reply(
                                        "open",
                                        new Greeting(
                                                "", Instant.parse("2026-01-02T03:04:05.006Z"), 1)));
    }

    private static Reply reply(String text, Greeting greeting) {
        return new Reply(text, greeting.at(), Tone.CALM, List.of(greeting.at()));
    }

    private void addOdd(TrpcRouter router) {
        router.rawQuery(
                        "test.rows",
                        false,
                        (_, _) -> new RawJson(ROWS.getBytes(StandardCharsets.UTF_8)))
                .rawQuery(
                        "test.pretty",
                        false,
                        (_, _) ->
                                new RawJson(
                                        "{\n\"b\": [1,\r\n2]}".getBytes(StandardCharsets.UTF_8)))
                .rawQuery(
                        "test.waitsUntilReleased",
                        false,
                        (_, _) -> {
                            released.await();
                            return "released";
                        })
                .rawQuery("test.waitsForEver", false, (_, _) -> waitForEver())
                .rawQuery("test.undefined", false, (_, _) -> Undefined.UNDEFINED)
                .rawQuery("test.null", false, (_, _) -> null)
                .rawQuery("test.long", false, (_, _) -> "ü".repeat(2000))
                .rawMutation("test.noInput", false, (_, _) -> "done")
                .rawMutation(
                        "test.conflict",
                        false,
                        (_, _) -> {
                            throw new TrpcFailure(
                                            TrpcErrorCode.CONFLICT,
                                            "Someone was faster",
                                            Map.of("reason", "VERSION"))
                                    .with("current", Map.of("version", 3))
                                    .with("at", Instant.parse("2026-01-02T03:04:05.006Z"));
                        })
                .rawMutation(
                        "test.drop",
                        false,
                        (_, _) -> {
                            trpc.dropSubscribers();
                            return null;
                        })
                .rawSubscription(
                        "test.untracked",
                        (_, _, out) -> {
                            out.emit("a");
                            out.emit(
                                    "7",
                                    new RawJson("{\"b\":\n1}".getBytes(StandardCharsets.UTF_8)));
                            out.emit("c");
                        })
                .rawSubscription(
                        "test.waits",
                        (_, _, out) -> {
                            out.emit("waiting");
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                streamEnded.countDown();
                            }
                        })
                .rawSubscription(
                        "test.boomLater",
                        (_, _, out) -> {
                            out.emit("1", "first");
                            throw new IllegalStateException("a secret that nobody may read");
                        })
                .rawSubscription(
                        "test.ends",
                        (_, _, out) -> {
                            throw new TrpcFailure(
                                    TrpcErrorCode.CONFLICT, "Epoch", Map.of("reason", "EPOCH"));
                        })
                .rawSubscription(
                        "test.silent", (_, _, out) -> out.awaitClosed(Duration.ofMinutes(1)));
    }

    private String waitForEver() throws InterruptedException {
        queryBegan.countDown();
        try {
            new CountDownLatch(1).await();
            return "never";
        } finally {
            queryEnded.countDown();
        }
    }

    String base() {
        return "http://127.0.0.1:" + javalin.port() + "/api/trpc";
    }

    int port() {
        return javalin.port();
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(base() + "/" + pathAndQuery));
    }

    HttpResponse<String> get(String pathAndQuery) throws Exception {
        return send(request(pathAndQuery));
    }

    HttpResponse<String> post(String pathAndQuery, String body) throws Exception {
        return send(
                request(pathAndQuery)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        javalin.stop();
        client.close();
    }
}
