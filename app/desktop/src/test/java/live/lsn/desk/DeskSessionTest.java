package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A desk without a window against a real platform.
class DeskSessionTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir private Path dir;
    private TestPlatform site;
    private DeskSession desk;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir.resolve("server"));
        site.openCases("AU", 5);
        desk = open("desk");
        await(
                () ->
                        desk.sync().status().connection() == Connection.ONLINE
                                && count(desk, CaseState.OPEN) == 5);
    }

    @AfterEach
    void stop() {
        desk.close();
        site.close();
    }

    private DeskSession open(String folder) {
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        var platform = site.platform();
        var tokens =
                new LocalAccounts(platform.url(), platform.localSecret()).tokens(analyst.account());
        return DeskSession.open(
                dir.resolve(folder),
                new Who(platform.url(), platform.platformId(), analyst.account(), "AU"),
                tokens);
    }

    /// As a platform does that was asked something in the moment in which it stopped.
    @Test
    void aStoppedPlatformIsAwayAtOnceThoughItOwesAnAnswer() throws IOException {
        try (var silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                var asking =
                        DeskSession.open(
                                dir.resolve("asking"),
                                new Who(
                                        "http://127.0.0.1:" + silent.getLocalPort() + "/api/trpc",
                                        site.platform().platformId(),
                                        site.caller(Role.FRAUD_ANALYST, "AU").account(),
                                        "AU"),
                                TokenSource.none());
                var asked = silent.accept()) {
            assertThat(asked.getInputStream().read()).isEqualTo('G');
            asking.platformStopped();
            await(() -> asking.sync().status().connection() == Connection.OFFLINE);
            assertThat(asking.sync().status().reason()).isEqualTo("sync.offline.unreachable");
        }
    }

    private static long count(DeskSession desk, CaseState state) {
        return desk.cache().summary(query(state)).count();
    }

    private static ListQuery<FraudCase> query(CaseState state) {
        return new ListQuery<>(
                Collections.FRAUD_CASES,
                List.of(new Filter.Compare("state", Op.EQUALS, List.of(state))),
                null,
                new Sort("score", true));
    }

    private static FraudCase first(DeskSession desk, CaseState state) {
        return desk.cache()
                .page(Collections.FRAUD_CASES, desk.cache().order(query(state), 1), 0, 1)
                .getFirst();
    }

    private static Sent decide(
            DeskSession desk, FraudCase on, Verdict verdict, DecisionCode code, Duration wait) {
        return desk.commands()
                .send(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(on.id(), verdict, code, null),
                        wait);
    }

    private static State state(DeskSession desk, String commandId) {
        return requireNonNull(desk.outbox().find(commandId)).state();
    }

    @Test
    void aDecisionIsShownAtOnceAndThenMadeTrue() {
        var open = first(desk, CaseState.OPEN);
        var sent =
                (Sent.Queued) decide(desk, open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        assertThat(count(desk, CaseState.OPEN)).isEqualTo(4);
        await(() -> state(desk, sent.commandId()) == State.ACKED);
        await(
                () ->
                        requireNonNull(desk.cache().base(Collections.FRAUD_CASES, open.id()))
                                        .state()
                                == CaseState.DECIDED);
        assertThat(count(desk, CaseState.OPEN)).isEqualTo(4);
        assertThat(count(desk, CaseState.DECIDED)).isEqualTo(1);
    }

    @Test
    void whatHasBeenOverForAMonthIsForgottenAtTheNextStart() {
        var old =
                (Sent.Queued)
                        decide(
                                desk,
                                first(desk, CaseState.OPEN),
                                Verdict.DECLINE,
                                DecisionCode.R1,
                                Duration.ZERO);
        await(() -> state(desk, old.commandId()) == State.ACKED);
        var fresh =
                (Sent.Queued)
                        decide(
                                desk,
                                first(desk, CaseState.OPEN),
                                Verdict.DECLINE,
                                DecisionCode.R1,
                                Duration.ZERO);
        await(
                () ->
                        state(desk, fresh.commandId()) == State.ACKED
                                && count(desk, CaseState.OPEN) == 3);
        var done = requireNonNull(desk.outbox().find(old.commandId()));
        var monthAgo = Instant.now().minus(Duration.ofDays(31));
        desk.outbox()
                .update(
                        done.acked(
                                requireNonNull(done.ackVersion()), done.ackPosition(), monthAgo));
        var position = requireNonNull(done.ackPosition());
        await(() -> requireNonNull(desk.cache().cursor()).position() >= position);
        desk.close();
        desk = open("desk");
        assertThat(desk.outbox().find(old.commandId())).as("among the newest").isNotNull();
        var last = requireNonNull(desk.outbox().find(fresh.commandId()));
        for (var i = 0; i < 1_000; i++) desk.outbox().add(under(Ids.next(), last));
        desk.close();
        desk = open("desk");
        await(() -> desk.outbox().find(old.commandId()) == null);
        assertThat(state(desk, fresh.commandId())).isEqualTo(State.ACKED);
    }

    private static OutboxCommand under(String id, OutboxCommand like) {
        return new OutboxCommand(
                0,
                id,
                like.procedure(),
                like.commandVersion(),
                like.collection(),
                like.aggregateId(),
                like.input(),
                like.basedOnVersion(),
                null,
                like.occurredAt(),
                like.clockOffsetMs(),
                0,
                like.state(),
                like.notBefore(),
                like.attempts(),
                like.nextAttempt(),
                null,
                like.ackVersion(),
                like.ackPosition(),
                null,
                like.createdAt(),
                like.updatedAt());
    }

    @Test
    void undoLeavesNothingBehind() {
        var open = first(desk, CaseState.OPEN);
        var sent =
                (Sent.Queued) decide(desk, open, Verdict.APPROVE, DecisionCode.A1, Commands.UNDO);
        assertThat(count(desk, CaseState.OPEN)).isEqualTo(4);
        assertThat(desk.commands().undo(sent.commandId())).isTrue();
        assertThat(count(desk, CaseState.OPEN)).isEqualTo(5);
        assertThat(desk.commands().undo(sent.commandId())).isFalse();
        assertThat(first(desk, CaseState.OPEN)).isEqualTo(open);
    }

    @Test
    void whatTheRuleRefusesIsToldAtOnceAndNeverQueued() {
        var open = first(desk, CaseState.OPEN);
        var refused = decide(desk, open, Verdict.APPROVE, DecisionCode.R1, Duration.ZERO);
        assertThat(refused).isInstanceOf(Sent.Refused.class);
        assertThat(desk.commands().all()).isEmpty();
    }

    @Test
    void workGoesOnWithThePlatformAwayAndGoesOutWhenItIsBack() {
        var url = site.platform().url();
        site.close();
        var open = first(desk, CaseState.OPEN);
        var sent =
                (Sent.Queued) decide(desk, open, Verdict.DECLINE, DecisionCode.R3, Duration.ZERO);
        var second = first(desk, CaseState.OPEN);
        assertThat(second.id()).isNotEqualTo(open.id());
        decide(desk, second, Verdict.ESCALATE, DecisionCode.E1, Duration.ZERO);
        await(() -> desk.sync().status().connection() == Connection.OFFLINE);
        assertThat(state(desk, sent.commandId())).isEqualTo(State.QUEUED);
        desk.close();
        site = new TestPlatform(dir.resolve("server"));
        assertThat(site.platform().url()).isNotEqualTo(url);
        desk = open("desk");
        await(
                () ->
                        desk.commands().all().stream()
                                .allMatch(command -> command.state() == State.ACKED));
        try (var client = site.client(site.caller(Role.FRAUD_ANALYST, "AU"))) {
            var ids = desk.commands().all().stream().map(c -> c.id()).toList();
            assertThat(
                            SyncProcedures.status(
                                    ids, some -> client.query(SyncProcedures.STATUS, some)))
                    .hasSize(2)
                    .allSatisfy(command -> assertThat(command.version()).isEqualTo(2));
        }
    }

    @Test
    void twoCommandsInARowOnOneCaseDoNotConflictWithEachOther() {
        var open = first(desk, CaseState.OPEN);
        var one =
                (Sent.Queued)
                        decide(desk, open, Verdict.VERIFY, DecisionCode.E2, Duration.ofMillis(400));
        var two = (Sent.Queued) decide(desk, open, Verdict.APPROVE, DecisionCode.A2, Duration.ZERO);
        await(
                () ->
                        state(desk, one.commandId()) == State.ACKED
                                && state(desk, two.commandId()) == State.ACKED);
        await(
                () ->
                        requireNonNull(desk.cache().base(Collections.FRAUD_CASES, open.id()))
                                        .decisions()
                                        .size()
                                == 2);
    }

    @Test
    void aCaseDecidedElsewhereMeanwhileKeepsBothSidesAndAsks() {
        var open = first(desk, CaseState.OPEN);
        var mine =
                (Sent.Queued)
                        decide(desk, open, Verdict.APPROVE, DecisionCode.A1, Duration.ofSeconds(2));
        try (var other = open("other")) {
            await(() -> count(other, CaseState.OPEN) == 5);
            decide(other, open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
            await(
                    () ->
                            other.commands().all().stream()
                                    .allMatch(command -> command.state() == State.ACKED));
        }
        await(() -> state(desk, mine.commandId()) == State.CONFLICT);
        var kept = requireNonNull(desk.outbox().find(mine.commandId()));
        assertThat(
                        new String(
                                requireNonNull(kept.answer()),
                                java.nio.charset.StandardCharsets.UTF_8))
                .contains("DECLINE");
        assertThat(
                        requireNonNull(desk.cache().find(Collections.FRAUD_CASES, open.id()))
                                .lastDecision())
                .isNotNull()
                .satisfies(d -> assertThat(requireNonNull(d).verdict()).isEqualTo(Verdict.DECLINE));
        desk.commands().keepTheirs(mine.commandId());
        assertThat(state(desk, mine.commandId())).isEqualTo(State.DISCARDED_BY_USER);
    }

    @Test
    void aChangeOnThePlatformShowsByItself() {
        var before = System.nanoTime();
        site.openCases("AU", 1);
        await(() -> count(desk, CaseState.OPEN) == 6);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    // ---- a clock that is years off ----

    private final AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);

    private DeskSession openOff(String folder) {
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        var platform = site.platform();
        return DeskSession.open(
                dir.resolve(folder),
                new Who(platform.url(), platform.platformId(), analyst.account(), "AU"),
                new LocalAccounts(platform.url(), platform.localSecret()).tokens(analyst.account()),
                () -> Instant.now().plus(requireNonNull(off.get())));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_650, 3_650})
    void underAClockTenYearsOffAllGoesOnAndTheOffsetIsTold(long days) {
        off.set(Duration.ofDays(days));
        try (var other = openOff("off")) {
            await(() -> other.sync().status().connection() == Connection.ONLINE);
            assertThat(other.sync().status().clockIsWrong()).isTrue();
            assertThat(other.sync().status().clockOffset())
                    .isCloseTo(Duration.ofDays(-days), Duration.ofMinutes(1));
            await(() -> count(other, CaseState.OPEN) == 5);
            var sent =
                    (Sent.Queued)
                            decide(
                                    other,
                                    first(other, CaseState.OPEN),
                                    Verdict.DECLINE,
                                    DecisionCode.R1,
                                    Duration.ofMillis(200));
            await(() -> state(other, sent.commandId()) == State.ACKED);
            assertThat(requireNonNull(other.outbox().find(sent.commandId())).clockOffsetMs())
                    .isCloseTo(-Duration.ofDays(days).toMillis(), within(60_000L));
        }
        assertThat(desk.sync().status().clockIsWrong()).isFalse();
    }

    @Test
    void aClockThatJumpsBackHoldsNoCommand() {
        try (var other = openOff("back")) {
            await(() -> count(other, CaseState.OPEN) == 5);
            var sent =
                    (Sent.Queued)
                            decide(
                                    other,
                                    first(other, CaseState.OPEN),
                                    Verdict.DECLINE,
                                    DecisionCode.R1,
                                    Duration.ofSeconds(1));
            off.set(Duration.ofDays(-3_650));
            await(() -> state(other, sent.commandId()) == State.ACKED);
        }
    }

    @Test
    void aClockThatJumpsOnDoesNotEndTheTimeForUndo() {
        try (var other = openOff("on")) {
            await(() -> count(other, CaseState.OPEN) == 5);
            var kept =
                    (Sent.Queued)
                            decide(
                                    other,
                                    first(other, CaseState.OPEN),
                                    Verdict.DECLINE,
                                    DecisionCode.R1,
                                    Commands.UNDO);
            goesOut(other);
            off.set(Duration.ofDays(3_650));
            goesOut(other);
            assertThat(other.commands().undo(kept.commandId())).isTrue();
        }
    }

    private static void goesOut(DeskSession other) {
        var sent =
                (Sent.Queued)
                        decide(
                                other,
                                first(other, CaseState.OPEN),
                                Verdict.DECLINE,
                                DecisionCode.R1,
                                Duration.ZERO);
        await(() -> state(other, sent.commandId()) == State.ACKED);
    }

    @Test
    void whatWaitedUnderAClockOfTheFutureGoesOutAtTheNextStart() {
        off.set(Duration.ofDays(3_650));
        String id;
        try (var other = openOff("future")) {
            await(() -> count(other, CaseState.OPEN) == 5);
            id =
                    ((Sent.Queued)
                                    decide(
                                            other,
                                            first(other, CaseState.OPEN),
                                            Verdict.DECLINE,
                                            DecisionCode.R1,
                                            Commands.UNDO))
                            .commandId();
        }
        off.set(Duration.ZERO);
        try (var other = openOff("future")) {
            await(() -> state(other, id) == State.ACKED);
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited " + SOON).isLessThan(until);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
