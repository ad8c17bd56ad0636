package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.DeskSync.Compared;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;

import mockwebserver3.MockResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A real platform that is restored, forgets, narrows what may be seen or talks nonsense, and a
/// desk that loses nothing by it.
class HistoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CASES = 60;

    @TempDir private Path dir;
    private TestPlatform site;
    private SickFront front;
    private DeskSession desk;

    @BeforeEach
    void start() throws IOException {
        site = new TestPlatform(dir.resolve("server"));
        site.openCases("AU", CASES);
        open();
        await(this::isWhole);
    }

    @AfterEach
    void stop() {
        close();
        site.close();
    }

    private void open() throws IOException {
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        var platform = site.platform();
        front = new SickFront(platform.url());
        desk =
                DeskSession.open(
                        dir.resolve("desk"),
                        new Who(front.url(), platform.platformId(), analyst.account(), "AU"),
                        new LocalAccounts(platform.url(), platform.localSecret())
                                .tokens(analyst.account()));
    }

    private void close() {
        desk.close();
        front.close();
    }

    private void restartSite(Runnable meanwhile) throws IOException {
        close();
        site.close();
        meanwhile.run();
        site = new TestPlatform(dir.resolve("server"));
        open();
    }

    // ---- restored from a copy ----

    @Test
    void whatARestoredPlatformLacksIsShownAndGoesOutAgainOnce() throws IOException {
        var copy = dir.resolve("copy.db");
        restartSite(() -> copy(site.databaseFile(), copy));
        await(this::isWhole);
        var cases = cases();
        var lost = decide(cases.get(0));
        var alsoLost = decide(cases.get(1));
        await(() -> state(lost) == State.ACKED && state(alsoLost) == State.ACKED);
        restartSite(
                () -> {
                    copy(copy, site.databaseFile());
                    // What happens afterwards takes the place of what was lost.
                    site.openCases("AU", 3);
                });
        await(() -> state(lost) == State.LOST && state(alsoLost) == State.LOST);
        await(() -> isOnline() && desk.cache().count(name()) == CASES + 3);
        assertThat(shown(cases.get(0)).state()).isEqualTo(CaseState.OPEN);
        desk.commands().sendLostAgain();
        desk.sync().tryNow();
        await(() -> state(lost) == State.ACKED && state(alsoLost) == State.ACKED);
        await(() -> base(cases.get(0)).decisions().size() == 1);
        await(() -> base(cases.get(1)).decisions().size() == 1);
        assertThat(site.verifyAudit()).allMatch(channel -> channel.fault() == null);
    }

    @Test
    void whatARestoredPlatformStillHasStaysDone() throws IOException {
        var kept = decide(cases().getFirst());
        await(() -> state(kept) == State.ACKED);
        var copy = dir.resolve("copy.db");
        restartSite(() -> copy(site.databaseFile(), copy));
        await(this::isWhole);
        var lost =
                decide(
                        cases().stream()
                                .filter(one -> one.state() == CaseState.OPEN)
                                .findFirst()
                                .orElseThrow());
        await(() -> state(lost) == State.ACKED);
        restartSite(() -> copy(copy, site.databaseFile()));
        await(() -> state(lost) == State.LOST && isOnline());
        assertThat(state(kept)).isEqualTo(State.ACKED);
        desk.commands().keepTheirs(lost);
        assertThat(state(lost)).isEqualTo(State.DISCARDED_BY_USER);
    }

    private static void copy(Path from, Path to) {
        try {
            for (var beside : List.of("-wal", "-shm"))
                Files.deleteIfExists(to.resolveSibling(to.getFileName() + beside));
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // ---- away for too long ----

    @Test
    void aDeskThatWasAwayForTooLongIsFilledAnewAndKeepsItsWork() throws IOException {
        close();
        site.openCases("AU", 2);
        assertThat(site.forgetChanges(Instant.now().plusSeconds(60))).isPositive();
        assertThat(site.verifyAudit()).allMatch(channel -> channel.fault() == null);
        open();
        var waiting = decide(cases().getFirst());
        assertThat(desk.cache().count(name())).isGreaterThanOrEqualTo(CASES);
        await(() -> isOnline() && desk.cache().count(name()) == CASES + 2);
        await(() -> state(waiting) == State.ACKED);
    }

    // ---- what may be seen ----

    @Test
    void whatMayNoLongerBeSeenGoesFromTheDeviceAtOnce() {
        site.changeRole(Role.FRAUD_ANALYST, Role.WAREHOUSE_INSPECTOR);
        await(() -> !isFilled(Collections.FRAUD_CASES.name()));
        await(this::isOnline);
        assertThat(isFilled(Collections.CUSTOMERS.name())).isFalse();
        assertThat(isFilled(Collections.ORDERS.name())).isTrue();
        site.changeRole(Role.WAREHOUSE_INSPECTOR, Role.FRAUD_ANALYST);
        await(this::isWhole);
    }

    private boolean isFilled(String collection) {
        return desk.cache().isFilled(collection);
    }

    // ---- nonsense ----

    @Test
    void anEmptyAnswerRemovesNothingBeforeSomebodyAgrees() {
        var cursor = requireNonNull(desk.cache().cursor());
        var empty =
                Json.MAPPER.writeValueAsString(
                        new SyncProcedures.BootstrapPage(cursor, List.of(), null, 0));
        front.sicken(Set.of(SyncProcedures.BOOTSTRAP.name()), () -> answer(empty));
        desk.cache().outdate(name());
        desk.sync().tryNow();
        await(() -> "sync.offline.contradicts".equals(desk.sync().status().reason()));
        assertThat(desk.cache().count(name())).isEqualTo(CASES);
        assertThat(requireNonNull(desk.sync().shrunk()).had()).isEqualTo(CASES);

        var none =
                Json.MAPPER.writeValueAsString(
                        new SyncProcedures.Digest(cursor, 0, "0".repeat(32)));
        front.sicken(
                Set.of(SyncProcedures.BOOTSTRAP.name(), SyncProcedures.DIGEST.name()),
                () -> answer(front.last().equals("sync.digest") ? none : empty));
        desk.sync().tryNow();
        await(() -> "sync.offline.shrunk".equals(desk.sync().status().reason()));
        assertThat(desk.cache().count(name())).isEqualTo(CASES);
        desk.sync().takeOver();
        await(() -> isOnline() && desk.cache().count(name()) == 0);
        front.heal();
        desk.cache().outdate(name());
        desk.sync().tryNow();
        await(this::isWhole);
    }

    private static MockResponse answer(String data) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("X-Platform-Api", "1")
                .body("{\"result\":{\"data\":" + data + "}}")
                .build();
    }

    // ---- compared ----

    @Test
    void aCacheThatIsNotWhatThePlatformHasIsFoundAndFilledAnew() throws SQLException {
        var told = new ConcurrentLinkedQueue<Compared>();
        try (var _ = desk.sync().onCompared(told::add)) {
            desk.sync().compare();
            await(() -> !told.isEmpty());
            assertThat(told.remove().differing()).isZero();
            loseARow();
            desk.sync().compare();
            await(() -> !told.isEmpty());
            assertThat(told.remove().differing()).isEqualTo(1);
            await(this::isWhole);
        }
    }

    /// As a defect of this program would.
    private void loseARow() throws SQLException {
        var file = find("cache.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute(
                    "DELETE FROM c_fraud_cases WHERE rid = (SELECT min(rid) FROM c_fraud_cases)");
        }
        assertThat(desk.cache().count(name())).isEqualTo(CASES - 1);
    }

    private Path find(String name) {
        try (var files = Files.walk(dir.resolve("desk"))) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // ---- about ----

    private static String name() {
        return Collections.FRAUD_CASES.name();
    }

    private boolean isOnline() {
        return desk.sync().status().connection() == Connection.ONLINE;
    }

    private boolean isWhole() {
        return isOnline() && isFilled(name()) && desk.cache().count(name()) == CASES;
    }

    private List<FraudCase> cases() {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES, List.of(), null, new Sort("opened_at", false));
        return desk.cache()
                .page(Collections.FRAUD_CASES, desk.cache().order(query, CASES), 0, CASES);
    }

    private FraudCase base(FraudCase one) {
        return requireNonNull(desk.cache().base(Collections.FRAUD_CASES, one.id()));
    }

    private FraudCase shown(FraudCase one) {
        return requireNonNull(desk.cache().find(Collections.FRAUD_CASES, one.id()));
    }

    private String decide(FraudCase on) {
        var decision = new DecideCase(on.id(), Verdict.DECLINE, DecisionCode.R1, null);
        var sent = desk.commands().send(FraudProcedures.DECIDE_CASE, decision, Duration.ZERO);
        return ((Sent.Queued) sent).commandId();
    }

    private State state(String commandId) {
        return requireNonNull(desk.outbox().find(commandId)).state();
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited " + SOON).isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
