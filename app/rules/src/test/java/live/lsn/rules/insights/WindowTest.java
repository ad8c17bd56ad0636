package live.lsn.rules.insights;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.rules.insights.Period.Comparison;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

class WindowTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    private static Window at(Period period, String local) {
        return period.window(ZonedDateTime.parse(local).toInstant(), SYDNEY);
    }

    /// Worked by hand with a calendar.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # period,      now,                      compared with, first,      until,      cut there
                    TODAY,         2026-11-19T14:30:41+11:00, PREVIOUS,    2026-11-18, 2026-11-19, 2026-11-18T14:30
                    TODAY,         2026-11-19T14:30:41+11:00, YEAR_BEFORE, 2025-11-20, 2025-11-21, 2025-11-20T14:30
                    LAST_7_DAYS,   2026-11-19T14:30:41+11:00, PREVIOUS,    2026-11-06, 2026-11-13, 2026-11-12T14:30
                    LAST_7_DAYS,   2026-11-19T14:30:41+11:00, YEAR_BEFORE, 2025-11-14, 2025-11-21, 2025-11-20T14:30
                    MONTH,         2026-11-19T14:30:41+11:00, PREVIOUS,    2026-10-01, 2026-11-01, 2026-10-19T14:30
                    MONTH,         2026-11-19T14:30:41+11:00, YEAR_BEFORE, 2025-11-01, 2025-12-01, 2025-11-19T14:30
                    MONTH,         2026-03-30T09:00:00+11:00, PREVIOUS,    2026-02-01, 2026-03-01, 2026-03-01T00:00
                    MONTH,         2028-02-29T09:00:00+11:00, YEAR_BEFORE, 2027-02-01, 2027-03-01, 2027-03-01T00:00
                    TODAY,         2028-02-29T09:00:00+11:00, YEAR_BEFORE, 2027-03-02, 2027-03-03, 2027-03-02T09:00
                    TODAY,         2028-03-01T09:00:00+11:00, PREVIOUS,    2028-02-29, 2028-03-01, 2028-02-29T09:00
                    # the clock is put forward at 02:00 on 4 October 2026, and back at 03:00 on 5 April
                    TODAY,         2026-10-05T02:30:00+11:00, PREVIOUS,    2026-10-04, 2026-10-05, 2026-10-04T03:00
                    TODAY,         2026-10-04T14:30:00+11:00, PREVIOUS,    2026-10-03, 2026-10-04, 2026-10-03T14:30
                    TODAY,         2026-04-06T14:30:00+10:00, PREVIOUS,    2026-04-05, 2026-04-06, 2026-04-05T14:30
                    """)
    void comparesWithTheSameMinuteByTheClock(
            Period period,
            String now,
            Comparison how,
            LocalDate first,
            LocalDate until,
            String cut) {
        var compared = period.compared(at(period, now), how);
        assertThat(compared.first()).isEqualTo(first);
        assertThat(compared.until()).isEqualTo(until);
        assertThat(compared.cutTime()).isEqualTo(cut);
    }

    @Test
    void countsUpToTheMinuteThatHasBegun() {
        var window = at(Period.TODAY, "2026-11-19T14:30:41+11:00");
        assertThat(window.cut()).isEqualTo("2026-11-19T03:30:00Z");
        assertThat(window.isPartial()).isTrue();
        assertThat(window.whole().isPartial()).isFalse();
    }

    @Test
    void comparesAsWeekdaysOverAYear() {
        var window = at(Period.TODAY, "2026-11-19T14:30:00+11:00");
        var before = Period.TODAY.compared(window, Comparison.YEAR_BEFORE);
        assertThat(before.first().getDayOfWeek()).isEqualTo(window.first().getDayOfWeek());
    }

    @Test
    void takesTheFirstPassingOfAMinuteThatTheComparedDayHadTwice() {
        var window = at(Period.TODAY, "2026-04-06T02:30:00+10:00");
        var before = Period.TODAY.compared(window, Comparison.PREVIOUS);
        assertThat(before.cut()).isEqualTo(Instant.parse("2026-04-04T15:30:00Z"));
    }

    @Test
    void comparesBothPassingsOfAnHourWithTheOneHourOfTheDayBefore() {
        for (var now : new String[] {"2026-04-05T02:30:00+11:00", "2026-04-05T02:30:00+10:00"}) {
            var before = Period.TODAY.compared(at(Period.TODAY, now), Comparison.PREVIOUS);
            assertThat(before.cut()).isEqualTo(Instant.parse("2026-04-03T15:30:00Z"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # day,       hours
                    2026-10-03,  24
                    2026-10-04,  23
                    2026-04-05,  25
                    """)
    void hasAsManyHoursAsTheClockGivesTheDay(LocalDate day, int hours) {
        var noon = day.atTime(LocalTime.NOON).atZone(SYDNEY).toInstant();
        var window = Period.TODAY.window(noon, SYDNEY);
        assertThat(Duration.between(window.from(), window.end())).hasHours(hours);
        assertThat(window.marks(1)).hasSize(hours * 4 + 1);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Australia/Sydney",
                        "Australia/Lord_Howe",
                        "Europe/London",
                        "America/New_York",
                        "Asia/Kathmandu",
                        "America/Sao_Paulo",
                        "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2017-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2029-12-31T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Property
    void aComparedWindowIsCutAtTheSameMinuteUnlessItsClockHasNoneSuch(
            @ForAll("times") Instant now,
            @ForAll("zones") ZoneId zone,
            @ForAll Period period,
            @ForAll Comparison how) {
        var window = period.window(now, zone);
        var compared = period.compared(window, how);
        assertThat(compared.cut()).isBetween(compared.from(), compared.end());
        assertThat(compared.end()).isBeforeOrEqualTo(window.end());
        if (!compared.isPartial()) return;
        var time = window.cutTime().toLocalTime();
        var there = compared.cutTime();
        var gap = zone.getRules().getValidOffsets(there.toLocalDate().atTime(time)).isEmpty();
        if (!gap) assertThat(there.toLocalTime()).isEqualTo(time);
        assertThat(ChronoUnit.DAYS.between(compared.first(), there.toLocalDate()))
                .isEqualTo(ChronoUnit.DAYS.between(window.first(), window.cutTime().toLocalDate()));
    }

    /// Walks minute by minute instead of asking the zone's rules.
    @Property(tries = 60)
    void findsTheCutThatAWalkOverTheDayFinds(
            @ForAll("times") Instant now, @ForAll("zones") ZoneId zone) {
        var window = Period.TODAY.window(now, zone);
        var compared = Period.TODAY.compared(window, Comparison.PREVIOUS);
        var wanted = window.cutTime().toLocalTime();
        var walked = compared.from();
        while (walked.isBefore(compared.end())
                && walked.atZone(zone).toLocalTime().isBefore(wanted))
            walked = walked.plusSeconds(60);
        assertThat(compared.cut()).isEqualTo(walked);
    }

    @Property
    void marksAreQuarterHoursOfUtcToo(@ForAll("times") Instant now, @ForAll("zones") ZoneId zone) {
        var window = Period.TODAY.window(now, zone);
        assertThat(window.marks(1))
                .isSorted()
                .allMatch(mark -> mark.getEpochSecond() % Window.QUARTER_SECONDS == 0);
    }
}
