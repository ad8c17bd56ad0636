package live.lsn.ui.chart;

import java.util.List;

/// What a drawing is made with, on the screen and in a file.
///
/// Lengths are pixels from the top left corner, x to the right. A chart draws through this
/// interface alone, so a picture that is exported cannot differ from the one on the screen.
public interface Pen {
    /// How a line looks.
    ///
    /// @param width pixels
    /// @param dashes pixels on, pixels off and so on; empty for a solid line
    record Stroke(double width, List<Double> dashes) {
        public Stroke {
            dashes = List.copyOf(dashes);
        }

        /// A line without gaps.
        public static Stroke solid(double width) {
            return new Stroke(width, List.of());
        }
    }

    /// At which end of a text its place is.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// A line through points; one that is not a number breaks it, so a gap stays a gap.
    void line(double[] xs, double[] ys, Ink ink, Stroke stroke);

    /// A filled shape through points.
    ///
    /// @param opacity 0 to 1
    void area(double[] xs, double[] ys, Ink ink, double opacity);

    /// A filled box with rounded corners.
    void box(double x, double y, double width, double height, double radius, Ink ink);

    /// A filled circle.
    void dot(double x, double y, double radius, Ink ink);

    /// One line of text.
    ///
    /// @param x where its `anchor` is
    /// @param baseline where its letters stand
    void text(String text, double x, double baseline, Type type, Ink ink, Anchor anchor);

    /// A straight line between two points.
    default void line(double x1, double y1, double x2, double y2, Ink ink, Stroke stroke) {
        line(new double[] {x1, x2}, new double[] {y1, y2}, ink, stroke);
    }

    /// This pen for a language that is written from right to left: what was left is right.
    ///
    /// @param width of the whole drawing
    default Pen mirrored(double width) {
        return new MirroredPen(this, width);
    }
}
