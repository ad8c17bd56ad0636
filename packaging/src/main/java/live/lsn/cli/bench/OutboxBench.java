package live.lsn.cli.bench;

import io.javalin.Javalin;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.DeskSession;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.platform.LargeSample;
import live.lsn.platform.Platform;
import live.lsn.platform.sample.SampleData;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A week of decisions that were made with the platform away: how fast each is safe, and how long
/// all take to go out once it is back.
final class OutboxBench implements Bench {
    private static final int COMMANDS = 10_000;
    private static final int LANES = 4;
    private static final double SAVED_MS = 30;
    private static final double DRAINED_SECONDS = 180;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public String about() {
        return "decisions without the platform, and what goes out when it is back";
    }

    @Override
    public List<Measured> run(Setup setup) throws Exception {
        var wanted = setup.scaled(COMMANDS, 50);
        var dir = cases(setup, wanted);
        var platform = Platform.start(Platform.Options.embedded(dir, null));
        try (var desk = Sample.desk(dir, platform)) {
            Sample.awaitSynced(desk);
            desk.platformStopped();
            platform.close();
            setup.say("outbox: %,d decisions with the platform away", wanted);
            var saved = decide(desk, wanted);
            platform = Platform.start(Platform.Options.embedded(dir, null));
            setup.say("outbox: the platform is back");
            var seconds = drain(desk, platform.url());
            return told(setup, saved, seconds);
        } finally {
            platform.close();
            Folders.delete(dir);
        }
    }

    private List<Measured> told(Setup setup, List<Long> saved, double seconds) throws IOException {
        var many = saved.size();
        var bare = bare(setup, many);
        return List.of(
                Measured.atMost(
                        name(),
                        "command saved durably, platform away (%,d)".formatted(many),
                        "ms p99",
                        SAVED_MS,
                        Times.of(saved).percentile(99)),
                Measured.atMost(
                                name(),
                                "%,d queued commands handed over".formatted(many),
                                "s",
                                DRAINED_SECONDS * many / COMMANDS,
                                seconds)
                        .against(
                                Peer.told(
                                        "as many posts, four at a time, to a bare Javalin endpoint",
                                        bare)));
    }

    /// A case is asked about first and approved later, so that each takes two.
    private static List<Long> decide(DeskSession desk, int wanted) {
        var nanos = new ArrayList<Long>(wanted);
        var open = Sample.openCases(desk, wanted);
        for (var decision :
                List.of(
                        new Choice(Verdict.VERIFY, DecisionCode.E2),
                        new Choice(Verdict.APPROVE, DecisionCode.A1))) {
            for (var one : open) {
                if (nanos.size() == wanted) return nanos;
                var command = new DecideCase(one.id(), decision.verdict(), decision.code(), null);
                var before = System.nanoTime();
                var sent =
                        desk.commands().send(FraudProcedures.DECIDE_CASE, command, Duration.ZERO);
                if (sent instanceof Sent.Queued) nanos.add(System.nanoTime() - before);
            }
        }
        return nanos;
    }

    private record Choice(Verdict verdict, DecisionCode code) {}

    private static double drain(DeskSession desk, String url) throws IOException {
        var begun = System.nanoTime();
        desk.moveTo(url);
        var waiting = EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT);
        while (!desk.outbox().in(waiting).isEmpty()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos())
                throw new IOException("the outbox was not empty after " + PATIENCE);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        var refused = desk.outbox().in(EnumSet.complementOf(EnumSet.of(State.ACKED)));
        if (!refused.isEmpty())
            throw new IOException(
                    "%,d commands were not taken, the first is %s: %s"
                            .formatted(
                                    refused.size(),
                                    refused.getFirst().state(),
                                    refused.getFirst().lastError()));
        return (System.nanoTime() - begun) / 1e9;
    }

    /// Made anew each time: what was decided is decided already in the next run.
    private static Path cases(Setup setup, int wanted) throws IOException {
        var dir = setup.folder("outbox");
        if (Files.isDirectory(dir)) Folders.delete(dir);
        setup.say("outbox: making %,d open cases", wanted / 2);
        String channel;
        var size = SampleData.Size.usual();
        try (var platform = Platform.start(Platform.Options.embedded(dir, size))) {
            channel = Sample.channel(Sample.analyst(platform));
        }
        LargeSample.openCases(dir, channel, wanted / 2);
        return dir;
    }

    private static double bare(Setup setup, int many) throws IOException {
        setup.say("outbox: the bare endpoint");
        var web =
                Javalin.create(
                        config -> {
                            config.concurrency.useVirtualThreads = true;
                            config.startup.showJavalinBanner = false;
                            config.routes.post("/", context -> context.result(context.body()));
                        });
        web.start("127.0.0.1", 0);
        var http = TrpcClient.http().build();
        var body = RequestBody.create("{}", MediaType.get("application/json"));
        var request =
                new Request.Builder()
                        .url("http://127.0.0.1:" + web.port() + "/")
                        .post(body)
                        .build();
        var begun = System.nanoTime();
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            for (var i = 0; i < many; i++)
                lanes.submit(
                        () -> {
                            try (var answer = http.newCall(request).execute()) {
                                return answer.code();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        } finally {
            web.stop();
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
