package live.lsn.rules.insights;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.rules.insights.Period.Comparison;
import live.lsn.rules.insights.Running.Point;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class RunningTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    private static Map<Long, Long> sums(List<Instant> sales, Instant until) {
        var sums = new TreeMap<Long, Long>();
        for (var sale : sales)
            if (sale.isBefore(until)) sums.merge(Running.quarter(sale), 100L, Long::sum);
        return sums;
    }

    @Test
    void growsByQuarterHoursUpToTheCut() {
        var now = Instant.parse("2026-11-18T13:40:00Z");
        var window = Period.TODAY.window(now, SYDNEY);
        var sales =
                List.of(
                        Instant.parse("2026-11-18T13:00:00Z"),
                        Instant.parse("2026-11-18T13:20:00Z"),
                        Instant.parse("2026-11-18T13:36:00Z"));
        assertThat(Running.of(window, sums(sales, window.cut()), 1).points())
                .containsExactly(
                        new Point(Instant.parse("2026-11-18T13:00:00Z"), 0),
                        new Point(Instant.parse("2026-11-18T13:15:00Z"), 100),
                        new Point(Instant.parse("2026-11-18T13:30:00Z"), 200),
                        new Point(Instant.parse("2026-11-18T13:40:00Z"), 300));
    }

    /// 5 April 2026 has the hour from 02:00 twice, the day before has it once.
    @Test
    void waitsWhereTheShownDayHasAnHourTwice() {
        var now = Instant.parse("2026-04-05T03:00:00Z");
        var window = Period.TODAY.window(now, SYDNEY);
        var before = Period.TODAY.compared(window, Comparison.PREVIOUS).whole();
        var sales = List.of(Instant.parse("2026-04-03T15:40:00Z"));
        var points = Running.alike(window, before, sums(sales, before.end()), 1).points();
        var first = Instant.parse("2026-04-04T15:45:00Z");
        assertThat(points).contains(new Point(first, 100));
        assertThat(points).contains(new Point(first.plusSeconds(3_600), 100));
        assertThat(points)
                .filteredOn(point -> !point.at().isBefore(first))
                .allMatch(point -> point.total() == 100);
        assertThat(points.getLast().at()).isEqualTo(window.end());
    }

    @Provide
    Arbitrary<List<Instant>> sales() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2026-04-03T12:00:00Z").getEpochSecond(),
                        Instant.parse("2026-04-07T16:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond)
                .list()
                .ofMaxSize(60);
    }

    /// Adds up sale by sale instead of by quarter hours.
    @Property
    void isAtEachPointWhatAWalkOverTheSalesFinds(
            @ForAll("sales") List<Instant> sales,
            @ForAll("now") Instant now,
            @ForAll Period period) {
        var window = period.window(now, SYDNEY);
        var counted =
                sales.stream()
                        .filter(sale -> !sale.isBefore(window.from()))
                        .filter(sale -> sale.isBefore(window.cut()))
                        .toList();
        var points = Running.of(window, sums(counted, window.cut()), period.quarters()).points();
        for (var point : points)
            assertThat(point.total())
                    .isEqualTo(100 * counted.stream().filter(s -> s.isBefore(point.at())).count());
        assertThat(points.getLast()).isEqualTo(new Point(window.cut(), 100L * counted.size()));
    }

    @Property
    void ofAPartIsNeverMoreThanOfTheWhole(
            @ForAll("sales") List<Instant> sales, @ForAll("now") Instant now) {
        var window = Period.TODAY.window(now, SYDNEY);
        var compared = Period.TODAY.compared(window, Comparison.PREVIOUS);
        var counted = sales.stream().filter(sale -> !sale.isBefore(compared.from())).toList();
        var whole = Running.alike(window, compared, sums(counted, compared.end()), 1);
        var part = Running.of(compared, sums(counted, compared.cut()), 1);
        assertThat(part.last()).isLessThanOrEqualTo(whole.last());
        assertThat(whole.points()).extracting(Point::total).isSorted();
    }

    @Provide
    Arbitrary<Instant> now() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2026-04-04T14:00:00Z").getEpochSecond(),
                        Instant.parse("2026-04-07T14:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }
}
