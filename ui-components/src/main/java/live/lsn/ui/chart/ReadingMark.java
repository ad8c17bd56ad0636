package live.lsn.ui.chart;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.util.List;

/// The point that is read: a line down to the axis, a ring, and the words beside it.
///
/// Nodes over the canvas, so that moving the mouse does not draw the chart anew.
final class ReadingMark {
    private static final double RING = 11;
    private static final double GAP = 10;

    private final Region hair = part("reading-hair");
    private final Region ring = part("reading-ring");
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
        return List.of(hair, ring, words);
    }

    void hide() {
        nodes().forEach(node -> node.setVisible(false));
    }

    /// @param scale pixels of the screen for one of the drawing
    /// @param x of the point, in the drawing
    /// @param y not a number for a gap, which gets no ring
    void show(
            Frame frame,
            double scale,
            double x,
            double y,
            int colour,
            String told,
            boolean rightToLeft) {
        var gap = Double.isNaN(y);
        hair.setVisible(true);
        ring.setVisible(!gap);
        words.setVisible(true);
        words.setText(told);
        words.setNodeOrientation(
                rightToLeft ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        ring.setStyle("-lsn-reading: -lsn-data-" + colour);
        words.applyCss();
        var top = frame.top() * scale;
        hair.resizeRelocate(Math.floor(x * scale), top, 1, frame.bottom() * scale - top);
        var middle = (gap ? (frame.top() + frame.bottom()) / 2 : y) * scale;
        ring.resizeRelocate(x * scale - RING / 2, middle - RING / 2, RING, RING);
        var width = words.prefWidth(-1);
        var height = words.prefHeight(-1);
        var right = x * scale + GAP;
        // To the left where the words would cover the names at the ends.
        var left = right + width > frame.right() * scale ? right - 2 * GAP - width : right;
        var above = Math.max(top, middle - height - GAP / 2);
        words.resizeRelocate(Math.round(Math.max(0, left)), Math.round(above), width, height);
    }
}
