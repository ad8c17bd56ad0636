package live.lsn.ui.chart;

import org.jspecify.annotations.Nullable;

/// Which point is read.
///
/// @param line place of the series
/// @param place of the point in it
record Reading(int line, int place) {
    /// The nearest of those points that stand, in their lines, nearest to a place in the drawing.
    static @Nullable Reading at(TimeChart.Content content, Frame frame, double x, double y) {
        @Nullable Reading best = null;
        var least = Double.POSITIVE_INFINITY;
        for (var line = 0; line < content.series().size(); line++) {
            var points = content.series().get(line).points();
            var place = points.nearest(frame.timeAt(x));
            if (place < 0 || Double.isNaN(points.value(place))) continue;
            var right = frame.x(points.millis(place)) - x;
            var away = Math.hypot(right, frame.y(points.value(place)) - y);
            if (away < least) {
                least = away;
                best = new Reading(line, place);
            }
        }
        return best;
    }
}
