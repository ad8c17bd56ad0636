package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.onFx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.ui.chart.ParetoChart.Content;
import live.lsn.ui.chart.ParetoChart.Count;
import live.lsn.ui.testing.HeadlessFx;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

@ExtendWith(HeadlessFx.class)
class ParetoChartTest {
    private static final List<Count> COUNTS =
            List.of(
                    new Count("Dent", 10),
                    new Count("Scratch", 50),
                    new Count("Colour", 10),
                    new Count("Label", 5));

    @Test
    void barsStandInFallingOrderEqualOnesAsGivenAndOtherLastWhateverItsSize() throws Exception {
        var pen = onFx(() -> Charts.drawn(chart(content(25)), 600, 300));
        assertThat(List.of("Scratch", "Dent", "Colour", "Label", "Other").stream())
                .isSortedAccordingTo(
                        (one, other) -> Double.compare(pen.words(one).x(), pen.words(other).x()));
        assertThat(pen.texts()).contains("50", "25", "80\u00a0%", "cumulative share");
        assertThat(pen.words("80\u00a0%").type()).isEqualTo(Type.BODY_STRONG);
        var line = pen.lines.getLast();
        assertThat(line.ys()).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        // The line begins at the top of the first bar and ends at a hundred per cent.
        var first = pen.boxes.getFirst();
        assertThat(line.ys()[0]).isCloseTo(first.y(), within(1e-9));
        var full = pen.words("100\u00a0%").y() - Type.AXIS.drop();
        assertThat(line.ys()[4]).isCloseTo(full, within(1.0));
    }

    @Test
    void whatIsBeyondTheMostBarsJoinsTheOther() {
        var order = ParetoOrder.of(COUNTS, 25, 2);
        assertThat(order.counts()).extracting(Count::name).containsExactly("Scratch", "Dent");
        assertThat(order.other()).isEqualTo(40);
        assertThat(order.cumulative(1)).isEqualTo(0.6);
        assertThatThrownBy(() -> ParetoOrder.of(List.of(new Count("a", Long.MAX_VALUE)), 1, 1))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property
    void sharesAddUpToOneAndNoBarIsAboveTheOneBeforeIt(
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 1_000_000) Long> given,
            @ForAll @LongRange(min = 0, max = 1_000_000) long other,
            @ForAll @IntRange(min = 1, max = 12) int most) {
        var counts =
                IntStream.range(0, given.size())
                        .mapToObj(i -> new Count("" + i, given.get(i)))
                        .toList();
        var order = ParetoOrder.of(counts, other, most);
        var all = given.stream().mapToLong(Long::longValue).sum() + other;
        assertThat(order.total()).isEqualTo(all);
        assertThat(order.counts()).hasSize(Math.min(most, given.size()));
        for (var i = 1; i < order.counts().size(); i++) {
            var before = order.counts().get(i - 1);
            var here = order.counts().get(i);
            assertThat(here.count()).isLessThanOrEqualTo(before.count());
            if (here.count() == before.count()) {
                assertThat(Integer.parseInt(here.name()))
                        .isGreaterThan(Integer.parseInt(before.name()));
            }
        }
        if (all == 0) return;
        assertThat(order.cumulative(order.bars() - 1)).isEqualTo(1);
        var shares = IntStream.range(0, order.bars()).mapToDouble(order::share).sum();
        assertThat(shares).isCloseTo(1, within(1e-9));
    }

    @Test
    void eachBarIsReadWithItsShareAndAllBeforeIt() throws Exception {
        onFx(
                () -> {
                    var chart = chart(content(25));
                    assertThat(chart.getAccessibleText())
                            .isEqualTo("Defects: 100 in all, most of them Scratch");
                    assertThat(
                                    Charts.read(
                                            chart,
                                            new StackPane(chart),
                                            KeyCode.RIGHT,
                                            KeyCode.END,
                                            KeyCode.ESCAPE))
                            .containsExactly(
                                    "Scratch · 50 · 50.0\u00a0% · cumulative 50.0\u00a0%",
                                    "Dent · 10 · 10.0\u00a0% · cumulative 60.0\u00a0%",
                                    "Other · 25 · 25.0\u00a0% · cumulative 100.0\u00a0%",
                                    null);
                    assertThat(chart.near(10, 100, 600, 300)).isEqualTo(new Reading(0, 0));
                    return null;
                });
    }

    @Test
    void isMirroredWhereWordsRunFromRightToLeft() throws Exception {
        onFx(
                () -> {
                    var chart = chart(content(25));
                    var around = Charts.turned(chart);
                    var pen = Charts.drawn(chart, 600, 300);
                    assertThat(pen.words("Scratch").x()).isGreaterThan(pen.words("Other").x());
                    assertThat(pen.words("80\u00a0%").left()).isLessThan(60);
                    assertThat(Charts.read(chart, around, KeyCode.LEFT).getLast())
                            .startsWith("Dent");
                    return null;
                });
    }

    @Test
    void theTableAndTheFilesHaveTheSameFigures() throws Exception {
        assertThat(onFx(() -> Charts.exported(chart(content(25)))))
                .isEqualTo(
                        """
                        ,Value,"Share, %","Cumulative, %"
                        Scratch,50,50.0,50.0
                        Dent,10,10.0,60.0
                        Colour,10,10.0,70.0
                        Label,5,5.0,75.0
                        Other,25,25.0,100.0
                        """);
    }

    @Test
    void nothingOneBarAndEqualBarsAreDrawn() throws Exception {
        onFx(
                () -> {
                    var none = new Content(Charts.BRITISH, List.of(new Count("a", 0)), 0, 5);
                    assertThat(Charts.drawn(chart(none), 600, 300).texts())
                            .containsExactly("No data");
                    assertThat(Charts.exported(chart(none))).isBlank();
                    var one = new Content(Charts.BRITISH, List.of(new Count("a", 3)), 0, 5);
                    assertThat(Charts.drawn(chart(one), 600, 300).texts()).contains("a", "3");
                    var equal = IntStream.range(0, 4).mapToObj(i -> new Count("d" + i, 5)).toList();
                    var pen =
                            Charts.drawn(chart(new Content(Charts.BRITISH, equal, 0, 5)), 600, 300);
                    assertThat(pen.words("d0").x()).isLessThan(pen.words("d3").x());
                    return null;
                });
    }

    @Test
    void ofTenThousandBarsTheNamesDoNotCoverEachOther() throws Exception {
        var counts =
                LongStream.range(0, 10_000).mapToObj(i -> new Count("Defect " + i, i)).toList();
        var pen =
                onFx(
                        () ->
                                Charts.drawn(
                                        chart(new Content(Charts.BRITISH, counts, 7, 10_000)),
                                        600,
                                        300));
        for (var one : pen.words) {
            assertThat(pen.words).filteredOn(each -> each.patch().meets(one.patch())).hasSize(1);
        }
    }

    private static Content content(long other) {
        return new Content(Charts.BRITISH, COUNTS, other, 8);
    }

    private static ParetoChart chart(Content content) {
        var chart = new ParetoChart();
        chart.show("Defects", content);
        return chart;
    }
}
