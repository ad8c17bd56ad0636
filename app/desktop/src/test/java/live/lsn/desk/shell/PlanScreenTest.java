package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import live.lsn.api.model.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;

/// The plan calculator by an inspector's keys alone.
class PlanScreenTest {
    private final FxRobot robot = new FxRobot();
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, 1);
        desk.reopen(Role.WAREHOUSE_INSPECTOR);
        // Nobody waits for the page that is open first; it must not take the keyboard later on.
        desk.run(() -> desk.window().go(Place.PLAN.id()));
        await(() -> isFocused("plan-lot"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Node focused() {
        return requireNonNull(desk.window().getScene().getFocusOwner());
    }

    private boolean isFocused(String id) {
        return on(
                () ->
                        desk.window().getScene().getFocusOwner() != null
                                && id.equals(focused().getId()));
    }

    private void tabTo(String id) {
        for (var i = 0; i < 30 && !isFocused(id); i++) robot.type(KeyCode.TAB);
        assertThat(isFocused(id)).as("Tab leads to %s", id).isTrue();
    }

    private void lotOf3000() {
        robot.type(KeyCode.DIGIT3, KeyCode.DIGIT0, KeyCode.DIGIT0, KeyCode.DIGIT0);
        await(() -> desk.reads("K → L because") && desk.reads("98.64"));
    }

    @Test
    void aLotThatIsTypedHasItsPlansAndItsCurveAtOnceWithoutAPlatform() {
        assertThat(desk.reads("No plan without a lot")).isTrue();
        desk.run(desk.window().power()::stop);
        await(() -> desk.reads("Offline since"));
        lotOf3000();
        assertThat(desk.texts()).contains("200", "K → L", "125", "K", "7", "8", "10", "11");
        assertThat(desk.reads("3.60")).isTrue();
    }

    @Test
    void arrowsStepAndDigitsGoToTheLotFromEverywhere() {
        lotOf3000();
        tabTo("plan-severity");
        robot.type(KeyCode.RIGHT);
        await(() -> desk.texts().contains("5") && desk.texts().contains("6"));
        robot.type(KeyCode.LEFT);
        await(() -> desk.reads("98.64"));
        tabTo("plan-aql-major");
        robot.type(KeyCode.DOWN);
        await(() -> desk.reads("AQL 4.0") && !desk.reads("AQL 2.5"));
        robot.type(KeyCode.DIGIT8);
        await(() -> isFocused("plan-lot") && desk.reads("inspect all"));
        assertThat(on(() -> ((TextField) focused()).getText())).isEqualTo("8");
    }

    @Test
    void whatIsNotOfferedIsGreyedAndTheArrowsPassItBy() {
        lotOf3000();
        assertThat(desk.reads("Its own tables are not at hand")).isTrue();
        tabTo("plan-type");
        robot.type(KeyCode.RIGHT);
        assertThat(desk.reads("in all")).isFalse();
        desk.run(() -> requireNonNull(desk.window().lookup("#plan-scheme")).requestFocus());
        robot.type(KeyCode.RIGHT);
        await(() -> !desk.reads("Its own tables are not at hand"));
        tabTo("plan-type");
        robot.type(KeyCode.RIGHT);
        await(() -> desk.reads("in all") && desk.texts().contains("80"));
    }

    @Test
    void thePlanIsCopiedAsTextFromTheFieldOfTheLotToo() {
        lotOf3000();
        robot.push(KeyCode.CONTROL, KeyCode.C);
        await(() -> desk.reads("Plan copied as text"));
        assertThat(on(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith("ISO 2859-1:1999, single, normal, level II, lot of 3,000")
                .contains("n 125, Ac 7, Re 8");
    }

    @Test
    void whatWasAskedIsThereAfterTheNextStart() throws Exception {
        lotOf3000();
        desk.reopen(Role.WAREHOUSE_INSPECTOR);
        desk.run(() -> desk.window().go(Place.PLAN.id()));
        await(() -> desk.reads("K → L because") && desk.reads("98.64"));
    }
}
