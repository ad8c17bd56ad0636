package live.lsn.ui.chart;

import live.lsn.ui.chart.Pen.Anchor;
import live.lsn.ui.chart.Pen.Stroke;

import java.util.List;
import java.util.Locale;

/// The lines of an axis of figures with what stands beside them.
///
/// @param figures of the lines, lowest first
record FigureAxis(Steps steps, List<String> figures) {
    private static final double GAP = 8;

    static FigureAxis of(Span span, Locale locale) {
        return of(span, locale, "");
    }

    /// @param unit stands behind each figure: a per cent sign
    static FigureAxis of(Span span, Locale locale, String unit) {
        var steps = Steps.of(span);
        var figures = steps.told(locale).stream().map(each -> each + unit).toList();
        return new FigureAxis(steps, figures);
    }

    /// Room for the figures and the gap before the plot, in whole pixels, so that columns of a
    /// thinning are those of the screen.
    double room() {
        return Math.ceil(Type.AXIS.widest(figures) + GAP);
    }

    void paint(Pen pen, Frame frame) {
        for (var line = steps.first(); line <= steps.last(); line++) {
            // On the middle of a pixel a line of one pixel is sharp.
            var y = Math.floor(frame.y(steps.at(line).doubleValue())) + 0.5;
            pen.line(frame.left(), y, frame.right(), y, Ink.GRID, Stroke.solid(1));
            var told = figures.get((int) (line - steps.first()));
            var baseline = y + Type.AXIS.drop();
            pen.text(told, frame.left() - GAP, baseline, Type.AXIS, Ink.MUTED, Anchor.END);
        }
    }
}
