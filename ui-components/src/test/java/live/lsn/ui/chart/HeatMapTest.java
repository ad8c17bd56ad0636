package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.onFx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.ui.Density;
import live.lsn.ui.Theme;
import live.lsn.ui.chart.HeatMap.Content;
import live.lsn.ui.chart.HeatMap.Row;
import live.lsn.ui.testing.HeadlessFx;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

@ExtendWith(HeadlessFx.class)
class HeatMapTest {
    private static final String LONG = "Kestrel Ceramics and Glassware Proprietary Limited";
    private static final Content DEFECTS =
            content(
                    true,
                    row("Oak & Iron", 8.0, 0.0, null),
                    row(LONG, 44.0, 3.0, 1.0),
                    row("Silk Road", 15.0, 27.0, 9.0));

    @Test
    void theArrowsReadCellByCellAndTheSumsToo() throws Exception {
        onFx(
                () -> {
                    var map = map(DEFECTS);
                    assertThat(map.getAccessibleText()).isEqualTo("Defects: 3 rows, 3 columns");
                    assertThat(
                                    Charts.read(
                                            map,
                                            new StackPane(map),
                                            KeyCode.UP,
                                            KeyCode.RIGHT,
                                            KeyCode.RIGHT,
                                            KeyCode.RIGHT,
                                            KeyCode.RIGHT,
                                            KeyCode.DOWN,
                                            KeyCode.DOWN,
                                            KeyCode.DOWN,
                                            KeyCode.DOWN,
                                            KeyCode.HOME,
                                            KeyCode.ESCAPE))
                            .containsExactly(
                                    "Oak & Iron · Scratch 8",
                                    "Oak & Iron · Scratch 8",
                                    "Oak & Iron · Dent 0",
                                    "Oak & Iron · Colour No data",
                                    "Oak & Iron · Total 8",
                                    "Oak & Iron · Total 8",
                                    LONG + " · Total 48",
                                    "Silk Road · Total 51",
                                    "Total · Total 107",
                                    "Total · Total 107",
                                    "Total · Scratch 67",
                                    null);
                    return null;
                });
    }

    @Test
    void readingBeginsAtTheFirstFigureAboveNothing() throws Exception {
        onFx(
                () -> {
                    var first = map(content(true, row("Oak & Iron", null, 0.0, 8.0)));
                    assertThat(Charts.read(first, new StackPane(first)))
                            .containsExactly("Oak & Iron · Colour 8");
                    var none = map(content(true, row("Oak & Iron", 0.0, null, 0.0)));
                    assertThat(Charts.read(none, new StackPane(none)))
                            .containsExactly("Oak & Iron · Scratch 0");
                    return null;
                });
    }

    @Test
    void aZeroIsGreyAndNothingIsEmptyAndTheGreatestIsTheLastStep() throws Exception {
        var pen = onFx(() -> Charts.drawn(map(DEFECTS), 600, 200));
        // One cell has no value; the other boxes are those of the legend.
        assertThat(pen.boxes).hasSize(8 + 6);
        assertThat(pen.boxes.subList(0, 8))
                .extracting(NotedPen.Box::ink)
                .containsExactly(
                        Ink.HEAT_1,
                        Ink.TRACK,
                        Ink.HEAT_5,
                        Ink.HEAT_1,
                        Ink.HEAT_1,
                        Ink.HEAT_2,
                        Ink.HEAT_4,
                        Ink.HEAT_2);
        assertThat(pen.texts()).contains("0", "44", "27", "\u2013", "to 44", "107");
    }

    @Test
    void aLongNameIsCutAndToldWholeUnderTheMouse() throws Exception {
        onFx(
                () -> {
                    var pen = Charts.drawn(map(DEFECTS), 600, 200);
                    var cut =
                            pen.words.stream()
                                    .filter(each -> each.text().startsWith("Kestrel"))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(cut.text()).endsWith("\u2026");
                    assertThat(cut.right()).isLessThanOrEqualTo(180);
                    var plot = new HeatPlot(DEFECTS, 600, 200);
                    var hint = plot.hint(20, cut.y());
                    assertThat(hint == null ? null : hint.words()).isEqualTo(LONG);
                    var cell = plot.cell(0, 1);
                    var head = plot.hint(cell.left() + 5, 5);
                    assertThat(head == null ? null : head.words()).isEqualTo("Dent");
                    assertThat(plot.near(cell.left() + 1, cell.top() + 1))
                            .isEqualTo(new Reading(0, 1));
                    assertThat(plot.near(20, cut.y())).isNull();
                    return null;
                });
    }

    @Test
    void isMirroredWhereWordsRunFromRightToLeft() throws Exception {
        onFx(
                () -> {
                    var left = Charts.drawn(map(DEFECTS), 600, 200);
                    var map = map(DEFECTS);
                    var around = Charts.turned(map);
                    var right = Charts.drawn(map, 600, 200);
                    assertThat(right.words("Oak & Iron").right()).isCloseTo(600, within(0.01));
                    assertThat(right.words("Colour").left())
                            .isCloseTo(600 - left.words("Colour").right(), within(0.01));
                    assertThat(Charts.read(map, around, KeyCode.LEFT, KeyCode.RIGHT))
                            .containsExactly(
                                    "Oak & Iron · Scratch 8",
                                    "Oak & Iron · Dent 0",
                                    "Oak & Iron · Scratch 8");
                    return null;
                });
    }

    @Test
    void theTableAndTheFilesHaveTheSameFigures() throws Exception {
        var csv = onFx(() -> Charts.exported(map(DEFECTS)));
        assertThat(csv)
                .isEqualTo(
                        """
                        ,Scratch,Dent,Colour,Total
                        Oak & Iron,8,0,,8
                        %s,44,3,1,48
                        Silk Road,15,27,9,51
                        Total,67,30,10,107
                        """
                                .formatted(LONG));
    }

    @Test
    void nothingToShowIsToldInWords() throws Exception {
        onFx(
                () -> {
                    assertThat(Charts.drawn(new HeatMap(), 600, 200).texts())
                            .containsExactly("No data");
                    var empty = new Content(Charts.BRITISH, 0, List.of(), List.of(), true);
                    assertThat(Charts.drawn(map(empty), 600, 200).texts())
                            .containsExactly("No data");
                    assertThat(Charts.exported(map(empty))).isEqualTo(",Total\n");
                    return null;
                });
    }

    @Test
    void oneCellAndEqualOnesAndNothingButZerosAreDrawn() throws Exception {
        onFx(
                () -> {
                    var one =
                            new Content(
                                    Charts.BRITISH, 1, List.of("a"), List.of(row("x", 2.5)), false);
                    assertThat(Charts.drawn(map(one), 300, 100).texts()).contains("2.5");
                    var equal = content(false, row("x", 7.0, 7.0, 7.0), row("y", 7.0, 7.0, 7.0));
                    assertThat(Charts.drawn(map(equal), 600, 200).boxes.subList(0, 6))
                            .extracting(NotedPen.Box::ink)
                            .containsOnly(Ink.HEAT_5);
                    var zeros = content(true, row("x", 0.0, 0.0, 0.0));
                    assertThat(Charts.drawn(map(zeros), 600, 200).boxes)
                            .extracting(NotedPen.Box::ink)
                            .containsOnly(Ink.TRACK);
                    return null;
                });
    }

    @Test
    void ofTenThousandCellsTheNamesDoNotCoverEachOther() throws Exception {
        var names = IntStream.range(0, 100).mapToObj(i -> "Supplier " + i).toList();
        var rows =
                names.stream()
                        .map(
                                name ->
                                        new Row(
                                                name,
                                                IntStream.range(0, 100)
                                                        .mapToObj(i -> (double) i)
                                                        .toList()))
                        .toList();
        var content = new Content(Charts.BRITISH, 0, names, rows, true);
        var pen = onFx(() -> Charts.drawn(map(content), 500, 300));
        assertThat(pen.boxes).hasSizeGreaterThan(10_000);
        var told = pen.words.stream().filter(each -> each.text().startsWith("Supp")).toList();
        assertThat(told).hasSizeGreaterThan(20);
        for (var one : told) {
            assertThat(told).filteredOn(each -> each.patch().meets(one.patch())).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void wordsInACellStandOutFromIt(Theme theme) throws Exception {
        onFx(
                () -> {
                    var map = map(DEFECTS);
                    var root = new StackPane(map);
                    Theme.apply(new Scene(root, 600, 300), theme, Density.NORMAL);
                    root.applyCss();
                    root.layout();
                    var pen = Charts.drawn(map, 600, 200);
                    var greatest = pen.words("44");
                    assertThat(Contrast.ratio(map.colour(greatest.ink()), map.colour(Ink.HEAT_5)))
                            .isGreaterThanOrEqualTo(4.5);
                    assertThat(greatest.ink()).isEqualTo(Ink.GROUND);
                    assertThat(pen.words("3").ink()).isEqualTo(Ink.TEXT);
                    return null;
                });
    }

    @Test
    void whatCannotBeToldIsRefused() {
        assertThatThrownBy(() -> content(true, row("x", 1.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row("x", -1.0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row("x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HeatMap map(Content content) {
        var map = new HeatMap();
        map.show("Defects", content);
        return map;
    }

    private static Content content(boolean sums, Row... rows) {
        return new Content(
                Charts.BRITISH, 0, List.of("Scratch", "Dent", "Colour"), List.of(rows), sums);
    }

    private static Row row(String name, @Nullable Double... cells) {
        return new Row(name, Collections.unmodifiableList(Arrays.asList(cells)));
    }
}
