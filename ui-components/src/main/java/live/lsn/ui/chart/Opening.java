package live.lsn.ui.chart;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

import live.lsn.ui.Words;

import java.util.function.Consumer;

/// Opens what is behind the part of a drawing that is read: by Enter, Space or a click.
final class Opening {
    private final ReadableDrawing<?, ?> drawing;
    private final Consumer<Reading> open;

    private Opening(ReadableDrawing<?, ?> drawing, Consumer<Reading> open) {
        this.drawing = drawing;
        this.open = open;
    }

    /// Called once for a drawing.
    static void of(ReadableDrawing<?, ?> drawing, Consumer<Reading> open) {
        var opening = new Opening(drawing, open);
        drawing.addEventHandler(KeyEvent.KEY_PRESSED, opening::press);
        drawing.canvas().setCursor(Cursor.HAND);
        drawing.canvas()
                .setOnMouseClicked(
                        event -> {
                            if (event.getButton() != MouseButton.PRIMARY) return;
                            // A finger has not moved there before.
                            drawing.point(event);
                            opening.open();
                        });
        drawing.setAccessibleHelp(drawing.getAccessibleHelp() + " " + Words.of("chart.keys.open"));
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) return;
        if (open()) event.consume();
    }

    private boolean open() {
        var read = drawing.read();
        if (read != null) open.accept(read);
        return read != null;
    }
}
