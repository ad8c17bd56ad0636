package live.lsn.platform.limit;

/// How many calls were let through lately, in slices of a twelfth of the window. The slice in which
/// the window begins counts whole, so the limit is **never exceeded in any window**, wherever it
/// begins; the error is on the side of the server alone: a call waits at most one slice (a twelfth
/// of the window) longer than if each call's own time were kept. For one thread at a time.
final class SlidingWindow {
    static final int SLICES = 12;

    private final int limit;
    private final long sliceNanos;
    private final int[] counts = new int[SLICES + 1];
    private long newest;

    /// @param limit calls in a window, 1 or more
    SlidingWindow(int limit, long windowNanos, long now) {
        this.limit = limit;
        this.sliceNanos = sliceNanos(windowNanos);
        this.newest = slice(now);
    }

    /// How long a slice lasts: the window is covered also where it cannot be divided.
    static long sliceNanos(long windowNanos) {
        return Math.ceilDiv(windowNanos, SLICES);
    }

    /// Lets calls through, all or none.
    ///
    /// @param calls more than the limit count as the limit
    /// @param now nanoseconds of a clock that never goes back
    /// @return 0 if they may go on, else after how many nanoseconds they will find room if nobody
    ///   else comes
    long take(int calls, long now) {
        advance(slice(now));
        var wanted = Math.min(calls, limit);
        var excess = wanted - limit;
        for (var count : counts) excess += count;
        if (excess <= 0) {
            counts[index(newest)] += wanted;
            return 0;
        }
        for (var oldest = newest - SLICES; ; oldest++) {
            excess -= counts[index(oldest)];
            if (excess <= 0) return (oldest + SLICES + 1) * sliceNanos - now;
        }
    }

    /// Whether nothing counts any more.
    boolean isIdle(long now) {
        return slice(now) - newest > SLICES;
    }

    private void advance(long to) {
        for (var gone = Math.max(newest, to - SLICES - 1); gone < to; gone++)
            counts[index(gone + 1)] = 0;
        newest = Math.max(newest, to);
    }

    private long slice(long now) {
        return Math.floorDiv(now, sliceNanos);
    }

    private int index(long slice) {
        return Math.floorMod(slice, counts.length);
    }
}
