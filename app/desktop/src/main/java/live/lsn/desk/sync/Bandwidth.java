package live.lsn.desk.sync;

import java.time.Duration;

/// How fast files may be sent, so that they leave room on a line for all else.
final class Bandwidth {
    private final long bytesPerSecond;
    private final Pace pace;
    private long freeAt;

    /// @param bytesPerSecond 1 or more
    Bandwidth(long bytesPerSecond, Pace pace) {
        if (bytesPerSecond < 1) throw new IllegalArgumentException("rate " + bytesPerSecond);
        this.bytesPerSecond = bytesPerSecond;
        this.pace = pace;
        this.freeAt = pace.nanoTime();
    }

    /// Notes that so many bytes went, and tells how long to wait before the next ones.
    synchronized Duration took(long bytes) {
        var now = pace.nanoTime();
        freeAt = Math.max(freeAt, now) + Math.round(bytes * 1e9 / bytesPerSecond);
        return Duration.ofNanos(freeAt - now);
    }
}
