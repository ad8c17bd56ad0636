package live.lsn.desk.floor;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.Badge;
import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

/// Small parts that several pages of the floor are made of.
final class FloorNodes {
    private FloorNodes() {}

    static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A text of as many lines as it takes.
    static Label wrapped(String text, String... styles) {
        var label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Region room() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return room;
    }

    static HBox line(Node... parts) {
        var line = new HBox(12, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// A row to be pressed that is as wide as there is room.
    static Button row(Node content, String spoken, Runnable press) {
        var row = new Button();
        row.setGraphic(content);
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.getStyleClass().add("floor-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(spoken);
        row.setOnAction(_ -> press.run());
        return row;
    }

    static ScrollPane scroll(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().addAll("edge-to-edge", "floor-scroll");
        pane.setFocusTraversable(false);
        VBox.setVgrow(pane, Priority.ALWAYS);
        return pane;
    }

    /// What was done or was not, in words as large as the rest.
    static @Nullable Node told(Told told) {
        if (told.isNothing()) return null;
        var icon =
                switch (told.tone()) {
                    case SUCCESS -> "bi-check-circle";
                    case DANGER -> "bi-x-octagon";
                    case WARNING, SEVERE -> "bi-exclamation-circle";
                    case NEUTRAL, ACCENT -> "bi-info-circle";
                };
        var line = line(Icons.of(icon), wrapped(told.text(), "floor-told-text"));
        line.getStyleClass().addAll("floor-told", tone(told.tone()));
        return line;
    }

    private static String tone(Badge.Tone tone) {
        return switch (tone) {
            case SUCCESS -> "success";
            case DANGER -> "danger";
            case WARNING, SEVERE -> "warning";
            case NEUTRAL, ACCENT -> "neutral";
        };
    }
}
