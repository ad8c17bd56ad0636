package live.lsn.ui;

import javafx.animation.FadeTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Duration;

/// The only motion there is: what appears fades in within 120 ms, unless the scene is to keep
/// still.
public final class Motion {
    private static final String STILL = "reduced-motion";
    private static final Duration SHORT = Duration.millis(120);

    private Motion() {}

    /// Lets the scene keep still, or move.
    public static void reduce(Scene scene, boolean still) {
        scene.getRoot().getStyleClass().remove(STILL);
        if (still) scene.getRoot().getStyleClass().add(STILL);
    }

    /// Whether the node is in a scene that keeps still.
    static boolean isReduced(Node node) {
        return node.getScene() == null || node.getScene().getRoot().getStyleClass().contains(STILL);
    }

    /// Fades the node in.
    public static void appear(Node node) {
        node.setOpacity(1);
        if (isReduced(node)) return;
        var fade = new FadeTransition(SHORT, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.play();
    }
}
