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
import live.lsn.api.procedure.SyncProcedures.Status;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Caller;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Two people with one data folder, one after the other and at the same time.
class SharedWorkstationTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir private Path dir;
    private TestPlatform site;
    private Caller first;
    private Caller second;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir.resolve("server"));
        site.openCases("AU", 4);
        var analysts =
                site.platform().accounts().stream()
                        .filter(each -> each.channel("AU").isPresent())
                        .filter(
                                each ->
                                        each.role() == Role.FRAUD_ANALYST
                                                || each.role() == Role.FOUNDER)
                        .toList();
        first = analysts.getFirst();
        second = analysts.stream().filter(each -> !each.equals(first)).findFirst().orElseThrow();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private DeskSession open(Caller who) {
        var platform = site.platform();
        return DeskSession.open(
                desk(),
                new Who(platform.url(), platform.platformId(), who.account(), "AU"),
                new LocalAccounts(platform.url(), platform.localSecret()).tokens(who.account()));
    }

    private Path desk() {
        return dir.resolve("desk");
    }

    private static FraudCase open(DeskSession desk) {
        return open(desk, true);
    }

    private static FraudCase open(DeskSession desk, boolean highest) {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES,
                        List.of(new Filter.Compare("state", Op.EQUALS, List.of(CaseState.OPEN))),
                        null,
                        new Sort("score", highest));
        return desk.cache()
                .page(Collections.FRAUD_CASES, desk.cache().order(query, 1), 0, 1)
                .getFirst();
    }

    private static String decide(DeskSession desk) {
        return decide(desk, Duration.ZERO);
    }

    /// @param wait before it is sent
    static String decide(DeskSession desk, Duration wait) {
        return decide(desk, open(desk), wait);
    }

    static String decide(DeskSession desk, FraudCase on, Duration wait) {
        var sent =
                (Sent.Queued)
                        desk.commands()
                                .send(
                                        FraudProcedures.DECIDE_CASE,
                                        new DecideCase(
                                                on.id(),
                                                Verdict.DECLINE,
                                                DecisionCode.R1,
                                                "never read by another"),
                                        wait);
        return sent.commandId();
    }

    private static void awaitRows(DeskSession desk) {
        await(() -> desk.sync().status().lastSync() != null && rows(desk) == 4);
    }

    static long rows(DeskSession desk) {
        return desk.cache()
                .summary(
                        new ListQuery<>(
                                Collections.FRAUD_CASES, List.of(), null, new Sort("score", true)))
                .count();
    }

    /// What the first person left behind while the platform was away.
    private List<String> leaveTwo() {
        var desk = open(first);
        awaitRows(desk);
        site.close();
        await(
                () -> {
                    desk.sync().tryNow();
                    return desk.sync().status().connection() == Connection.OFFLINE;
                });
        var ids = List.of(decide(desk), decide(desk));
        desk.close();
        return ids;
    }

    @Test
    void thePlatformNeverGetsOnesWorkUnderAnothersToken() {
        var left = leaveTwo();
        site = new TestPlatform(dir.resolve("server"));
        try (var other = open(second)) {
            awaitRows(other);
            // Another case than those that wait for the first person.
            var own = decide(other, open(other, false), Duration.ZERO);
            await(() -> requireNonNull(other.outbox().find(own)).state() == State.ACKED);
            assertThat(other.outbox().all()).hasSize(1);
            // Longer than a round of the drain.
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            assertThat(version(second, left)).containsOnlyNulls();
            assertThat(version(first, left)).containsOnlyNulls();
        }
        try (var again = open(first)) {
            await(
                    () ->
                            left.stream()
                                    .allMatch(
                                            id ->
                                                    requireNonNull(again.outbox().find(id)).state()
                                                            == State.ACKED));
        }
        assertThat(version(first, left)).doesNotContainNull();
        assertThat(version(second, left)).containsOnlyNulls();
    }

    private List<@Nullable Long> version(Caller who, List<String> ids) {
        try (var client = site.client(who)) {
            return client.query(SyncProcedures.STATUS, new Status(ids)).commands().stream()
                    .map(each -> each.version())
                    .toList();
        }
    }

    @Test
    void bothAtOnceEachSendTheirOwn() {
        try (var one = open(first);
                var two = open(second)) {
            awaitRows(one);
            awaitRows(two);
            var ones = decide(one);
            await(() -> requireNonNull(one.outbox().find(ones)).state() == State.ACKED);
            var done = requireNonNull(one.outbox().find(ones)).aggregateId();
            await(() -> !open(two).id().equals(done));
            var twos = decide(two);
            await(() -> requireNonNull(two.outbox().find(twos)).state() == State.ACKED);
            assertThat(version(first, List.of(ones))).doesNotContainNull();
            assertThat(version(first, List.of(twos))).containsOnlyNulls();
            assertThat(version(second, List.of(twos))).doesNotContainNull();
            assertThat(version(second, List.of(ones))).containsOnlyNulls();
        }
    }

    @Test
    void othersSeeHowMuchWaitsAndNothingOfWhatItIs() throws IOException {
        leaveTwo();
        assertThat(LocalProfiles.unsent(desk())).isEqualTo(Map.of(first.account(), 2L));
        assertThat(LocalProfiles.in(desk()))
                .singleElement()
                .isEqualTo(new LocalProfiles.LocalProfile(first.account(), first.name(), "AU", 2));
        try (var files = Files.walk(desk())) {
            assertThat(files.filter(file -> file.endsWith("profile.json")))
                    .singleElement()
                    .satisfies(
                            file ->
                                    assertThat(Files.readString(file))
                                            .doesNotContain("never read", "CASE-", "decide"));
        }
    }

    @Test
    void theCountGoesDownOnceItIsSent() {
        leaveTwo();
        site = new TestPlatform(dir.resolve("server"));
        try (var again = open(first)) {
            await(() -> again.unsent() == 0);
        }
        assertThat(LocalProfiles.unsent(desk())).isEmpty();
    }

    @Test
    void anothersKeyOpensNothing() throws IOException {
        leaveTwo();
        site = new TestPlatform(dir.resolve("server"));
        try (var other = open(second)) {
            awaitRows(other);
        }
        var keys = desk().resolve("keys");
        try (var files = Files.list(keys)) {
            var all = files.filter(file -> file.toString().endsWith(".key")).toList();
            assertThat(all).hasSize(2);
            assertThat(Files.readAllBytes(all.getFirst()))
                    .isNotEqualTo(Files.readAllBytes(all.getLast()));
            // Swapped by hand, nothing of either opens; nothing is sent and nothing is lost.
            var one = Files.readAllBytes(all.getFirst());
            Files.write(all.getFirst(), Files.readAllBytes(all.getLast()));
            Files.write(all.getLast(), one);
        }
        try (var swapped = open(first)) {
            assertThat(swapped.outbox().all()).isEmpty();
            assertThat(swapped.outbox().damaged()).hasSize(2);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            assertThat(swapped.outbox().damaged()).hasSize(2);
        }
    }

    static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
