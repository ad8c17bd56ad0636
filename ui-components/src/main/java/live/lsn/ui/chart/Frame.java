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
    /// Room for the marks of the axis below.
    private static final double BELOW = EndLabels.LINE + 8;

    /// The room that an axis of figures, words at the ends of lines and the axis below leave.
    ///
    /// @param ends room right of the plot
    static Frame of(
            double width,
            double height,
            double top,
            FigureAxis axis,
            double ends,
            double from,
            double to) {
        var left = axis.room();
        // Whole pixels, so that the columns of a thinning are those of the screen.
        var right = Math.max(left + 1, Math.floor(width - ends));
        var bottom = Math.max(top + EndLabels.LINE, height - BELOW);
        var steps = axis.steps();
        return new Frame(left, top, right, bottom, from, to, steps.low(), steps.high());
    }

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
