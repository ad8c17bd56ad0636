package live.lsn.desk.floor;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.desk.floor.Delivery.LineNow;
import live.lsn.ui.KeyCap;

/// A line of a delivery: what was expected, unless that is not told, and what was counted of it.
final class LineRow {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double FIGURE = 86;

    private LineRow() {}

    static Button of(
            LineNow now,
            int place,
            boolean blind,
            boolean chosen,
            FloorWords words,
            Runnable press) {
        var line = now.line();
        var name =
                new VBox(
                        2,
                        FloorNodes.label(line.item(), "floor-row-title"),
                        FloorNodes.label(
                                FloorWords.joined(line.sku(), line.unit()), "floor-row-text"));
        name.setMinWidth(0);
        var figures = new HBox(8);
        figures.setAlignment(Pos.CENTER_RIGHT);
        if (!blind) figures.getChildren().add(figure(line.ordered(), "floor.expected", words));
        if (now.booked() > 0)
            figures.getChildren().add(figure(now.booked(), "floor.booked", words));
        figures.getChildren().add(figure(now.counted(), "floor.counted", words));
        figures.setMinWidth(Region.USE_PREF_SIZE);
        var head = FloorNodes.line(name, FloorNodes.room(), figures);
        head.getChildren().add(new KeyCap(Integer.toString(place)));
        var box = new VBox(4, head);
        var standing = words.shortStanding(now, blind);
        if (!standing.isEmpty()) box.getChildren().add(standing(now, standing));
        var row = FloorNodes.row(box, spoken(now, blind, standing, words), press);
        row.pseudoClassStateChanged(CHOSEN, chosen);
        head.prefWidthProperty().bind(row.widthProperty().subtract(34));
        return row;
    }

    private static Label standing(LineNow now, String text) {
        // One line: a row that is pressed does not grow with its words.
        return FloorNodes.label(
                text,
                "floor-row-text",
                now.over() > 0 ? "over" : now.missing() > 0 ? "under" : "complete");
    }

    private static String spoken(LineNow now, boolean blind, String standing, FloorWords words) {
        var expected = blind ? "" : words.of("floor.expected") + " " + now.line().ordered() + ", ";
        return now.line().item()
                + ", "
                + expected
                + words.of("floor.counted")
                + " "
                + now.counted()
                + (standing.isEmpty() ? "" : ". " + standing);
    }

    private static Node figure(long units, String key, FloorWords words) {
        var box =
                new VBox(
                        FloorNodes.label(words.whole(units), "floor-figure"),
                        FloorNodes.label(words.of(key), "floor-figure-text"));
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(FIGURE);
        return box;
    }
}
