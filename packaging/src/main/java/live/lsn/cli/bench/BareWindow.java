package live.lsn.cli.bench;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import live.lsn.desk.Graphics;

/// The least that a JavaFX program can be: a window with a word in it. A program of its own, to
/// compare the desk's start with; ends once the word is drawn.
public final class BareWindow {
    private BareWindow() {}

    public static void main(String[] args) {
        // As the desk chooses, so that both are told apart by what they show.
        Graphics.headlessWithoutDisplay();
        Graphics.plainWithoutCard();
        Platform.startup(BareWindow::show);
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
