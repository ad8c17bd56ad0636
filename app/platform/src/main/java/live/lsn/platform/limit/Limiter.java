package live.lsn.platform.limit;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A [SlidingWindow] a key. Keys that were silent for a window are forgotten; where too many come
/// within one, the ones that are new share a window.
final class Limiter {
    static final int MOST_KEYS = 50_000;
    private static final String OTHERS = "";

    private final int limit;
    private final long windowNanos;
    private final ConcurrentHashMap<String, SlidingWindow> windows = new ConcurrentHashMap<>();
    private final AtomicLong nextSweep;

    /// @param limit calls of a key in a window; 0 for none
    /// @param now nanoseconds of a clock that never goes back
    Limiter(int limit, Duration window, long now) {
        this.limit = limit;
        this.windowNanos = window.toNanos();
        this.nextSweep = new AtomicLong(now + windowNanos);
    }

    boolean isNone() {
        return limit == 0;
    }

    /// @return as [SlidingWindow#take]
    long take(String key, int calls, long now) {
        if (limit == 0) return 0;
        sweep(now);
        var counted = windows.size() < MOST_KEYS || windows.containsKey(key) ? key : OTHERS;
        var wait = new long[1];
        windows.compute(
                counted,
                (_, known) -> {
                    var window = known == null ? new SlidingWindow(limit, windowNanos, now) : known;
                    wait[0] = window.take(calls, now);
                    return window;
                });
        return wait[0];
    }

    private void sweep(long now) {
        var due = nextSweep.get();
        if (now - due < 0 || !nextSweep.compareAndSet(due, now + windowNanos)) return;
        for (var key : windows.keySet())
            windows.computeIfPresent(key, (_, window) -> window.isIdle(now) ? null : window);
    }

    int keys() {
        return windows.size();
    }
}
