package live.lsn.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A filter that is on, with a cross that takes it off. Delete and Backspace do the same.
public final class Chip extends HBox {
    private static final double MOST = 300;
    private static final double LEAST = 64;

    public Chip(String text, Runnable onRemove) {
        super(2);
        var cross = new Button("×");
        cross.getStyleClass().setAll("cross");
        cross.setAccessibleText(Words.of("chip.remove", text));
        cross.setOnAction(_ -> onRemove.run());
        cross.setOnKeyPressed(
                key -> {
                    switch (key.getCode()) {
                        case DELETE, BACK_SPACE -> onRemove.run();
                        default -> {}
                    }
                });
        getStyleClass().add("chip");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(text);
        setMinWidth(LEAST);
        cross.setMinWidth(USE_PREF_SIZE);
        var label = new Label(text);
        label.setMaxWidth(MOST);
        // Where many filters are on, each gives way; what it says is told in full then.
        label.setTooltip(new Tooltip(text));
        getChildren().addAll(label, cross);
    }
}
