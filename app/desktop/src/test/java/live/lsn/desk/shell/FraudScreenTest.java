package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;

/// An analyst at work, by keyboard alone, against a real platform.
class FraudScreenTest {
    private static final int CASES = 40;

    @TempDir private Path dir;
    private OpenDesk desk;
    private FxRobot robot;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, CASES);
        robot = desk.robot;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void twoKeystrokesDecideAndTheNextCaseFollows() {
        var first = desk.shown();
        robot.type(KeyCode.A);
        await(() -> desk.reads("known good"));
        robot.type(KeyCode.DIGIT1);
        await(() -> desk.rows() == CASES - 1 && !desk.shown().equals(first));
        assertThat(desk.queued()).isEqualTo(1);
        assertThat(desk.texts())
                .anyMatch(text -> text.contains(first) && text.contains("approved"));
    }

    @Test
    void undoBringsTheCaseBackAndLeavesNothingToSend() {
        var first = desk.shown();
        robot.type(KeyCode.D, KeyCode.DIGIT2);
        await(() -> desk.rows() == CASES - 1 && desk.reads("Undo"));
        robot.type(KeyCode.Z);
        await(() -> desk.rows() == CASES && desk.shown().equals(first));
        assertThat(desk.queued()).isZero();
    }

    @Test
    void decidingGoesOnWithThePlatformAway() {
        requireNonNull(desk.platform.power()).stop();
        for (var i = 1; i <= 5; i++) {
            var left = CASES - i;
            var before = desk.shown();
            robot.type(KeyCode.E, KeyCode.DIGIT1);
            await(() -> desk.rows() == left && !desk.shown().equals(before));
        }
        assertThat(desk.queued()).isEqualTo(5);
    }

    @Test
    void aReasonKeyWithoutAChoiceDoesNothing() {
        robot.type(KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.rows()).isEqualTo(CASES);
        assertThat(desk.queued()).isZero();
    }

    @Test
    void keysWhileTypingAreText() {
        robot.type(KeyCode.SLASH);
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.queued()).isZero();
    }

    @Test
    void personalDataAreMasked() {
        assertThat(desk.texts())
                .noneMatch(
                        text ->
                                text.contains("person@example.test")
                                        || text.contains("Test Person"));
    }

    @Test
    void aRefusalIsToldInTheWindowAndTakesNoKeyFromTheWork() {
        robot.type(KeyCode.D, KeyCode.DIGIT1);
        await(() -> desk.rows() == CASES - 1 && desk.reads("Undo"));
        var commandId = desk.session.commands().all().getFirst().id();
        desk.session.commands().undo(commandId);
        robot.type(KeyCode.Z);
        await(() -> desk.reads("That was not done."));
        await(() -> desk.rows() == CASES);
        var before = desk.shown();
        robot.type(KeyCode.J);
        await(() -> !desk.shown().equals(before));
        robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads("That was not done."));
    }
}
