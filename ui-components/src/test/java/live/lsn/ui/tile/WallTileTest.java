package live.lsn.ui.tile;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Arc;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import live.lsn.ui.Badge;
import live.lsn.ui.Density;
import live.lsn.ui.Theme;
import live.lsn.ui.testing.HeadlessFx;
import live.lsn.ui.tile.KpiTile.Content;
import live.lsn.ui.tile.KpiTile.Goal;
import live.lsn.ui.tile.WallTile.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

@ExtendWith(HeadlessFx.class)
class WallTileTest {
    private static final Content SHARE =
            Content.of("Share of plan", "78").unit("%").goal(Goal.full(0.78, "on course"));

    @ParameterizedTest
    @EnumSource(GoalGauge.Shape.class)
    void aGaugeWearsTheColoursOfTheThemeAndShowsNoTextOfTheLibrary(GoalGauge.Shape shape)
            throws Exception {
        onFx(
                () -> {
                    var gauge = new GoalGauge(shape);
                    gauge.show(0.78, "78 %");
                    var stage = show(new HBox(gauge), 300, 200);
                    var light = settled(stage);
                    assertThat(strokes(gauge)).contains(gauge.tile().getBarColor());
                    assertThat(gauge.tile().getBarColor()).isNotEqualTo(Color.TRANSPARENT);
                    var before = gauge.tile().getBarColor();
                    Theme.apply(light, Theme.DARK, Density.NORMAL);
                    settled(stage);
                    assertThat(gauge.tile().getBarColor()).isNotEqualTo(before);
                    assertThat(seenTexts(gauge.tile())).isEmpty();
                    assertThat(gauge.getAccessibleText()).isEqualTo("78 %");
                    stage.close();
                    return null;
                });
    }

    @ParameterizedTest
    @EnumSource(GoalGauge.Shape.class)
    void aGaugeStaysWithinItsRoom(GoalGauge.Shape shape) throws Exception {
        onFx(
                () -> {
                    var gauge = new GoalGauge(shape);
                    gauge.show(1.4, null);
                    assertThat(gauge.share()).isEqualTo(1);
                    var stage = show(new HBox(gauge), 300, 200);
                    settled(stage);
                    for (var arc : arcs(gauge)) {
                        var bounds = gauge.sceneToLocal(arc.localToScene(arc.getBoundsInLocal()));
                        assertThat(bounds.getMinX()).isGreaterThan(-2);
                        assertThat(bounds.getMaxX()).isLessThan(gauge.getWidth() + 2);
                        assertThat(bounds.getMaxY()).isLessThan(gauge.getHeight() + 2);
                    }
                    stage.close();
                    return null;
                });
    }

    @Test
    void aRingWithoutAWindowIsNotDrawnAtTheWrongSize() throws Exception {
        onFx(
                () -> {
                    var gauge = new GoalGauge(GoalGauge.Shape.RING);
                    new Scene(new HBox(gauge));
                    assertThat(gauge.tile().isVisible()).isFalse();
                    return null;
                });
    }

    @Test
    void aWallTileIsReadWholeAndAGaugeNeedsAGoal() throws Exception {
        onFx(
                () -> {
                    for (var kind : Kind.values()) {
                        var tile = new WallTile(kind);
                        tile.show(SHARE);
                        assertThat(tile.getAccessibleText())
                                .isEqualTo("Share of plan: 78\u00a0%, on course");
                        assertThat(tile.isFocusTraversable()).isFalse();
                    }
                    return null;
                });
        var number = Content.of("Orders", "87");
        onFx(
                () -> {
                    assertThatThrownBy(() -> new WallTile(Kind.RING).show(number))
                            .isInstanceOf(IllegalArgumentException.class);
                    return null;
                });
    }

    @Test
    void aWallListIsReadLineByLine() throws Exception {
        var spoken =
                onFx(
                        () -> {
                            var list = new WallList();
                            list.show(
                                    List.of(
                                            row("Fraud queue", "first due in 8 min", "128"),
                                            row("Lots to inspect", "none late", "4")));
                            return list.getAccessibleText();
                        });
        assertThat(spoken)
                .isEqualTo("Fraud queue: 128, first due in 8 min; Lots to inspect: 4, none late");
    }

    private static WallList.Row row(String label, String detail, String count) {
        return new WallList.Row("bi-flag", label, detail, Badge.Tone.NEUTRAL, count);
    }

    private static Scene settled(Stage stage) {
        var scene = stage.getScene();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }

    private static List<Arc> arcs(Parent within) {
        return within.lookupAll("*").stream()
                .filter(Arc.class::isInstance)
                .map(Arc.class::cast)
                .toList();
    }

    private static List<Object> strokes(Parent within) {
        return arcs(within).stream().map(arc -> (Object) arc.getStroke()).toList();
    }

    private static List<Node> seenTexts(Parent within) {
        return within.lookupAll("*").stream()
                .filter(Text.class::isInstance)
                .filter(text -> !((Text) text).getText().isBlank())
                .filter(Node::isVisible)
                .filter(text -> !Color.TRANSPARENT.equals(((Text) text).getFill()))
                .toList();
    }
}
