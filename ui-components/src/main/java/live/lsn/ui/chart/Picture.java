package live.lsn.ui.chart;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import live.lsn.ui.chart.Pen.Anchor;

/// A chart with its title, as it goes into a file. Call on the JavaFX thread.
record Picture(Drawing drawing, String title, String unit) {
    private static final double MARGIN = 16;
    private static final double HEAD = 32;

    /// Pixels of a PNG for one of the screen.
    private static final int FINE = 2;

    String svg() {
        var svg = new SvgPen(width(), height(), title, drawing::colour);
        paint(svg);
        return svg.finish();
    }

    WritableImage png() {
        var canvas = new Canvas(width() * FINE, height() * FINE);
        var context = canvas.getGraphicsContext2D();
        context.scale(FINE, FINE);
        paint(new CanvasPen(context, drawing::colour));
        var behind = new SnapshotParameters();
        behind.setFill(Color.TRANSPARENT);
        return canvas.snapshot(behind, null);
    }

    void paint(Pen pen) {
        pen.box(0, 0, width(), height(), 0, Ink.GROUND);
        var head = drawing.isRightToLeft() ? pen.mirrored(width()) : pen;
        var baseline = MARGIN + Type.FIGURE.size();
        head.text(title, MARGIN, baseline, Type.FIGURE, Ink.TEXT, Anchor.START);
        var behind = MARGIN + Type.FIGURE.width(title) + 8;
        head.text(unit, behind, baseline, Type.BODY, Ink.MUTED, Anchor.START);
        drawing.paint(new ShiftedPen(pen, MARGIN, MARGIN + HEAD), drawnWidth(), drawnHeight());
    }

    private double width() {
        return Math.ceil(drawnWidth() + 2 * MARGIN);
    }

    private double height() {
        return Math.ceil(drawnHeight() + 2 * MARGIN + HEAD);
    }

    /// A chart that was never on the screen, its table was, has the size it would like.
    private double drawnWidth() {
        return (drawing.getWidth() > 0 ? drawing.getWidth() : drawing.prefWidth(-1))
                / drawing.scale();
    }

    private double drawnHeight() {
        return (drawing.getHeight() > 0 ? drawing.getHeight() : drawing.prefHeight(-1))
                / drawing.scale();
    }
}
