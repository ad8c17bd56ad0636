package live.lsn.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class LabelsTest {
    @Property
    void labelsOfAColumnNeverOverlapAndStayInIt(
            @ForAll @Size(max = 9) List<@DoubleRange(min = -50, max = 250) Double> wanted,
            @ForAll @DoubleRange(min = 10, max = 200) double height) {
        var places = Labels.column(array(wanted), 15, 0, height);

        var placed = Arrays.stream(places).filter(place -> !Double.isNaN(place)).sorted().toArray();
        assertThat(placed).hasSize(Math.min(wanted.size(), (int) (height / 15 + 1e-9)));
        for (var i = 0; i < placed.length; i++) {
            assertThat(placed[i]).isBetween(7.5 - 1e-6, height - 7.5 + 1e-6);
            if (i > 0) assertThat(placed[i] - placed[i - 1]).isGreaterThanOrEqualTo(15 - 1e-6);
        }
    }

    @Property
    void labelsOfAColumnKeepTheirOrder(
            @ForAll @Size(max = 7) List<@DoubleRange(min = 0, max = 200) Double> wanted) {
        var places = Labels.column(array(wanted), 15, 0, 200);
        for (var i = 0; i < places.length; i++) {
            for (var j = 0; j < places.length; j++) {
                if (wanted.get(i) < wanted.get(j)) assertThat(places[i]).isLessThan(places[j]);
            }
        }
    }

    @Test
    void aLabelWithRoomStaysWhereItBelongs() {
        assertThat(Labels.column(new double[] {100, Double.NaN, 40}, 15, 0, 200))
                .containsExactly(100, Double.NaN, 40);
    }

    @Test
    void twoLabelsAtOnePlaceStandAroundIt() {
        assertThat(Labels.column(new double[] {100, 100}, 15, 0, 200))
                .containsExactly(new double[] {92.5, 107.5}, within(1e-9));
    }

    @Property
    void labelsOfARowNeverOverlapAndBelongToTheirPeriod(
            @ForAll @Size(max = 9) List<@DoubleRange(min = 0, max = 300) Double> lefts) {
        var wanted = lefts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var widths = new double[wanted.length];
        Arrays.fill(widths, 40);
        var limits = Arrays.stream(wanted).map(left -> left + 30).toArray();

        var places = Labels.row(wanted, widths, limits, 6, 300);

        var free = Double.NEGATIVE_INFINITY;
        for (var i = 0; i < places.length; i++) {
            if (Double.isNaN(places[i])) continue;
            assertThat(places[i]).isBetween(wanted[i], limits[i]).isGreaterThanOrEqualTo(free);
            assertThat(places[i] + 40).isLessThanOrEqualTo(300);
            free = places[i] + 46;
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
