package live.lsn.ui.chart;

import live.lsn.ui.chart.Pen.Anchor;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Words at the right ends of lines; those that would cover each other are pushed apart.
final class EndLabels {
    /// Height of a label.
    static final double LINE = 15;

    private static final double GAP = 6;

    private EndLabels() {}

    /// @param text null for a line without words
    /// @param y where the line ends; not a number for one that has no end
    record End(@Nullable String text, double y, Ink ink) {}

    /// Room that the words need right of the plot.
    static double room(List<@Nullable String> texts) {
        var widest = texts.stream().mapToDouble(EndLabels::width).max().orElse(0);
        return widest == 0 ? GAP + 2 : widest + GAP;
    }

    private static double width(@Nullable String text) {
        return text == null ? 0 : Type.LABEL.width(text);
    }

    static void paint(Pen pen, Frame frame, List<End> ends) {
        var wanted = ends.stream().mapToDouble(each -> each.text() == null ? Double.NaN : each.y());
        var places = Labels.column(wanted.toArray(), LINE, 0, frame.bottom() + LINE / 2);
        for (var i = 0; i < places.length; i++) {
            var text = ends.get(i).text();
            if (text == null || Double.isNaN(places[i])) continue;
            var baseline = places[i] + Type.LABEL.drop();
            var x = frame.right() + GAP;
            pen.text(text, x, baseline, Type.LABEL, ends.get(i).ink(), Anchor.START);
        }
    }
}
