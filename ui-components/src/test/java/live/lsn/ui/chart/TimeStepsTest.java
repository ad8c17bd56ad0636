package live.lsn.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.ui.Formats;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

class TimeStepsTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final Formats FORMATS = new Formats(Locale.UK, SYDNEY);

    @Test
    void aDayIsMarkedEverySixHoursOfItsZone() {
        assertThat(told(LocalDate.of(2026, 11, 19), 1, 8))
                .containsExactly("00:00", "06:00", "12:00", "18:00", "00:00");
    }

    @Test
    void theDayOnWhichTheClocksGoForwardIsMarkedAtTheHoursOfTheClock() {
        var day = LocalDate.of(2026, 10, 4);
        assertThat(told(day, 1, 8)).containsExactly("00:00", "06:00", "12:00", "18:00", "00:00");
        var marks = marks(day, 1, 8);
        assertThat(Duration.between(marks.get(0).at(), marks.get(1).at()))
                .isEqualTo(Duration.ofHours(5));
    }

    @Test
    void anHourThatTheClocksLeaveOutHasNoMark() {
        var from = Instant.parse("2026-10-03T15:00:00Z");
        var told =
                TimeSteps.of(from, from.plusSeconds(3 * 3600), 6, FORMATS).stream()
                        .map(TimeSteps.Mark::told)
                        .toList();
        assertThat(told).containsExactly("01:00", "03:00", "04:00", "05:00");
    }

    @Test
    void weeksAndMonthsAreMarkedByDays() {
        assertThat(told(LocalDate.of(2026, 11, 2), 7, 4)).first().isEqualTo("2 Nov");
        assertThat(told(LocalDate.of(2026, 1, 1), 150, 6))
                .containsExactly("1 Jan", "1 Feb", "1 Mar", "1 Apr", "1 May");
    }

    @Test
    void thereAreNeverMoreThanThereIsRoomFor() {
        for (var days : List.of(1, 2, 3, 10, 40, 400, 4000)) {
            for (var room : List.of(2, 3, 4, 5, 6, 20)) {
                assertThat(told(LocalDate.of(2026, 1, 1), days, room))
                        .hasSizeLessThanOrEqualTo(Math.min(6, room));
            }
        }
    }

    private static List<String> told(LocalDate from, int days, int most) {
        return marks(from, days, most).stream().map(TimeSteps.Mark::told).toList();
    }

    private static List<TimeSteps.Mark> marks(LocalDate from, int days, int most) {
        return TimeSteps.of(
                from.atStartOfDay(SYDNEY).toInstant(),
                from.plusDays(days).atStartOfDay(SYDNEY).toInstant(),
                most,
                FORMATS);
    }
}
