package live.lsn.cli.bench;

import io.javalin.Javalin;

import live.lsn.api.http.LiveStream;
import live.lsn.api.http.StreamListener;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Changes;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.platform.Platform;
import live.lsn.platform.sample.SampleData;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The embedded platform under mixed load, with desks that stand by for changes.
final class PlatformBench implements Bench {
    private static final int RATE = 500;
    private static final double P95_MS = 20;
    private static final int SECONDS = 20;
    private static final int WARM_UP = 5;
    private static final int DESKS = 200;
    private static final int CONNECTIONS = 64;
    private static final int BODY = 2_000;

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public String about() {
        return "requests to the embedded platform under mixed load";
    }

    @Override
    public List<Measured> run(Setup setup) throws Exception {
        var dir = setup.folder("platform");
        setup.say("platform: the usual sample");
        try (var platform =
                Platform.start(Platform.Options.embedded(dir, SampleData.Size.usual()))) {
            var analyst = Sample.analyst(platform);
            var channel = Sample.channel(analyst);
            var address = HttpUrl.get(platform.url());
            var tokens =
                    new LocalAccounts(platform.url(), platform.localSecret())
                            .tokens(analyst.account());
            var settings = new Settings(address, Transformer.NONE, tokens, 1);
            var streams = new ArrayList<LiveStream>();
            try (var client = new TrpcClient(settings, http())) {
                var desks = setup.scaled(DESKS, 5);
                for (var i = 0; i < desks; i++)
                    streams.add(
                            client.subscribe(
                                    SyncProcedures.CHANGES,
                                    new Changes(channel, null),
                                    null,
                                    new Unheard()));
                setup.say("platform: %d requests/s beside %d desks on live", RATE, desks);
                var load = loop(setup).run(new MixedLoad(client, channel)::send);
                var bare = bare(setup);
                load.failures()
                        .forEach((why, many) -> setup.say("platform: %,d requests: %s", many, why));
                return told(load, bare, desks);
            } finally {
                streams.forEach(LiveStream::close);
            }
        }
    }

    private List<Measured> told(OpenLoop.Result load, OpenLoop.Result bare, int desks) {
        var what = "mixed load at %d requests/s, %d desks on live".formatted(RATE, desks);
        var peer = "a bare Javalin endpoint with a fixed body";
        return List.of(
                Measured.atMost(name(), what, "ms p95", P95_MS, load.times().p95())
                        .against(Peer.told(peer, bare.times().p95())),
                Measured.atLeast(
                                name(),
                                what + ": answered",
                                "requests/s",
                                RATE * 0.98,
                                load.reached())
                        .against(Peer.told(peer, bare.reached())),
                Measured.atMost(
                        name(),
                        what + ": failed",
                        "requests",
                        0,
                        load.failures().values().stream().mapToInt(Integer::intValue).sum()));
    }

    private static OpenLoop loop(Setup setup) {
        return new OpenLoop(
                RATE,
                Duration.ofSeconds(setup.scaled(WARM_UP, 1)),
                Duration.ofSeconds(setup.scaled(SECONDS, 2)));
    }

    /// Asks for plain bytes, as a desk on the platform's own machine does.
    private static OkHttpClient http() {
        return TrpcClient.http()
                .addInterceptor(
                        chain ->
                                chain.proceed(
                                        chain.request()
                                                .newBuilder()
                                                .header("Accept-Encoding", "identity")
                                                .build()))
                .connectionPool(new ConnectionPool(CONNECTIONS, 30, TimeUnit.SECONDS))
                .build();
    }

    private static OpenLoop.Result bare(Setup setup) {
        setup.say("platform: the bare endpoint");
        var body = "{\"rows\":\"" + "x".repeat(BODY) + "\"}";
        var web =
                Javalin.create(
                        config -> {
                            config.concurrency.useVirtualThreads = true;
                            config.startup.showJavalinBanner = false;
                            config.routes.get(
                                    "/",
                                    context ->
                                            context.contentType("application/json").result(body));
                        });
        web.start("127.0.0.1", 0);
        var http = http();
        try {
            var request = new Request.Builder().url("http://127.0.0.1:" + web.port() + "/").build();
            return loop(setup).run(_ -> get(http, request));
        } finally {
            web.stop();
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
    }

    private static void get(OkHttpClient http, Request request) {
        try (var response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) throw new IOException("status " + response.code());
            response.body().bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A desk that stands by.
    private static final class Unheard implements StreamListener {
        @Override
        public void event(@Nullable String id, JsonNode data) {
            // Only the platform's side of it is measured.
        }
    }
}
