package live.lsn.desk.fraud;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A part of the open case. It is drawn anew only where what it shows has changed.
///
/// @param <T> what it shows; equal values look the same
abstract class CasePart<T> extends VBox {
    private @Nullable T shown;

    CasePart() {
        super(8);
        getStyleClass().add("section");
        setPadding(new Insets(12, 16, 12, 16));
    }

    final void show(T value) {
        if (value.equals(shown)) return;
        shown = value;
        getChildren().setAll(draw(value));
    }

    protected abstract List<Node> draw(T value);

    static Node title(String title, String detail) {
        var line = new HBox(8, label(title, "strong"), label(detail, "small", "muted"));
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    static Label label(String text, String... classes) {
        var label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
