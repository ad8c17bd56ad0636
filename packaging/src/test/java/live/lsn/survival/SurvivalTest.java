package live.lsn.survival;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;
import live.lsn.cli.Lsn;
import live.lsn.platform.Platform;
import live.lsn.platform.TestPlatform;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The real programs, killed at random: nothing that was told as safe is lost, nothing takes effect
/// twice.
class SurvivalTest {
    private static final int KILLS = 20;
    private static final int CASES = 1_500;

    @TempDir private Path dir;
    private @Nullable Process platform;
    private @Nullable Process desk;

    @AfterEach
    void end() {
        kill(platform);
        kill(desk);
    }

    @Test
    void everyDecisionToldAsSafeTakesEffectOnceWhoeverIsKilled() throws Exception {
        var server = dir.resolve("server");
        try (var site = new TestPlatform(server)) {
            site.openCases("AU", CASES);
        }
        var seed = new Random().nextLong();
        var chance = new Random(seed);
        var signIn = startPlatform(server, 0);
        var url = HttpUrl.get(signIn.get("url").asString());
        var journal = dir.resolve("journal");
        startDesk(signIn, journal);
        for (var i = 0; i < KILLS; i++) {
            // Both must be at work again, or the kills would meet nobody.
            var before = decided(journal);
            await(Duration.ofSeconds(30), () -> decided(journal) >= before + 3);
            pause(chance.nextInt(400));
            if (chance.nextBoolean()) {
                kill(platform);
                pause(chance.nextInt(200));
                startPlatform(server, url.port());
            } else {
                kill(desk);
                startDesk(signIn, journal);
            }
        }
        var told = journal(journal);
        assertThat(told).as("decisions made, seed %d", seed).hasSizeGreaterThan(2 * KILLS);
        try (var client = client(url, signIn)) {
            await(
                    Duration.ofSeconds(60),
                    () -> unknown(client, told.stream().map(line -> line[0]).toList()) == 0);
            var decisions = decisions(client);
            var perCase = new HashMap<String, Integer>();
            told.forEach(line -> perCase.merge(line[1], 1, Integer::sum));
            assertThat(perCase)
                    .as("cases decided twice at the desk, seed %d", seed)
                    .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
            assertThat(perCase.keySet())
                    .as("told as safe but not on the platform, seed %d", seed)
                    .isSubsetOf(decisions.keySet());
            assertThat(decisions)
                    .as("effects, seed %d", seed)
                    .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
        }
        kill(desk);
        kill(platform);
        assertThat(Platform.verifyAudit(server))
                .isNotEmpty()
                .allSatisfy(channel -> assertThat(channel.fault()).isNull());
    }

    private JsonNode startPlatform(Path server, int port) throws IOException {
        platform =
                java(
                        Lsn.class.getName(),
                        "platform",
                        "--json",
                        "--data",
                        server.toString(),
                        "--port",
                        String.valueOf(port));
        var line =
                new BufferedReader(
                                new InputStreamReader(
                                        platform.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
        return Json.MAPPER.readTree(Objects.requireNonNull(line, "the platform did not start"));
    }

    private void startDesk(JsonNode signIn, Path journal) throws IOException {
        var analyst = signIn.get("users").get(0);
        desk =
                java(
                        DecidingDesk.class.getName(),
                        dir.resolve("desk").toString(),
                        signIn.get("url").asString(),
                        signIn.get("platformId").asString(),
                        analyst.get("account").asString(),
                        analyst.get("token").asString(),
                        journal.toString(),
                        String.valueOf(CASES));
    }

    private static Process java(String main, String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static TrpcClient client(HttpUrl url, JsonNode signIn) {
        var token = signIn.get("users").get(0).get("token").asString();
        return new TrpcClient(
                new Settings(
                        url,
                        Transformer.NONE,
                        new TokenSource() {
                            @Override
                            public @Nullable String token() {
                                return token;
                            }

                            @Override
                            public @Nullable String renew(String refused) {
                                return null;
                            }
                        },
                        5));
    }

    private static int decided(Path file) {
        try {
            return Files.exists(file) ? journal(file).size() : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String[]> journal(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" "))
                .filter(line -> line.length == 2)
                .toList();
    }

    private static long unknown(TrpcClient client, List<String> ids) {
        try {
            return SyncProcedures.status(ids, some -> client.query(SyncProcedures.STATUS, some))
                    .stream()
                    .filter(command -> command.version() == null)
                    .count();
        } catch (TrpcException e) {
            return ids.size();
        }
    }

    private static HashMap<String, Integer> decisions(TrpcClient client) {
        var decisions = new HashMap<String, Integer>();
        for (var row :
                client.query(
                                SyncProcedures.BOOTSTRAP,
                                new Bootstrap("AU", "fraudCases", null, CASES))
                        .rows()) {
            var made = Objects.requireNonNull(row.body()).get("decisions").size();
            if (made > 0) decisions.put(row.id(), made);
        }
        return decisions;
    }

    private static void kill(@Nullable Process process) {
        if (process == null) return;
        try {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private static void await(Duration atMost, BooleanSupplier condition) {
        var until = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited " + atMost).isLessThan(until);
            pause(100);
        }
    }
}
