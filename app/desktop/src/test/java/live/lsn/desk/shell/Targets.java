package live.lsn.desk.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;

import java.util.ArrayList;
import java.util.List;

/// What a finger is meant to hit on a screen.
final class Targets {
    /// Pixels, each way.
    private static final double SMALLEST = 48;

    /// Bounds are fractions of pixels.
    private static final double ROUNDING = 0.5;

    private Targets() {}

    /// Targets within the first node of that style that a glove misses, with their sizes.
    static List<String> tooSmall(Parent window, String style) {
        var found = new ArrayList<String>();
        for (var root : window.lookupAll(style)) {
            root.applyCss();
            walk(root, found);
        }
        return found;
    }

    private static void walk(Node node, List<String> found) {
        if (!node.isVisible() || node instanceof ScrollBar) return;
        if (isTarget(node)) {
            var size = area(node).getLayoutBounds();
            if (size.getHeight() < SMALLEST - ROUNDING || size.getWidth() < SMALLEST - ROUNDING)
                found.add(
                        "%s %s %.0f × %.0f"
                                .formatted(
                                        node.getStyleClass(),
                                        node.getAccessibleText(),
                                        size.getWidth(),
                                        size.getHeight()));
        }
        if (node instanceof TextInputControl) return;
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
    }

    private static boolean isTarget(Node node) {
        if (node.isMouseTransparent()) return false;
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || (node instanceof IndexedCell<?> cell && !cell.isEmpty())
                || node.getOnMouseClicked() != null;
    }

    /// A field within a frame of its own is reached by the whole frame.
    private static Node area(Node node) {
        var around = node.getParent();
        return node instanceof TextInputControl
                        && around != null
                        && (around.getStyleClass().contains("barcode-field")
                                || around.getStyleClass().contains("scan-box"))
                ? around
                : node;
    }
}
