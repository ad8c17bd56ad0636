package live.lsn.ui.tile;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.Icons;

/// What a tile shows while it has no figure.
final class KpiStates {
    private KpiStates() {}

    /// Grey lines in the places of the figure, the delta and the goal.
    static Node loading(String label) {
        var body = new VBox(10, head(label), bar(120, 22), bar(150, 10), bar(90, 10));
        body.getStyleClass().add("waiting");
        return body;
    }

    static Node failure(String label, String why, Node mark) {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var words = new Label(why, Icons.of("bi-exclamation-triangle"));
        words.getStyleClass().add("why");
        words.setWrapText(true);
        return new VBox(10, new HBox(head(label), room, mark), words);
    }

    private static Label head(String label) {
        var head = new Label(label);
        head.getStyleClass().add("label-line");
        return head;
    }

    private static Region bar(double width, double height) {
        var bar = new Region();
        bar.getStyleClass().add("skeleton");
        bar.setMinHeight(height);
        bar.setPrefHeight(height);
        bar.setMaxWidth(width);
        return bar;
    }
}
