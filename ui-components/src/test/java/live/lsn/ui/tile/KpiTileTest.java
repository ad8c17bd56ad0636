package live.lsn.ui.tile;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.click;
import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.ui.chart.Delta;
import live.lsn.ui.chart.Delta.Polarity;
import live.lsn.ui.testing.HeadlessFx;
import live.lsn.ui.tile.KpiTile.Comparison;
import live.lsn.ui.tile.KpiTile.Content;
import live.lsn.ui.tile.KpiTile.Freshness;
import live.lsn.ui.tile.KpiTile.Goal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;

@ExtendWith(HeadlessFx.class)
class KpiTileTest {
    private static final Content REFUNDS =
            Content.of("Refund rate", "3.1")
                    .unit("%")
                    .partial("to 14:30")
                    .compared(
                            new Comparison(
                                    Delta.of(-0.4, Polarity.DOWN_IS_GOOD, "\u22120.4 pt"),
                                    "3.5 % before"),
                            new Comparison(null, "last year"))
                    .goal(Goal.full(0.78, "goal 3.0 % or less"))
                    .freshness(new Freshness("as of 14:26", true));

    @Test
    void theWholeTileIsReadAsOneSentence() throws Exception {
        var spoken = onFx(() -> tile(REFUNDS).getAccessibleText());
        assertThat(spoken)
                .isEqualTo(
                        "Refund rate: 3.1\u00a0%, to 14:30 only, not over, \u22120.4 pt 3.5 %"
                                + " before (better), last year no data, goal 3.0 % or less, as of"
                                + " 14:26");
    }

    @Test
    void theColourOfAChangeFollowsFromWhatIsGoodNotFromItsSign() throws Exception {
        onFx(
                () -> {
                    var tile = tile(REFUNDS);
                    assertThat(tile.lookup(".delta").getStyleClass()).contains("better");
                    tile.show(
                            Content.of("Disputes", "31")
                                    .compared(
                                            new Comparison(
                                                    Delta.of(3, Polarity.DOWN_IS_GOOD, "+3"), "")));
                    assertThat(tile.lookup(".delta").getStyleClass()).contains("worse");
                    tile.show(
                            Content.of("AOV", "143.10")
                                    .compared(
                                            new Comparison(
                                                    Delta.of(1, Polarity.NEUTRAL, "+0.5 %"), "")));
                    assertThat(tile.lookup(".delta").getStyleClass()).contains("neutral");
                    return null;
                });
    }

    @Test
    void aComparisonWithoutDataAndAMissingGoalAreToldInWords() throws Exception {
        onFx(
                () -> {
                    var tile =
                            tile(
                                    Content.of("Orders", "0")
                                            .compared(new Comparison(null, "yesterday")));
                    assertThat(words(tile)).contains("no data yesterday", "no goal set");
                    assertThat(tile.lookup(".goal-bar")).isNull();
                    return null;
                });
    }

    @Test
    void enterSpaceAndAClickOpenTheRowsAndTheMarkExplains() throws Exception {
        var told = new ArrayList<String>();
        onFx(
                () -> {
                    var tile = tile(REFUNDS);
                    tile.setOnOpen(() -> told.add("rows"));
                    tile.setOnExplain(() -> told.add("explained"));
                    var stage = show(new StackPane(tile), 300, 200);
                    tile.requestFocus();
                    press(stage.getScene(), KeyCode.ENTER);
                    press(stage.getScene(), KeyCode.SPACE);
                    press(stage.getScene(), KeyCode.E);
                    click(tile);
                    var mark = (Button) tile.lookup(".explain-mark");
                    assertThat(mark.getAccessibleText()).isEqualTo("Explain Refund rate, key E");
                    mark.requestFocus();
                    press(stage.getScene(), KeyCode.SPACE);
                    // The mark stands in the tile, yet its click opens no rows.
                    mark.setOnAction(_ -> {});
                    click(mark);
                    stage.close();
                    return null;
                });
        assertThat(told).containsExactly("rows", "rows", "explained", "rows", "explained");
    }

    @Test
    void loadingKeepsTheLastFigureAndShowsGreyLinesOnlyAfterAWhile() throws Exception {
        var tile =
                onFx(
                        () -> {
                            var fresh = new KpiTile();
                            fresh.showLoading("Viewers");
                            show(new StackPane(fresh), 300, 200);
                            assertThat(fresh.lookup(".skeleton")).isNull();
                            return fresh;
                        });
        await(() -> tile.lookup(".skeleton") != null);
        onFx(
                () -> {
                    tile.show(REFUNDS);
                    tile.showLoading("Refund rate");
                    assertThat(words(tile)).contains("3.1");
                    tile.getScene().getWindow().hide();
                    return null;
                });
    }

    @Test
    void aFailureStandsInThePlaceOfTheFigure() throws Exception {
        onFx(
                () -> {
                    var tile = tile(REFUNDS);
                    tile.showFailure("Refund rate", "The cache could not be read.");
                    assertThat(words(tile))
                            .containsExactly("Refund rate", "The cache could not be read.");
                    assertThat(tile.getAccessibleText())
                            .isEqualTo("Refund rate. The cache could not be read.");
                    return null;
                });
    }

    @Test
    void aStaleFigureSaysSo() throws Exception {
        onFx(
                () -> {
                    assertThat(tile(REFUNDS).lookup(".stale")).isNotNull();
                    return null;
                });
    }

    @Test
    void moreThanThreeComparisonsAreRefused() {
        var one = new Comparison(null, "yesterday");
        assertThatThrownBy(() -> REFUNDS.compared(one, one, one, one))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static KpiTile tile(Content content) {
        var tile = new KpiTile();
        tile.show(content);
        return tile;
    }

    private static List<String> words(KpiTile tile) {
        return tile.lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .toList();
    }
}
