package live.lsn.ui.chart;

import java.util.ArrayList;
import java.util.List;

/// The outline of a line that goes up and down within every column of pixels.
///
/// Such a line fills its columns, and neither its dashes nor its turns can be seen; its outline
/// covers the same pixels and is painted in less time than stroking each turn takes.
///
/// @param xs there along the upper edge and back along the lower one
record Envelope(double[] xs, double[] ys) {
    /// A line that travels further up and down than this, on average for each column, is a surface.
    private static final double TRAVEL = 8;

    /// @param ys of the points to draw, not a number for gaps
    static boolean isNeeded(double[] ys, int columns) {
        var travel = 0.0;
        for (var i = 1; i < ys.length; i++) {
            var step = Math.abs(ys[i] - ys[i - 1]);
            if (!Double.isNaN(step)) travel += step;
        }
        return ys.length > columns && travel > TRAVEL * columns;
    }

    /// One outline for each stretch between gaps.
    ///
    /// @param xs ascending
    /// @param width of the line; no part of an outline is thinner
    static List<Envelope> of(double[] xs, double[] ys, double width) {
        var all = new ArrayList<Envelope>();
        var start = 0;
        for (var i = 0; i <= ys.length; i++) {
            if (i < ys.length && !Double.isNaN(ys[i])) continue;
            if (i > start) all.add(outline(xs, ys, start, i, width / 2));
            start = i + 1;
        }
        return all;
    }

    // A point on the border of two columns belongs to the right one, however it was rounded.
    private static double column(double x) {
        return Math.floor(x + 1e-6);
    }

    private static Envelope outline(double[] xs, double[] ys, int start, int end, double half) {
        var columns = new ArrayList<double[]>();
        var i = start;
        while (i < end) {
            var column = column(xs[i]);
            // From where the line came into the column, so that neighbours always meet.
            var span = new Span(ys[Math.max(start, i - 1)], ys[Math.max(start, i - 1)]);
            while (i < end && column(xs[i]) == column) span = span.with(ys[i++]);
            columns.add(new double[] {column, span.least() - half, span.most() + half});
        }
        var count = columns.size();
        var outlineXs = new double[4 * count];
        var outlineYs = new double[4 * count];
        for (var c = 0; c < count; c++) {
            var column = columns.get(c);
            var back = 4 * count - 1 - 2 * c;
            for (var edge = 0; edge < 2; edge++) {
                outlineXs[2 * c + edge] = column[0] + edge;
                outlineYs[2 * c + edge] = column[1];
                outlineXs[back - edge] = column[0] + edge;
                outlineYs[back - edge] = column[2];
            }
        }
        return new Envelope(outlineXs, outlineYs);
    }
}
