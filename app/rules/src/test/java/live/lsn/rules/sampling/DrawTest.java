package live.lsn.rules.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

@Tag("aql")
@net.jqwik.api.Tag("aql")
class DrawTest {
    @Test
    void theSameSeedDrawsTheSameUnitsForEver() {
        // Written down from the first run: a change of the algorithm would belie old records.
        assertThat(UnitDraw.units(3_000, 8, 42)).isEqualTo(UnitDraw.units(3_000, 8, 42));
        assertThat(UnitDraw.units(3_000, 8, 42)).isEqualTo(WRITTEN_DOWN);
        assertThat(UnitDraw.units(3_000, 8, 43)).isNotEqualTo(WRITTEN_DOWN);
    }

    private static final List<Integer> WRITTEN_DOWN =
            List.of(333, 604, 1018, 1150, 1327, 1912, 2679, 2919);

    @Property
    void unitsAreDistinctAndOfTheLot(
            @ForAll @IntRange(min = 1, max = 5_000) int lot,
            @ForAll @IntRange(min = 1, max = 500) int wanted,
            @ForAll long seed) {
        var count = Math.min(lot, wanted);
        var units = UnitDraw.units(lot, count, seed);
        assertThat(units).hasSize(count).doesNotHaveDuplicates().isSorted();
        assertThat(units.getFirst()).isPositive();
        assertThat(units.getLast()).isLessThanOrEqualTo(lot);
    }

    @Test
    void everyUnitIsEquallyLikely() {
        var drawn = new HashMap<Integer, Integer>();
        for (var seed = 0L; seed < 20_000; seed++) {
            for (var unit : UnitDraw.units(10, 3, seed * 7_919)) {
                drawn.merge(unit, 1, Integer::sum);
            }
        }
        // 6,000 each; six standard deviations are 390.
        assertThat(drawn).hasSize(10);
        assertThat(drawn.values()).allMatch(times -> Math.abs(times - 6_000) < 390);
    }

    @Test
    void aSecondSampleHasOtherUnits() {
        var plan =
                SamplingPlans.forLot(
                        new PlanRequest(
                                Scheme.Z1_4,
                                PlanType.DOUBLE,
                                Severity.NORMAL,
                                InspectionLevel.II,
                                Aql.of("2.5"),
                                3_000));
        var samples = UnitDraw.samples(plan, 3_000, 7);
        assertThat(samples).hasSize(2).allMatch(sample -> sample.size() == 80);
        var all = new ArrayList<>(samples.getFirst());
        all.addAll(samples.getLast());
        assertThat(all).doesNotHaveDuplicates();
        // Dealt out, not cut: the first sample is not the front of the lot.
        assertThat(samples.getFirst().getLast()).isGreaterThan(samples.getLast().getFirst());
    }

    @Test
    void theFirstUnitsInOrderAreARandomSampleOfTheLot() {
        var front = 0;
        for (var seed = 0L; seed < 2_000; seed++) {
            var order = UnitDraw.inOrder(100, 20, seed);
            assertThat(order.stream().sorted()).isEqualTo(UnitDraw.units(100, 20, seed));
            if (order.getFirst() <= 50) front++;
        }
        // 1,000 expected; six standard deviations are 134.
        assertThat(front).isBetween(866, 1_134);
    }

    @Test
    void moreUnitsThanThereAreAreNotDrawn() {
        assertThatThrownBy(() -> UnitDraw.units(8, 9, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(UnitDraw.units(8, 8, 1)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void skipLotIsOffUnlessItIsSwitchedOn() {
        assertThat(SkipLot.off().oneIn(1_000, true, InspectionState.NORMAL)).isEqualTo(1);
    }

    @Test
    void aQualifiedItemIsSkippedMoreAndMore() {
        var skip = new SkipLot(true, 10);
        assertThat(
                        List.of(0, 9, 10, 19, 20, 30, 40, 900).stream()
                                .map(lots -> skip.oneIn(lots, true, InspectionState.NORMAL)))
                .containsExactly(1, 1, 2, 2, 3, 4, 5, 5);
        assertThat(skip.oneIn(40, false, InspectionState.NORMAL)).isEqualTo(1);
        assertThat(skip.oneIn(40, true, InspectionState.TIGHTENED)).isEqualTo(1);
        assertThat(skip.oneIn(40, true, InspectionState.DISCONTINUED)).isEqualTo(1);
        assertThatThrownBy(() -> new SkipLot(true, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lotsAreDrawnByTheRecordedSeed() {
        for (var oneIn = 1; oneIn <= SkipLot.RAREST; oneIn++) {
            var drawn = 0;
            for (var lot = 1; lot <= 10_000; lot++) {
                var draws = SkipLot.draws(oneIn, 5, lot);
                assertThat(draws).isEqualTo(SkipLot.draws(oneIn, 5, lot));
                if (draws) drawn++;
            }
            assertThat(drawn).isBetween(10_000 / oneIn - 300, 10_000 / oneIn + 300);
        }
    }
}
