package live.lsn.ui.chart;

import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;

/// A control that is drawn on a canvas in colours of the style sheet, and is drawn anew when the
/// theme, its size or its content changes, at most once a pulse.
///
/// JavaFX does not mirror a canvas. This control therefore always counts its pixels from the left,
/// whatever its parent does, and each chart decides what changes its side where words run from
/// right to left.
public abstract sealed class Drawing extends Inked permits Sparkline, BarList, ReadableDrawing {
    private final Canvas canvas = new Canvas();
    private double scale = 1;
    private boolean outdated = true;
    private Runnable onShown = () -> {};

    Drawing() {
        getStyleClass().add("drawing");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        canvas.setManaged(false);
        getChildren().add(canvas);
        ObservableValue<NodeOrientation> around =
                parentProperty().flatMap(Parent::effectiveNodeOrientationProperty);
        around.subscribe(this::redraw);
    }

    /// Draws all of it.
    ///
    /// @param width pixels before the scale
    abstract void paint(Pen pen, double width, double height);

    /// The numbers that are drawn, for the table in the place of the picture and for files.
    public abstract DataTable table();

    /// Everything larger or smaller: letters, lines and gaps. 1 at a desk, more on a wall.
    ///
    /// @param scale more than 0
    public final void setScale(double scale) {
        if (scale <= 0) throw new IllegalArgumentException("scale must be above 0, was " + scale);
        this.scale = scale;
        redraw();
    }

    final double scale() {
        return scale;
    }

    /// Whether words around this drawing run from right to left.
    final boolean isRightToLeft() {
        var parent = getParent();
        return parent != null
                && parent.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }

    @Override
    protected final void recolour() {
        redraw();
    }

    final Canvas canvas() {
        return canvas;
    }

    /// Told when other numbers are drawn.
    final void setOnShown(Runnable told) {
        onShown = told;
    }

    /// Other numbers are to be drawn.
    final void shown() {
        redraw();
        onShown.run();
    }

    /// Asks for a new drawing in the next pulse.
    final void redraw() {
        outdated = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var width = Math.ceil(getWidth());
        var height = Math.ceil(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            outdated = true;
        }
        if (!outdated || width <= 0 || height <= 0) return;
        outdated = false;
        draw(canvas, scale);
    }

    /// Draws all on a canvas.
    ///
    /// @param zoom pixels of the canvas for one of the drawing
    final void draw(Canvas onto, double zoom) {
        var context = onto.getGraphicsContext2D();
        context.save();
        context.clearRect(0, 0, onto.getWidth(), onto.getHeight());
        context.scale(zoom, zoom);
        paint(
                new CanvasPen(context, this::colour),
                onto.getWidth() / zoom,
                onto.getHeight() / zoom);
        context.restore();
    }
}
