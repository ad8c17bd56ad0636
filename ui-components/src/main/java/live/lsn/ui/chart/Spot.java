package live.lsn.ui.chart;

import org.jspecify.annotations.Nullable;

/// Where that stands what is read.
///
/// @param plot which the words do not leave
/// @param y not a number for a gap, which gets no ring
/// @param colour 1 to 7 of the data palette
/// @param cell framed in the place of a ring on a point; null for a point
record Spot(Patch plot, double x, double y, int colour, @Nullable Patch cell) {
    static Spot of(Frame frame, double x, double y, int colour) {
        return new Spot(frame.patch(), x, y, colour, null);
    }

    static Spot of(Patch plot, Patch cell) {
        return new Spot(plot, cell.right(), cell.top(), 1, cell);
    }

    /// The same where words run from right to left.
    Spot mirrored(double width) {
        return new Spot(
                plot.mirrored(width),
                width - x,
                y,
                colour,
                cell == null ? null : cell.mirrored(width));
    }
}
