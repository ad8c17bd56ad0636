package live.lsn.ui.chart;

/// Where a place on the axis below and a figure stand in a drawing.
///
/// @param left pixels; the plot without its axes
/// @param from where the axis below begins: milliseconds since 1970, a number of a point, a share
/// @param low the figure at the bottom
record Frame(
        double left,
        double top,
        double right,
        double bottom,
        double from,
        double to,
        double low,
        double high) {
    double x(double at) {
        return to > from ? left + (right - left) * (at - from) / (to - from) : left;
    }

    double y(double value) {
        return bottom - (bottom - top) * (value - low) / (high - low);
    }

    /// What stands on the axis below a place, never beyond its ends.
    double at(double x) {
        var share = (x - left) / Math.max(1, right - left);
        return from + Math.max(0, Math.min(1, share)) * (to - from);
    }

    int columns() {
        return (int) Math.max(1, right - left);
    }

    Patch patch() {
        return new Patch(left, top, right, bottom);
    }
}
