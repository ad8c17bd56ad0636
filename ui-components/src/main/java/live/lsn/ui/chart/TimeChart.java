package live.lsn.ui.chart;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Lines over time with their names at their ends, periods as grey bands, and a reading of each
/// point by mouse and by keyboard.
///
/// A canvas of ours, since JavaFX's LineChart makes a node for each point, which stops a window for
/// seconds at 100,000 points; here at most five points of each column of pixels are drawn. Left and
/// right step from point to point, Home and End go to the first and the last, up and down change
/// the line, Escape ends the reading. Time runs from left to right in every language.
public final class TimeChart extends Drawing {
    /// What is drawn.
    ///
    /// @param formats language of the figures and zone of the axis
    /// @param decimals of a figure that is read, 0 or more
    /// @param from where the axis begins
    /// @param to where it ends; after `from`
    /// @param fromZero the axis of figures holds 0 even where no value is near it
    /// @param series the first is the one the chart is about
    public record Content(
            Formats formats,
            int decimals,
            Instant from,
            Instant to,
            boolean fromZero,
            List<Series> series,
            List<Event> events) {
        public Content {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("no time from " + from + " to " + to);
            }
            series = List.copyOf(series);
            events = List.copyOf(events);
        }

        Span span() {
            var span = fromZero ? new Span(0, 0) : Span.NONE;
            for (var each : series) {
                var of = each.points().span();
                span = span.with(of.least()).with(of.most());
            }
            return span;
        }

        /// The hour alone within a day, which may have 25 of them; else the day, too.
        String time(Instant at) {
            var hours = Duration.between(from, to).toHours();
            return hours <= 25 ? formats.time(at) : formats.dateAndTime(at);
        }

        String figure(double value) {
            return formats.decimal(value, decimals);
        }
    }

    /// A period in which something went on, such as a show.
    public record Event(String name, Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private final ReadOnlyObjectWrapper<@Nullable String> reading =
            new ReadOnlyObjectWrapper<>(this, "reading");
    private final ReadingMark mark = new ReadingMark();
    private String name = "";
    private @Nullable Content content;
    private @Nullable TimePlot plot;
    private int line;
    private int place = -1;

    public TimeChart() {
        getStyleClass().add("time-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleHelp(Words.of("chart.keys"));
        setFocusTraversable(true);
        getChildren().addAll(mark.nodes());
        addEventHandler(KeyEvent.KEY_PRESSED, this::step);
        canvas().setOnMouseMoved(this::point);
        canvas().setOnMouseExited(_ -> unread());
        canvas().setOnMousePressed(_ -> requestFocus());
        focusedProperty().subscribe(focused -> readOnFocus(focused));
    }

    /// Shows another content; a reading that was shown ends.
    ///
    /// @param name of the chart, for screen readers
    public void show(String name, Content content) {
        this.name = name;
        this.content = content;
        plot = null;
        line = 0;
        unread();
        shown();
    }

    /// What is read of a point, null while none is.
    public ReadOnlyObjectProperty<@Nullable String> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 300;
    }

    @Override
    void paint(Pen pen, double width, double height) {
        if (content == null || content.span().isEmpty() || content.series().isEmpty()) {
            var words = Words.of("chart.nodata");
            pen.text(words, width / 2, height / 2, Type.BODY, Ink.MUTED, Pen.Anchor.MIDDLE);
            return;
        }
        plot(content, width, height).paint(pen);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        mark();
    }

    private TimePlot plot(Content of) {
        return plot(of, canvas().getWidth() / scale(), canvas().getHeight() / scale());
    }

    private TimePlot plot(Content of, double width, double height) {
        if (plot == null || !plot.isFor(width, height)) plot = new TimePlot(of, width, height);
        return plot;
    }

    private void readOnFocus(boolean focused) {
        if (!focused) unread();
        else if (content != null && !content.series().isEmpty() && place < 0) {
            read(line, content.series().get(line).points().last());
        }
    }

    private void step(KeyEvent event) {
        if (content == null || content.series().isEmpty()) return;
        var points = content.series().get(line).points();
        switch (event.getCode()) {
            case LEFT -> read(line, place < 0 ? points.last() : Math.max(0, place - 1));
            case RIGHT -> read(line, Math.min(points.size() - 1, place + 1));
            case HOME -> read(line, 0);
            case END -> read(line, points.size() - 1);
            case UP -> change(-1);
            case DOWN -> change(1);
            case ESCAPE -> {
                if (place < 0) return;
                unread();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Another line is read at the time at which the last one was; one without points is passed by.
    private void change(int by) {
        if (content == null) return;
        var count = content.series().size();
        var points = content.series().get(line).points();
        var at = place < 0 ? content.to().toEpochMilli() : points.millis(place);
        for (var i = 1; i <= count; i++) {
            var to = Math.floorMod(line + i * by, count);
            var near = content.series().get(to).points().nearest(at);
            if (near < 0) continue;
            read(to, near);
            return;
        }
    }

    private void point(MouseEvent event) {
        if (content == null) return;
        var frame = plot(content).frame();
        var x = event.getX() / scale();
        var y = event.getY() / scale();
        if (x < frame.left() - 4 || x > frame.right() + 4) {
            unread();
            return;
        }
        var nearest = Reading.at(content, frame, x, y);
        if (nearest != null) read(nearest.line(), nearest.place());
    }

    private void read(int series, int point) {
        if (content == null || point < 0) return;
        if (point >= content.series().get(series).points().size()) return;
        line = series;
        place = point;
        var told = told(content, content.series().get(series), point);
        reading.set(told);
        setAccessibleText(name + ". " + told);
        mark();
    }

    private static String told(Content content, Series series, int point) {
        var at = series.points().at(point);
        var value = series.points().value(point);
        var figure = Double.isNaN(value) ? Words.of("chart.nodata") : content.figure(value);
        var time = content.time(at);
        return content.events().stream()
                .filter(event -> event.holds(at))
                .findFirst()
                .map(event -> Words.of("chart.during", time, series.name(), figure, event.name()))
                .orElseGet(() -> Words.of("chart.reading", time, series.name(), figure));
    }

    private void unread() {
        place = -1;
        reading.set(null);
        mark.hide();
        setAccessibleText(content == null ? name : Words.of("chart.lines", name, named(content)));
    }

    private static String named(Content content) {
        return String.join(
                ", ",
                content.series().stream()
                        .map(each -> each.end() == null ? each.name() : each.end())
                        .toList());
    }

    private void mark() {
        if (content == null || place < 0 || reading.get() == null) return;
        var frame = plot(content).frame();
        var series = content.series().get(line);
        mark.show(
                frame,
                scale(),
                frame.x(series.points().millis(place)),
                frame.y(series.points().value(place)),
                series.colour(),
                reading.get(),
                isRightToLeft());
    }

    @Override
    public DataTable table() {
        return content == null ? new DataTable(List.of(), 0) : TimeTable.of(content);
    }
}
