package live.lsn.desk.shell;

import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

import live.lsn.ui.Icons;

import java.util.List;
import java.util.stream.IntStream;

/// The program's mark as pictures for windows and task bars, drawn from the glyph of the sidebar.
final class AppIcon {
    private static final Color GROUND = Color.web("#24292f");

    private AppIcon() {}

    /// At the sizes that systems ask for, 16 to 256 px. Call on the JavaFX thread.
    static List<Image> images() {
        return IntStream.of(16, 24, 32, 48, 64, 128, 256).mapToObj(AppIcon::image).toList();
    }

    private static Image image(int size) {
        var ground = new Rectangle(size, size, GROUND);
        ground.setArcWidth(size * 0.5);
        ground.setArcHeight(size * 0.5);
        var glyph = Icons.of("bi-broadcast");
        // By style, since a rule of the program's sheet would win over a property.
        glyph.setStyle(
                "-fx-icon-size: %dpx; -fx-icon-color: white; -fx-fill: white;"
                        .formatted(Math.round(size * 0.62)));
        var mark = new StackPane(ground, glyph);
        mark.setStyle("-fx-background-color: transparent;");
        new Scene(mark, size, size, Color.TRANSPARENT);
        mark.applyCss();
        mark.layout();
        var transparent = new SnapshotParameters();
        transparent.setFill(Color.TRANSPARENT);
        return mark.snapshot(transparent, null);
    }
}
