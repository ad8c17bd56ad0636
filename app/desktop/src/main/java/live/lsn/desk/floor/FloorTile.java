package live.lsn.desk.floor;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;

/// Something to do, how much of it there is, and the digit that leads there.
final class FloorTile extends Button {
    private static final double LOWEST = 150;
    private static final double HIGHEST = 226;

    FloorTile(int digit, String icon, String title, String more, String count, Runnable open) {
        var picture = Icons.of(icon);
        picture.getStyleClass().add("floor-tile-icon");
        var head = new HBox(picture, FloorNodes.room(), new KeyCap(Integer.toString(digit)));
        var words =
                new VBox(
                        FloorNodes.label(title, "floor-tile-title"),
                        FloorNodes.label(more, "floor-tile-more"));
        words.setAlignment(Pos.BOTTOM_LEFT);
        var figure = FloorNodes.label(count, "floor-tile-count");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        var foot = new HBox(8, words, FloorNodes.room(), figure);
        foot.setAlignment(Pos.BOTTOM_LEFT);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var content = new VBox(head, gap, foot);
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("floor-tile");
        content.prefWidthProperty().bind(widthProperty().subtract(38));
        content.prefHeightProperty().bind(heightProperty().subtract(28));
        setMinSize(0, LOWEST);
        setPrefHeight(HIGHEST);
        setMaxSize(Double.MAX_VALUE, HIGHEST);
        setAccessibleText(title + ", " + count + " " + more);
        setOnAction(_ -> open.run());
    }
}
