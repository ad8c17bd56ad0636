package live.lsn.ui.chart;

import live.lsn.ui.Words;
import live.lsn.ui.chart.BarList.Content;
import live.lsn.ui.chart.BarList.Row;
import live.lsn.ui.chart.Pen.Anchor;
import live.lsn.ui.chart.Pen.Stroke;

import org.jspecify.annotations.Nullable;

/// Draws a list of bars for words that run from left to right; a mirrored pen turns it.
final class BarPlot {
    /// Height of a row.
    static final double ROW = 36;

    private static final double BAR = 14;
    private static final double TICK = 20;
    private static final double GAP = 16;
    private static final double LEGEND = 28;

    private final Content content;
    private final double width;
    private final double labels;
    private final double figures;
    private final double deltas;
    private final Span span;

    BarPlot(Content content, double width) {
        this.content = content;
        this.width = width;
        labels = Math.min(width * 0.32, widestLabel());
        figures = widestFigure();
        deltas = widestDelta();
        span = span(content);
    }

    static double height(Content content) {
        var rows = content.rows().size() + (content.total() == null ? 0 : 1);
        return Math.max(1, rows) * ROW + (content.tick() == null ? 0 : LEGEND);
    }

    private static Span span(Content content) {
        var span = new Span(0, 0);
        for (var row : content.rows()) {
            span = span.with(row.value());
            if (row.comparison() != null) span = span.with(row.comparison());
        }
        return span;
    }

    private double widestLabel() {
        return content.rows().stream()
                .mapToDouble(row -> Type.BODY.width(row.label()))
                .max()
                .orElse(0);
    }

    private double widestFigure() {
        var widest = content.total() == null ? 0 : Type.BODY_STRONG.width(total());
        for (var row : content.rows()) {
            widest = Math.max(widest, Type.BODY.width(content.figure(row.value())));
        }
        return widest;
    }

    private String total() {
        return content.figure(content.sum());
    }

    private double widestDelta() {
        var total = content.totalDelta();
        var widest = total == null ? 0 : Type.BODY_STRONG.width(total.figure());
        for (var row : content.rows()) {
            if (row.delta() == null) continue;
            widest = Math.max(widest, Type.BODY.width(row.delta().figure()));
        }
        return widest;
    }

    void paint(Pen pen) {
        if (content.rows().isEmpty()) {
            var words = Words.of("chart.nodata");
            pen.text(words, 0, ROW / 2, Type.BODY, Ink.MUTED, Anchor.START);
        }
        for (var i = 0; i < content.rows().size(); i++) {
            paintRow(pen, content.rows().get(i), i * ROW + ROW / 2);
        }
        var bottom = content.rows().size() * ROW;
        if (content.total() != null) {
            var y = Math.floor(bottom) + 0.5;
            pen.line(0, y, width, y, Ink.GRID, Stroke.solid(1));
            var middle = bottom + ROW / 2;
            text(pen, content.total(), 0, middle, Type.BODY_STRONG, Ink.TEXT, Anchor.START);
            text(pen, total(), figureEnd(), middle, Type.BODY_STRONG, Ink.TEXT, Anchor.END);
            paintDelta(pen, content.totalDelta(), middle, Type.BODY_STRONG);
            bottom += ROW;
        }
        if (content.tick() != null) paintLegend(pen, content.tick(), bottom + LEGEND / 2);
    }

    private void paintRow(Pen pen, Row row, double middle) {
        var label = Type.BODY.fit(row.label(), labels);
        text(pen, label, 0, middle, Type.BODY, Ink.TEXT, Anchor.START);
        paintBar(pen, row, middle);
        var figure = content.figure(row.value());
        text(pen, figure, figureEnd(), middle, Type.BODY, Ink.TEXT, Anchor.END);
        paintDelta(pen, row.delta(), middle, Type.BODY);
    }

    private void paintBar(Pen pen, Row row, double middle) {
        var zero = x(0);
        var end = x(row.value());
        // A value that is there is never without a bar, however small.
        var length = row.value() == 0 ? 0 : Math.max(1, Math.abs(end - zero));
        var left = row.value() < 0 ? zero - length : zero;
        pen.box(left, middle - BAR / 2, length, BAR, Math.min(2, length / 2), Ink.DATA_1);
        if (span.least() < 0) {
            pen.line(zero, middle - ROW / 2, zero, middle + ROW / 2, Ink.HINT, Stroke.solid(1));
        }
        if (row.comparison() == null) return;
        paintTick(pen, x(row.comparison()), middle, TICK);
    }

    private static void paintTick(Pen pen, double x, double middle, double height) {
        pen.box(x - 1, middle - height / 2, 2, height, 0, Ink.TEXT);
    }

    private void paintDelta(Pen pen, @Nullable Delta delta, double middle, Type type) {
        if (delta == null) return;
        text(pen, delta.figure(), width, middle, type, delta.judgement().ink(), Anchor.END);
    }

    private static void paintLegend(Pen pen, String words, double middle) {
        pen.box(0, middle - 7, 2, 14, 0, Ink.TEXT);
        text(pen, words, 7, middle, Type.LABEL, Ink.MUTED, Anchor.START);
    }

    private static void text(
            Pen pen, String text, double x, double middle, Type type, Ink ink, Anchor anchor) {
        pen.text(text, x, middle + type.drop(), type, ink, anchor);
    }

    private double figureEnd() {
        return deltas == 0 ? width : width - deltas - GAP;
    }

    private double x(double value) {
        var left = labels + GAP;
        var right = Math.max(left + 8, figureEnd() - figures - GAP);
        if (span.least() == span.most()) return left;
        return left + (right - left) * span.share(value);
    }
}
