package live.lsn.ui.tile;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.Icons;
import live.lsn.ui.Words;
import live.lsn.ui.chart.Delta;
import live.lsn.ui.chart.Sparkline;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// A tile to be read from across a room: what it is, a figure, and one line of comparison.
///
/// It is no button, since nobody touches a wall. Whether its figure may be seen by everybody in the
/// room is decided by whoever fills it.
public final class WallTile extends VBox {
    /// What stands beside the figure.
    public enum Kind {
        /// Nothing: the figure alone.
        NUMBER,
        /// The course as a sparkline of ours, since that of TilesFX vanishes on equal values.
        COURSE,
        /// How much of the goal is reached, as a gauge of TilesFX; needs a goal.
        RING,
        /// The same as half a circle.
        ARC
    }

    private static final double SPARK_WIDTH = 120;
    private static final double SPARK_HEIGHT = 72;
    private static final double SPARK_SCALE = 1.5;
    private static final double RING = 112;
    private static final double ARC = 150;

    private final Kind kind;
    private final @Nullable GoalGauge gauge;
    private final @Nullable Sparkline spark;

    public WallTile(Kind kind) {
        this.kind = kind;
        getStyleClass().addAll("card", "wall-tile");
        setAccessibleRole(AccessibleRole.TEXT);
        gauge =
                switch (kind) {
                    case RING -> new GoalGauge(GoalGauge.Shape.RING);
                    case ARC -> new GoalGauge(GoalGauge.Shape.ARC);
                    case NUMBER, COURSE -> null;
                };
        spark = kind == Kind.COURSE ? new Sparkline() : null;
    }

    /// Shows a figure; of the comparisons only the first.
    ///
    /// @throws IllegalArgumentException if a gauge is given no goal
    public void show(KpiTile.Content content) {
        if (gauge != null && content.goal() == null) {
            throw new IllegalArgumentException(kind + " needs a goal: " + content.label());
        }
        var label = label(content.label(), "wall-label");
        var middle = new HBox(figure(content), room(), beside(content));
        middle.getStyleClass().add("wall-middle");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(label, middle, foot(content));
        setAccessibleText(KpiWords.of(content, true));
    }

    private static HBox figure(KpiTile.Content content) {
        var figure = label(content.figure(), "wall-figure");
        figure.setMinWidth(USE_PREF_SIZE);
        var both = new HBox(figure);
        both.getStyleClass().add("wall-figures");
        if (content.unit() != null) {
            var unit = label(content.unit(), "wall-unit");
            unit.setMinWidth(USE_PREF_SIZE);
            both.getChildren().add(unit);
        }
        return both;
    }

    private Node beside(KpiTile.Content content) {
        if (gauge != null && content.goal() != null) {
            gauge.show(content.goal().share(), null);
            gauge.setPrefSize(kind == Kind.RING ? RING : ARC, kind == Kind.RING ? RING : ARC / 2);
            gauge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            return gauge;
        }
        if (spark != null && content.course() != null) {
            spark.setScale(SPARK_SCALE);
            spark.show(content.course().values(), content.course().comparison());
            spark.setMinSize(0, SPARK_HEIGHT);
            // Less than half of it shows no course any more.
            spark.widthProperty()
                    .subscribe(width -> spark.setVisible(width.doubleValue() >= SPARK_WIDTH / 2));
            spark.setPrefSize(SPARK_WIDTH, SPARK_HEIGHT);
            spark.setMaxSize(SPARK_WIDTH, SPARK_HEIGHT);
            return spark;
        }
        return new Region();
    }

    private Label foot(KpiTile.Content content) {
        if (content.note() != null) return label(content.note(), "wall-detail");
        if (gauge != null && content.goal() != null) {
            return label(content.goal().words(), "wall-detail");
        }
        if (content.comparisons().isEmpty()) return label("", "wall-detail");
        var first = content.comparisons().getFirst();
        var delta = first.delta();
        if (delta == null) {
            return label(Words.of("tile.nodata") + " " + first.words(), "wall-detail");
        }
        var told = label(delta.figure() + " " + first.words(), "wall-detail");
        told.getStyleClass().add(delta.judgement().name().toLowerCase(Locale.ROOT));
        if (delta.direction() != Delta.Direction.SAME) {
            var up = delta.direction() == Delta.Direction.UP;
            told.setGraphic(Icons.of(up ? "bi-arrow-up-right" : "bi-arrow-down-right"));
        }
        return told;
    }

    private static Label label(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(0);
        return label;
    }

    private static Region room() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return room;
    }
}
