package live.lsn.rules.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Whole days of a zone up to today, which is one of them.
public enum QualityPeriod {
    DAYS_30,
    DAYS_90,
    MONTHS_12;

    private static final int SHORT = 30;
    private static final int LONG = 90;
    private static final int MONTHS = 12;

    /// Days from the first to the last one, both included.
    public record Span(LocalDate first, LocalDate last) {
        /// When the first day begins there.
        public Instant from(ZoneId zone) {
            return first.atStartOfDay(zone).toInstant();
        }

        /// When the day after the last one begins there.
        public Instant until(ZoneId zone) {
            return last.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    public Span until(LocalDate today) {
        return new Span(
                switch (this) {
                    case DAYS_30 -> today.minusDays(SHORT - 1);
                    case DAYS_90 -> today.minusDays(LONG - 1);
                    case MONTHS_12 -> today.minusMonths(MONTHS).plusDays(1);
                },
                today);
    }

    /// As long, and over when that one begins.
    public Span before(LocalDate today) {
        return until(until(today).first().minusDays(1));
    }
}
