package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.click;
import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.NodeOrientation;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.ui.Formats;
import live.lsn.ui.chart.BarList.Content;
import live.lsn.ui.chart.BarList.Row;
import live.lsn.ui.chart.Delta.Polarity;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@ExtendWith(HeadlessFx.class)
class BarListTest {
    private static final Content CHANNELS =
            new Content(
                    new Formats(Locale.UK, ZoneOffset.UTC),
                    2,
                    List.of(
                            new Row("live", "Live shows", 689_000, 602_000L, up("+14.5 %")),
                            new Row("ebay", "eBay", 35_000, 35_409L, down("\u22121.2 %")),
                            new Row("shop", "Shop", 0, null, null)),
                    "Total",
                    up("+15.0 %"),
                    "yesterday to 14:30");

    @Test
    void theTotalIsTheSumOfTheRows() throws Exception {
        assertThat(CHANNELS.sum()).isEqualTo(724_000);
        assertThat(drawn(CHANNELS, false).words("7,240.00").type()).isEqualTo(Type.BODY_STRONG);
        var most = new Row("a", "a", Long.MAX_VALUE, null, null);
        var two = new Content(CHANNELS.formats(), 0, List.of(most, most), "T", null, null);
        assertThatThrownBy(two::sum).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aChangeForTheWorseIsOfThatColourAndHasItsSign() throws Exception {
        var pen = drawn(CHANNELS, false);
        assertThat(pen.words("+14.5 %").ink()).isEqualTo(Ink.BETTER);
        assertThat(pen.words("\u22121.2 %").ink()).isEqualTo(Ink.WORSE);
    }

    @Test
    void figuresEndOnOneLineAndBarsBeginOnOne() throws Exception {
        var pen = drawn(CHANNELS, false);
        assertThat(pen.words("6,890.00").right())
                .isCloseTo(pen.words("350.00").right(), within(0.01));
        var bars = pen.boxes.stream().filter(box -> box.ink() == Ink.DATA_1).toList();
        assertThat(bars.get(0).x()).isEqualTo(bars.get(1).x());
        assertThat(bars.get(0).width()).isGreaterThan(10 * bars.get(1).width());
        assertThat(bars.get(2).width()).isZero();
    }

    @Test
    void valuesBelowZeroGrowTheOtherWay() throws Exception {
        var rows = List.of(new Row("a", "a", 870, null, null), new Row("b", "b", -409, null, null));
        var pen = drawn(new Content(CHANNELS.formats(), 2, rows, "Change", null, null), false);
        var bars = pen.boxes.stream().filter(box -> box.ink() == Ink.DATA_1).toList();
        assertThat(bars.get(1).x() + bars.get(1).width()).isCloseTo(bars.get(0).x(), within(0.01));
        assertThat(pen.words("4.61")).isNotNull();
    }

    @Test
    void theListIsMirroredWhereWordsRunFromRightToLeft() throws Exception {
        var left = drawn(CHANNELS, false);
        var right = drawn(CHANNELS, true);
        assertThat(right.words("Live shows").right()).isEqualTo(360);
        assertThat(right.words("+14.5 %").left())
                .isCloseTo(360 - left.words("+14.5 %").right(), within(0.01));
        var bar = left.boxes.getFirst();
        var mirrored = right.boxes.getFirst();
        assertThat(mirrored.x() + mirrored.width()).isCloseTo(360 - bar.x(), within(0.01));
    }

    @Test
    void aRowOpensByClickEnterAndSpaceAndIsReadWhole() throws Exception {
        var opened = new ArrayList<String>();
        onFx(
                () -> {
                    var list = new BarList();
                    list.setOnOpen(opened::add);
                    list.show("Revenue by channel", CHANNELS);
                    var stage = show(new StackPane(list), 400, 300);
                    var rows = List.copyOf(list.lookupAll(".row"));
                    assertThat(rows)
                            .extracting(javafx.scene.Node::getAccessibleText)
                            .contains(
                                    "Live shows: 6,890.00, +14.5 %; yesterday to 14:30: 6,020.00",
                                    "Shop: 0.00, ; yesterday to 14:30: No data");
                    click(rows.getFirst());
                    press(stage.getScene(), KeyCode.DOWN);
                    press(stage.getScene(), KeyCode.ENTER);
                    press(stage.getScene(), KeyCode.UP);
                    press(stage.getScene(), KeyCode.SPACE);
                    list.show("Revenue by channel", CHANNELS);
                    press(stage.getScene(), KeyCode.SPACE);
                    stage.close();
                    return null;
                });
        assertThat(opened).containsExactly("live", "ebay", "live", "live");
    }

    @Test
    void theTableEndsWithTheTotal() throws Exception {
        var table =
                onFx(
                        () -> {
                            var list = new BarList();
                            list.show("", CHANNELS);
                            return list.table();
                        });
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.columns())
                .extracting(column -> column.plain().apply(3))
                .containsExactly("Total", "7240.00", "", "+15.0 %");
    }

    private static NotedPen drawn(Content content, boolean rightToLeft) throws Exception {
        return onFx(
                () -> {
                    var list = new BarList();
                    list.show("", content);
                    var parent = new StackPane(list);
                    if (rightToLeft) parent.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
                    var pen = new NotedPen();
                    list.paint(pen, 360, 200);
                    return pen;
                });
    }

    private static Delta up(String figure) {
        return Delta.of(1, Polarity.UP_IS_GOOD, figure);
    }

    private static Delta down(String figure) {
        return Delta.of(-1, Polarity.UP_IS_GOOD, figure);
    }
}
