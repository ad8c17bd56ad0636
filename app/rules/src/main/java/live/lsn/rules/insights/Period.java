package live.lsn.rules.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// What span of time is looked at.
public enum Period {
    /// The business day that has begun.
    TODAY(1),
    /// That day and the six before it.
    LAST_7_DAYS(4),
    /// The calendar month that has begun.
    MONTH(16);

    /// A year of whole weeks, so that weekdays are compared with the same weekdays.
    private static final int YEAR_OF_WEEKS_DAYS = 364;

    private static final int WEEK_DAYS = 7;

    private final int quarters;

    /// What a period is compared with.
    public enum Comparison {
        /// The day, the seven days or the month before.
        PREVIOUS,
        /// For days, those of 52 weeks before, which are the same weekdays; for a month, the same
        /// month of the year before.
        YEAR_BEFORE
    }

    Period(int quarters) {
        this.quarters = quarters;
    }

    /// From one point of its chart to the next, in quarter hours.
    public int quarters() {
        return quarters;
    }

    /// The period that runs now, cut at the minute that has begun: what is placed within that
    /// minute is not counted yet, here and in what it is compared with.
    public Window window(Instant now, ZoneId zone) {
        var local = now.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        var today = local.toLocalDate();
        return switch (this) {
            case TODAY -> new Window(zone, today, today.plusDays(1), local.toInstant());
            case LAST_7_DAYS ->
                    new Window(
                            zone,
                            today.minusDays(WEEK_DAYS - 1),
                            today.plusDays(1),
                            local.toInstant());
            case MONTH -> {
                var first = today.withDayOfMonth(1);
                yield new Window(zone, first, first.plusMonths(1), local.toInstant());
            }
        };
    }

    /// What the window is compared with, cut at the same minute. A month that has no such day, as
    /// February has no 30th, is compared as a whole.
    public Window compared(Window window, Comparison how) {
        return switch (this) {
            case TODAY -> back(window, how == Comparison.PREVIOUS ? 1 : YEAR_OF_WEEKS_DAYS);
            case LAST_7_DAYS ->
                    back(window, how == Comparison.PREVIOUS ? WEEK_DAYS : YEAR_OF_WEEKS_DAYS);
            case MONTH -> {
                LocalDate first =
                        how == Comparison.PREVIOUS
                                ? window.first().minusMonths(1)
                                : window.first().minusYears(1);
                yield window.alike(first, first.plusMonths(1));
            }
        };
    }

    /// So many days up to the cut of a window, its day included, for measures that look at more
    /// than the period.
    public static Window days(Window window, int days) {
        var today = window.cutTime().toLocalDate();
        return new Window(
                window.zone(), today.minusDays(days - 1L), today.plusDays(1), window.cut());
    }

    /// The same days so many days before.
    public static Window back(Window window, int days) {
        return window.alike(window.first().minusDays(days), window.until().minusDays(days));
    }
}
