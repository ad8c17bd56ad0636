package live.lsn.rules.insights;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.rules.insights.Forecast.BackTest;
import live.lsn.rules.insights.Forecast.Day;
import live.lsn.rules.insights.Forecast.Expected;
import live.lsn.rules.insights.Forecast.Why;
import live.lsn.rules.insights.Forecast.Withheld;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class ForecastTest {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    private static List<Day> days(long... toMinuteAndWhole) {
        var days = new ArrayList<Day>();
        for (var i = 0; i < toMinuteAndWhole.length; i += 2)
            days.add(
                    new Day(
                            THURSDAY.minusWeeks(1 + i / 2),
                            toMinuteAndWhole[i],
                            toMinuteAndWhole[i + 1]));
        return days;
    }

    /// Seven Thursdays had sold 600, 500, 400, 500, 500, 500, 500 of 1,000 each by now: 3,500 of
    /// 7,000 is half, so 620 becomes 1,240, between 620 ÷ 0.6 and 620 ÷ 0.4. Each of the newest
    /// three, told from those before it alone: 600 by 2,900 of 6,000 → 1,241; 500 by 2,400 of 5,000
    /// → 1,042; 400 by 2,000 of 4,000 → 800. Errors 241 + 42 + 200 = 483 of 3,000. The naive
    /// forecast hits, since all days came to the same.
    @Test
    void isWhatOneWorksOutByHand() {
        var past =
                days(
                        600, 1_000, 500, 1_000, 400, 1_000, 500, 1_000, 500, 1_000, 500, 1_000, 500,
                        1_000);
        assertThat(Forecast.of(620, past))
                .isEqualTo(new Expected(1_240, 1_033, 1_550, 7, new BackTest(3, 161, 0)));
    }

    @Test
    void beatsTheNaiveForecastWhereDaysDifferButTheirShapeDoesNot() {
        var past = days(300, 600, 500, 1_000, 200, 400, 800, 1_600, 400, 800, 500, 1_000, 250, 500);
        var forecast = (Expected) Forecast.of(100, past);
        assertThat(forecast.total()).isEqualTo(200);
        assertThat(forecast.past().permille()).isZero();
        assertThat(forecast.past().beatsNaive()).isTrue();
    }

    @Test
    void isWithheldWithTooLittleHistory() {
        var past = days(500, 1_000, 500, 1_000, 500, 1_000, 500, 1_000, 500, 1_000, 500, 1_000);
        assertThat(Forecast.of(500, past)).isEqualTo(new Withheld(Why.TOO_FEW_WEEKS, 6));
    }

    @Test
    void countsNoDaysThatSoldNothing() {
        var past =
                days(500, 1_000, 500, 1_000, 0, 0, 500, 1_000, 500, 1_000, 500, 1_000, 500, 1_000);
        assertThat(Forecast.of(500, past)).isEqualTo(new Withheld(Why.TOO_FEW_WEEKS, 6));
    }

    @Test
    void isWithheldWhereTheDayHasHardlyBegun() {
        var past =
                days(40, 1_000, 40, 1_000, 40, 1_000, 40, 1_000, 40, 1_000, 40, 1_000, 40, 1_000);
        assertThat(Forecast.of(50, past)).isEqualTo(new Withheld(Why.TOO_EARLY, 7));
        assertThat(Forecast.of(0, past)).isEqualTo(new Withheld(Why.TOO_EARLY, 7));
    }

    @Provide
    Arbitrary<List<Day>> history() {
        var day =
                Combinators.combine(
                                Arbitraries.longs().between(0, 1_000_000),
                                Arbitraries.longs().between(0, 1_000_000))
                        .as((to, rest) -> new Day(THURSDAY, to, to + rest));
        return day.list().ofMinSize(7).ofMaxSize(13);
    }

    @Property
    void liesWithinItsRangeAndIsNoLessThanWhatIsThere(
            @ForAll("history") List<Day> history, @ForAll("soFar") long soFar) {
        if (Forecast.of(soFar, history) instanceof Expected forecast) {
            assertThat(forecast.total()).isBetween(forecast.low(), forecast.high());
            assertThat(forecast.low()).isGreaterThanOrEqualTo(soFar);
        }
    }

    @Provide
    Arbitrary<Long> soFar() {
        return Arbitraries.longs().between(0, 2_000_000);
    }
}
