package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.ui.chart.Pen.Anchor;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Random;

@ExtendWith(HeadlessFx.class)
class PointLabelTest {
    private static final Patch PLOT = new Patch(0, 0, 400, 300);

    @Test
    void standsAboveAndLeftOfItsPointWhereThereIsRoom() throws Exception {
        var label =
                onFx(() -> PointLabel.of("12,450", 200, 150, Type.FIGURE, PLOT, new ArrayList<>()));
        assertThat(label).isEqualTo(new PointLabel(192, 144, Anchor.END));
    }

    @Test
    void goesRightOfAPointAtTheLeftEdge() throws Exception {
        var label =
                onFx(() -> PointLabel.of("12,450", 5, 150, Type.FIGURE, PLOT, new ArrayList<>()));
        assertThat(label.anchor()).isEqualTo(Anchor.START);
    }

    /// Points and covered parts anywhere, the same ones in each run.
    @Test
    void coversNothingThatWasThereBefore() throws Exception {
        onFx(
                () -> {
                    var random = new Random(1);
                    for (var i = 0; i < 500; i++) {
                        var covered = new ArrayList<Patch>();
                        for (var j = random.nextInt(6); j >= 0; j--) {
                            var left = random.nextDouble(350);
                            var top = random.nextDouble(280);
                            covered.add(new Patch(left, top, left + 50, top + 15));
                        }
                        var x = random.nextDouble(400);
                        var y = random.nextDouble(300);
                        var label = PointLabel.of("12,450", x, y, Type.FIGURE, PLOT, covered);
                        var patch = label.patch("12,450", Type.FIGURE);
                        assertThat(covered).noneMatch(patch::meets);
                    }
                    return null;
                });
    }
}
