package live.lsn.ui.chart;

import live.lsn.ui.Words;
import live.lsn.ui.chart.ParetoChart.Content;
import live.lsn.ui.chart.Pen.Anchor;
import live.lsn.ui.chart.Pen.Stroke;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Draws a Pareto chart in a given size, for words that run from left to right.
final class ParetoPlot {
    /// The colour of the data palette of the cumulative share.
    static final int LINE = 2;

    /// The share at which one usually looks for the few that matter.
    private static final int MOST = 80;

    private static final int STEP = 20;
    private static final double TEXT = 15;
    private static final double GAP = 8;
    private static final double WIDEST = 56;

    private final Content content;
    private final ParetoOrder order;
    private final Frame frame;

    ParetoPlot(Content content, ParetoOrder order, double width, double height) {
        this.content = content;
        this.order = order;
        var axis = Math.ceil(Type.AXIS.width(percent(100)) + GAP);
        var right = Math.max(1, width - axis);
        var top = TEXT + 6;
        var bottom = Math.max(top + 1, height - 2 * TEXT - 6);
        frame = new Frame(0, top, right, bottom, 0, order.bars(), 0, 100);
    }

    Frame frame() {
        return frame;
    }

    private String percent(int whole) {
        return content.formats().percent(whole / 100.0, 0);
    }

    void paint(Pen pen) {
        paintAxis(pen);
        for (var bar = 0; bar < order.bars(); bar++) paintBar(pen, bar);
        paintNames(pen);
        paintCounts(pen);
        paintShares(pen);
    }

    private void paintAxis(Pen pen) {
        for (var share = 0; share <= 100; share += STEP) {
            var y = Math.floor(frame.y(share)) + 0.5;
            var isMost = share == MOST;
            var stroke = isMost ? new Stroke(1, List.of(5.0, 4.0)) : Stroke.solid(1);
            pen.line(0, y, frame.right(), y, isMost ? Ink.HINT : Ink.GRID, stroke);
            pen.text(
                    percent(share),
                    frame.right() + GAP,
                    y + Type.AXIS.drop(),
                    isMost ? Type.BODY_STRONG : Type.AXIS,
                    isMost ? Ink.TEXT : Ink.MUTED,
                    Anchor.START);
        }
    }

    private double slot() {
        return frame.columns() / (double) order.bars();
    }

    private boolean isOther(int bar) {
        return bar == order.counts().size();
    }

    private void paintBar(Pen pen, int bar) {
        if (order.count(bar) == 0) return;
        var across = frame.right() / order.bars();
        // Bars of a pixel or two have no gap between them.
        var width = across < 4 ? across : Math.min(WIDEST, across * 0.72);
        var top = Math.min(frame.bottom() - 1, frame.y(order.share(bar) * 100));
        var middle = frame.x(bar + 0.5);
        var ink = isOther(bar) ? Ink.DATA_7 : Ink.DATA_1;
        var radius = width < 8 ? 0 : 2;
        pen.box(middle - width / 2, top, width, frame.bottom() - top, radius, ink);
    }

    private void paintNames(Pen pen) {
        var each = (int) Math.max(1, Math.ceil(40 / slot()));
        for (var bar = 0; bar < order.bars(); bar += each) {
            var room = slot() * each - 6;
            var lines = Type.AXIS.wrap(content.name(order, bar), room, 2);
            for (var line = 0; line < lines.size(); line++) {
                var baseline = frame.bottom() + TEXT * (line + 1) + 1;
                // With names left out, one begins at its bar.
                var x = each == 1 ? frame.x(bar + 0.5) : frame.x(bar);
                var anchor = each == 1 ? Anchor.MIDDLE : Anchor.START;
                pen.text(lines.get(line), x, baseline, Type.AXIS, Ink.MUTED, anchor);
            }
        }
    }

    private void paintCounts(Pen pen) {
        for (var bar = 0; bar < order.bars(); bar++) {
            var told = content.formats().whole(order.count(bar));
            if (Type.BODY_STRONG.width(told) + 4 > slot()) continue;
            var top = frame.y(order.share(bar) * 100);
            // The line begins at the top of the first bar, whose count goes into it.
            var inside = bar == 0 && frame.bottom() - top > 2 * TEXT;
            pen.text(
                    told,
                    frame.x(bar + 0.5),
                    inside ? top + TEXT + 4 : top - 5,
                    Type.BODY_STRONG,
                    inside ? Ink.GROUND : Ink.TEXT,
                    Anchor.MIDDLE);
        }
    }

    private void paintShares(Pen pen) {
        var bars = order.bars();
        var xs = IntStream.range(0, bars).mapToDouble(bar -> frame.x(bar + 0.5)).toArray();
        var ys =
                IntStream.range(0, bars)
                        .mapToDouble(bar -> frame.y(order.cumulative(bar) * 100))
                        .toArray();
        var ink = Ink.data(LINE);
        pen.line(xs, ys, ink, Series.Line.SOLID.stroke());
        var named = Words.of("chart.cumulative");
        var covered = new ArrayList<Patch>();
        pen.text(named, frame.right(), TEXT - 4, Type.LABEL, ink, Anchor.END);
        covered.add(Patch.of(named, frame.right(), TEXT - 4, Type.LABEL, Anchor.END));
        for (var bar = 0; bar < bars; bar++) {
            if (slot() > 12) pen.dot(xs[bar], ys[bar], 3.5, ink);
            var told = content.formats().percent(order.cumulative(bar), 0);
            // Up and to the left of a line that rises there is nothing.
            var patch = Patch.of(told, xs[bar], ys[bar] - 7, Type.LABEL, Anchor.END);
            if (Type.LABEL.width(told) > slot() || covered.stream().anyMatch(patch::meets))
                continue;
            // On the line of 80 % the share would not be read.
            pen.box(patch.left(), patch.top(), patch.width(), patch.height(), 0, Ink.GROUND);
            pen.text(told, xs[bar], ys[bar] - 7, Type.LABEL, ink, Anchor.END);
            covered.add(patch);
        }
    }
}
