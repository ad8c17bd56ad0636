package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import live.lsn.desk.shell.DeskSettings.Look;
import live.lsn.ui.Density;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// What lies around the screens: palette, keys, settings.
class ShellTest {
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, 5);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void type(String text) {
        desk.run(desk.window()::openPalette);
        desk.run(() -> ((TextField) desk.window().lookup(".palette .query")).setText(text));
    }

    @Test
    void fewLettersFindTheActOnTheOpenCase() {
        var open = desk.shown();
        type(open.substring(5) + " appr");
        await(() -> desk.reads("asks for a reason"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("known good"));
    }

    @Test
    void enterMeansWhatWasTypedHoweverSoonItComes() {
        type("settings");
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("How the window looks"));
    }

    @Test
    void aRecordIsFoundByPartOfItsNumberAndOpened() {
        type("#10003");
        await(() -> desk.reads("Records"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.rows() == 1 && desk.shown().equals("CASE-10003"));
    }

    @Test
    void theAngleAsksForCommandsAlone() {
        type(">10003");
        await(() -> desk.reads("Nothing fits."));
    }

    @Test
    void whatCannotBeDoneSaysWhy() {
        type("platform");
        await(() -> desk.reads("Start the platform") || desk.reads("it is running"));
        assertThat(desk.texts()).contains("it is running");
    }

    @Test
    void theQuestionMarkShowsTheKeysOfEveryScreen() {
        desk.robot.press(KeyCode.SHIFT).type(KeyCode.SLASH).release(KeyCode.SHIFT);
        await(() -> desk.reads("Reason of the chosen decision") && desk.reads("Apply mine on top"));
        desk.robot.type(KeyCode.A);
        assertThat(desk.reads("known good")).isFalse();
        desk.robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads("Reason of the chosen decision"));
        desk.robot.type(KeyCode.A);
        await(() -> desk.reads("known good"));
    }

    @Test
    void whatIsSetIsKeptAndNothingIsSetByLooking() {
        desk.robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
        await(() -> desk.reads("How the window looks"));
        assertThat(DeskSettings.load(desk.folder())).isEqualTo(DeskSettings.usual());
        desk.robot.type(KeyCode.RIGHT);
        await(() -> DeskSettings.load(desk.folder()).theme() == Look.DARK);
        assertThat(DeskSettings.load(desk.folder()).density()).isEqualTo(Density.NORMAL);
        assertThat(on(() -> desk.window().getScene().getStylesheets().toString()))
                .contains("dark.css");
        assertThat(desk.texts()).anyMatch(text -> text.startsWith(desk.person().name()));
    }

    @Test
    void aLockedProfileClosesAfterFifteenMinutesInWhichNobodyDidAnything() throws Exception {
        var locked = new AtomicBoolean();
        await(() -> desk.session().notes().load("terms") != null);
        desk.session().lockWith("seven slow bicycles".toCharArray());
        desk.run(() -> desk.window().onLock(() -> locked.set(true)));
        var begun = requireNonNull(desk.time.get());
        desk.robot.type(KeyCode.DOWN);
        desk.time.set(begun.plus(Duration.ofMinutes(14)));
        desk.robot.type(KeyCode.DOWN);
        desk.time.set(begun.plus(Duration.ofMinutes(28)));
        // The window looks once a second.
        Thread.sleep(2_500);
        assertThat(locked).isFalse();
        desk.time.set(begun.plus(Duration.ofMinutes(29)));
        await(locked::get);
    }

    @Test
    void whoLocksWithoutAPassphraseChoosesOne() {
        desk.robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        await(() -> desk.reads("How the window looks"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("10 characters at least"));
    }

    @Test
    void onlyAPlaceThatIsOfferedIsOpenedAgain() {
        desk.run(() -> desk.window().returnTo(new DeskWindow.Stay(Place.OUTBOX.id(), null)));
        assertThat(on(() -> desk.window().place())).isEqualTo(Place.OUTBOX.id());
        desk.run(() -> desk.window().returnTo(new DeskWindow.Stay(Place.USERS.id(), null)));
        assertThat(on(() -> desk.window().place())).isEqualTo(Place.OUTBOX.id());
    }

    @Test
    void theSidebarHasWordsWhereThereIsRoom() {
        assertThat(desk.reads("Sales channel")).isTrue();
        desk.run(() -> desk.window().getScene().getWindow().setWidth(1440));
        desk.run(() -> desk.window().go("outbox"));
        await(() -> desk.reads("LSN Desk"));
        desk.run(() -> desk.window().go("fraud"));
        await(() -> !desk.reads("LSN Desk"));
    }
}
