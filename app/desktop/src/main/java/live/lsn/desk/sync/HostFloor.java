package live.lsn.desk.sync;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Until when the platform wants to be left alone, by a clock that never jumps. It holds for all
/// that goes to the platform, whoever was told.
final class HostFloor {
    private final Pace pace;
    private final long start;
    private long until;

    HostFloor(Pace pace) {
        this.pace = pace;
        this.start = pace.nanoTime();
    }

    /// The platform asked for this wait from now on; null where it asked for nothing.
    synchronized void asked(@Nullable Duration wait) {
        if (wait != null) until = Math.max(until, elapsed() + wait.toNanos());
    }

    /// How long it still holds; zero where it does not.
    synchronized Duration left() {
        return Duration.ofNanos(Math.max(0, until - elapsed()));
    }

    private long elapsed() {
        return pace.nanoTime() - start;
    }
}
