package live.lsn.cli.bench;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The least that a JavaFX program can be: a window with a word in it. A program of its own, to
/// compare the desk's start with; ends once the word is drawn.
public final class BareWindow {
    private BareWindow() {}

    public static void main(String[] args) {
        if (System.getProperty("os.name").startsWith("Linux")) chooseGraphics();
        Platform.startup(BareWindow::show);
    }

    /// As the desk chooses, so that neither loads what the other does without. Chosen here anew:
    /// this program's class path is its own jar.
    private static void chooseGraphics() {
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        if (Stream.of("/dev/dri", "/dev/nvidiactl", "/dev/dxg")
                .map(Path::of)
                .noneMatch(path -> Files.exists(path))) System.setProperty("prism.order", "sw");
    }

    private static void show() {
        var stage = new Stage();
        stage.setScene(new Scene(new StackPane(new Label("Hello")), 1440, 900));
        stage.show();
        new AnimationTimer() {
            private int ticks;

            @Override
            public void handle(long now) {
                if (++ticks < 2) return;
                stop();
                tell();
                stage.hide();
                Platform.exit();
            }
        }.start();
    }

    // Its one word goes to the program that started it.
    private static void tell() {
        System.out.println("drawn");
        System.out.flush();
    }
}
