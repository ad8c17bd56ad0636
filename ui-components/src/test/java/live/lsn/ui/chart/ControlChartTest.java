package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.onFx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.ui.chart.ControlChart.Content;
import live.lsn.ui.chart.ControlChart.Event;
import live.lsn.ui.chart.ControlChart.Mark;
import live.lsn.ui.chart.ControlChart.Point;
import live.lsn.ui.chart.ControlChart.Shape;
import live.lsn.ui.testing.HeadlessFx;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.stream.IntStream;

@ExtendWith(HeadlessFx.class)
class ControlChartTest {
    private static final Content LOTS =
            content(
                    List.of(new Event("new press", 2)),
                    new Point("LOT-1", 50, 0.10, 0.2, 0.03, 0.37, null),
                    new Point("LOT-2", 50, 0.44, 0.2, 0.03, 0.37, beyond()),
                    new Point("LOT-3", 1_200, 0.05, 0.05, 0.03, 0.07, null),
                    new Point(
                            "LOT-4",
                            1_200,
                            0.06,
                            0.05,
                            0.03,
                            0.07,
                            new Mark(Shape.RING, "9 lots above the mean")));

    @Test
    void eachPointIsReadWithItsLimitsAndWhyItStandsOut() throws Exception {
        onFx(
                () -> {
                    var chart = chart(LOTS);
                    assertThat(chart.getAccessibleText()).isEqualTo("Lots: 4 points, 2 stand out");
                    assertThat(
                                    Charts.read(
                                            chart,
                                            new StackPane(chart),
                                            KeyCode.HOME,
                                            KeyCode.RIGHT,
                                            KeyCode.ESCAPE))
                            .containsExactly(
                                    "LOT-4 · 6.0\u00a0% of 1,200 · limits 3.0\u00a0% to 7.0\u00a0%"
                                            + " · 9 lots above the mean",
                                    "LOT-1 · 10.0\u00a0% of 50 · limits 3.0\u00a0% to 37.0\u00a0%",
                                    "LOT-2 · 44.0\u00a0% of 50 · limits 3.0\u00a0% to 37.0\u00a0%"
                                            + " · above the upper limit",
                                    null);
                    return null;
                });
    }

    @Test
    void whatStandsOutHasAShapeOfItsOwnAndAName() throws Exception {
        var pen = onFx(() -> Charts.drawn(chart(LOTS), 600, 300));
        assertThat(pen.areas).extracting(NotedPen.Area::ink).containsExactly(Ink.GROUND, Ink.WORSE);
        var named = pen.words.stream().filter(each -> each.ink() == Ink.WORSE).toList();
        assertThat(named).extracting(NotedPen.Words::text).containsExactly("LOT-2");
        // Two points without a mark, and a ring of two discs.
        assertThat(pen.dots).hasSize(4);
        assertThat(pen.dots.getLast().ink()).isEqualTo(Ink.GROUND);
    }

    @Test
    void limitsAreStepsOfEachPointAndAreToldAtTheirEnds() throws Exception {
        onFx(
                () -> {
                    var pen = Charts.drawn(chart(LOTS), 600, 300);
                    var frame = new ControlPlot(LOTS, 600, 300).frame();
                    var upper =
                            pen.lines.stream()
                                    .filter(each -> each.ink() == Ink.DATA_2)
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(upper.ys())
                            .containsExactly(
                                    new double[] {
                                        frame.y(37), frame.y(37), frame.y(37), frame.y(37),
                                        frame.y(7), frame.y(7), frame.y(7), frame.y(7)
                                    },
                                    within(1e-9));
                    assertThat(upper.xs()).isSorted();
                    assertThat(upper.xs()[4]).isEqualTo(frame.x(1.5));
                    assertThat(pen.texts())
                            .contains(
                                    "upper limit 7.0\u00a0%",
                                    "mean 5.0\u00a0%", "lower limit 3.0\u00a0%", "new press");
                    var ends =
                            pen.words.stream()
                                    .filter(each -> each.type() == Type.LABEL)
                                    .map(NotedPen.Words::patch)
                                    .toList();
                    for (var one : ends) {
                        assertThat(ends).filteredOn(one::meets).containsExactly(one);
                    }
                    return null;
                });
    }

    @Test
    void pointsRunFromLeftToRightInEveryLanguage() throws Exception {
        onFx(
                () -> {
                    var chart = chart(LOTS);
                    var around = Charts.turned(chart);
                    var pen = Charts.drawn(chart, 600, 300);
                    assertThat(pen.words("LOT-1").x()).isLessThan(pen.words("LOT-4").x());
                    assertThat(Charts.read(chart, around, KeyCode.LEFT).getLast())
                            .startsWith("LOT-3");
                    return null;
                });
    }

    @Test
    void theTableAndTheFilesHaveTheSameFigures() throws Exception {
        assertThat(onFx(() -> Charts.exported(chart(LOTS))))
                .isEqualTo(
                        """
                        ,Units,"Share, %","Lower limit, %","Mean, %","Upper limit, %",Stands out
                        LOT-1,50,10.0,3.0,20.0,37.0,
                        LOT-2,50,44.0,3.0,20.0,37.0,above the upper limit
                        LOT-3,1200,5.0,3.0,5.0,7.0,
                        LOT-4,1200,6.0,3.0,5.0,7.0,9 lots above the mean
                        """);
    }

    @Test
    void nothingOnePointAndEqualPointsAreDrawn() throws Exception {
        onFx(
                () -> {
                    assertThat(Charts.drawn(chart(content(List.of())), 600, 300).texts())
                            .containsExactly("No data");
                    assertThat(Charts.exported(chart(content(List.of())))).isBlank();
                    var one = content(List.of(), lot(1, 0, null));
                    assertThat(Charts.drawn(chart(one), 600, 300).dots).hasSize(1);
                    var zeros = content(List.of(), lot(1, 0, null), lot(2, 0, null));
                    var pen = Charts.drawn(chart(zeros), 600, 300);
                    assertThat(pen.lines.getLast().ys()[0]).isEqualTo(pen.lines.getLast().ys()[1]);
                    return null;
                });
    }

    @Test
    void ofTenThousandPointsNoMoreAreDrawnThanCanBeSeenAndEachShapeStays() throws Exception {
        var points =
                IntStream.range(0, 10_000)
                        .mapToObj(
                                i -> lot(i, i == 5_000 ? 0.5 : 0.05, i == 5_000 ? beyond() : null))
                        .toArray(Point[]::new);
        var pen = onFx(() -> Charts.drawn(chart(content(List.of(), points)), 600, 300));
        assertThat(pen.areas).extracting(NotedPen.Area::ink).contains(Ink.WORSE);
        assertThat(pen.texts()).contains("LOT-5000");
        for (var line : pen.lines) {
            assertThat(line.xs().length).isLessThanOrEqualTo(2 * 600 * Thinning.PER_COLUMN);
        }
        var names = pen.words.stream().filter(each -> each.type() == Type.AXIS).toList();
        for (var one : names) {
            assertThat(names).filteredOn(each -> each.patch().meets(one.patch())).hasSize(1);
        }
    }

    @Test
    void anEventBeforeNoPointIsRefused() {
        assertThatThrownBy(() -> content(List.of(new Event("x", 1)), lot(1, 0, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Mark beyond() {
        return new Mark(Shape.DIAMOND, "above the upper limit");
    }

    private static Point lot(int number, double share, @Nullable Mark mark) {
        return new Point("LOT-" + number, 80, share, share, 0, share, mark);
    }

    private static Content content(List<Event> events, Point... points) {
        return new Content(Charts.BRITISH, 1, List.of(points), events);
    }

    private static ControlChart chart(Content content) {
        var chart = new ControlChart();
        chart.show("Lots", content);
        return chart;
    }
}
