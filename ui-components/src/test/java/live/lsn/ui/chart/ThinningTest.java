package live.lsn.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

class ThinningTest {
    @Property(tries = 300)
    void noPeakAndNoGapOfAColumnGetsLost(
            @ForAll @LongRange(max = 1_000_000) long seed,
            @ForAll @IntRange(max = 3000) int count,
            @ForAll @IntRange(min = 1, max = 60) int columns) {
        var random = new Random(seed);
        var at = random.longs(count, 0, 10_000).sorted().toArray();
        var values = values(random, count);

        var kept = Thinning.keep(at, values, 0, 9_999, columns);

        assertThat(kept).isSorted().doesNotHaveDuplicates();
        assertThat(kept.length).isLessThanOrEqualTo(Thinning.PER_COLUMN * (columns + 1));
        for (var column = 0; column <= columns; column++) {
            var all = inColumn(IntStream.range(0, count), at, columns, column);
            var seen = inColumn(Arrays.stream(kept), at, columns, column);
            assertThat(span(seen, values)).isEqualTo(span(all, values));
            assertThat(gaps(seen, values) > 0).isEqualTo(gaps(all, values) > 0);
        }
    }

    private static double[] values(Random random, int count) {
        return IntStream.range(0, count)
                .mapToDouble(_ -> random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian())
                .toArray();
    }

    private static int[] inColumn(IntStream places, long[] at, int columns, int column) {
        return places.filter(i -> (int) (at[i] * ((double) columns / 9_999)) == column).toArray();
    }

    private static Span span(int[] places, double[] values) {
        return Span.of(Arrays.stream(places).mapToDouble(i -> values[i]).toArray());
    }

    private static long gaps(int[] places, double[] values) {
        return Arrays.stream(places).filter(i -> Double.isNaN(values[i])).count();
    }

    @Test
    void fewPointsAllStay() {
        assertThat(Thinning.keep(new long[] {1, 2, 2, 5}, new double[4], 1, 5, 10))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void whatIsOutsideOfTheAxisIsLeftOut() {
        assertThat(Thinning.keep(new long[] {1, 2, 3, 4, 5}, new double[5], 2, 4, 10))
                .containsExactly(1, 2, 3);
    }
}
