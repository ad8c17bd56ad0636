package live.lsn.ui.tile;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.Badge;
import live.lsn.ui.Icons;
import live.lsn.ui.Words;
import live.lsn.ui.chart.Delta;
import live.lsn.ui.chart.Sparkline;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// Lays out the figure of a tile and what belongs to it, line by line.
final class KpiBody extends VBox {
    private static final double SPARK_WIDTH = 60;
    private static final double SPARK_HEIGHT = 34;

    /// @param goals whether a goal can be set for the figure
    KpiBody(KpiTile.Content content, @Nullable Node picture, Button mark, boolean goals) {
        getStyleClass().add("body");
        getChildren().add(head(content, mark));
        var beside = picture == null ? course(content.course()) : picture;
        getChildren().add(line("figure-line", figure(content), room(), beside));
        getChildren().add(compared(content));
        if (content.note() != null && !content.comparisons().isEmpty()) {
            getChildren().add(line("others-line", label(content.note(), "detail")));
        } else if (content.comparisons().size() > 1) {
            getChildren().add(others(content));
        }
        var grow = new Region();
        VBox.setVgrow(grow, Priority.ALWAYS);
        getChildren().add(grow);
        var goal = content.goal();
        // One picture of the goal is enough.
        if (goal != null && !(picture instanceof GoalGauge)) {
            getChildren().add(new GoalBar(goal.share(), goal.tick()));
        }
        if (goals || goal != null || content.freshness() != null)
            getChildren().add(foot(content, goals));
    }

    private static HBox head(KpiTile.Content content, Button mark) {
        var label = label(content.label(), "label-line");
        var head = line("head-line", label);
        if (content.partial() != null) {
            var badge = new Badge(content.partial(), Badge.Tone.NEUTRAL, "bi-circle-half");
            badge.setMinWidth(USE_PREF_SIZE);
            head.getChildren().add(badge);
            head.widthProperty().subscribe(_ -> giveWay(badge, head, label, mark));
        }
        head.getChildren().addAll(room(), mark);
        return head;
    }

    /// Where its words would cut the name, the half circle alone says that the period is not over.
    private static void giveWay(Badge badge, HBox head, Label label, Button mark) {
        badge.setContentDisplay(ContentDisplay.LEFT);
        var gaps = 3 * head.getSpacing();
        var needed = label.prefWidth(-1) + badge.prefWidth(-1) + mark.prefWidth(-1) + gaps;
        var cut = head.getWidth() < needed;
        badge.setContentDisplay(cut ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        badge.setTooltip(cut ? new Tooltip(badge.getText()) : null);
    }

    private static Node figure(KpiTile.Content content) {
        var figure = label(content.figure(), "figure-text");
        figure.setMinWidth(USE_PREF_SIZE);
        if (content.unit() == null) return figure;
        var unit = label(content.unit(), "unit");
        unit.setMinWidth(USE_PREF_SIZE);
        var both = new HBox(6, figure, unit);
        both.setAlignment(Pos.BASELINE_LEFT);
        return both;
    }

    private static Node course(KpiTile.@Nullable Course course) {
        if (course == null) return new Region();
        var spark = new Sparkline();
        spark.show(course.values(), course.comparison());
        spark.setMinSize(0, SPARK_HEIGHT);
        spark.setPrefSize(SPARK_WIDTH, SPARK_HEIGHT);
        spark.setMaxSize(SPARK_WIDTH, SPARK_HEIGHT);
        return spark;
    }

    private static HBox compared(KpiTile.Content content) {
        var line = line("delta-line");
        if (content.note() != null && content.comparisons().isEmpty()) {
            line.getChildren().add(label(content.note(), "detail"));
        } else if (!content.comparisons().isEmpty()) {
            var first = content.comparisons().getFirst();
            if (first.delta() == null) {
                var none = Words.of("tile.nodata") + " " + first.words();
                line.getChildren().add(label(none, "detail"));
            } else {
                line.getChildren()
                        .addAll(delta(first.delta(), true), label(first.words(), "detail"));
                if (first.aside() != null) addWhereItFits(line, "· " + first.aside());
            }
        }
        return line;
    }

    /// Half a remark would only take the place of what it remarks on.
    private static void addWhereItFits(HBox line, String words) {
        var aside = label(words, "detail");
        var others = List.copyOf(line.getChildren());
        line.getChildren().add(aside);
        line.widthProperty()
                .subscribe(
                        width -> {
                            var needed = aside.prefWidth(-1);
                            for (var other : others)
                                needed += other.prefWidth(-1) + line.getSpacing();
                            aside.setVisible(needed <= width.doubleValue());
                            aside.setManaged(aside.isVisible());
                        });
    }

    /// The second and third comparison, told shorter.
    private static HBox others(KpiTile.Content content) {
        var line = line("others-line");
        for (var each : content.comparisons().subList(1, content.comparisons().size())) {
            line.getChildren().add(label(each.words(), "detail"));
            var none = label(Words.of("tile.nodata"), "detail");
            line.getChildren().add(each.delta() == null ? none : delta(each.delta(), false));
        }
        return line;
    }

    private static Label delta(Delta delta, boolean arrow) {
        var label = label(delta.figure(), "delta");
        label.getStyleClass().add(delta.judgement().name().toLowerCase(Locale.ROOT));
        label.setMinWidth(USE_PREF_SIZE);
        if (arrow && delta.direction() != Delta.Direction.SAME) {
            var up = delta.direction() == Delta.Direction.UP;
            label.setGraphic(Icons.of(up ? "bi-arrow-up-right" : "bi-arrow-down-right"));
        }
        return label;
    }

    private static HBox foot(KpiTile.Content content, boolean goals) {
        var goal = content.goal();
        var none = goals ? Words.of("tile.nogoal") : "";
        var words = label(goal == null ? none : goal.words(), "detail");
        if (goal == null) words.getStyleClass().add("none");
        var line = line("foot-line", words);
        var freshness = content.freshness();
        if (freshness == null) return line;
        var asOf = label(freshness.words(), "detail");
        asOf.getStyleClass().add(freshness.stale() ? "stale" : "fresh");
        if (freshness.stale()) asOf.setGraphic(Icons.of("bi-clock-history"));
        asOf.setMinWidth(freshness.stale() ? USE_PREF_SIZE : 0);
        line.getChildren().addAll(room(), asOf);
        return line;
    }

    private static HBox line(String styleClass, Node... nodes) {
        var line = new HBox(nodes);
        line.getStyleClass().add(styleClass);
        return line;
    }

    /// A text that is cut where there is no room for it shows all of itself under the mouse.
    private static Label label(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(0);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.hoverProperty()
                .subscribe(
                        over -> {
                            var cut = label.getWidth() + 0.5 < label.prefWidth(-1);
                            label.setTooltip(over && cut ? new Tooltip(text) : null);
                        });
        return label;
    }

    private static Region room() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return room;
    }
}
