package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import live.lsn.api.model.Role;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.tile.KpiTile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;
import java.time.Duration;

/// A buyer looks at the quality of what came by keyboard, against a real platform.
class QualityScreenTest {
    private static final String SMALL = "small";
    private final FxRobot robot = new FxRobot();
    @TempDir private Path dir;

    // Each test opens its own, with a sample of its size.
    @SuppressWarnings("NullAway.Init")
    private OpenDesk desk;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        var orders = test.getTags().contains(SMALL) ? 400 : 3_000;
        desk = new OpenDesk(dir, new SampleData.Size(orders, 100, 40), Role.BUYER);
        desk.run(() -> desk.window().go(Place.QUALITY.id()));
        await(() -> on(() -> focused() instanceof KpiTile));
        await(() -> !figure("decided").isEmpty());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Node focused() {
        return desk.window().getScene().getFocusOwner();
    }

    private String figure(String tile) {
        return on(
                () ->
                        desk.window().lookup("#quality-" + tile + " .figure-text")
                                        instanceof Label figure
                                ? figure.getText()
                                : "");
    }

    private boolean isIn(String id) {
        return on(() -> id.equals(focused().getId()));
    }

    private String place() {
        return on(() -> desk.window().place());
    }

    /// How what is chosen reads, whichever the language.
    private String chosen() {
        return on(
                () ->
                        desk.window().lookup("#quality-supplier .list-cell") instanceof Labeled cell
                                ? cell.getText()
                                : "");
    }

    private void tabTo(String id) {
        for (var step = 0; step < 30 && !isIn(id); step++) robot.type(KeyCode.TAB);
        assertThat(isIn(id)).as(id).isTrue();
    }

    @Test
    void theArrowsGoFromFigureToFigureAndEnterOpensTheLotsBehind() {
        var decided = figure("decided");
        robot.type(KeyCode.RIGHT);
        await(() -> isIn("quality-decided"));
        robot.type(KeyCode.ENTER);
        await(() -> place().equals("lots") && desk.reads(decided + " lots"));
        assertThat(desk.reads("Lot: Decided lots · Last 90 days")).isTrue();
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        await(() -> place().equals("quality"));
        await(() -> figure("decided").equals(decided));
    }

    @Test
    void everyChartIsReachedByTabAndOpensItsLots() {
        for (var chart : new String[] {"pareto", "course", "matrix"}) {
            tabTo("quality-" + chart);
            robot.type(KeyCode.ENTER);
            await(() -> place().equals("lots") && desk.rows() > 0 && desk.reads("Lot: "));
            desk.run(() -> desk.window().go(Place.QUALITY.id()));
            await(() -> on(() -> focused() instanceof KpiTile));
        }
    }

    @Test
    void digitsChooseThePeriodAndAListChoosesTheSupplier() {
        var all = figure("decided");
        robot.type(KeyCode.DIGIT1);
        await(() -> desk.reads("in the 30 days before"));
        robot.type(KeyCode.DIGIT2);
        await(() -> desk.reads("in the 90 days before"));
        robot.type(KeyCode.S);
        await(() -> on(() -> focused() instanceof ComboBox<?> box && box.isShowing()));
        assertThat(chosen()).isEqualTo("All suppliers");
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        await(() -> !figure("decided").equals(all));
        assertThat(chosen()).isNotEqualTo("All suppliers");
        robot.type(KeyCode.ESCAPE);
        await(() -> figure("decided").equals(all));
    }

    @Test
    void tShowsTheNumbersAndItWorksWithoutANetwork() {
        desk.run(desk.window().power()::stop);
        await(() -> desk.session().sync().status().connection() == Connection.OFFLINE);
        robot.type(KeyCode.T);
        await(() -> on(() -> desk.window().lookup("#quality-pareto")) == null);
        assertThat(desk.reads(desk.words("quality.matrix"))).isTrue();
        robot.type(KeyCode.T);
        await(() -> on(() -> desk.window().lookup("#quality-pareto")) != null);
        robot.type(KeyCode.C);
        robot.type(KeyCode.B);
        await(() -> desk.reads("Nonconforming items, Critical"));
    }

    @Test
    @Tag(SMALL)
    void whereNoLotWasDecidedItSaysWhyAndShowsNoRate() {
        // As if nobody had inspected anything for a long time.
        desk.run(() -> desk.window().go(Place.LOG.id()));
        var now = requireNonNull(desk.time.get());
        desk.time.set(now.plus(Duration.ofDays(200)));
        desk.run(() -> desk.window().go(Place.QUALITY.id()));
        await(() -> desk.reads("No lot decided: Last 90 days"));
        assertThat(figure("acceptance")).isEqualTo("–");
        assertThat(figure("nonconforming")).isEqualTo("–");
        robot.type(KeyCode.DIGIT3);
        await(() -> !desk.reads("No lot decided"));
    }
}
