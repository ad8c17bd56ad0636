package live.lsn.ui;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A score out of 100 as the parts it adds up from, with a tick and a caption at each threshold.
///
/// Made of regions, so that the style sheet colours it by level.
public final class ScoreBar extends Region {
    /// The top of the scale.
    public static final int FULL = 100;

    /// One part of the score.
    ///
    /// @param label what gave the points
    /// @param points 0 to 100
    /// @param noData the part could not be judged; it has no points and is told as such
    public record Segment(String label, int points, boolean noData) {
        public Segment {
            if (points < 0 || points > FULL) {
                throw new IllegalArgumentException("points must be 0 to 100, was " + points);
            }
        }

        private String spoken() {
            return noData ? Words.of("score.nodata", label) : Words.of("score.part", label, points);
        }
    }

    /// A mark on the scale.
    ///
    /// @param at 0 to 100
    public record Threshold(int at, String caption) {}

    private static final PseudoClass STRONG = PseudoClass.getPseudoClass("strong");
    private static final PseudoClass WEAK = PseudoClass.getPseudoClass("weak");
    private static final double BAR = 16;
    private static final double GAP = 2;
    private static final double TICK = 6;
    private static final double CAPTION = 15;

    private final Region track = new Region();
    private final List<Part> parts = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Label least = caption("0");
    private final Label most = caption(String.valueOf(FULL));
    private List<Segment> segments = List.of();
    private int level;

    public ScoreBar() {
        getStyleClass().add("score-bar");
        track.getStyleClass().add("track");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(track, least, most);
        setLevel(0);
    }

    /// Shows these parts, left to right; parts of no points take no room but are told.
    public void setSegments(List<Segment> segments) {
        this.segments = List.copyOf(segments);
        getChildren().removeAll(parts);
        parts.clear();
        for (var segment : segments) {
            if (segment.points > 0) parts.add(new Part(segment));
        }
        getChildren().addAll(1, parts);
        tell();
        requestLayout();
    }

    /// Marks the scale; two marks nearer than their captions push the second caption to the right.
    public void setThresholds(List<Threshold> thresholds) {
        marks.forEach(mark -> getChildren().removeAll(mark.tick, mark.text));
        marks.clear();
        for (var threshold : thresholds) {
            var mark = new Mark(threshold);
            marks.add(mark);
            getChildren().addAll(mark.tick, mark.text);
        }
        requestLayout();
    }

    /// @param level 0 low to 3 critical: the colour
    public void setLevel(int level) {
        Level.paint(this, level);
        this.level = level;
        tell();
    }

    /// What the parts add up to, 100 at most.
    public int score() {
        return Math.min(FULL, segments.stream().mapToInt(Segment::points).sum());
    }

    private void tell() {
        var spoken = segments.stream().map(Segment::spoken).collect(Collectors.joining(", "));
        setAccessibleText(Words.of("score.all", score(), Level.word(level), spoken));
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(BAR + 4 + CAPTION);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 160;
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        track.resizeRelocate(0, 0, width, BAR);
        layoutParts(width / FULL);
        var captionY = BAR + 4;
        place(least, 0, captionY);
        place(most, width - most.prefWidth(-1), captionY);
        layoutMarks(width, captionY);
    }

    private void layoutParts(double unit) {
        var from = 0;
        for (var part : parts) {
            var to = Math.min(FULL, from + part.points);
            var x = snapPositionX(from * unit);
            part.resizeRelocate(x, 0, Math.max(1, snapPositionX(to * unit) - x - GAP), BAR);
            part.setVisible(to > from);
            from = to;
        }
    }

    private void layoutMarks(double width, double captionY) {
        var free = least.prefWidth(-1) + 6;
        var limit = width - most.prefWidth(-1) - 6;
        for (var mark : marks) {
            var x = snapPositionX(width * mark.at / FULL);
            mark.tick.resizeRelocate(x - 1, BAR - 1, 2, TICK);
            var text = mark.text.prefWidth(-1);
            var left = Math.max(free, Math.min(x - text / 2, limit - text));
            place(mark.text, left, captionY);
            free = left + text + 6;
        }
    }

    private void place(Label label, double x, double y) {
        label.resizeRelocate(snapPositionX(x), y, label.prefWidth(-1), CAPTION);
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("caption", "scale");
        return label;
    }

    private static final class Part extends StackPane {
        private final int points;

        private Part(Segment segment) {
            points = segment.points;
            var fill = new Region();
            fill.getStyleClass().add("fill");
            var number = new Label(String.valueOf(points));
            number.getStyleClass().add("points");
            // Narrower than its figure: the figure goes, the row below still tells it.
            number.setMinWidth(0);
            number.visibleProperty().bind(widthProperty().greaterThan(number.widthProperty()));
            getStyleClass().add("part");
            pseudoClassStateChanged(STRONG, points >= 15);
            pseudoClassStateChanged(WEAK, points <= 5);
            getChildren().addAll(fill, number);
        }
    }

    private static final class Mark {
        private final int at;
        private final Region tick = new Region();
        private final Label text;

        private Mark(Threshold threshold) {
            at = threshold.at;
            text = caption(threshold.caption);
            text.getStyleClass().add("threshold");
            tick.getStyleClass().add("tick");
        }
    }
}
