package live.lsn.ui.chart;

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
/// seconds at 100,000 points; here at most five points of each column of pixels are drawn. Time
/// runs from left to right in every language.
public final class TimeChart extends ReadableDrawing<TimeChart.Content, TimePlot> {
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

    public TimeChart() {
        super("time-chart", "chart.keys");
    }

    @Override
    boolean isEmpty() {
        return !isShown() || content().span().isEmpty() || content().series().isEmpty();
    }

    @Override
    void paintAll(Pen pen, double width, double height) {
        plot(width, height).paint(pen);
    }

    @Override
    TimePlot plotted(Content of, double width, double height) {
        return new TimePlot(of, width, height);
    }

    private Points points(int line) {
        return content().series().get(line).points();
    }

    @Override
    int lines() {
        return isShown() ? content().series().size() : 0;
    }

    @Override
    int places(int line) {
        return points(line).size();
    }

    @Override
    int start(int line) {
        return points(line).last();
    }

    /// Another line is read at the time at which the last one was.
    @Override
    int beside(int line, int from, int other) {
        var at = from < 0 ? content().to().toEpochMilli() : points(line).millis(from);
        return points(other).nearest(at);
    }

    @Override
    @Nullable Reading near(double x, double y, double width, double height) {
        var frame = plot(width, height).frame();
        if (x < frame.left() - 4 || x > frame.right() + 4) return null;
        return near(content(), frame, x, y);
    }

    /// The nearest of those points that stand, in their lines, nearest to a place in the drawing.
    static @Nullable Reading near(Content content, Frame frame, double x, double y) {
        @Nullable Reading best = null;
        var least = Double.POSITIVE_INFINITY;
        for (var line = 0; line < content.series().size(); line++) {
            var points = content.series().get(line).points();
            var place = points.nearest(Math.round(frame.at(x)));
            if (place < 0 || Double.isNaN(points.value(place))) continue;
            var right = frame.x(points.millis(place)) - x;
            var away = Math.hypot(right, frame.y(points.value(place)) - y);
            if (away < least) {
                least = away;
                best = new Reading(line, place);
            }
        }
        return best;
    }

    @Override
    String told(Reading read) {
        var of = content();
        var series = of.series().get(read.line());
        var at = series.points().at(read.place());
        var value = series.points().value(read.place());
        var figure = Double.isNaN(value) ? Words.of("chart.nodata") : of.figure(value);
        var time = of.time(at);
        return of.events().stream()
                .filter(event -> event.holds(at))
                .findFirst()
                .map(event -> Words.of("chart.during", time, series.name(), figure, event.name()))
                .orElseGet(() -> Words.of("chart.reading", time, series.name(), figure));
    }

    @Override
    String summary(String name) {
        var named =
                content().series().stream()
                        .map(each -> each.end() == null ? each.name() : each.end())
                        .toList();
        return Words.of("chart.lines", name, String.join(", ", named));
    }

    @Override
    Spot spot(Reading read, double width, double height) {
        var frame = plot(width, height).frame();
        var series = content().series().get(read.line());
        return Spot.of(
                frame,
                frame.x(series.points().millis(read.place())),
                frame.y(series.points().value(read.place())),
                series.colour());
    }

    @Override
    public DataTable table() {
        return isShown() ? TimeTable.of(content()) : DataTable.NONE;
    }
}
