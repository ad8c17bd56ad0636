package live.lsn.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

class EnvelopeTest {
    private static final double[] ZIGZAG =
            IntStream.range(0, 400).mapToDouble(i -> i % 2 == 0 ? 10 : 90).toArray();

    @Test
    void aLineThatFillsItsColumnsIsASurfaceAndASmoothOneIsNot() {
        assertThat(Envelope.isNeeded(ZIGZAG, 100)).isTrue();
        assertThat(Envelope.isNeeded(IntStream.range(0, 400).asDoubleStream().toArray(), 100))
                .isFalse();
        assertThat(Envelope.isNeeded(new double[] {0, 500, 0, 500}, 100)).isFalse();
    }

    @Test
    void theOutlineGoesAroundEveryPointWithTheWidthOfTheLine() {
        var xs = IntStream.range(0, 400).mapToDouble(i -> i / 4.0).toArray();
        var outline = Envelope.of(xs, ZIGZAG, 2);
        assertThat(outline).hasSize(1);
        assertThat(Arrays.stream(outline.getFirst().ys()).min()).hasValue(9);
        assertThat(Arrays.stream(outline.getFirst().ys()).max()).hasValue(91);
        assertThat(outline.getFirst().xs()).hasSize(400).startsWith(0, 1, 1, 2).endsWith(1, 0);
    }

    @Test
    void aGapEndsOneOutlineAndAnotherBegins() {
        var xs = new double[] {0, 0.5, 1, 1.5, 2};
        assertThat(Envelope.of(xs, new double[] {1, 2, Double.NaN, 4, 5}, 1)).hasSize(2);
    }
}
