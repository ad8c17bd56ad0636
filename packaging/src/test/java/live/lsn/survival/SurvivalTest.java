package live.lsn.survival;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.model.Decision;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.trpc.Json;
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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Two real desks on one real platform, one of them cut off and killed at random, the platform
/// restarted ten times: nothing that was told as safe is lost, nothing takes effect twice or in
/// another order, and both desks end with what the platform has.
///
/// Takes as long as the blows need; with `lsn.survival.minutes` it is spread over that many
/// minutes, and its report lies in `target/survival.txt`.
class SurvivalTest {
    private static final int RESTARTS = 10;
    private static final int SHORT_BLOWS = 20;
    private static final int CASES_A_MINUTE = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final long MINUTES = Long.getLong("lsn.survival.minutes", 0);
    private static final int CASES = (int) Math.max(4_000, MINUTES * CASES_A_MINUTE);

    @TempDir private Path dir;

    private final long seed = new Random().nextLong();
    private final Random chance = new Random(seed);
    private final Map<Blow, Integer> blows = new EnumMap<>(Blow.class);
    private @Nullable Process platform;
    private @Nullable Process steady;
    private @Nullable Process shaken;
    private @Nullable Line line;

    private enum Blow {
        PLATFORM_KILLED,
        PLATFORM_STOPPED,
        DESK_KILLED,
        DESK_CUT_OFF
    }

    @AfterEach
    void end() throws IOException {
        Programs.kill(platform);
        Programs.kill(steady);
        Programs.kill(shaken);
        if (line != null) line.close();
    }

    @Test
    void everyDecisionToldAsSafeTakesEffectOnceAndInOrderWhoeverIsKilled() throws Exception {
        var server = dir.resolve("server");
        try (var site = new TestPlatform(server)) {
            site.openCases("AU", CASES);
        }
        var signIn = startPlatform(server, 0);
        var url = HttpUrl.get(signIn.get("url").asString());
        line = new Line(url.port());
        var steadyBook = dir.resolve("steady");
        var shakenBook = dir.resolve("shaken");
        var throughLine = url.newBuilder().port(line.port()).build();
        steady = startDesk(signIn, user(signIn, Role.FRAUD_ANALYST), url, steadyBook);
        shaken = startDesk(signIn, user(signIn, Role.FOUNDER), throughLine, shakenBook);
        shake(server, signIn, throughLine, shakenBook, url.port());
        Files.createFile(Path.of(steadyBook + ".enough"));
        Files.createFile(Path.of(shakenBook + ".enough"));
        try (var client = client(url, signIn)) {
            var books = List.of(steadyBook, shakenBook);
            Programs.await(PATIENCE, () -> books.stream().allMatch(book -> sameAs(client, book)));
            var cases = cases(client);
            for (var book : books) holds(journal(book), cases);
            var decisions = cases.stream().flatMap(one -> one.decisions().stream()).toList();
            assertThat(decisions)
                    .as("effects, seed %d", seed)
                    .extracting(Decision::commandId)
                    .doesNotHaveDuplicates();
            assertThat(cases)
                    .as("a version for each decision, seed %d", seed)
                    .allSatisfy(
                            one -> assertThat(one.version()).isEqualTo(1 + one.decisions().size()));
            report(books, decisions.size());
        }
        Programs.kill(platform);
        assertThat(Platform.verifyAudit(server))
                .isNotEmpty()
                .allSatisfy(channel -> assertThat(channel.fault()).isNull());
    }

    private void shake(Path server, JsonNode signIn, HttpUrl throughLine, Path shakenBook, int port)
            throws IOException {
        var until = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        var restarts = 0;
        for (var blow = 0; blow < SHORT_BLOWS || System.nanoTime() < until; blow++) {
            // The shaken desk must be at work again, or the blow would meet nobody.
            var before = safe(shakenBook);
            Programs.await(PATIENCE, () -> safe(shakenBook) >= before + 3);
            Programs.pause(chance.nextInt(MINUTES == 0 ? 400 : 20_000));
            var dueRestarts =
                    MINUTES == 0
                            ? blow / 2 + 1
                            : RESTARTS
                                    - (until - System.nanoTime())
                                            * RESTARTS
                                            / Duration.ofMinutes(MINUTES).toNanos();
            if (restarts < Math.min(RESTARTS, dueRestarts)) {
                restartPlatform(server, port, restarts++ % 2 == 0);
            } else if (chance.nextBoolean()) {
                count(Blow.DESK_KILLED);
                Programs.kill(shaken);
                shaken = startDesk(signIn, user(signIn, Role.FOUNDER), throughLine, shakenBook);
            } else {
                count(Blow.DESK_CUT_OFF);
                requireNonNull(line).cut();
                Programs.pause(chance.nextInt(MINUTES == 0 ? 2_000 : 30_000));
                requireNonNull(line).mend();
            }
        }
        assertThat(restarts).as("restarts of the platform").isEqualTo(RESTARTS);
    }

    private void restartPlatform(Path server, int port, boolean atOnce) throws IOException {
        count(atOnce ? Blow.PLATFORM_KILLED : Blow.PLATFORM_STOPPED);
        if (atOnce) Programs.kill(platform);
        else Programs.stop(platform);
        Programs.pause(chance.nextInt(MINUTES == 0 ? 200 : 5_000));
        startPlatform(server, port);
    }

    /// What the desk told as safe is on the platform, once and in its order, unless its user gave
    /// it up.
    private void holds(List<String[]> journal, List<FraudCase> cases) {
        var left = new ArrayList<String>();
        for (var entry : journal) if (entry[0].equals(DecidingDesk.LEFT)) left.add(entry[1]);
        var safe = new HashMap<String, List<String>>();
        for (var entry : journal)
            if (entry[0].equals(DecidingDesk.SAFE) && !left.contains(entry[1]))
                safe.computeIfAbsent(entry[2], _ -> new ArrayList<>()).add(entry[1]);
        assertThat(safe).as("decisions made, seed %d", seed).hasSizeGreaterThan(SHORT_BLOWS);
        var had = new HashMap<String, List<String>>();
        for (var one : cases)
            had.put(one.id(), one.decisions().stream().map(Decision::commandId).toList());
        assertThat(safe)
                .as("told as safe, seed %d", seed)
                .allSatisfy(
                        (caseId, ids) ->
                                assertThat(had.get(caseId)).as(caseId).containsSubsequence(ids));
    }

    private void report(List<Path> books, int decisions) throws IOException {
        var words =
                new StringBuilder()
                        .append("minutes ")
                        .append(MINUTES)
                        .append(", seed ")
                        .append(seed)
                        .append(", blows ")
                        .append(blows)
                        .append(", decisions on the platform ")
                        .append(decisions);
        for (var book : books) {
            var journal = journal(book);
            words.append("\n")
                    .append(book.getFileName())
                    .append(": told as safe ")
                    .append(journal.stream().filter(e -> e[0].equals(DecidingDesk.SAFE)).count())
                    .append(", given up after a conflict ")
                    .append(journal.stream().filter(e -> e[0].equals(DecidingDesk.LEFT)).count());
        }
        Files.writeString(Path.of("target", "survival.txt"), words.append("\n"));
    }

    private void count(Blow blow) {
        blows.merge(blow, 1, Integer::sum);
    }

    private JsonNode startPlatform(Path server, int port) throws IOException {
        platform =
                Programs.start(
                        Lsn.class,
                        List.of(),
                        "platform",
                        "--json",
                        "--data",
                        server.toString(),
                        "--port",
                        String.valueOf(port));
        var told =
                new BufferedReader(
                                new InputStreamReader(
                                        platform.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
        return Json.MAPPER.readTree(requireNonNull(told, "the platform did not start"));
    }

    private static JsonNode user(JsonNode signIn, Role role) {
        for (var user : signIn.get("users"))
            if (user.get("role").asString().equals(role.name())) return user;
        throw new IllegalArgumentException("nobody is " + role);
    }

    private Process startDesk(JsonNode signIn, JsonNode user, HttpUrl url, Path journal)
            throws IOException {
        return Programs.start(
                DecidingDesk.class,
                List.of(),
                dir.resolve("data-of-" + journal.getFileName()).toString(),
                url.toString(),
                signIn.get("platformId").asString(),
                user.get("account").asString(),
                user.get("token").asString(),
                journal.toString(),
                MINUTES == 0 ? "100" : "1500",
                String.valueOf(user.get("role").asString().equals(Role.FOUNDER.name())));
    }

    private static TrpcClient client(HttpUrl url, JsonNode signIn) {
        var token = signIn.get("users").get(0).get("token").asString();
        return new TrpcClient(
                new Settings(url, Transformer.NONE, TokenSource.fixed(() -> token), 5));
    }

    private static long safe(Path book) {
        try {
            return journal(book).stream().filter(e -> e[0].equals(DecidingDesk.SAFE)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String[]> journal(Path book) throws IOException {
        if (!Files.exists(book)) return List.of();
        return Files.readAllLines(book).stream()
                .map(entry -> entry.split(" "))
                .filter(entry -> entry.length == 3)
                .toList();
    }

    private static boolean sameAs(TrpcClient client, Path book) {
        var shown = Path.of(book + ".shown");
        try {
            return Files.exists(shown)
                    && Files.readAllLines(shown)
                            .equals(
                                    cases(client).stream()
                                            .map(DecidingDesk::line)
                                            .sorted()
                                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FraudCase> cases(TrpcClient client) {
        var cases = new ArrayList<FraudCase>();
        String after = null;
        do {
            var page =
                    client.query(
                            SyncProcedures.BOOTSTRAP,
                            new Bootstrap("AU", "fraudCases", after, 2_000));
            for (var row : page.rows())
                cases.add(Json.MAPPER.treeToValue(requireNonNull(row.body()), FraudCase.class));
            after = page.next();
        } while (after != null);
        return cases;
    }
}
