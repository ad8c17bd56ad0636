package live.lsn.ui.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

import java.util.function.Function;

/// Draws on a canvas.
final class CanvasPen implements Pen {
    private final GraphicsContext canvas;
    private final Function<Ink, Color> colours;

    CanvasPen(GraphicsContext canvas, Function<Ink, Color> colours) {
        this.canvas = canvas;
        this.colours = colours;
        canvas.setFontSmoothingType(FontSmoothingType.GRAY);
        canvas.setTextBaseline(VPos.BASELINE);
        canvas.setLineJoin(StrokeLineJoin.ROUND);
        canvas.setLineCap(StrokeLineCap.BUTT);
    }

    @Override
    public void line(double[] xs, double[] ys, Ink ink, Stroke stroke) {
        canvas.setStroke(colours.apply(ink));
        canvas.setLineWidth(stroke.width());
        canvas.setLineDashes(stroke.dashes().stream().mapToDouble(Double::doubleValue).toArray());
        canvas.beginPath();
        var open = false;
        for (var i = 0; i < xs.length; i++) {
            if (Double.isNaN(ys[i])) {
                open = false;
            } else if (open) {
                canvas.lineTo(xs[i], ys[i]);
            } else {
                canvas.moveTo(xs[i], ys[i]);
                open = true;
            }
        }
        canvas.stroke();
    }

    @Override
    public void area(double[] xs, double[] ys, Ink ink, double opacity) {
        var colour = colours.apply(ink);
        canvas.setFill(colour.deriveColor(0, 1, 1, opacity));
        canvas.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, Ink ink) {
        canvas.setFill(colours.apply(ink));
        canvas.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        canvas.setFill(colours.apply(ink));
        canvas.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void text(String text, double x, double baseline, Type type, Ink ink, Anchor anchor) {
        canvas.setFont(type.font());
        canvas.setFill(colours.apply(ink));
        canvas.setTextAlign(
                switch (anchor) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        canvas.fillText(text, x, baseline);
    }
}
