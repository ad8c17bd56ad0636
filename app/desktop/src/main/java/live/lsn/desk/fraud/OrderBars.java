package live.lsn.desk.fraud;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import live.lsn.ui.Formats;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Orders over the last months as bars as high as their value: earlier ones grey, those charged
/// back red with the word, this one in the accent colour.
final class OrderBars extends Region {
    private static final int MONTHS = 5;
    private static final double AXIS = 37;
    private static final double HEIGHT = 53;
    private static final double BAR = 5;
    private static final double LEAST = 6;
    private static final double MOST = 22;
    private static final double GAP = 5;

    /// One order.
    ///
    /// @param minor its value in minor units
    /// @param style class of its bar: earlier, charged-back, this-order
    /// @param word told beside it; null for none
    record Bar(Instant at, long minor, String style, @Nullable String word) {}

    private record Mark(double share, Region tick, Label name) {}

    private record Drawn(double share, double height, Region bar, @Nullable Label word) {}

    private final Region axis = new Region();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Drawn> drawn = new ArrayList<>();

    /// @param bars one or more; the last is the order that is judged
    /// @param formats in whose zone and words the months are marked
    OrderBars(List<Bar> bars, Formats formats, String accessible) {
        getStyleClass().add("order-bars");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(accessible);
        axis.getStyleClass().add("axis");
        getChildren().add(axis);
        var end = bars.getLast().at();
        var start = start(bars, formats.zone());
        for (var month = start; month.toInstant().isBefore(end); month = month.plusMonths(1))
            mark(month, formats, share(month.toInstant(), start.toInstant(), end));
        var most = bars.stream().mapToLong(Bar::minor).max().orElse(1);
        bars.stream()
                .filter(bar -> !bar.at().isBefore(start.toInstant()))
                .sorted(Comparator.comparing(bar -> bar.word() != null))
                .forEach(bar -> add(bar, share(bar.at(), start.toInstant(), end), most));
    }

    /// The month in which it begins: that of the first order, at least one month and at most five
    /// before the last one.
    private static ZonedDateTime start(List<Bar> bars, ZoneId zone) {
        var last = bars.getLast().at().atZone(zone);
        var first =
                bars.stream()
                        .map(Bar::at)
                        .min(Comparator.naturalOrder())
                        .orElseThrow()
                        .atZone(zone);
        var furthest = last.minusMonths(MONTHS);
        var nearest = last.minusMonths(1);
        var from = first.isBefore(furthest) ? furthest : first.isAfter(nearest) ? nearest : first;
        return from.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    }

    private static double share(Instant at, Instant start, Instant end) {
        return (double) ChronoUnit.SECONDS.between(start, at)
                / Math.max(1, ChronoUnit.SECONDS.between(start, end));
    }

    private void mark(ZonedDateTime month, Formats formats, double share) {
        var tick = new Region();
        tick.getStyleClass().add("axis");
        var name = new Label(formats.month(month.toLocalDate()));
        name.getStyleClass().addAll("caption", "month");
        marks.add(new Mark(share, tick, name));
        getChildren().addAll(tick, name);
    }

    private void add(Bar bar, double share, long most) {
        var shape = new Region();
        shape.getStyleClass().addAll("bar", bar.style());
        var height = LEAST + (MOST - LEAST) * Math.clamp((double) bar.minor() / most, 0, 1);
        Label word = null;
        if (bar.word() != null) {
            word = new Label(bar.word());
            word.getStyleClass().addAll("word", bar.style());
            getChildren().add(word);
        }
        drawn.add(new Drawn(share, height, shape, word));
        getChildren().add(shape);
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 120;
    }

    @Override
    protected void layoutChildren() {
        var room = getWidth() - BAR - GAP;
        axis.resizeRelocate(0, AXIS, getWidth(), 1);
        var free = 0.0;
        for (var mark : marks) {
            var x = snapPositionX(mark.share * room);
            mark.tick.resizeRelocate(x, AXIS - 3, 1, 3);
            var width = mark.name.prefWidth(-1);
            mark.name.setVisible(x >= free && x + width <= getWidth());
            mark.name.resizeRelocate(x, AXIS + 2, width, mark.name.prefHeight(-1));
            if (mark.name.isVisible()) free = x + width + GAP;
        }
        layoutBars(room);
    }

    /// From the right, so that this order's word has its place first.
    private void layoutBars(double room) {
        var right = getWidth();
        var sorted = drawn.stream().sorted(Comparator.comparingDouble(Drawn::share)).toList();
        for (var bar : sorted.reversed()) {
            var x = snapPositionX(bar.share * room);
            bar.bar.resizeRelocate(x, AXIS - bar.height, BAR, bar.height);
            var word = bar.word;
            if (word == null) continue;
            var width = word.prefWidth(-1);
            var beside = x + BAR + GAP;
            var left = beside + width <= right ? beside : x - GAP - width;
            // A word that fits on neither side goes; the bar and the accessible text still tell.
            word.setVisible(left >= 0 && left + width <= right);
            word.resizeRelocate(left, 0, width, word.prefHeight(-1));
            if (word.isVisible()) right = Math.min(left, x) - GAP;
        }
    }
}
