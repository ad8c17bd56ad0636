package live.lsn.ui;

import javafx.event.EventType;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

import live.lsn.ui.form.PhotoMarks;

/// The photo of a unit that is drawn on, with an arrow and a box that is chosen.
final class MarksGallery {
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 800;
    private static final int LONGEST = 2_560;

    private MarksGallery() {}

    static Scene scene(Theme theme) {
        var marks =
                new PhotoMarks(
                        "Photo of unit 3",
                        photo(),
                        LONGEST,
                        new PhotoMarks.Acts() {
                            @Override
                            public void keep(WritableImage picture) {}

                            @Override
                            public void leave() {}
                        });
        marks.getStyleClass().add("density-touch");
        var place = new StackPane(marks);
        place.setPadding(new Insets(22));
        place.getStyleClass().add("surface");
        var scene = new Scene(place, 1240, 820);
        Theme.apply(scene, theme, Density.NORMAL);
        return scene;
    }

    /// Draws two marks, once the scene has a window.
    static void draw(Scene scene) {
        var root = scene.getRoot();
        root.applyCss();
        root.layout();
        var marks = (PhotoMarks) scene.lookup(".photo-marks");
        marks.focus();
        var canvas = marks.lookup(".mark-board").lookup("Canvas");
        drag(canvas, 300, 620, 560, 420);
        digit(marks, "2");
        drag(canvas, 560, 250, 860, 520);
        root.applyCss();
        root.layout();
    }

    /// A lamp as it came: its shade is dented.
    private static Image photo() {
        var canvas = new Canvas(WIDTH, HEIGHT);
        var pen = canvas.getGraphicsContext2D();
        pen.setFill(Color.rgb(196, 204, 210));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setFill(Color.rgb(70, 84, 98));
        pen.fillRect(580, 480, 40, 220);
        pen.fillOval(460, 680, 280, 50);
        pen.setFill(Color.rgb(226, 178, 92));
        pen.fillPolygon(new double[] {480, 720, 860, 340}, new double[] {160, 160, 480, 480}, 4);
        pen.setFill(Color.rgb(170, 128, 58));
        pen.fillOval(640, 320, 120, 80);
        return canvas.snapshot(null, null);
    }

    private static void digit(Node node, String digit) {
        node.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        digit,
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false));
    }

    private static void drag(Node canvas, double fromX, double fromY, double x, double y) {
        mouse(canvas, MouseEvent.MOUSE_PRESSED, fromX, fromY);
        mouse(canvas, MouseEvent.MOUSE_DRAGGED, x, y);
        mouse(canvas, MouseEvent.MOUSE_RELEASED, x, y);
    }

    private static void mouse(Node canvas, EventType<MouseEvent> type, double x, double y) {
        var scale = canvas.getBoundsInLocal().getWidth() / WIDTH;
        var at = canvas.localToScene(x * scale, y * scale);
        canvas.fireEvent(
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }
}
