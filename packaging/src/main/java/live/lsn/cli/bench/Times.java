package live.lsn.cli.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// How long things took, milliseconds, shortest first.
@SuppressWarnings("ArrayRecordComponent")
record Times(double[] sorted) {
    private static final int WARM_UP = 20;
    private static final int FEWEST = 5;
    private static final long WARM_UP_NANOS = 1_000_000_000;
    private static final long LONGEST_NANOS = 6_000_000_000L;

    static Times of(Collection<Long> nanos) {
        return new Times(nanos.stream().mapToDouble(time -> time / 1e6).sorted().toArray());
    }

    /// Does the same so many times, after a few that do not count; fewer where that would take
    /// long.
    static Times of(int runs, Runnable work) {
        repeat(WARM_UP, WARM_UP_NANOS, work);
        return of(repeat(runs, LONGEST_NANOS, work));
    }

    private static List<Long> repeat(int runs, long longest, Runnable work) {
        var times = new ArrayList<Long>();
        var begin = System.nanoTime();
        while (times.size() < runs
                && (times.size() < FEWEST || System.nanoTime() - begin < longest)) {
            var before = System.nanoTime();
            work.run();
            times.add(System.nanoTime() - before);
        }
        return times;
    }

    /// The time that so many of a hundred did not exceed.
    double percentile(double percent) {
        if (sorted.length == 0) return 0;
        var at = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, at))];
    }

    double p95() {
        return percentile(95);
    }

    double median() {
        return percentile(50);
    }

    double max() {
        return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }
}
