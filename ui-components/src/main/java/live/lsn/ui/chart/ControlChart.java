package live.lsn.ui.chart;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// Shares in the order in which they came, each between limits of its own, and what stands out.
///
/// A share of few units may stray further than one of many, so the limits go in steps. What stands
/// out has a shape of its own and says why; which points those are is up to who shows it. Points
/// run from left to right in every language, as time does.
public final class ControlChart extends ReadableDrawing<ControlChart.Content, ControlPlot> {
    /// What is drawn.
    ///
    /// @param decimals of a per cent, 0 or more
    /// @param points in their order
    /// @param events before which points something happened
    public record Content(Formats formats, int decimals, List<Point> points, List<Event> events) {
        /// @throws IllegalArgumentException if an event is before no point
        public Content {
            points = List.copyOf(points);
            events = List.copyOf(events);
            for (var event : events) {
                if (event.before() >= 0 && event.before() < points.size()) continue;
                throw new IllegalArgumentException("no point " + event.before());
            }
        }

        String percent(double share) {
            return formats.percent(share, decimals);
        }
    }

    /// One share and what it is held against.
    ///
    /// @param name of what was counted: a lot
    /// @param size units that were counted, 1 or more
    /// @param value share, 0 to 1
    /// @param centre of the limits, and the limits, 0 to 1; where these change, so do the lines
    /// @param mark what stands out here, null for nothing
    public record Point(
            String name,
            long size,
            double value,
            double centre,
            double lower,
            double upper,
            @Nullable Mark mark) {
        Span span() {
            return new Span(Math.min(value, lower), Math.max(value, upper));
        }
    }

    /// Why a point stands out.
    ///
    /// @param words told when it is read: "above the upper limit"
    public record Mark(Shape shape, String words) {}

    /// The shape of a point that stands out, so that none is told by its colour alone.
    public enum Shape {
        /// Beyond a limit.
        DIAMOND,
        /// Part of a pattern, such as a long run on one side.
        RING
    }

    /// Something that happened, such as another process, from which on limits may be others.
    ///
    /// @param before place of the point in front of which it happened, from 0
    public record Event(String name, int before) {}

    public ControlChart() {
        super("control-chart", "chart.keys.points");
    }

    /// Tells which point is opened, by Enter, Space or a click. Given once.
    public void setOnOpen(Consumer<Point> open) {
        Opening.of(this, read -> open.accept(content().points().get(read.place())));
    }

    @Override
    ControlPlot plotted(Content of, double width, double height) {
        return new ControlPlot(of, width, height);
    }

    @Override
    boolean isEmpty() {
        return lines() == 0;
    }

    @Override
    void paintAll(Pen pen, double width, double height) {
        plot(width, height).paint(pen);
    }

    @Override
    int lines() {
        return isShown() && !content().points().isEmpty() ? 1 : 0;
    }

    @Override
    int places(int line) {
        return content().points().size();
    }

    @Override
    @Nullable Reading near(double x, double y, double width, double height) {
        var frame = plot(width, height).frame();
        if (x < frame.left() || x > frame.right()) return null;
        var nearest = (int) Math.round(frame.at(x));
        return new Reading(0, Math.max(0, Math.min(places(0) - 1, nearest)));
    }

    @Override
    Spot spot(Reading read, double width, double height) {
        var frame = plot(width, height).frame();
        var y = frame.y(content().points().get(read.place()).value() * 100);
        return Spot.of(frame, frame.x(read.place()), y, 1);
    }

    @Override
    String told(Reading read) {
        var of = content();
        var point = of.points().get(read.place());
        var told =
                Words.of(
                        "chart.control.point",
                        point.name(),
                        of.percent(point.value()),
                        of.formats().whole(point.size()),
                        of.percent(point.lower()),
                        of.percent(point.upper()));
        return point.mark() == null
                ? told
                : Words.of("chart.control.marked", told, point.mark().words());
    }

    @Override
    String summary(String name) {
        var marked = content().points().stream().filter(each -> each.mark() != null).count();
        return Words.of("chart.control", name, content().points().size(), marked);
    }

    @Override
    public DataTable table() {
        return isEmpty() ? DataTable.NONE : ControlTable.of(content());
    }
}
