package live.lsn.api.http;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/// How long to wait before the next attempt: full jitter over a span that doubles, and never less
/// than what the platform asked for.
final class BackOff {
    private static final Duration SHORTEST_ASKED = Duration.ofSeconds(1);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    private BackOff() {}

    /// @param attempt 0 for the first wait
    /// @param first span of the first wait
    /// @param longest the longest span
    static Duration delay(
            Timing timing,
            int attempt,
            Duration first,
            Duration longest,
            @Nullable Duration retryAfter) {
        var doubled = first.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
        var span = doubled.compareTo(longest) < 0 ? doubled : longest;
        var jitter = Duration.ofMillis(timing.random().nextLong(span.toMillis() + 1));
        return retryAfter != null && retryAfter.compareTo(jitter) > 0 ? retryAfter : jitter;
    }

    /// Reads a Retry-After header, seconds or an HTTP date, held to 1 s … 1 h; null where it is
    /// absent or no such thing.
    static @Nullable Duration asked(@Nullable String header, Instant now) {
        if (header == null) return null;
        var text = header.strip();
        if (text.matches("[0-9]{1,18}")) return clamp(Duration.ofSeconds(Long.parseLong(text)));
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return clamp(Duration.between(now, date.toInstant()));
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static Duration clamp(Duration asked) {
        if (asked.compareTo(SHORTEST_ASKED) < 0) return SHORTEST_ASKED;
        return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }
}
