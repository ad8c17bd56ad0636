package live.lsn.ui.chart;

import live.lsn.ui.chart.Pen.Anchor;
import live.lsn.ui.chart.TimeChart.Content;
import live.lsn.ui.chart.TimeChart.Event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Draws lines over time in a given size; what costs time to find out is found out once.
final class TimePlot {
    private static final double LINE = 15;
    private static final double GAP = 6;
    private static final double DOT = 3.5;
    private static final double AREA = 0.1;

    private final Content content;
    private final Frame frame;
    private final FigureAxis axis;
    private final List<int[]> thinned;

    TimePlot(Content content, double width, double height) {
        this.content = content;
        axis = FigureAxis.of(content.span(), content.formats().locale());
        var ends = EndLabels.room(content.series().stream().map(Series::end).toList());
        var from = content.from().toEpochMilli();
        frame = Frame.of(width, height, LINE / 2, axis, ends, from, content.to().toEpochMilli());
        thinned =
                content.series().stream()
                        .map(
                                each ->
                                        each.points()
                                                .thinned(
                                                        content.from().toEpochMilli(),
                                                        content.to().toEpochMilli(),
                                                        frame.columns()))
                        .toList();
    }

    Frame frame() {
        return frame;
    }

    void paint(Pen pen) {
        paintEvents(pen);
        paintAxes(pen);
        // The first series is the one the chart is about: it lies on top.
        for (var i = content.series().size() - 1; i >= 0; i--) paintLine(pen, i);
        var covered = paintEventNames(pen);
        paintEnds(pen);
        for (var series : content.series()) paintFigure(pen, series, covered);
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

    /// Names of the events, in the room that they cover.
    private List<Patch> paintEventNames(Pen pen) {
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
        var covered = new ArrayList<Patch>();
        var baseline = frame.top() + LINE - 3;
        for (var i = 0; i < places.length; i++) {
            if (Double.isNaN(places[i])) continue;
            var name = events.get(i).name();
            pen.text(name, places[i], baseline, Type.AXIS, Ink.MUTED, Anchor.START);
            covered.add(Patch.of(name, places[i], baseline, Type.AXIS, Anchor.START));
        }
        return covered;
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
        axis.paint(pen, frame);
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
        var ends = new ArrayList<EndLabels.End>();
        for (var series : content.series()) {
            var last = series.points().last();
            var y = last < 0 ? Double.NaN : frame.y(series.points().value(last));
            ends.add(new EndLabels.End(series.end(), y, Ink.data(series.colour())));
        }
        EndLabels.paint(pen, frame, ends);
    }

    /// @param covered what the figure must leave free; grows by its own room
    private void paintFigure(Pen pen, Series series, List<Patch> covered) {
        var figure = series.figure();
        var last = series.points().last();
        if (figure == null || last < 0) return;
        var x = frame.x(series.points().millis(last));
        var y = frame.y(series.points().value(last));
        var ink = Ink.data(series.colour());
        pen.dot(x, y, DOT + 2, Ink.GROUND);
        pen.dot(x, y, DOT, ink);
        var place = PointLabel.of(figure, x, y, Type.FIGURE, frame.patch(), covered);
        pen.text(figure, place.x(), place.baseline(), Type.FIGURE, ink, place.anchor());
        covered.add(place.patch(figure, Type.FIGURE));
    }
}
