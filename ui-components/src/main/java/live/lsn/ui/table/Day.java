package live.lsn.ui.table;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;

/// A day of a condition: one of the calendar, or one counted from today, so that a saved view means
/// another day tomorrow.
///
/// @param date null for a day counted from today
/// @param ago days before today; 0 where a date is given
public record Day(@Nullable LocalDate date, int ago) {
    private static final String TODAY = "today";
    private static final int FURTHEST = 100_000;

    public Day {
        if (ago < 0 || ago > FURTHEST || (date != null && ago != 0))
            throw new IllegalArgumentException("no such day: " + date + ", " + ago);
    }

    public static Day of(LocalDate date) {
        return new Day(date, 0);
    }

    /// @param days 0 for today, 1 for yesterday
    public static Day ago(int days) {
        return new Day(null, days);
    }

    /// The day of the calendar that it means.
    public LocalDate on(LocalDate today) {
        return date == null ? today.minusDays(ago) : date;
    }

    /// `2026-11-19`, `today`, `today-7`.
    @Override
    public String toString() {
        if (date != null) return date.toString();
        return ago == 0 ? TODAY : TODAY + "-" + ago;
    }

    /// The day that [#toString] writes so; null where the text is none.
    public static @Nullable Day parse(String text) {
        try {
            if (text.equals(TODAY)) return ago(0);
            return text.matches(TODAY + "-\\d{1,5}")
                    ? ago(Integer.parseInt(text.substring(TODAY.length() + 1)))
                    : of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
