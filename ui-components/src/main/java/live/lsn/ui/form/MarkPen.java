package live.lsn.ui.form;

import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// Draws marks in red within white, which stands out from a photo of any colour; so it is the same
/// in every theme, and on the screen as in the picture that is kept.
final class MarkPen {
    static final Color RED = Color.rgb(0xd9, 0x1e, 0x1e);

    // A line is this part of the photo's longest side.
    private static final double THIN = 200;
    private static final double OUTLINE = 2.2;
    private static final double HEAD = 5.5;
    private static final double HEAD_ANGLE = 28;
    private final GraphicsContext context;
    private final double line;

    /// @param context whose unit is a pixel of the photo
    MarkPen(GraphicsContext context, double longestSide) {
        this.context = context;
        line = Math.max(2, longestSide / THIN);
        context.setLineCap(StrokeLineCap.ROUND);
        context.setLineJoin(StrokeLineJoin.ROUND);
        context.setTextBaseline(VPos.TOP);
    }

    void draw(Mark mark) {
        if (mark.tool() == MarkTool.TEXT) {
            text(mark);
            return;
        }
        stroke(mark, Color.WHITE, line * OUTLINE);
        stroke(mark, RED, line);
    }

    private void stroke(Mark mark, Color colour, double width) {
        context.setStroke(colour);
        context.setLineWidth(width);
        var box = mark.bounds();
        switch (mark.tool()) {
            case ARROW -> arrow(mark.points().getFirst(), mark.points().getLast());
            case BOX ->
                    context.strokeRect(
                            box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
            case ELLIPSE ->
                    context.strokeOval(
                            box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
            case FREEHAND -> way(mark);
            case TEXT -> throw new IllegalArgumentException("a text is filled");
        }
    }

    private void arrow(Point2D tail, Point2D tip) {
        var head = Math.min(line * HEAD, Math.max(line * 2, tail.distance(tip) / 2));
        var back = Math.atan2(tail.getY() - tip.getY(), tail.getX() - tip.getX());
        var open = Math.toRadians(HEAD_ANGLE);
        context.strokeLine(tail.getX(), tail.getY(), tip.getX(), tip.getY());
        for (var angle : new double[] {back - open, back + open})
            context.strokeLine(
                    tip.getX(),
                    tip.getY(),
                    tip.getX() + head * Math.cos(angle),
                    tip.getY() + head * Math.sin(angle));
    }

    private void way(Mark mark) {
        var first = mark.points().getFirst();
        context.beginPath();
        context.moveTo(first.getX(), first.getY());
        // A dot is seen too.
        context.lineTo(first.getX(), first.getY());
        mark.points().forEach(point -> context.lineTo(point.getX(), point.getY()));
        context.stroke();
    }

    private void text(Mark mark) {
        var at = mark.points().getFirst();
        context.setFont(Mark.font(mark.bounds().getHeight()));
        context.setStroke(Color.WHITE);
        context.setLineWidth(Math.max(2, mark.bounds().getHeight() / 5));
        context.strokeText(mark.text(), at.getX(), at.getY());
        context.setFill(RED);
        context.fillText(mark.text(), at.getX(), at.getY());
    }

    /// Shows which mark is not yet placed.
    void frame(Mark mark) {
        var edge = line * 3;
        var box = mark.bounds();
        context.setLineDashes(line * 2, line * 2);
        for (var white : new boolean[] {true, false}) {
            context.setStroke(white ? Color.WHITE : Color.BLACK);
            context.setLineDashOffset(white ? 0 : line * 2);
            context.setLineWidth(Math.max(1, line / 3));
            context.strokeRect(
                    box.getMinX() - edge,
                    box.getMinY() - edge,
                    box.getWidth() + 2 * edge,
                    box.getHeight() + 2 * edge);
        }
        context.setLineDashes();
    }
}
