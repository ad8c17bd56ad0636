package live.lsn.ui.chart;

import live.lsn.ui.chart.Pen.Anchor;
import live.lsn.ui.chart.Pen.Stroke;
import live.lsn.ui.chart.TimeChart.Content;
import live.lsn.ui.chart.TimeChart.Event;

import java.util.Arrays;
import java.util.List;

/// Draws lines over time in a given size; what costs time to find out is found out once.
final class TimePlot {
    private static final double LINE = 15;
    private static final double GAP = 6;
    private static final double DOT = 3.5;
    private static final double AREA = 0.1;
    private static final Stroke HAIR = Stroke.solid(1);

    private final Content content;
    private final double width;
    private final double height;
    private final Frame frame;
    private final Steps steps;
    private final List<String> figures;
    private final List<int[]> thinned;

    TimePlot(Content content, double width, double height) {
        this.content = content;
        this.width = width;
        this.height = height;
        steps = Steps.of(content.span());
        figures = steps.told(content.formats().locale());
        // Whole pixels, so that the columns of the thinning are those of the screen.
        var left = Math.ceil(widest(Type.AXIS, figures) + 8);
        var ends = content.series().stream().map(each -> each.end() == null ? "" : each.end());
        var ending = widest(Type.LABEL, ends.toList());
        var right = Math.floor(width - (ending == 0 ? 8 : ending + GAP));
        frame =
                new Frame(
                        left,
                        LINE / 2,
                        Math.max(left + 1, right),
                        Math.max(LINE, height - LINE - 8),
                        content.from().toEpochMilli(),
                        content.to().toEpochMilli(),
                        steps.low(),
                        steps.high());
        thinned =
                content.series().stream()
                        .map(
                                each ->
                                        each.points()
                                                .thinned(frame.from(), frame.to(), frame.columns()))
                        .toList();
    }

    boolean isFor(double otherWidth, double otherHeight) {
        return width == otherWidth && height == otherHeight;
    }

    Frame frame() {
        return frame;
    }

    private static double widest(Type type, List<String> texts) {
        return texts.stream().mapToDouble(type::width).max().orElse(0);
    }

    void paint(Pen pen) {
        paintEvents(pen);
        paintAxes(pen);
        // The first series is the one the chart is about: it lies on top.
        for (var i = content.series().size() - 1; i >= 0; i--) paintLine(pen, i);
        paintEventNames(pen);
        paintEnds(pen);
        content.series().forEach(series -> paintFigure(pen, series));
    }

    private void paintEvents(Pen pen) {
        for (var event : content.events()) {
            var left = clamped(frame.x(event.from().toEpochMilli()));
            var right = clamped(frame.x(event.to().toEpochMilli()));
            if (right > left) {
                var height = frame.bottom() - frame.top();
                pen.box(left, frame.top(), right - left, height, 0, Ink.BAND);
            }
        }
    }

    private void paintEventNames(Pen pen) {
        var events =
                content.events().stream()
                        .filter(event -> event.to().isAfter(content.from()))
                        .filter(event -> event.from().isBefore(content.to()))
                        .toList();
        var wanted = lefts(events, 3);
        var widths = events.stream().mapToDouble(each -> Type.AXIS.width(each.name())).toArray();
        var limits =
                events.stream()
                        .mapToDouble(each -> clamped(frame.x(each.to().toEpochMilli())))
                        .toArray();
        var places = Labels.row(wanted, widths, limits, GAP, frame.right());
        for (var i = 0; i < places.length; i++) {
            if (Double.isNaN(places[i])) continue;
            var baseline = frame.top() + LINE - 3;
            pen.text(events.get(i).name(), places[i], baseline, Type.AXIS, Ink.MUTED, Anchor.START);
        }
    }

    private double[] lefts(List<Event> events, double inset) {
        return events.stream()
                .mapToDouble(event -> clamped(frame.x(event.from().toEpochMilli())) + inset)
                .toArray();
    }

    private double clamped(double x) {
        return Math.max(frame.left(), Math.min(frame.right(), x));
    }

    private void paintAxes(Pen pen) {
        for (var line = steps.first(); line <= steps.last(); line++) {
            // On the middle of a pixel a line of one pixel is sharp.
            var y = Math.floor(frame.y(steps.at(line).doubleValue())) + 0.5;
            pen.line(frame.left(), y, frame.right(), y, Ink.GRID, HAIR);
            var told = figures.get((int) (line - steps.first()));
            var baseline = y + Type.AXIS.drop();
            pen.text(told, frame.left() - 8, baseline, Type.AXIS, Ink.MUTED, Anchor.END);
        }
        var mark = Type.AXIS.width(content.formats().time(content.from()));
        var most = (int) (frame.columns() / (mark * 1.6));
        for (var each : TimeSteps.of(content.from(), content.to(), most, content.formats())) {
            var half = Type.AXIS.width(each.told()) / 2;
            var x = frame.x(each.at().toEpochMilli());
            var middle = Math.max(frame.left() + half, Math.min(frame.right() - half, x));
            var baseline = frame.bottom() + LINE + 3;
            pen.text(each.told(), middle, baseline, Type.AXIS, Ink.MUTED, Anchor.MIDDLE);
        }
    }

    private void paintLine(Pen pen, int place) {
        var series = content.series().get(place);
        var kept = thinned.get(place);
        var points = series.points();
        var xs = Arrays.stream(kept).mapToDouble(i -> frame.x(points.millis(i))).toArray();
        var ys = Arrays.stream(kept).mapToDouble(i -> frame.y(points.value(i))).toArray();
        var ink = Ink.data(series.colour());
        if (series.area()) paintArea(pen, xs, ys, ink);
        if (Envelope.isNeeded(ys, frame.columns())) {
            var width = series.line().stroke().width();
            Envelope.of(xs, ys, width).forEach(each -> pen.area(each.xs(), each.ys(), ink, 1));
            return;
        }
        pen.line(xs, ys, ink, series.line().stroke());
        for (var i = 0; i < xs.length; i++) {
            if (isAlone(ys, i)) pen.dot(xs[i], ys[i], series.line().stroke().width(), ink);
        }
    }

    /// A value between two gaps makes no line.
    private static boolean isAlone(double[] ys, int i) {
        return !Double.isNaN(ys[i])
                && (i == 0 || Double.isNaN(ys[i - 1]))
                && (i == ys.length - 1 || Double.isNaN(ys[i + 1]));
    }

    private void paintArea(Pen pen, double[] xs, double[] ys, Ink ink) {
        var floor = frame.y(Math.max(frame.low(), Math.min(frame.high(), 0)));
        var start = 0;
        for (var i = 0; i <= ys.length; i++) {
            if (i < ys.length && !Double.isNaN(ys[i])) continue;
            var count = i - start;
            if (count > 1) {
                var x = Arrays.copyOf(Arrays.copyOfRange(xs, start, i), count + 2);
                var y = Arrays.copyOf(Arrays.copyOfRange(ys, start, i), count + 2);
                x[count] = x[count - 1];
                x[count + 1] = x[0];
                y[count] = floor;
                y[count + 1] = floor;
                pen.area(x, y, ink, AREA);
            }
            start = i + 1;
        }
    }

    private void paintEnds(Pen pen) {
        var all = content.series();
        var wanted = new double[all.size()];
        for (var i = 0; i < wanted.length; i++) {
            var last = all.get(i).points().last();
            var none = last < 0 || all.get(i).end() == null;
            wanted[i] = none ? Double.NaN : frame.y(all.get(i).points().value(last));
        }
        var places = Labels.column(wanted, LINE, 0, frame.bottom() + LINE / 2);
        for (var i = 0; i < places.length; i++) {
            var end = all.get(i).end();
            if (end == null || Double.isNaN(places[i])) continue;
            var ink = Ink.data(all.get(i).colour());
            var x = frame.right() + GAP;
            pen.text(end, x, places[i] + Type.LABEL.drop(), Type.LABEL, ink, Anchor.START);
        }
    }

    private void paintFigure(Pen pen, Series series) {
        var last = series.points().last();
        if (series.figure() == null || last < 0) return;
        var x = frame.x(series.points().millis(last));
        var y = frame.y(series.points().value(last));
        var ink = Ink.data(series.colour());
        pen.dot(x, y, DOT + 2, Ink.GROUND);
        pen.dot(x, y, DOT, ink);
        var fits = x - GAP - Type.FIGURE.width(series.figure()) > frame.left();
        pen.text(
                series.figure(),
                fits ? x - GAP - 2 : x + GAP + 2,
                Math.max(frame.top() + LINE, y - GAP),
                Type.FIGURE,
                ink,
                fits ? Anchor.END : Anchor.START);
    }
}
