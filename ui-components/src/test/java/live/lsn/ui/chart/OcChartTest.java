package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.onFx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.ui.Formats;
import live.lsn.ui.chart.OcChart.Content;
import live.lsn.ui.chart.OcChart.Curve;
import live.lsn.ui.chart.OcChart.Point;
import live.lsn.ui.chart.OcChart.Quality;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

@ExtendWith(HeadlessFx.class)
class OcChartTest {
    private static final Curve TIGHT =
            new Curve(
                    "n 125, Ac 3",
                    List.of(
                            new Point(0, 1),
                            new Point(1, 0.96),
                            new Point(2, 0.90),
                            new Point(4, 0.5),
                            new Point(8, 0)));
    private static final Curve LOOSE =
            new Curve("n 50, Ac 1", List.of(new Point(0, 1), new Point(4, 0.6), new Point(8, 0.1)));

    @Test
    void acceptanceAndQualityAreReadOffStraightBetweenPoints() {
        assertThat(TIGHT.acceptance(1)).isEqualTo(0.96);
        assertThat(TIGHT.acceptance(3)).isCloseTo(0.7, within(1e-12));
        assertThat(TIGHT.acceptance(9)).isNaN();
        assertThat(TIGHT.quality(0.95)).isCloseTo(1 + 1 / 6.0, within(1e-12));
        assertThat(TIGHT.quality(0.1)).isCloseTo(7.2, within(1e-12));
        assertThat(LOOSE.quality(0.05)).isNaN();
        assertThat(new Curve("none", List.of()).quality(0.1)).isNaN();
        assertThatThrownBy(() -> new Curve("x", List.of(new Point(1, 1), new Point(1, 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsReadOffIsToldAndCoversNeitherWordsNorACurve() throws Exception {
        onFx(
                () -> {
                    var content = content(Locale.UK, TIGHT, LOOSE);
                    var pen = Charts.drawn(chart(content), 600, 300);
                    var told = pen.words.stream().filter(each -> each.ink() == Ink.TEXT).toList();
                    assertThat(told)
                            .extracting(NotedPen.Words::text)
                            .containsExactly(
                                    "AQL 1.00\u00a0%: 96.0\u00a0% accepted",
                                    "95\u00a0% accepted at 1.17\u00a0%",
                                    "LQ 7.20\u00a0%: 10\u00a0% accepted");
                    var frame = new OcPlot(content, 600, 300).frame();
                    for (var one : told) {
                        assertThat(told)
                                .filteredOn(each -> each.patch().meets(one.patch()))
                                .hasSize(1);
                        var under = frame.y(TIGHT.acceptance(frame.at(one.left())) * 100);
                        assertThat(one.y()).isLessThanOrEqualTo(under + 1);
                        assertThat(one.right()).isLessThanOrEqualTo(600);
                    }
                    return null;
                });
    }

    @Test
    void theSecondPlanIsADashAndTheNamesAtTheEndsDoNotMeet() throws Exception {
        var pen = onFx(() -> Charts.drawn(chart(content(Locale.UK, TIGHT, LOOSE)), 600, 300));
        var curves = pen.lines.stream().filter(each -> each.xs().length > 2).toList();
        assertThat(curves).extracting(NotedPen.Line::ink).containsExactly(Ink.DATA_2, Ink.DATA_1);
        assertThat(curves.getFirst().stroke().dashes()).isNotEmpty();
        assertThat(curves.getLast().stroke().dashes()).isEmpty();
        var one = pen.words("n 125, Ac 3");
        var other = pen.words("n 50, Ac 1");
        assertThat(one.patch().meets(other.patch())).isFalse();
        assertThat(one.ink()).isEqualTo(Ink.DATA_1);
    }

    @Test
    void theAxisIsToldByLanguageAndByWhatIsCounted() throws Exception {
        onFx(
                () -> {
                    var half = new Curve("a", List.of(new Point(0, 1), new Point(2.5, 0.05)));
                    assertThat(Charts.drawn(chart(content(Locale.GERMANY, half)), 600, 300).texts())
                            .contains("0,5\u00a0%", "2,5\u00a0%", "100\u00a0%");
                    var hundred =
                            new Content(Charts.BRITISH, Quality.PER_HUNDRED, 1, 1, List.of(half));
                    var pen = Charts.drawn(chart(hundred), 600, 300);
                    assertThat(pen.texts()).contains("0.5", "2.5").doesNotContain("0.5\u00a0%");
                    assertThat(chart(hundred).table().columns().getFirst().head())
                            .isEqualTo("Nonconformities per 100");
                    return null;
                });
    }

    @Test
    void eachPointIsReadAndTheOtherCurveAtTheSameQuality() throws Exception {
        onFx(
                () -> {
                    var chart = chart(content(Locale.UK, TIGHT, LOOSE));
                    assertThat(chart.getAccessibleText()).isEqualTo("OC: n 125, Ac 3; n 50, Ac 1");
                    assertThat(
                                    Charts.read(
                                            chart,
                                            new StackPane(chart),
                                            KeyCode.END,
                                            KeyCode.LEFT,
                                            KeyCode.DOWN,
                                            KeyCode.ESCAPE))
                            .containsExactly(
                                    "0.00\u00a0% nonconforming · n 125, Ac 3 accepts 100.0\u00a0%",
                                    "8.00\u00a0% nonconforming · n 125, Ac 3 accepts 0.0\u00a0%",
                                    "4.00\u00a0% nonconforming · n 125, Ac 3 accepts 50.0\u00a0%",
                                    "4.00\u00a0% nonconforming · n 50, Ac 1 accepts 60.0\u00a0%",
                                    null);
                    var frame = new OcPlot(content(Locale.UK, TIGHT, LOOSE), 600, 300).frame();
                    assertThat(chart.near(frame.x(4.1), frame.y(58), 600, 300))
                            .isEqualTo(new Reading(1, 1));
                    return null;
                });
    }

    @Test
    void numbersRunFromLeftToRightInEveryLanguage() throws Exception {
        onFx(
                () -> {
                    var chart = chart(content(Locale.UK, TIGHT));
                    var around = Charts.turned(chart);
                    var pen = Charts.drawn(chart, 600, 300);
                    assertThat(pen.words("0\u00a0%").x()).isLessThan(pen.words("8\u00a0%").x());
                    assertThat(Charts.read(chart, around, KeyCode.RIGHT).getLast())
                            .startsWith("1.00");
                    return null;
                });
    }

    @Test
    void theTableAndTheFilesHaveTheSameFigures() throws Exception {
        assertThat(onFx(() -> Charts.exported(chart(content(Locale.UK, TIGHT, LOOSE)))))
                .isEqualTo(
                        """
                        "Nonconforming, %","Accepted by n 125, Ac 3, %","Accepted by n 50, Ac 1, %"
                        0.00,100.00,100.00
                        1.00,96.00,90.00
                        2.00,90.00,80.00
                        4.00,50.00,60.00
                        8.00,0.00,10.00
                        """);
    }

    @Test
    void nothingOnePointEqualPointsAndManyAreDrawn() throws Exception {
        onFx(
                () -> {
                    var none = content(Locale.UK, new Curve("a", List.of()));
                    assertThat(Charts.drawn(chart(none), 600, 300).texts())
                            .containsExactly("No data");
                    assertThat(Charts.exported(chart(none))).isBlank();
                    var one = content(Locale.UK, new Curve("a", List.of(new Point(0, 1))));
                    assertThat(Charts.drawn(chart(one), 600, 300).dots).isNotEmpty();
                    var equal =
                            new Curve(
                                    "a",
                                    List.of(new Point(0, 1), new Point(1, 1), new Point(2, 1)));
                    assertThat(Charts.drawn(chart(content(Locale.UK, equal)), 600, 300).texts())
                            .contains("AQL 1.00\u00a0%: 100.0\u00a0% accepted")
                            .noneMatch(each -> each.startsWith("95"));
                    var many =
                            IntStream.range(0, 10_000)
                                    .mapToObj(i -> new Point(i / 1000.0, Math.exp(-i / 2000.0)))
                                    .toList();
                    var pen =
                            Charts.drawn(chart(content(Locale.UK, new Curve("m", many))), 600, 300);
                    assertThat(pen.texts()).contains("LQ 4.61\u00a0%: 10\u00a0% accepted");
                    return null;
                });
    }

    @Test
    void aCurveOfOneLotIsReadAtItsPointsAndNotBetweenThem() throws Exception {
        onFx(
                () -> {
                    var content =
                            new Content(
                                    new Formats(Locale.UK, ZoneOffset.UTC),
                                    Quality.PERCENT,
                                    2,
                                    1,
                                    List.of(TIGHT),
                                    new OcChart.Risks(1, 8));
                    assertThat(Charts.drawn(chart(content), 600, 300).texts())
                            .contains(
                                    "96.0\u00a0% accepted at 1.00\u00a0%",
                                    "LQ 8.00\u00a0%: 0.0\u00a0% accepted");
                    return null;
                });
    }

    @Test
    void theLimitingQualityMayStandBesideTheNameOfTheCurveButNotUponIt() throws Exception {
        onFx(
                () -> {
                    var pen = Charts.drawn(chart(content(Locale.UK, TIGHT)), 360, 300);
                    var told = pen.words("LQ 7.20\u00a0%: 10\u00a0% accepted");
                    var name = pen.words("n 125, Ac 3");
                    assertThat(told.right()).isGreaterThan(name.left()).isLessThanOrEqualTo(360);
                    assertThat(told.patch().meets(name.patch())).isFalse();
                    return null;
                });
    }

    private static Content content(Locale locale, Curve... curves) {
        var formats = new Formats(locale, ZoneOffset.UTC);
        return new Content(formats, Quality.PERCENT, 2, 1, List.of(curves));
    }

    private static OcChart chart(Content content) {
        var chart = new OcChart();
        chart.show("OC", content);
        return chart;
    }
}
