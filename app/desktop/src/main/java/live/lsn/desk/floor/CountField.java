package live.lsn.desk.floor;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A field of a count, with its name above and what is wrong with it below. What it holds is told
/// when somebody stops typing, and at once when the keyboard leaves it.
final class CountField extends VBox {
    private static final Duration STOPPED = Duration.millis(500);
    private final TextField field = new TextField();
    private final Label under = FloorNodes.wrapped("", "error", "small");
    private final PauseTransition pause = new PauseTransition(STOPPED);
    private final Consumer<String> take;
    private boolean showing;

    /// @param id of the field
    /// @param next where Enter leads
    CountField(String id, String title, Consumer<String> take, Runnable next) {
        super(4);
        this.take = take;
        var label = FloorNodes.label(title, "field-label");
        label.setLabelFor(field);
        field.setId(id);
        field.setAccessibleText(title);
        getStyleClass().add("count-field");
        getChildren().addAll(label, field);
        pause.setOnFinished(_ -> tell());
        field.textProperty()
                .subscribe(
                        _ -> {
                            if (!showing) pause.playFromStart();
                        });
        field.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) flush();
                        });
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ENTER || event.isShortcutDown()) return;
                    event.consume();
                    flush();
                    next.run();
                });
    }

    private void tell() {
        take.accept(field.getText());
    }

    /// Tells what was typed and not told yet.
    void flush() {
        if (pause.getStatus() != javafx.animation.Animation.Status.RUNNING) return;
        pause.stop();
        tell();
    }

    /// Shows what is kept, unless somebody types here.
    void show(String text, boolean another) {
        if (!another && field.isFocused()) return;
        if (text.equals(field.getText())) return;
        showing = true;
        pause.stop();
        field.setText(text);
        showing = false;
    }

    /// @param problem in words; null where all is well
    void problem(@Nullable String problem) {
        getChildren().remove(under);
        if (problem == null) return;
        under.setText(problem);
        getChildren().add(under);
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    String text() {
        return field.getText();
    }

    void large() {
        getStyleClass().add("large");
    }
}
