package live.lsn.ui.chart;

import live.lsn.ui.Words;
import live.lsn.ui.chart.ControlChart.Content;
import live.lsn.ui.chart.ControlChart.Event;
import live.lsn.ui.chart.ControlChart.Point;
import live.lsn.ui.chart.ControlChart.Shape;
import live.lsn.ui.chart.Pen.Anchor;
import live.lsn.ui.chart.Pen.Stroke;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Draws a control chart in a given size; what costs time to find out is found out once.
final class ControlPlot {
    private static final double LINE = EndLabels.LINE;
    private static final double GAP = 6;
    private static final double DOT = 3;
    private static final double SHAPE = 5.5;
    private static final Stroke LIMIT = new Stroke(1.3, List.of(6.0, 4.0));

    private final Content content;
    private final double width;
    private final Frame frame;
    private final FigureAxis axis;
    private final int[] kept;

    ControlPlot(Content content, double width, double height) {
        this.content = content;
        this.width = width;
        var span = new Span(0, 0);
        for (var each : content.points()) {
            span = span.with(each.span().least() * 100).with(each.span().most() * 100);
        }
        axis = FigureAxis.of(span, content.formats().locale(), "\u00a0%");
        var count = content.points().size();
        var ends = EndLabels.room(ends().stream().map(EndLabels.End::text).toList());
        frame = Frame.of(width, height, LINE + 2, axis, ends, -0.5, count - 0.5);
        var values = content.points().stream().mapToDouble(Point::value).toArray();
        var places = IntStream.range(0, count).asLongStream().toArray();
        kept = Thinning.keep(places, values, 0, count, frame.columns());
    }

    Frame frame() {
        return frame;
    }

    void paint(Pen pen) {
        axis.paint(pen, frame);
        paintNames(pen);
        var covered = paintEvents(pen);
        paintSteps(pen, Point::centre, Ink.DATA_7, Stroke.solid(1.3));
        paintSteps(pen, Point::upper, Ink.DATA_2, LIMIT);
        paintSteps(pen, Point::lower, Ink.DATA_2, LIMIT);
        EndLabels.paint(pen, frame, placed(ends()));
        paintPoints(pen);
        paintMarks(pen, covered);
    }

    private double y(double share) {
        return frame.y(share * 100);
    }

    private void paintNames(Pen pen) {
        var points = content.points();
        // Names of lots are alike, so the width of the last tells how many fit.
        var room = Type.AXIS.width(points.getLast().name()) + 2 * GAP;
        var each = (int) Math.max(1, Math.ceil(room / slot()));
        var free = frame.left();
        for (var i = 0; i < points.size(); i += each) {
            var name = points.get(i).name();
            var half = Type.AXIS.width(name) / 2;
            var x = Math.max(frame.left() + half, Math.min(width - half, frame.x(i)));
            if (x - half < free) continue;
            free = x + half + GAP;
            var baseline = frame.bottom() + LINE + 3;
            pen.text(name, x, baseline, Type.AXIS, Ink.MUTED, Anchor.MIDDLE);
        }
    }

    private double slot() {
        return (frame.right() - frame.left()) / content.points().size();
    }

    /// Lines of the events, in the room that other words leave to them.
    private List<Patch> paintEvents(Pen pen) {
        var covered = new ArrayList<Patch>();
        var events =
                content.events().stream().sorted(Comparator.comparingInt(Event::before)).toList();
        var xs = events.stream().mapToDouble(each -> frame.x(each.before() - 0.5)).toArray();
        var widths = events.stream().mapToDouble(each -> Type.AXIS.width(each.name())).toArray();
        var limits = new double[xs.length];
        for (var i = 0; i < xs.length; i++) {
            limits[i] = i + 1 < xs.length ? xs[i + 1] : frame.right();
        }
        var places = Labels.row(xs, widths, limits, GAP, width);
        for (var i = 0; i < xs.length; i++) {
            var x = Math.floor(xs[i]) + 0.5;
            pen.line(x, LINE - 2, x, frame.bottom(), Ink.HINT, Stroke.solid(1));
            covered.add(new Patch(x - 2, 0, x + 2, frame.bottom()));
            if (Double.isNaN(places[i])) continue;
            var name = events.get(i).name();
            pen.text(name, places[i], LINE - 5, Type.AXIS, Ink.MUTED, Anchor.START);
        }
        return covered;
    }

    /// A line that changes its height half-way between two points.
    private void paintSteps(Pen pen, ToDoubleFunction<Point> of, Ink ink, Stroke stroke) {
        var xs = new double[2 * kept.length];
        var ys = new double[2 * kept.length];
        for (var i = 0; i < kept.length; i++) {
            var from = i == 0 ? -0.5 : (kept[i - 1] + kept[i]) / 2.0;
            var to = i + 1 == kept.length ? frame.to() : (kept[i] + kept[i + 1]) / 2.0;
            var y = y(of.applyAsDouble(content.points().get(kept[i])));
            xs[2 * i] = frame.x(from);
            xs[2 * i + 1] = frame.x(to);
            ys[2 * i] = y;
            ys[2 * i + 1] = y;
        }
        pen.line(xs, ys, ink, stroke);
    }

    private List<EndLabels.End> ends() {
        var last = content.points().getLast();
        return List.of(
                end("chart.upper", last.upper(), Ink.DATA_2),
                end("chart.centre", last.centre(), Ink.DATA_7),
                end("chart.lower", last.lower(), Ink.DATA_2));
    }

    private EndLabels.End end(String key, double share, Ink ink) {
        return new EndLabels.End(Words.of(key, content.percent(share)), share, ink);
    }

    private List<EndLabels.End> placed(List<EndLabels.End> ends) {
        return ends.stream()
                .map(each -> new EndLabels.End(each.text(), y(each.y()), each.ink()))
                .toList();
    }

    private void paintPoints(Pen pen) {
        var xs = IntStream.of(kept).mapToDouble(frame::x).toArray();
        var ys =
                IntStream.of(kept)
                        .mapToDouble(place -> y(content.points().get(place).value()))
                        .toArray();
        if (Envelope.isNeeded(ys, frame.columns())) {
            var shapes = Envelope.of(xs, ys, 1.5);
            shapes.forEach(each -> pen.area(each.xs(), each.ys(), Ink.DATA_1, 1));
            return;
        }
        pen.line(xs, ys, Ink.DATA_1, Stroke.solid(1.5));
        if (slot() < 2 * DOT) return;
        for (var i = 0; i < xs.length; i++) {
            if (content.points().get(kept[i]).mark() == null)
                pen.dot(xs[i], ys[i], DOT, Ink.DATA_1);
        }
    }

    /// Shapes, and beside those beyond a limit the names of their points as far as there is room.
    ///
    /// @param covered what the names must leave free
    private void paintMarks(Pen pen, List<Patch> covered) {
        var named = new ArrayList<Integer>();
        var free = Double.NEGATIVE_INFINITY;
        for (var i = 0; i < content.points().size(); i++) {
            var mark = content.points().get(i).mark();
            // Of shapes that would lie upon each other one is enough.
            if (mark == null || (slot() < 1 && frame.x(i) < free)) continue;
            free = frame.x(i) + 2;
            paintShape(pen, i, mark.shape());
            var x = frame.x(i);
            var y = y(content.points().get(i).value());
            covered.add(new Patch(x - SHAPE, y - SHAPE, x + SHAPE, y + SHAPE));
            if (mark.shape() == Shape.DIAMOND) named.add(i);
        }
        // More names than these no one reads, and finding room for them takes time.
        for (var i : named.subList(0, Math.min(20, named.size()))) paintName(pen, i, covered);
    }

    private void paintName(Pen pen, int place, List<Patch> covered) {
        var point = content.points().get(place);
        var x = frame.x(place);
        var y = y(point.value());
        var label = PointLabel.of(point.name(), x, y, Type.LABEL, frame.patch(), covered);
        var patch = label.patch(point.name(), Type.LABEL);
        if (covered.stream().anyMatch(patch::meets) || patch.bottom() > frame.bottom()) return;
        pen.text(point.name(), label.x(), label.baseline(), Type.LABEL, Ink.WORSE, label.anchor());
        covered.add(patch);
    }

    private void paintShape(Pen pen, int place, Shape shape) {
        var x = frame.x(place);
        var y = y(content.points().get(place).value());
        switch (shape) {
            case DIAMOND -> {
                diamond(pen, x, y, SHAPE + 1.5, Ink.GROUND);
                diamond(pen, x, y, SHAPE, Ink.WORSE);
            }
            case RING -> {
                pen.dot(x, y, SHAPE, Ink.DATA_1);
                pen.dot(x, y, SHAPE - 2, Ink.GROUND);
            }
        }
    }

    private static void diamond(Pen pen, double x, double y, double half, Ink ink) {
        var xs = new double[] {x, x + half, x, x - half};
        var ys = new double[] {y - half, y, y + half, y};
        pen.area(xs, ys, ink, 1);
    }
}
