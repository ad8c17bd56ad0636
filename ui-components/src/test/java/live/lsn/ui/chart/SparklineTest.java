package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.stream.DoubleStream;

@ExtendWith(HeadlessFx.class)
class SparklineTest {
    private static final double[] NONE = {};

    @Test
    void equalValuesAreALineInTheMiddle() throws Exception {
        var pen = drawn(new double[] {5, 5, 5}, NONE);
        assertThat(pen.lines.getLast().ys()).containsOnly(15);
    }

    @Test
    void oneValueIsADotInTheMiddle() throws Exception {
        var pen = drawn(new double[] {7}, NONE);
        assertThat(pen.dots).last().isEqualTo(new NotedPen.Dot(57.5, 15, Ink.DATA_1));
    }

    @Test
    void aGapStaysAGapAndAValueBetweenTwoGapsIsASpeck() throws Exception {
        var gap = Double.NaN;
        var pen = drawn(new double[] {1, 2, gap, 3, gap, 4, 5}, NONE);
        assertThat(pen.lines.getLast().ys()[2]).isNaN();
        assertThat(pen.dots).hasSize(2);
    }

    @Test
    void noValuesAreToldInWords() throws Exception {
        for (var values : new double[][] {{}, {Double.NaN, Double.NaN}}) {
            var pen = drawn(values, new double[] {1, 2});
            assertThat(pen.words).singleElement().extracting("text").isEqualTo("No data");
            assertThat(pen.lines).isEmpty();
        }
    }

    @Test
    void theComparisonIsDottedOnTheSameScale() throws Exception {
        var pen = drawn(new double[] {0, 10}, new double[] {0, 5, 10, 20});
        var comparison = pen.lines.getFirst();
        assertThat(comparison.stroke().dashes()).isNotEmpty();
        assertThat(comparison.ys()[2]).isEqualTo(pen.lines.getLast().ys()[1]);
        assertThat(comparison.xs()[1]).isEqualTo(pen.lines.getLast().xs()[1]);
    }

    @Test
    void manyValuesAreThinned() throws Exception {
        var pen = drawn(DoubleStream.iterate(0, i -> i + 1).limit(100_000).toArray(), NONE);
        assertThat(pen.lines.getLast().xs().length).isLessThan(400);
    }

    private static NotedPen drawn(double[] values, double[] comparison) throws Exception {
        return onFx(
                () -> {
                    var spark = new Sparkline();
                    spark.show(values, comparison);
                    var pen = new NotedPen();
                    spark.paint(pen, 60, 30);
                    return pen;
                });
    }
}
