package live.lsn.ui;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// How long ago something was, in words.
final class Ago {
    private static final long HOURS = 24;

    private Ago() {}

    /// `5 min ago`; null where it is a day or more ago, or is more than a minute ahead.
    static @Nullable String words(Instant at, Instant now) {
        var ago = Duration.between(at, now);
        if (ago.toMinutes() < 0 || ago.toHours() >= HOURS) return null;
        if (ago.toMinutes() < 1) return Words.of("ago.now");
        return ago.toHours() < 1
                ? Words.of("ago.minutes", ago.toMinutes())
                : Words.of("ago.hours", ago.toHours());
    }
}
