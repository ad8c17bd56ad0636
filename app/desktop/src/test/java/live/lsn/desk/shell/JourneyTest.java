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

    /// Of the form, which the list of inspections leads to.
    private static final List<String> OF_AN_INSPECTION =
            List.of("↓", "9", "⌫", "Del", "T", "F", "N", "M", "0", "D", "Esc", "F9", "P");

    /// Of what stands on one lot or another: a report as far as it came, two that disagree.
    private static final List<String> OF_A_REPORT =
            List.of("N", "A", "R", "E", "I", "W", "X", "D", "2", "Z", "Ctrl+Enter");

    /// Of a delivery that is being counted.
    private static final List<String> OF_A_DELIVERY =
            List.of("Ctrl+Enter", "Ctrl+B", "Ctrl+Del", "Ctrl+T", "Esc");

    /// Of a plan that is being entered, by whoever may.
    private static final List<String> OF_A_PLAN =
            List.of("N", "E", "Ctrl+Enter", "Esc", "Alt+↑", "Alt+↓", "Ctrl+Del", "9");

    /// Where the calculator leads whoever may read the plans.
    private static final String TO_THE_PLANS = "P";

    private static final List<String> MODIFIERS = List.of("Ctrl", "Alt", "Shift");

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
            if (screen.id().equals("inspections")) keys.addAll(OF_AN_INSPECTION);
            if (screen.id().equals("lots")) keys.addAll(OF_A_REPORT);
            if (screen.id().equals("plans")) keys.addAll(OF_A_PLAN);
            if (screen.id().equals("plan")) keys.add(TO_THE_PLANS);
            if (screen.id().equals("floor")) keys.addAll(OF_A_DELIVERY);
            for (var key : on(() -> screen.keys().get())) keys.addAll(named(key));
            for (var key : on(() -> desk.window().offeredKeys())) keys.add(caps(key));
            var page =
                    Help.page(screen.id(), new Wording(desk.texts("en-GB"), desk.channel.zone()));
            var named = NAMED.matcher(page).results().map(match -> match.group(1)).toList();
            if (!screen.id().equals("fraud") || keys.contains("A"))
                assertThat(keys).as("keys of %s", screen.id()).containsAll(named);
        }
    }

    /// A key as it is written; of several that are not pressed together, each one.
    private static List<String> named(Shortcut key) {
        return MODIFIERS.contains(key.caps().getFirst()) ? List.of(caps(key)) : key.caps();
    }

    private static String caps(Shortcut key) {
        return String.join("+", key.caps());
    }
}
