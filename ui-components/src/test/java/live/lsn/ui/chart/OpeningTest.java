package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@ExtendWith(HeadlessFx.class)
class OpeningTest {
    private static void press(ReadableDrawing<?, ?> drawing, List<KeyCode> keys) throws Exception {
        onFx(
                () -> {
                    var stage = show(new StackPane(drawing), 600, 400);
                    drawing.requestFocus();
                    keys.forEach(key -> HeadlessFx.press(stage.getScene(), key));
                    stage.hide();
                    return null;
                });
    }

    @Test
    void enterOpensTheBarThatIsReadAndTheOtherIsNone() throws Exception {
        var opened = new ArrayList<Optional<ParetoChart.Count>>();
        var dent = new ParetoChart.Count("Dent", 9);
        var chart = onFx(ParetoChart::new);
        chart.setOnOpen(opened::add);
        onFx(
                () -> {
                    chart.show(
                            "Defects",
                            new ParetoChart.Content(Charts.BRITISH, List.of(dent), 4, 8));
                    return null;
                });
        press(chart, List.of(KeyCode.ENTER, KeyCode.RIGHT, KeyCode.SPACE));
        assertThat(opened).containsExactly(Optional.of(dent), Optional.empty());
    }

    @Test
    void aPointIsOpenedAndNothingWhileNothingIsRead() throws Exception {
        var opened = new ArrayList<ControlChart.Point>();
        var lot = new ControlChart.Point("LOT-1", 80, 0.05, 0.04, 0, 0.1, null);
        var chart = onFx(ControlChart::new);
        chart.setOnOpen(opened::add);
        onFx(
                () -> {
                    chart.show(
                            "Lots",
                            new ControlChart.Content(Charts.BRITISH, 1, List.of(lot), List.of()));
                    return null;
                });
        press(chart, List.of(KeyCode.ENTER, KeyCode.ESCAPE, KeyCode.ENTER));
        assertThat(opened).containsExactly(lot);
        assertThat(chart.getAccessibleHelp()).endsWith("Enter opens what is read.");
    }

    @Test
    void aCellIsOpenedByItsRowAndColumnAndASumByOneOfThem() throws Exception {
        var opened = new ArrayList<HeatMap.Cell>();
        var map = onFx(HeatMap::new);
        map.setOnOpen(opened::add);
        onFx(
                () -> {
                    map.show(
                            "Suppliers",
                            new HeatMap.Content(
                                    Charts.BRITISH,
                                    0,
                                    List.of("Dent"),
                                    List.of(new HeatMap.Row("Oak", List.of(3.0))),
                                    true));
                    return null;
                });
        press(
                map,
                List.of(
                        KeyCode.HOME,
                        KeyCode.ENTER,
                        KeyCode.RIGHT,
                        KeyCode.ENTER,
                        KeyCode.DOWN,
                        KeyCode.ENTER));
        assertThat(opened)
                .containsExactly(
                        new HeatMap.Cell("Oak", "Dent"),
                        new HeatMap.Cell("Oak", null),
                        new HeatMap.Cell(null, null));
    }
}
