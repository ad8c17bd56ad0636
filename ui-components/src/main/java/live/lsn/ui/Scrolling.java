package live.lsn.ui;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

import org.jspecify.annotations.Nullable;

/// Scrolls to what has got the keyboard by another way than Tab, which the scroll pane itself
/// follows.
public final class Scrolling {
    private Scrolling() {}

    /// Moves the nearest scroll pane around the node by as little as shows the whole of it.
    public static void reveal(Node node) {
        var pane = around(node);
        if (pane == null) return;
        // What has only just come has no place before the next layout.
        pane.applyCss();
        pane.layout();
        var content = pane.getContent();
        var bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        var height = pane.getViewportBounds().getHeight();
        var room = content.getBoundsInLocal().getHeight() - height;
        if (room <= 0) return;
        var top = pane.getVvalue() * room;
        if (bounds.getMinY() < top) pane.setVvalue(bounds.getMinY() / room);
        else if (bounds.getMaxY() > top + height)
            pane.setVvalue((bounds.getMaxY() - height) / room);
    }

    private static @Nullable ScrollPane around(Node node) {
        for (Parent up = node.getParent(); up != null; up = up.getParent())
            if (up instanceof ScrollPane pane) return pane;
        return null;
    }
}
