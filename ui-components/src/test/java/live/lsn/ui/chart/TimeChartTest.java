package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

import live.lsn.ui.Density;
import live.lsn.ui.Formats;
import live.lsn.ui.Theme;
import live.lsn.ui.chart.TimeChart.Content;
import live.lsn.ui.chart.TimeChart.Event;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

@ExtendWith(HeadlessFx.class)
class TimeChartTest {
    private static final Instant DAY = Instant.parse("2026-11-18T13:00:00Z");
    private static final Formats FORMATS = new Formats(Locale.UK, ZoneId.of("Australia/Sydney"));

    @Test
    void eachPointIsReadByKeyboardWithItsTimeItsLineAndWhatWentOn() throws Exception {
        onFx(
                () -> {
                    var chart = chart();
                    var stage = show(new StackPane(chart), 600, 400);
                    chart.requestFocus();
                    var scene = stage.getScene();
                    press(scene, KeyCode.END);
                    assertThat(chart.readingProperty().get()).isEqualTo("02:00 · today 250.00");
                    assertThat(chart.getAccessibleText())
                            .isEqualTo("Revenue. 02:00 · today 250.00");
                    press(scene, KeyCode.LEFT);
                    assertThat(chart.readingProperty().get())
                            .isEqualTo("01:00 · today 1,100.50 · SHW-0911");
                    press(scene, KeyCode.DOWN);
                    assertThat(chart.readingProperty().get())
                            .isEqualTo("01:00 · yesterday 80.00 · SHW-0911");
                    press(scene, KeyCode.HOME);
                    assertThat(chart.readingProperty().get()).startsWith("00:00 · yesterday");
                    press(scene, KeyCode.UP);
                    assertThat(chart.readingProperty().get()).startsWith("00:00 · today");
                    press(scene, KeyCode.ESCAPE);
                    assertThat(chart.readingProperty().get()).isNull();
                    assertThat(chart.getAccessibleText())
                            .isEqualTo("Revenue: today, yesterday 120");
                    stage.close();
                    return null;
                });
    }

    @Test
    void aLineWithoutPointsIsPassedByAndNothingIsReadOfNothing() throws Exception {
        onFx(
                () -> {
                    var empty = Series.of("plan", "plan", 7, points());
                    var today = Series.main("today", "250", points(0, 250));
                    var chart = chart(content(List.of(today, empty)));
                    var stage = show(new StackPane(chart), 600, 400);
                    chart.requestFocus();
                    press(stage.getScene(), KeyCode.DOWN);
                    assertThat(chart.readingProperty().get())
                            .isEqualTo("01:00 \u00b7 today 250.00 \u00b7 SHW-0911");
                    chart.show("Plan", content(List.of(empty)));
                    for (var key : List.of(KeyCode.HOME, KeyCode.END, KeyCode.LEFT, KeyCode.DOWN)) {
                        press(stage.getScene(), key);
                    }
                    assertThat(chart.readingProperty().get()).isNull();
                    stage.close();
                    return null;
                });
    }

    @Test
    void theMouseReadsTheNearestPointOfTheNearestLine() throws Exception {
        onFx(
                () -> {
                    var content =
                            content(
                                    List.of(
                                            Series.main("today", "1", points(0, 100, 0)),
                                            Series.of("plan", "plan", 7, points(0, 20, 0))));
                    var frame = new TimePlot(content, 600, 300).frame();
                    var x = frame.x(DAY.toEpochMilli() + 3_500_000L);
                    assertThat(TimeChart.near(content, frame, x, frame.y(90)))
                            .isEqualTo(new Reading(0, 1));
                    assertThat(TimeChart.near(content, frame, x, frame.y(30)))
                            .isEqualTo(new Reading(1, 1));
                    return null;
                });
    }

    @Test
    void namesAtTheEndsOfLinesDoNotCoverEachOther() throws Exception {
        var pen =
                onFx(
                        () -> {
                            var noted = new NotedPen();
                            var series =
                                    IntStream.rangeClosed(1, 7)
                                            .mapToObj(
                                                    i ->
                                                            Series.of(
                                                                    "s" + i,
                                                                    "series " + i,
                                                                    i,
                                                                    points(100, 100)))
                                            .toList();
                            chart(content(series)).paint(noted, 600, 300);
                            return noted;
                        });
        var ends = pen.words.stream().filter(each -> each.text().startsWith("series")).toList();
        assertThat(ends).hasSize(7);
        assertThat(ends.stream().map(NotedPen.Words::ink).distinct()).hasSize(7);
        var baselines = ends.stream().mapToDouble(NotedPen.Words::y).sorted().toArray();
        for (var i = 1; i < baselines.length; i++) {
            assertThat(baselines[i] - baselines[i - 1]).isGreaterThanOrEqualTo(14.99);
        }
        assertThat(ends).allMatch(each -> each.right() <= 600);
        assertThat(pen.lines.stream().filter(each -> each.stroke().width() != 1))
                .extracting(NotedPen.Line::stroke)
                .doesNotHaveDuplicates();
    }

    @Test
    void noDataIsToldInWords() throws Exception {
        var pen = new NotedPen();
        onFx(
                () -> {
                    chart(content(List.of(Series.of("a", "a", 1, points())))).paint(pen, 600, 300);
                    return null;
                });
        // An axis from zero is drawn even so; a chart without any line says it.
        onFx(
                () -> {
                    chart(content(List.of())).paint(pen, 600, 300);
                    return null;
                });
        assertThat(pen.words("No data").ink()).isEqualTo(Ink.MUTED);
    }

    @Test
    void anotherThemeIsDrawnInItsOwnColours() throws Exception {
        var light = groundAndLine(Theme.LIGHT);
        var dark = groundAndLine(Theme.DARK);
        assertThat(light.getFirst().getBrightness()).isGreaterThan(0.9);
        assertThat(dark.getFirst().getBrightness()).isLessThan(0.2);
        assertThat(light.getLast()).isNotEqualTo(dark.getLast());
    }

    private static List<Color> groundAndLine(Theme theme) throws Exception {
        return onFx(
                () -> {
                    var chart = chart();
                    var root = new StackPane(chart);
                    Theme.apply(new Scene(root, 600, 300), theme, Density.NORMAL);
                    root.applyCss();
                    root.layout();
                    return List.of(chart.colour(Ink.GROUND), chart.colour(Ink.DATA_1));
                });
    }

    @Test
    void timeRunsFromLeftToRightInEveryLanguage() throws Exception {
        onFx(
                () -> {
                    var chart = chart();
                    var root = new StackPane(chart);
                    root.setNodeOrientation(javafx.geometry.NodeOrientation.RIGHT_TO_LEFT);
                    var pen = new NotedPen();
                    chart.paint(pen, 600, 300);
                    assertThat(pen.lines.getLast().xs()).isSorted();
                    assertThat(chart.isRightToLeft()).isTrue();
                    return null;
                });
    }

    @Test
    void ofAHundredThousandPointsNoMoreAreDrawnThanCanBeSeen() throws Exception {
        var count = 100_000;
        var points =
                Points.of(
                        IntStream.range(0, count)
                                .mapToLong(i -> DAY.toEpochMilli() + i * 864L)
                                .toArray(),
                        IntStream.range(0, count).mapToDouble(Math::sqrt).toArray());
        var pen =
                onFx(
                        () -> {
                            var noted = new NotedPen();
                            chart(content(List.of(Series.main("a", "1", points))))
                                    .paint(noted, 600, 300);
                            return noted;
                        });
        assertThat(pen.lines.getLast().xs().length).isBetween(600, 600 * Thinning.PER_COLUMN);
    }

    @Test
    void theTableHoldsTheSameFiguresByTime() throws Exception {
        var table = onFx(() -> chart().table());
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.columns())
                .extracting(DataTable.Column::head)
                .containsExactly("Time, Australia/Sydney", "today", "yesterday");
        assertThat(table.columns().get(0).plain().apply(1)).isEqualTo("2026-11-19T01:00:00+11:00");
        assertThat(table.columns().get(1).shown().apply(1)).isEqualTo("1,100.50");
        assertThat(table.columns().get(1).plain().apply(1)).isEqualTo("1100.50");
        assertThat(table.columns().get(2).plain().apply(2)).isEqualTo("120.00");
    }

    /// Near midnight, at the left edge, and early in the day, when the last point is the greatest
    /// one and a show has just begun.
    @ParameterizedTest
    @CsvSource({"0, 2", "1, 3", "2, 3", "5, 6", "21, 22", "22, 23", "23, 24"})
    void theFigureAtTheLastPointAndTheNameOfAnEventDoNotCoverEachOther(int from, int hours)
            throws Exception {
        var pen =
                onFx(
                        () -> {
                            var values =
                                    IntStream.rangeClosed(0, hours)
                                            .mapToDouble(i -> 9_950.0 * i / hours)
                                            .toArray();
                            var noted = new NotedPen();
                            var event =
                                    new Event(
                                            "SHW-0911",
                                            DAY.plusSeconds(3600L * from),
                                            DAY.plusSeconds(3600L * hours));
                            var main = Series.main("today", "9,950.00", points(values));
                            var other = Series.main("other", "9,950.00", points(values));
                            chart(
                                            new Content(
                                                    FORMATS,
                                                    2,
                                                    DAY,
                                                    DAY.plusSeconds(24 * 3600),
                                                    true,
                                                    List.of(main, other),
                                                    List.of(event)))
                                    .paint(noted, 420, 260);
                            return noted;
                        });
        var told =
                pen.words.stream()
                        .filter(each -> each.text().matches("SHW-0911|9,950.00"))
                        .map(NotedPen.Words::patch)
                        .toList();
        assertThat(told).hasSizeGreaterThanOrEqualTo(2);
        for (var one : told) {
            assertThat(told).filteredOn(one::meets).containsExactly(one);
        }
    }

    private static TimeChart chart() {
        return chart(
                content(
                        List.of(
                                Series.main("today", "250", points(0, 1100.5, 250)),
                                Series.of("yesterday", "yesterday 120", 2, points(0, 80, 120)))));
    }

    private static TimeChart chart(Content content) {
        var chart = new TimeChart();
        chart.show("Revenue", content);
        return chart;
    }

    private static Content content(List<Series> series) {
        return new Content(
                FORMATS,
                2,
                DAY,
                DAY.plusSeconds(24 * 3600),
                !series.isEmpty(),
                series,
                List.of(new Event("SHW-0911", DAY.plusSeconds(3600), DAY.plusSeconds(7200))));
    }

    private static Points points(double... values) {
        return Points.of(
                IntStream.range(0, values.length)
                        .mapToLong(i -> DAY.toEpochMilli() + i * 3_600_000L)
                        .toArray(),
                values);
    }
}
