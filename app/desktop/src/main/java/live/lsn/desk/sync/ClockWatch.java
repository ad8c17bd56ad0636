package live.lsn.desk.sync;

import java.time.Duration;
import java.time.InstantSource;

/// Notices that somebody has set this machine's clock, by a clock that nobody can set.
final class ClockWatch {
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Pace pace;
    private long atMillis;
    private long atNanos;

    ClockWatch(InstantSource clock, Pace pace) {
        this.pace = pace;
        this.clock = clock;
        set();
    }

    /// The clock is taken as it is now.
    synchronized void set() {
        atMillis = clock.millis();
        atNanos = pace.nanoTime();
    }

    /// Whether it was set since.
    synchronized boolean jumped() {
        var gone = Duration.ofNanos(pace.nanoTime() - atNanos);
        var told = Duration.ofMillis(clock.millis() - atMillis);
        return told.minus(gone).abs().compareTo(TOLERANCE) > 0;
    }
}
