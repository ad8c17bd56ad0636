package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;

import live.lsn.api.model.Role;
import live.lsn.ui.Shortcut;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Going back, the trail to where one came from, and the help of each place.
class JourneyTest {
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    /// Keys that belong to what has the keyboard, not to a screen.
    private static final List<String> OF_CONTROLS = List.of("Tab", "←", "→", "1", "Enter", "F5");

    /// Of the second tab of people, and of what is shown once.
    private static final List<String> OF_OTHER_STEPS = List.of("R", "C");

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

    private String place() {
        return on(() -> desk.window().place());
    }

    private void go(String place) {
        desk.run(() -> desk.window().go(place));
    }

    @Test
    void altAndAnArrowGoBackAndForward() {
        go("log");
        go("settings");
        desk.robot.push(KeyCode.ALT, KeyCode.LEFT);
        await(() -> place().equals("log"));
        desk.robot.push(KeyCode.ALT, KeyCode.LEFT);
        await(() -> place().equals("fraud"));
        desk.robot.push(KeyCode.ALT, KeyCode.RIGHT);
        await(() -> place().equals("log"));
    }

    @Test
    void aCaseThatWasOpenedFromTheOutboxLeadsBackToIt() {
        desk.robot.type(KeyCode.A, KeyCode.DIGIT1);
        await(() -> desk.queued() == 1);
        go("outbox");
        await(() -> desk.reads("sends in"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> place().equals("fraud") && desk.rows() == 1);
        var trail = on(() -> (Hyperlink) requireNonNull(desk.window().lookup(".crumb .hyperlink")));
        assertThat(trail.getText()).isEqualTo("Outbox");
        desk.run(trail::fire);
        await(() -> place().equals("outbox"));
        assertThat(on(() -> desk.window().lookup(".crumb"))).isNull();
        desk.robot.push(KeyCode.ALT, KeyCode.RIGHT);
        await(() -> place().equals("fraud") && desk.rows() == 1);
    }

    @Test
    void thePaletteOffersTheHelpOfTheScreen() {
        desk.run(() -> desk.window().openPalette(">Help for this"));
        await(() -> desk.reads("F1"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("What the numbers mean"));
        go("log");
        await(() -> desk.reads("What the levels mean"));
    }

    @Test
    void everyKeyThatAPageNamesIsAKeyOfItsScreen() throws Exception {
        assertKeysOfPagesAreThere();
        desk.reopen(Role.ADMINISTRATOR);
        assertKeysOfPagesAreThere();
        desk.reopen(Role.WAREHOUSE_INSPECTOR);
        assertKeysOfPagesAreThere();
    }

    private void assertKeysOfPagesAreThere() {
        for (var screen : on(() -> desk.window().screens())) {
            var keys = new TreeSet<>(OF_CONTROLS);
            if (screen.id().equals("users")) keys.addAll(OF_OTHER_STEPS);
            for (var key : on(() -> screen.keys().get())) keys.add(caps(key));
            for (var key : on(() -> desk.window().offeredKeys())) keys.add(caps(key));
            var page =
                    Help.page(screen.id(), new Wording(desk.texts("en-GB"), desk.channel.zone()));
            var named = NAMED.matcher(page).results().map(match -> match.group(1)).toList();
            if (!screen.id().equals("fraud") || keys.contains("A"))
                assertThat(keys).as("keys of %s", screen.id()).containsAll(named);
        }
    }

    private static String caps(Shortcut key) {
        return String.join("+", key.caps());
    }
}
