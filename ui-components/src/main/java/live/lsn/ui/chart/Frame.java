package live.lsn.ui.chart;

/// Where a point of time and a figure stand in a drawing.
///
/// @param left pixels; the plot without its axes
/// @param from milliseconds since 1970
/// @param low the figure at the bottom
record Frame(
        double left,
        double top,
        double right,
        double bottom,
        long from,
        long to,
        double low,
        double high) {
    double x(long at) {
        return left + (right - left) * (at - from) / Math.max(1, to - from);
    }

    double y(double value) {
        return bottom - (bottom - top) * (value - low) / (high - low);
    }

    /// The time at a place, in milliseconds since 1970.
    long timeAt(double x) {
        var share = (x - left) / Math.max(1, right - left);
        return Math.round(from + Math.max(0, Math.min(1, share)) * (to - from));
    }

    int columns() {
        return (int) Math.max(1, right - left);
    }
}
