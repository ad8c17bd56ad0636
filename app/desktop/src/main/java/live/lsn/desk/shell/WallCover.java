package live.lsn.desk.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;

import live.lsn.desk.today.WallView;

import org.jspecify.annotations.Nullable;

/// Covers the whole screen with what everybody in the room may see, until somebody leaves it.
final class WallCover {
    private final Pane window;
    private final Node behind;
    private final WallView wall;
    private boolean wasFullScreen;

    /// @param behind what the wall covers
    /// @param left told when somebody has left the wall
    WallCover(Pane window, Node behind, WallView wall, Runnable left) {
        this.window = window;
        this.behind = behind;
        this.wall = wall;
        wall.setOnLeave(
                () -> {
                    leave();
                    left.run();
                });
    }

    void show() {
        if (!isOpen()) {
            window.getChildren().add(wall);
            // What is not visible cannot take the keyboard when it comes late.
            behind.setVisible(false);
            fill();
        }
        wall.begin();
    }

    boolean isOpen() {
        return window.getChildren().contains(wall);
    }

    private void leave() {
        window.getChildren().remove(wall);
        behind.setVisible(true);
        var stage = stage();
        if (stage != null && !wasFullScreen) stage.setFullScreen(false);
    }

    private void fill() {
        var stage = stage();
        if (stage == null || !isLarger(Screen.getPrimary(), stage)) return;
        wasFullScreen = stage.isFullScreen();
        // Escape leaves the wall by itself, and a hint over it would stand on every wall.
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreen(true);
    }

    /// A window that reaches over its screen would only lose by filling it.
    private static boolean isLarger(Screen screen, Stage stage) {
        var on =
                Screen.getScreensForRectangle(
                                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight())
                        .stream()
                        .findFirst()
                        .orElse(screen)
                        .getBounds();
        return on.getWidth() >= stage.getWidth() && on.getHeight() >= stage.getHeight();
    }

    private @Nullable Stage stage() {
        var scene = window.getScene();
        return scene != null && scene.getWindow() instanceof Stage stage ? stage : null;
    }
}
