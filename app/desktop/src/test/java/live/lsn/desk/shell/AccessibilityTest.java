package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import live.lsn.api.model.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Every screen by its names and by the Tab key alone.
class AccessibilityTest {
    private static final int FURTHEST = 80;

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

    private List<String> screens() {
        return on(() -> desk.window().screens().stream().map(Screen::id).toList());
    }

    private List<String> problems() {
        return on(() -> Accessibility.problems(desk.window()));
    }

    private Node focused() {
        return on(() -> requireNonNull(desk.window().getScene().getFocusOwner()));
    }

    private void assertNamed(String screen) {
        assertThat(problems()).as(screen).isEmpty();
    }

    /// A stop of the Tab key, where it was when the keyboard was there.
    private record Stop(Node node, Bounds bounds, boolean docked) {}

    /// Round once, from where the keyboard is or from where Tab leads then.
    private List<Stop> round() {
        var round = new ArrayList<Stop>();
        var at = focused();
        while (round.size() < FURTHEST) {
            var here = at;
            var known = round.stream().map(Stop::node).toList().indexOf(here);
            if (known >= 0) return round.subList(known, round.size());
            round.add(
                    new Stop(
                            here,
                            on(() -> here.localToScene(here.getLayoutBounds())),
                            on(() -> Accessibility.docked(here))));
            desk.robot.type(KeyCode.TAB);
            at = focused();
        }
        throw new AssertionError("Tab does not come back");
    }

    private void assertTabReaches(String screen) {
        var all = on(() -> Accessibility.focusable(desk.window()));
        var round = round();
        var missed = new ArrayList<>(all);
        round.forEach(stop -> missed.remove(stop.node()));
        assertThat(
                        on(
                                () ->
                                        missed.stream()
                                                .filter(node -> node.getScene() != null)
                                                .map(Accessibility::told)
                                                .toList()))
                .as("%s: not reached by Tab", screen)
                .isEmpty();
        assertThat(jumps(round))
                .as("%s: back up once, to the beginning", screen)
                .hasSizeLessThanOrEqualTo(1);
    }

    /// Steps that go up, and not to a column beside.
    private static List<String> jumps(List<Stop> round) {
        var jumps = new ArrayList<String>();
        for (var i = 0; i < round.size(); i++) {
            var one = round.get(i);
            var next = round.get((i + 1) % round.size());
            var above = next.bounds().getMaxY() <= one.bounds().getMinY();
            var beside =
                    next.bounds().getMinX() > one.bounds().getMinX()
                            || (next.docked() && !one.docked());
            if (above && !beside) jumps.add(told(one) + " -> " + told(next));
        }
        return jumps;
    }

    private static String told(Stop stop) {
        return on(() -> Accessibility.told(stop.node()));
    }

    private void walk() {
        for (var screen : screens()) {
            desk.run(() -> desk.window().go(screen));
            // What comes in while Tab goes round would not be on its way.
            if (screen.equals(Place.TODAY.id())) await(() -> desk.reads("Revenue through the day"));
            if (screen.equals(Place.QUALITY.id()))
                await(() -> on(() -> desk.window().lookup(".quality .today-scroll")) != null);
            await(() -> on(() -> desk.window().getScene().getFocusOwner()) != null);
            desk.run(
                    () -> {
                        desk.window().applyCss();
                        desk.window().layout();
                    });
            assertNamed(screen);
            assertTabReaches(screen);
        }
    }

    @Test
    void everyControlOfTheAnalystsScreensHasANameAndIsReachedByTab() {
        walk();
    }

    @Test
    void everyControlOfTheAdministratorsScreensHasANameAndIsReachedByTab() throws Exception {
        desk.reopen(Role.ADMINISTRATOR);
        await(() -> desk.rows() == 5 && desk.reads("Why "));
        walk();
    }

    @Test
    void everyControlOfTheInspectorsScreensHasANameAndIsReachedByTab() throws Exception {
        desk.reopen(Role.WAREHOUSE_INSPECTOR);
        await(() -> screens().contains("orders"));
        // What comes in while Tab goes round would not be on its way.
        desk.run(() -> desk.window().go(Place.TODAY.id()));
        await(() -> desk.reads("Revenue through the day"));
        walk();
    }

    @Test
    void theHelpIsReachedByTabAndGivesTheKeyboardBack() {
        // The head of the case is drawn anew once it is claimed.
        await(() -> desk.reads("Claimed by you"));
        var before = focused();
        desk.robot.type(KeyCode.F1);
        await(() -> desk.reads("What the numbers mean"));
        assertNamed("help");
        assertTabReaches("help");
        desk.run(
                () ->
                        requireNonNull(desk.window().lookup(".help-pane .scroll-pane"))
                                .requestFocus());
        desk.robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads("What the numbers mean"));
        assertThat(focused()).isSameAs(before);
    }
}
