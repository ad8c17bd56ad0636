package live.lsn.ui.chart;

import live.lsn.ui.Words;
import live.lsn.ui.chart.OcChart.Content;
import live.lsn.ui.chart.OcChart.Curve;
import live.lsn.ui.chart.OcChart.Point;
import live.lsn.ui.chart.Pen.Anchor;
import live.lsn.ui.chart.Pen.Stroke;

import java.util.ArrayList;
import java.util.List;

/// Draws operating characteristic curves in a given size.
final class OcPlot {
    /// The probabilities at which a plan is read: of the producer's risk and of the consumer's.
    private static final double PRODUCER = 0.95;

    private static final double CONSUMER = 0.10;
    private static final double LINE = EndLabels.LINE;
    private static final double GAP = 8;
    private static final double DOT = 3.5;
    private static final Stroke HAIR = Stroke.solid(1);
    private static final Stroke GUIDE = new Stroke(1, List.of(2.0, 3.0));

    /// Points that are read off and told.
    private record Told(Point at, String words) {}

    private final Content content;
    private final double width;
    private final Frame frame;
    private final FigureAxis axis;
    private final FigureAxis below;

    OcPlot(Content content, double width, double height) {
        this.content = content;
        this.width = width;
        var locale = content.formats().locale();
        var span = new Span(0, 0);
        for (var curve : content.curves()) {
            for (var point : curve.points()) span = span.with(point.quality());
        }
        below = FigureAxis.of(span, locale, content.unit());
        axis = FigureAxis.of(new Span(0, 100), locale, "\u00a0%");
        var ends = EndLabels.room(content.curves().stream().map(Curve::name).toList());
        var most = span.most() == 0 ? 1 : span.most();
        frame = Frame.of(width, height, LINE + 2, axis, ends, 0, most);
    }

    Frame frame() {
        return frame;
    }

    private double y(double acceptance) {
        return frame.y(acceptance * 100);
    }

    void paint(Pen pen) {
        axis.paint(pen, frame);
        paintQualities(pen);
        var told = told();
        told.forEach(each -> paintGuides(pen, each.at()));
        for (var i = content.curves().size() - 1; i >= 0; i--) paintCurve(pen, i);
        EndLabels.paint(pen, frame, ends());
        paintTold(pen, told);
    }

    private void paintQualities(Pen pen) {
        var steps = below.steps();
        for (var line = steps.first(); line <= steps.last(); line++) {
            var quality = steps.at(line).doubleValue();
            if (quality > frame.to()) continue;
            var words = below.figures().get((int) (line - steps.first()));
            var half = Type.AXIS.width(words) / 2;
            var x = Math.max(half, Math.min(width - half, frame.x(quality)));
            var baseline = frame.bottom() + LINE + 3;
            pen.text(words, x, baseline, Type.AXIS, Ink.MUTED, Anchor.MIDDLE);
        }
    }

    private void paintCurve(Pen pen, int place) {
        var points = content.curves().get(place).points();
        var xs = points.stream().mapToDouble(each -> frame.x(each.quality())).toArray();
        var ys = points.stream().mapToDouble(each -> y(each.acceptance())).toArray();
        pen.line(xs, ys, Ink.data(place + 1), Series.Line.of(place + 1).stroke());
        if (xs.length == 1) pen.dot(xs[0], ys[0], DOT, Ink.data(place + 1));
    }

    private List<EndLabels.End> ends() {
        var ends = new ArrayList<EndLabels.End>();
        for (var i = 0; i < content.curves().size(); i++) {
            var curve = content.curves().get(i);
            var none = curve.points().isEmpty();
            var y = none ? Double.NaN : y(curve.points().getLast().acceptance());
            ends.add(new EndLabels.End(curve.name(), y, Ink.data(i + 1)));
        }
        return ends;
    }

    private List<Told> told() {
        var curve = content.curves().getFirst();
        var told = new ArrayList<Told>();
        var atAql = curve.acceptance(content.aql());
        if (!Double.isNaN(atAql)) {
            var words =
                    Words.of(
                            "chart.oc.aql",
                            content.quality(content.aql()),
                            content.acceptance(atAql));
            told.add(new Told(new Point(content.aql(), atAql), words));
        }
        var risks = content.risks();
        if (risks == null) {
            read(told, "chart.oc.read", new Point(curve.quality(PRODUCER), PRODUCER), 0);
            read(told, "chart.oc.lq", new Point(curve.quality(CONSUMER), CONSUMER), 0);
        } else {
            read(told, "chart.oc.read", curve.at(risks.producer()), 1);
            read(told, "chart.oc.lq", curve.at(risks.consumer()), 1);
        }
        return told;
    }

    private void read(List<Told> told, String key, Point at, int decimals) {
        if (Double.isNaN(at.quality()) || Double.isNaN(at.acceptance())) return;
        var share = content.formats().percent(at.acceptance(), decimals);
        told.add(new Told(at, Words.of(key, share, content.quality(at.quality()))));
    }

    private void paintGuides(Pen pen, Point at) {
        var x = frame.x(at.quality());
        pen.line(x, y(at.acceptance()), x, frame.bottom(), Ink.HINT, GUIDE);
    }

    private void paintTold(Pen pen, List<Told> told) {
        var wanted = told.stream().mapToDouble(each -> y(each.at().acceptance()) - 4).toArray();
        var places = Labels.column(wanted, LINE, 0, frame.bottom());
        var covered = new ArrayList<Patch>();
        for (var i = 0; i < places.length; i++) {
            var x = frame.x(told.get(i).at().quality());
            var y = y(told.get(i).at().acceptance());
            if (!Double.isNaN(places[i]))
                paintWords(pen, told.get(i).words(), x, y, places[i], covered);
            pen.dot(x, y, DOT + 2, Ink.GROUND);
            pen.dot(x, y, DOT, Ink.DATA_1);
        }
    }

    /// Right of all curves, or above them where there is no room; not at all upon other words.
    private void paintWords(
            Pen pen, String words, double x, double y, double wanted, List<Patch> covered) {
        var most = edge(wanted) - Type.LABEL.width(words);
        var free = Math.max(x, right(wanted + LINE / 2)) + GAP;
        var start = Math.min(free, most);
        var middle = free <= most ? wanted : Math.min(wanted, top(start) - LINE / 2 - 4);
        var baseline = middle + Type.LABEL.drop();
        var patch = Patch.of(words, start, baseline, Type.LABEL, Anchor.START);
        if (start < frame.left() || covered.stream().anyMatch(patch::meets)) return;
        covered.add(patch);
        pen.line(x, y, Math.max(start - 3, Math.min(x, patch.right())), middle, Ink.HINT, HAIR);
        // On a line of the axis, or of the hair, the words would not be read.
        pen.box(patch.left() - 2, patch.top(), patch.width() + 4, patch.height(), 0, Ink.GROUND);
        pen.text(words, start, baseline, Type.LABEL, Ink.TEXT, Anchor.START);
    }

    /// How far right words at this height may reach: into the room of the curves' names where they
    /// stand lower.
    private double edge(double at) {
        var names =
                ends().stream()
                        .mapToDouble(EndLabels.End::y)
                        .filter(each -> !Double.isNaN(each))
                        .min()
                        .orElse(frame.bottom());
        var highest = names - (content.curves().size() - 0.5) * LINE;
        return at + LINE / 2 < highest ? width : frame.right();
    }

    /// The height of the highest curve at a place and right of it.
    private double top(double x) {
        return content.curves().stream()
                .mapToDouble(each -> each.acceptance(frame.at(x)))
                .filter(each -> !Double.isNaN(each))
                .map(this::y)
                .min()
                .orElse(frame.bottom());
    }

    /// How far right, at this height, a curve reaches: words right of it cover none.
    private double right(double y) {
        var acceptance = (frame.bottom() - y) / (frame.bottom() - frame.top());
        return content.curves().stream()
                .mapToDouble(each -> each.quality(Math.min(1, acceptance)))
                .filter(each -> !Double.isNaN(each))
                .map(frame::x)
                .max()
                .orElse(frame.left());
    }
}
