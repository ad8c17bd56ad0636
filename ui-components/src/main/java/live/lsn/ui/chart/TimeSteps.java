package live.lsn.ui.chart;

import live.lsn.ui.Formats;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/// The marks of an axis of time, at round hours or days of the zone.
///
/// A day on which the clocks change has 23 or 25 hours; its marks still are at the hours that a
/// clock on the wall shows.
final class TimeSteps {
    private static final int MOST = 6;
    private static final List<Integer> MINUTES =
            List.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720);
    private static final List<Period> DAYS =
            List.of(
                    Period.ofDays(1),
                    Period.ofDays(2),
                    Period.ofWeeks(1),
                    Period.ofWeeks(2),
                    Period.ofMonths(1),
                    Period.ofMonths(3),
                    Period.ofMonths(6),
                    Period.ofYears(1),
                    Period.ofYears(5));

    /// @param told the hour, or the day where days are marked
    record Mark(Instant at, String told) {}

    private TimeSteps() {}

    /// @param most how many there is room for, 2 or more; there are never more than six
    static List<Mark> of(Instant from, Instant to, int most, Formats formats) {
        var limit = Math.max(2, Math.min(MOST, most));
        var length = Duration.between(from, to).toMinutes();
        for (var minutes : MINUTES) {
            if (length / minutes > limit) continue;
            var hours = hours(from, to, minutes, formats);
            if (hours.size() <= limit) return hours;
        }
        for (var period : DAYS) {
            var days = days(from, to, period, formats);
            if (days.size() <= limit) return days;
        }
        return List.of();
    }

    private static List<Mark> hours(Instant from, Instant to, int minutes, Formats formats) {
        var marks = new ArrayList<Mark>();
        var day = from.atZone(formats.zone()).toLocalDate();
        for (var start = day; !start.atStartOfDay(formats.zone()).toInstant().isAfter(to); ) {
            for (var minute = 0; minute < 24 * 60; minute += minutes) {
                var clock = start.atStartOfDay().plusMinutes(minute);
                var at = ZonedDateTime.of(clock, formats.zone());
                // An hour that the clocks leave out has no mark.
                if (!at.toLocalDateTime().equals(clock)) continue;
                add(marks, at.toInstant(), formats.time(at.toInstant()), from, to);
            }
            start = start.plusDays(1);
        }
        return marks;
    }

    private static List<Mark> days(Instant from, Instant to, Period step, Formats formats) {
        var marks = new ArrayList<Mark>();
        var first = beginning(from.atZone(formats.zone()).toLocalDate(), step);
        for (var i = 0; ; i++) {
            var day = first.plus(step.multipliedBy(i));
            var at = day.atStartOfDay(formats.zone()).toInstant();
            if (at.isAfter(to)) return marks;
            add(marks, at, formats.dayAndMonth(day), from, to);
        }
    }

    private static LocalDate beginning(LocalDate day, Period step) {
        if (step.getYears() > 0) return day.withDayOfYear(1);
        return step.getMonths() > 0 ? day.withDayOfMonth(1) : day;
    }

    private static void add(List<Mark> marks, Instant at, String told, Instant from, Instant to) {
        if (!at.isBefore(from) && !at.isAfter(to)) marks.add(new Mark(at, told));
    }
}
