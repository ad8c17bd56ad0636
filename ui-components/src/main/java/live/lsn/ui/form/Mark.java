package live.lsn.ui.form;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;

/// One mark on a photo, in the photo's pixels.
///
/// @param points tail and tip of an arrow; two corners of a box, and of the box round an ellipse;
///   the way of a pen; for a text its upper left corner and a point as far below as its letters are
///   high
/// @param text empty for all but a text
record Mark(MarkTool tool, List<Point2D> points, String text) {
    Mark {
        points = List.copyOf(points);
    }

    static Mark of(MarkTool tool, Point2D from, Point2D to) {
        return new Mark(tool, List.of(from, to), "");
    }

    Bounds bounds() {
        var x = points.stream().mapToDouble(Point2D::getX).summaryStatistics();
        var y = points.stream().mapToDouble(Point2D::getY).summaryStatistics();
        var height = y.getMax() - y.getMin();
        var width = tool == MarkTool.TEXT ? width(text, height) : x.getMax() - x.getMin();
        return new BoundingBox(x.getMin(), y.getMin(), width, height);
    }

    static Font font(double height) {
        return Font.font("IBM Plex Sans SemiBold", height);
    }

    /// How wide a text is in letters of that height.
    static double width(String words, double height) {
        var measured = new Text(words);
        measured.setFont(font(height));
        return measured.getLayoutBounds().getWidth();
    }

    /// Moved as a whole, and no further than to the photo's edge.
    Mark moved(double right, double down, Dimension2D photo) {
        var now = bounds();
        var x = within(right, now.getMinX(), photo.getWidth() - now.getMaxX());
        var y = within(down, now.getMinY(), photo.getHeight() - now.getMaxY());
        return new Mark(tool, points.stream().map(point -> point.add(x, y)).toList(), text);
    }

    private static double within(double by, double before, double after) {
        return Math.max(-Math.max(0, before), Math.min(Math.max(0, after), by));
    }

    /// With its last point moved; a pen goes on from there.
    Mark sized(double right, double down, Dimension2D photo) {
        return drawnTo(points.getLast().add(tool == MarkTool.TEXT ? 0 : right, down), photo);
    }

    /// With its last point there; a pen goes on to there.
    Mark drawnTo(Point2D to, Dimension2D photo) {
        var least = tool == MarkTool.TEXT ? points.getFirst().getY() + least(photo) : 0;
        var end =
                new Point2D(
                        Math.clamp(to.getX(), 0, photo.getWidth()),
                        Math.clamp(
                                to.getY(), Math.min(least, photo.getHeight()), photo.getHeight()));
        var next = new ArrayList<>(points);
        if (tool != MarkTool.FREEHAND) next.removeLast();
        next.add(end);
        return new Mark(tool, next, text);
    }

    /// The smallest letters that can be read.
    private static double least(Dimension2D photo) {
        return Math.max(8, Math.max(photo.getWidth(), photo.getHeight()) / 60);
    }
}
