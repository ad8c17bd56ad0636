package live.lsn.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// One part of a score on a line: name, small bar, points, reason. Rows under each other align.
public final class LayerRow extends HBox {
    private static final double NAME = 74;
    private static final double BAR = 76;
    private static final double POINTS = 30;
    private static final double GAP = 8;

    /// @param points what the part gave
    /// @param most points it can give, above 0: the full bar
    /// @param reason the reason with its operands
    /// @param level 0 low to 3 critical: the colour of the bar
    public LayerRow(String name, int points, int most, String reason, int level) {
        this(name, points, most, reason);
        Level.paint(this, level);
        setAccessibleText(Words.of("layer", name, points, reason));
    }

    /// A part that could not be judged; muted, with a dash in place of points.
    ///
    /// @param reason why there is no data, or null for the plain words
    public static LayerRow noData(String name, @Nullable String reason) {
        var why = reason == null ? Words.of("layer.nodata") : reason;
        var row = new LayerRow(name, 0, 1, why);
        row.getStyleClass().add("no-data");
        ((Label) row.getChildren().get(2)).setText("–");
        row.setAccessibleText(Words.of("score.nodata", name) + ", " + why);
        return row;
    }

    /// A further reason of the part above, in line with its first.
    public static Label further(String reason) {
        var label = reason(reason);
        label.getStyleClass().add("further");
        label.setPadding(new Insets(0, 0, 3, NAME + BAR + POINTS + 3 * GAP));
        return label;
    }

    private LayerRow(String name, int points, int most, String reason) {
        super(GAP);
        getStyleClass().add("layer-row");
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(false);
        if (points == 0) getStyleClass().add("nothing");
        getChildren()
                .addAll(
                        fixed(name, "name", NAME),
                        bar(points, most),
                        fixed(String.valueOf(points), "points", POINTS),
                        reason(reason));
    }

    private static Label fixed(String text, String styleClass, double width) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(width);
        label.setMaxWidth(width);
        return label;
    }

    private static Label reason(String text) {
        var label = new Label(text);
        label.getStyleClass().add("reason");
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Region bar(int points, int most) {
        if (most <= 0) throw new IllegalArgumentException("most must be above 0, was " + most);
        var fill = new Region();
        fill.getStyleClass().add("fill");
        fill.resizeRelocate(0, 0, BAR * Math.clamp((double) points / most, 0, 1), 6);
        fill.setManaged(false);
        fill.setVisible(points > 0);
        var track = new Pane(fill);
        track.getStyleClass().add("track");
        track.setMinSize(BAR, 6);
        track.setMaxSize(BAR, 6);
        return track;
    }
}
