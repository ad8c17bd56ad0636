package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.input.KeyCode;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.DeskSession;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus.Connection;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The outbox by keyboard: what waits, what was sent, and a case that two desks decided.
class OutboxScreenTest {
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void start() throws Exception {
        desk = new OpenDesk(dir, 5);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatTwoDesksDecidedIsShownSideBySideAndTheirsCanBeKept() {
        var mine = contest(DecisionCode.R1);
        desk.run(() -> desk.window().go("outbox"));
        await(() -> desk.reads("2 people decided") && desk.reads("Side by side"));
        assertThat(desk.texts()).contains("A1 known good", "R1 stolen card", "1 of 1");
        desk.robot.type(KeyCode.M);
        assertThat(state(mine)).isEqualTo(State.CONFLICT);
        desk.robot.type(KeyCode.K);
        await(() -> state(mine) == State.DISCARDED_BY_USER);
        await(() -> desk.reads("Nothing is waiting"));
    }

    @Test
    void mineGoesOnTopWhereTheCaseStillTakesADecision() {
        var mine = contest(DecisionCode.E1);
        desk.run(() -> desk.window().go("outbox"));
        await(() -> desk.reads("Side by side"));
        desk.robot.type(KeyCode.M);
        await(() -> state(mine) == State.DISCARDED_BY_USER);
        await(() -> desk.reads("receipt "));
        assertThat(desk.session().commands().all())
                .filteredOn(command -> command.state() == State.ACKED)
                .singleElement()
                .satisfies(command -> assertThat(command.ackVersion()).isEqualTo(3));
    }

    @Test
    void whatWaitsCanBeTakenBackAndItsToastGoesWithIt() {
        desk.robot.type(KeyCode.A, KeyCode.DIGIT1);
        await(() -> desk.reads("Undo"));
        desk.run(() -> desk.window().go("outbox"));
        await(() -> desk.reads("sends in") && desk.reads("Take it back"));
        desk.robot.type(KeyCode.DELETE);
        await(() -> desk.queued() == 0 && !desk.reads("Undo"));
        await(() -> desk.reads("Nothing is waiting"));
    }

    @Test
    void enterOpensTheCaseOfTheEntryWhateverItsState() {
        var number = desk.shown();
        desk.robot.type(KeyCode.D, KeyCode.DIGIT1);
        await(() -> desk.reads("Undo") && !desk.shown().equals(number));
        desk.run(() -> desk.window().go("outbox"));
        await(() -> desk.reads("Open the case"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.rows() == 1 && desk.shown().equals(number) && desk.reads("Why "));
    }

    @Test
    void theArrowKeysGoFromEntryToEntryOverCaptions() {
        decide(desk.session(), open().get(0), DecisionCode.R1, Duration.ZERO);
        await(
                () ->
                        desk.session().commands().all().stream()
                                .anyMatch(command -> command.state() == State.ACKED));
        decide(desk.session(), open().get(0), DecisionCode.A1, Commands.UNDO);
        await(() -> desk.reads("Outbox 1 waiting"));
        desk.run(() -> desk.window().go("outbox"));
        // What was sent is listed when the outbox is next read, which may be after it was opened.
        await(() -> desk.reads("Take it back") && desk.reads("Sent today"));
        desk.robot.type(KeyCode.DOWN);
        await(() -> desk.reads("Handed over"));
        desk.robot.type(KeyCode.UP);
        await(() -> desk.reads("Take it back"));
    }

    @Test
    void theDeskGoesOnWhileThePlatformIsStoppedAndFindsItAgainWhereverItListens() {
        var before = desk.platform.url();
        desk.run(desk.window().power()::stop);
        await(() -> desk.session().sync().status().connection() == Connection.OFFLINE);
        await(() -> desk.reads("The platform is stopped."));
        var sent = decide(desk.session(), open().getFirst(), DecisionCode.R3, Duration.ZERO);
        await(() -> desk.reads("Outbox 1 waiting"));
        assertThat(state(sent)).isEqualTo(State.QUEUED);
        desk.run(desk.window().power()::start);
        await(() -> state(sent) == State.ACKED);
        await(() -> desk.reads("Online"));
        assertThat(desk.platform.url()).isNotEqualTo(before);
    }

    /// Decides the first case here, and sooner on another desk.
    private String contest(DecisionCode theirs) {
        var contested = open().getFirst();
        try (var other = desk.another()) {
            await(() -> other.cache().find(Collections.FRAUD_CASES, contested.id()) != null);
            var mine = decide(desk.session(), contested, DecisionCode.A1, Duration.ofSeconds(2));
            var first = decide(other, contested, theirs, Duration.ZERO);
            await(() -> requireNonNull(other.outbox().find(first)).state() == State.ACKED);
            await(() -> state(mine) == State.CONFLICT);
            return mine;
        }
    }

    private List<FraudCase> open() {
        var query =
                new ListQuery<>(Collections.FRAUD_CASES, List.of(), null, new Sort("state", false));
        var ids = desk.session().cache().order(query, 5);
        return desk.session().cache().page(Collections.FRAUD_CASES, ids, 0, ids.size()).stream()
                .filter(one -> one.decisions().isEmpty())
                .toList();
    }

    private static String decide(DeskSession by, FraudCase on, DecisionCode code, Duration wait) {
        var sent =
                by.commands()
                        .send(
                                FraudProcedures.DECIDE_CASE,
                                new DecideCase(on.id(), code.verdict(), code, null),
                                wait);
        return ((Sent.Queued) sent).commandId();
    }

    private State state(String commandId) {
        return requireNonNull(desk.session().outbox().find(commandId)).state();
    }
}
