package live.lsn.rules.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import live.lsn.rules.quality.PChart.Point;
import live.lsn.rules.quality.PChart.Sample;
import live.lsn.rules.quality.PChart.Signal;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

class PChartTest {
    /// NIST/SEMATECH e-Handbook, 6.3.3.2: chips misregistered on 30 wafers of 50.
    private static final int[] WAFERS = {
        12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9,
        12, 7, 13, 9, 6
    };

    @Test
    void theLimitsOfTheHandbooksWafersAreThoseItPrints() {
        var points = PChart.of(samples(50, WAFERS));

        var limits = points.getFirst().limits();
        assertThat(limits.centre()).isCloseTo(0.2313, within(0.00005));
        assertThat(limits.upper()).isCloseTo(0.4102, within(0.00005));
        assertThat(limits.lower()).isCloseTo(0.0524, within(0.00005));
        assertThat(places(points, Signal.ABOVE_LIMIT)).containsExactly(14, 22);
        assertThat(places(points, Signal.BELOW_LIMIT)).isEmpty();
    }

    @Test
    void theNinthPointOnOneSideSignalsAndSoDoesEachAfterItUntilTheCentreIsMet() {
        // Nine above, one more, then as many below: the centre is one in ten.
        var found =
                new int[] {11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
        var points = PChart.of(samples(100, found));
        assertThat(places(points, Signal.RUN_ABOVE)).containsExactly(8, 9);
        assertThat(places(points, Signal.RUN_BELOW)).containsExactly(18, 19);

        found[4] = 10;
        found[14] = 10;
        assertThat(PChart.of(samples(100, found))).allMatch(each -> each.signals().isEmpty());
    }

    @Test
    void aChangeBeginsCentreLimitsAndRunsAnew() {
        var early = samples(100, 10, 12, 8, 11, 9, 10, 12, 8);
        var late = samples(100, 3, 2, 4, 3, 2);
        var all = new ArrayList<>(early);
        all.addAll(late);

        var points = PChart.of(all, new TreeSet<>(Set.of(early.size())));

        assertThat(points.subList(0, early.size())).isEqualTo(PChart.of(early));
        assertThat(points.subList(early.size(), points.size())).isEqualTo(PChart.of(late));
        for (var nowhere : List.of(0, -1, all.size())) {
            var changes = new TreeSet<>(Set.of(nowhere));
            assertThatThrownBy(() -> PChart.of(all, changes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(nowhere.toString());
        }
    }

    @Test
    void aProcessWithoutAnyOrWithNothingButNonconformingUnitsHasNoRoomAndNoSignal() {
        for (var share : List.of(0, 5)) {
            var points = PChart.of(samples(5, share, share, share, share));
            assertThat(points).allMatch(each -> each.signals().isEmpty());
            var all = share / 5.0;
            assertThat(points.getFirst().limits()).isEqualTo(new PChart.Limits(all, all, all));
        }
    }

    @Test
    void ofNoLotsThereAreNoPointsAndASampleHasNoMoreFindingsThanUnits() {
        assertThat(PChart.of(List.of())).isEmpty();
        assertThatThrownBy(() -> new Sample(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sample(5, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sample(5, -1)).isInstanceOf(IllegalArgumentException.class);
        var most = new Sample(Long.MAX_VALUE, 1);
        assertThatThrownBy(() -> PChart.of(List.of(most, most)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property
    void theLimitsHoldTheCentreAndLieWithinAllShares(@ForAll("lots") List<Sample> lots) {
        var centre = PChart.of(lots).getFirst().limits().centre();
        for (var point : PChart.of(lots)) {
            var limits = point.limits();
            assertThat(limits.centre()).isEqualTo(centre);
            assertThat(limits.lower()).isBetween(0.0, centre);
            assertThat(limits.upper()).isBetween(centre, 1.0);
        }
    }

    @Property
    void moreUnitsNeverMakeTheLimitsWider(@ForAll("lots") List<Sample> lots) {
        var points = new ArrayList<>(PChart.of(lots));
        points.sort(
                (one, other) -> Long.compare(one.sample().inspected(), other.sample().inspected()));
        for (var i = 1; i < points.size(); i++) {
            var fewer = points.get(i - 1).limits();
            var more = points.get(i).limits();
            assertThat(more.upper() - more.lower())
                    .isLessThanOrEqualTo(fewer.upper() - fewer.lower() + 1e-12);
        }
    }

    @Property
    void whatConformsMirrorsWhatDoesNot(@ForAll("lots") List<Sample> lots) {
        var turned =
                lots.stream()
                        .map(
                                lot ->
                                        new Sample(
                                                lot.inspected(),
                                                lot.inspected() - lot.nonconforming()))
                        .toList();
        var points = PChart.of(lots);
        var mirrored = PChart.of(turned);
        for (var i = 0; i < points.size(); i++) {
            assertThat(mirrored.get(i).limits().upper())
                    .isCloseTo(1 - points.get(i).limits().lower(), within(1e-12));
            assertThat(mirrored.get(i).signals().contains(Signal.RUN_ABOVE))
                    .isEqualTo(points.get(i).signals().contains(Signal.RUN_BELOW));
            assertThat(mirrored.get(i).signals().contains(Signal.BELOW_LIMIT))
                    .isEqualTo(points.get(i).signals().contains(Signal.ABOVE_LIMIT));
        }
    }

    @Property
    void theOrderOfTheLotsChangesNothingButTheRuns(@ForAll("lots") List<Sample> lots) {
        var turned = new ArrayList<>(lots);
        Collections.reverse(turned);
        var points = PChart.of(lots);
        var back = PChart.of(turned).reversed();
        for (var i = 0; i < lots.size(); i++) {
            assertThat(back.get(i).limits()).isEqualTo(points.get(i).limits());
            assertThat(back.get(i).signals().contains(Signal.ABOVE_LIMIT))
                    .isEqualTo(points.get(i).signals().contains(Signal.ABOVE_LIMIT));
        }
    }

    /// The same once more, the other way round: decimals of 60 digits for limits, and each run
    /// counted backwards from its point.
    @Property
    void theChartAgreesWithOneOfDecimals(@ForAll("lots") List<Sample> lots) {
        var exact = new MathContext(60);
        var inspected = decimal(lots.stream().mapToLong(Sample::inspected).sum());
        var found = decimal(lots.stream().mapToLong(Sample::nonconforming).sum());
        var centre = found.divide(inspected, exact);
        var points = PChart.of(lots);
        for (var i = 0; i < lots.size(); i++) {
            var units = decimal(lots.get(i).inspected());
            var share = decimal(lots.get(i).nonconforming()).divide(units, exact);
            var away =
                    centre.multiply(BigDecimal.ONE.subtract(centre), exact)
                            .divide(units, exact)
                            .sqrt(exact)
                            .multiply(BigDecimal.valueOf(3));
            var upper = centre.add(away).min(BigDecimal.ONE);
            var lower = centre.subtract(away).max(BigDecimal.ZERO);
            var limits = points.get(i).limits();
            assertThat(limits.upper()).isCloseTo(upper.doubleValue(), within(1e-12));
            assertThat(limits.lower()).isCloseTo(lower.doubleValue(), within(1e-12));
            var signals = EnumSet.noneOf(Signal.class);
            var least = new BigDecimal("1e-50");
            if (share.subtract(upper).compareTo(least) > 0) signals.add(Signal.ABOVE_LIMIT);
            if (lower.subtract(share).compareTo(least) > 0) signals.add(Signal.BELOW_LIMIT);
            if (isRun(lots, i, found, inspected, 1)) signals.add(Signal.RUN_ABOVE);
            if (isRun(lots, i, found, inspected, -1)) signals.add(Signal.RUN_BELOW);
            assertThat(points.get(i).signals()).isEqualTo(signals);
        }
    }

    private static boolean isRun(
            List<Sample> lots, int last, BigDecimal found, BigDecimal inspected, int side) {
        return last >= 8
                && lots.subList(last - 8, last + 1).stream()
                        .allMatch(
                                lot ->
                                        decimal(lot.nonconforming())
                                                        .multiply(inspected)
                                                        .compareTo(
                                                                found.multiply(
                                                                        decimal(lot.inspected())))
                                                == side);
    }

    @Provide
    Arbitrary<List<Sample>> lots() {
        var lot =
                Arbitraries.longs()
                        .between(1, 2_000)
                        .flatMap(
                                units ->
                                        Arbitraries.longs()
                                                .between(0, units)
                                                .map(found -> new Sample(units, found)));
        var usual = Arbitraries.longs().between(0, 12).map(found -> new Sample(100, found));
        return Arbitraries.oneOf(
                lot.list().ofMinSize(1).ofMaxSize(40), usual.list().ofMinSize(1).ofMaxSize(60));
    }

    private static BigDecimal decimal(long value) {
        return BigDecimal.valueOf(value);
    }

    private static List<Sample> samples(int inspected, int... nonconforming) {
        return Arrays.stream(nonconforming)
                .mapToObj(found -> new Sample(inspected, found))
                .toList();
    }

    private static List<Integer> places(List<Point> points, Signal signal) {
        return IntStream.range(0, points.size())
                .filter(i -> points.get(i).signals().contains(signal))
                .boxed()
                .toList();
    }
}
