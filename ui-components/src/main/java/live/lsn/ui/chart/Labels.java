package live.lsn.ui.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Finds places for labels that do not cover each other.
final class Labels {
    private Labels() {}

    /// Places of labels in a column: each as near as can be to where it belongs, in the same order.
    ///
    /// @param wanted the middle each label belongs to; not a number where it needs none
    /// @param height of a label
    /// @param low where the column begins
    /// @param high where it ends; labels that have no room at all, the last ones, get none
    /// @return their middles, not a number for a label without a place
    static double[] column(double[] wanted, double height, double low, double high) {
        var room = (int) Math.floor((high - low) / height + 1e-9);
        var shown =
                IntStream.range(0, wanted.length)
                        .filter(i -> !Double.isNaN(wanted[i]))
                        .limit(Math.max(0, room))
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> wanted[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var places = new double[wanted.length];
        Arrays.fill(places, Double.NaN);
        var middles = Arrays.stream(shown).mapToDouble(i -> wanted[i]).toArray();
        spread(middles, height, low + height / 2, high - height / 2);
        for (var i = 0; i < shown.length; i++) places[shown[i]] = middles[i];
        return places;
    }

    // Labels that would overlap become one block around the mean of their places; a block that then
    // meets its neighbour takes it in. Blocks only grow, so this ends.
    private static void spread(double[] middles, double height, double low, double high) {
        var starts = new int[middles.length + 1];
        var centres = new double[middles.length];
        var blocks = 0;
        for (var i = 0; i < middles.length; i++) {
            starts[blocks] = i;
            starts[blocks + 1] = i + 1;
            centres[blocks] = centre(middles, i, i + 1, height, low, high);
            blocks++;
            while (blocks > 1 && meet(starts, centres, blocks - 1, height)) {
                blocks--;
                starts[blocks] = i + 1;
                centres[blocks - 1] = centre(middles, starts[blocks - 1], i + 1, height, low, high);
            }
        }
        for (var block = 0; block < blocks; block++) {
            var count = starts[block + 1] - starts[block];
            for (var i = 0; i < count; i++) {
                middles[starts[block] + i] = centres[block] + (i - (count - 1) / 2.0) * height;
            }
        }
    }

    private static double centre(
            double[] middles, int start, int end, double height, double low, double high) {
        var mean = Arrays.stream(middles, start, end).average().orElseThrow();
        var half = (end - start - 1) * height / 2;
        return Math.max(low + half, Math.min(high - half, mean));
    }

    private static boolean meet(int[] starts, double[] centres, int block, double height) {
        var above = starts[block] - starts[block - 1];
        var below = starts[block + 1] - starts[block];
        return centres[block] - centres[block - 1] < (above + below) * height / 2;
    }

    /// Places of labels in a row, each at where it belongs or right of the one before it.
    ///
    /// @param wanted left edges, ascending
    /// @param widths of the labels
    /// @param limits the furthest left edge that still tells what a label belongs to
    /// @param end where the row ends
    /// @return left edges, not a number for a label without a place
    static double[] row(double[] wanted, double[] widths, double[] limits, double gap, double end) {
        var places = new double[wanted.length];
        var free = Double.NEGATIVE_INFINITY;
        for (var i = 0; i < wanted.length; i++) {
            var left = Math.max(wanted[i], free);
            var fits = left <= limits[i] && left + widths[i] <= end;
            places[i] = fits ? left : Double.NaN;
            if (fits) free = left + widths[i] + gap;
        }
        return places;
    }
}
