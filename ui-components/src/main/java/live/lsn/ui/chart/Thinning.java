package live.lsn.ui.chart;

import java.util.Arrays;

/// Picks the points that can be seen, of more points than there are pixels.
///
/// Of each column of pixels the first, the least, the greatest and the last point stay, so no peak
/// gets lost, and one point that is not a number, so no gap gets lost. What is drawn covers the
/// same pixels as all points would.
final class Thinning {
    /// Points that at most stay of one column.
    static final int PER_COLUMN = 5;

    private Thinning() {}

    /// The places of the points to draw, ascending.
    ///
    /// @param at ascending; points outside of `from` to `to` are left out
    /// @param columns pixels that the time from `from` to `to` takes, 1 or more
    static int[] keep(long[] at, double[] values, long from, long to, int columns) {
        var first = lowerBound(at, from);
        var end = lowerBound(at, to == Long.MAX_VALUE ? to : to + 1);
        if (end - first <= PER_COLUMN * columns) return range(first, end);
        var kept = new int[PER_COLUMN * (columns + 1)];
        var count = 0;
        var start = first;
        var perMilli = (double) columns / Math.max(1, to - from);
        while (start < end) {
            var column = (int) ((at[start] - from) * perMilli);
            var next = start + 1;
            while (next < end && (int) ((at[next] - from) * perMilli) == column) next++;
            count = keepColumn(values, start, next, kept, count);
            start = next;
        }
        return Arrays.copyOf(kept, count);
    }

    private static int keepColumn(double[] values, int start, int end, int[] kept, int count) {
        var least = -1;
        var most = -1;
        var gap = -1;
        for (var i = start; i < end; i++) {
            if (Double.isNaN(values[i])) {
                if (gap < 0) gap = i;
                continue;
            }
            if (least < 0 || values[i] < values[least]) least = i;
            if (most < 0 || values[i] > values[most]) most = i;
        }
        var column = new int[] {start, least, most, gap, end - 1};
        Arrays.sort(column);
        var last = -1;
        for (var i : column) {
            if (i > last) {
                kept[count++] = i;
                last = i;
            }
        }
        return count;
    }

    private static int[] range(int first, int end) {
        var all = new int[Math.max(0, end - first)];
        Arrays.setAll(all, i -> first + i);
        return all;
    }

    /// The first place whose time is not before the given one.
    static int lowerBound(long[] at, long time) {
        var low = 0;
        var high = at.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (at[middle] < time) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
