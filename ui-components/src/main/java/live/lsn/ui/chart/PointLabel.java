package live.lsn.ui.chart;

import live.lsn.ui.chart.Pen.Anchor;

import java.util.List;

/// Where words stand that belong to a point.
///
/// @param x where the anchor of the words is
record PointLabel(double x, double baseline, Anchor anchor) {
    private static final double BESIDE = 8;
    private static final double ABOVE = 6;

    /// The first of the corners around the point, upper left first, where the words stay within the
    /// plot and cover nothing. Where all are covered, the words go below what covers them.
    ///
    /// @param covered by other words and marks
    static PointLabel of(
            String words, double x, double y, Type type, Patch plot, List<Patch> covered) {
        var high = Math.max(plot.top() + type.size() + 2, y - ABOVE);
        var low = y + ABOVE + type.size();
        var corners =
                List.of(
                        new PointLabel(x - BESIDE, high, Anchor.END),
                        new PointLabel(x + BESIDE, low, Anchor.START),
                        new PointLabel(x + BESIDE, high, Anchor.START),
                        new PointLabel(x - BESIDE, low, Anchor.END));
        var inside =
                corners.stream().filter(each -> isWithin(each.patch(words, type), plot)).toList();
        for (var corner : inside) {
            var patch = corner.patch(words, type);
            if (covered.stream().noneMatch(patch::meets)) return corner;
        }
        var wider = corners.get(x - plot.left() > plot.right() - x ? 0 : 2);
        return (inside.isEmpty() ? wider : inside.getFirst()).below(words, type, covered);
    }

    private PointLabel below(String words, Type type, List<Patch> covered) {
        var place = this;
        // Each step goes below one more of what covers, so there are no more steps than of those.
        for (var i = 0; i < covered.size(); i++) {
            var patch = place.patch(words, type);
            var lowest = covered.stream().filter(patch::meets).mapToDouble(Patch::bottom).max();
            if (lowest.isEmpty()) return place;
            place = new PointLabel(x, lowest.getAsDouble() + type.size() + 1, anchor);
        }
        return place;
    }

    Patch patch(String words, Type type) {
        return Patch.of(words, x, baseline, type, anchor);
    }

    private static boolean isWithin(Patch patch, Patch plot) {
        return patch.left() >= plot.left()
                && patch.right() <= plot.right()
                && patch.top() >= plot.top()
                && patch.bottom() <= plot.bottom();
    }
}
