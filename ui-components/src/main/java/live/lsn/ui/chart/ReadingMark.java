package live.lsn.ui.chart;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.util.List;

/// What is read: a line down to the axis and a ring, or a frame around a cell, and the words beside
/// it.
///
/// Nodes over the canvas, so that moving the mouse does not draw the chart anew.
final class ReadingMark {
    private static final double RING = 11;
    private static final double GAP = 10;

    private final Region hair = part("reading-hair");
    private final Region ring = part("reading-ring");
    private final Region cell = part("reading-cell");
    private final Label words = new Label();

    ReadingMark() {
        words.getStyleClass().add("reading");
        words.setManaged(false);
        words.setMouseTransparent(true);
        hide();
    }

    private static Region part(String styleClass) {
        var part = new Region();
        part.getStyleClass().add(styleClass);
        part.setManaged(false);
        part.setMouseTransparent(true);
        return part;
    }

    List<Node> nodes() {
        return List.of(hair, ring, cell, words);
    }

    void hide() {
        nodes().forEach(node -> node.setVisible(false));
    }

    /// @param scale pixels of the screen for one of the drawing
    /// @param width of the drawing, which the words do not leave
    void show(Spot spot, double scale, double width, String told, boolean rightToLeft) {
        var framed = spot.cell();
        hair.setVisible(framed == null);
        ring.setVisible(framed == null && !Double.isNaN(spot.y()));
        cell.setVisible(framed != null);
        if (framed == null) point(spot, scale);
        else cover(cell, framed, scale);
        words.setNodeOrientation(
                rightToLeft ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        tell(spot, scale, width, told);
    }

    /// The words alone, such as a name that is cut.
    void hint(Spot spot, double scale, double width, String told) {
        hide();
        tell(spot, scale, width, told);
    }

    private void point(Spot spot, double scale) {
        ring.setStyle("-lsn-reading: -lsn-data-" + spot.colour());
        var top = spot.plot().top() * scale;
        var x = spot.x() * scale;
        hair.resizeRelocate(Math.floor(x), top, 1, spot.plot().bottom() * scale - top);
        ring.resizeRelocate(x - RING / 2, spot.y() * scale - RING / 2, RING, RING);
    }

    private static void cover(Region part, Patch patch, double scale) {
        part.resizeRelocate(
                patch.left() * scale - 2,
                patch.top() * scale - 2,
                patch.width() * scale + 4,
                patch.height() * scale + 4);
    }

    private void tell(Spot spot, double scale, double whole, String told) {
        words.setVisible(true);
        words.setText(told);
        words.applyCss();
        words.resize(Math.min(words.prefWidth(-1), whole * scale), words.prefHeight(-1));
        var cell = spot.cell();
        if (cell == null) standBeside(spot, scale, whole);
        else standOver(cell, scale, whole);
    }

    private void standBeside(Spot spot, double scale, double whole) {
        var plot = spot.plot();
        var y = Double.isNaN(spot.y()) ? (plot.top() + plot.bottom()) / 2 : spot.y();
        var right = spot.x() * scale + GAP;
        // To the left where the words would cover the names at the ends.
        var fits = right + words.getWidth() <= plot.right() * scale;
        var left = fits ? right : right - 2 * GAP - words.getWidth();
        var above = y * scale - words.getHeight() - GAP / 2;
        stand(left, Math.max(plot.top() * scale, above), whole * scale);
    }

    private void standOver(Patch cell, double scale, double whole) {
        var left = ((cell.left() + cell.right()) * scale - words.getWidth()) / 2;
        var above = cell.top() * scale - words.getHeight() - GAP / 2;
        var below = cell.bottom() * scale + GAP / 2;
        stand(left, above < 0 ? below : above, whole * scale);
    }

    private void stand(double left, double top, double whole) {
        var inside = Math.max(0, Math.min(left, whole - words.getWidth()));
        words.relocate(Math.round(inside), Math.round(top));
    }
}
