package live.lsn.ui.chart;

import live.lsn.ui.Words;
import live.lsn.ui.chart.HeatMap.Content;
import live.lsn.ui.chart.Pen.Anchor;
import live.lsn.ui.chart.Pen.Stroke;
import live.lsn.ui.chart.ReadableDrawing.Hint;

import org.jspecify.annotations.Nullable;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Draws a heat map in a given size, for words that run from left to right.
final class HeatPlot {
    private static final double ROW = 28;
    private static final double HEAD = 22;
    private static final double LEGEND = 30;
    private static final double GAP = 8;
    private static final double CHIP = 20;
    private static final String NONE = "\u2013";

    /// Room that a name needs in its row, and that two names need between them in the head.
    private static final double NAME = 15;

    private final Content content;
    private final double width;
    private final double height;
    private final double names;
    private final double sums;
    private final Patch cells;
    private final double most;

    HeatPlot(Content content, double width, double height) {
        this.content = content;
        this.width = width;
        this.height = height;
        most = content.most();
        var texts = IntStream.range(0, content.lines()).mapToObj(content::row).toList();
        names = Math.ceil(Math.min(width * 0.3, Type.BODY.widest(texts)));
        sums = content.sums() ? Math.ceil(widestSum() + GAP) : 0;
        var left = names + GAP;
        var right = Math.max(left + 1, width - sums);
        var foot = LEGEND + (content.sums() ? ROW : 0);
        cells = new Patch(left, HEAD, right, Math.max(HEAD + 1, height - foot));
    }

    static double height(Content content) {
        // More rows than these are better scrolled or drawn finer than given a page of pixels.
        var rows = Math.min(20, Math.max(1, content.rows().size())) + (content.sums() ? 1 : 0);
        return HEAD + rows * ROW + LEGEND;
    }

    private double widestSum() {
        var last = content.columns().size();
        var told =
                IntStream.range(0, content.lines())
                        .mapToObj(line -> content.figure(content.value(line, last)));
        return Math.max(
                Type.BODY_STRONG.widest(told.toList()), Type.AXIS.width(content.column(last)));
    }

    Patch patch() {
        return new Patch(0, 0, width, height);
    }

    /// What a cell or a sum covers.
    Patch cell(int line, int place) {
        var across = cells.width() / content.columns().size();
        var down = cells.height() / content.rows().size();
        var isSum = place == content.columns().size();
        var left = isSum ? cells.right() : cells.left() + place * across;
        var top = cells.top() + line * down;
        var right = isSum ? width : left + across;
        var bottom = line == content.rows().size() ? top + ROW : top + down;
        return new Patch(left, top, right, bottom);
    }

    @Nullable Reading near(double x, double y) {
        var places = content.columns().size();
        var rows = content.rows().size();
        var place = (int) Math.floor((x - cells.left()) / cells.width() * places);
        var line = (int) Math.floor((y - cells.top()) / cells.height() * rows);
        if (content.sums() && x >= cells.right()) place = places;
        if (content.sums() && y >= cells.bottom()) line = rows;
        if (place < 0 || place >= content.places() || line < 0 || line >= content.lines())
            return null;
        return cell(line, place).holds(x, y) ? new Reading(line, place) : null;
    }

    /// The whole name of a row or a column under the mouse.
    @Nullable Hint hint(double x, double y) {
        var line = y < cells.top() ? null : near(cells.left(), y);
        var place = x < cells.left() ? null : near(x, cells.top());
        if (x < cells.left() && line != null) {
            var at = new Patch(0, cell(line.line(), 0).top(), names, y);
            return new Hint(Spot.of(patch(), at), content.row(line.line()));
        }
        if (y >= cells.top() || place == null) return null;
        var at = new Patch(x, 0, x, HEAD);
        return new Hint(Spot.of(patch(), at), content.column(place.place()));
    }

    void paint(Pen pen, UnaryOperator<Ink> on) {
        paintNames(pen);
        paintHeads(pen);
        for (var line = 0; line < content.rows().size(); line++) {
            for (var place = 0; place < content.columns().size(); place++) {
                paintCell(pen, cell(line, place), content.value(line, place), on);
            }
        }
        if (content.sums()) paintSums(pen);
        paintLegend(pen);
    }

    private void paintNames(Pen pen) {
        var each = every(cells.height() / content.rows().size());
        for (var line = 0; line < content.rows().size(); line += each) {
            var name = Type.BODY.fit(content.row(line), names);
            text(pen, name, 0, cell(line, 0), Type.BODY, Ink.TEXT, Anchor.START);
        }
    }

    /// Where rows are lower than a line of text, only every so many have their name.
    private static int every(double row) {
        return row >= NAME ? 1 : (int) Math.ceil(NAME / row);
    }

    private void paintHeads(Pen pen) {
        var across = cells.width() / content.columns().size();
        // Names that are cut to a letter or two tell nothing: then only some stand, with more room.
        var each = across >= 3 * NAME ? 1 : (int) Math.ceil(3 * NAME / across);
        var baseline = HEAD - GAP;
        for (var place = 0; place < content.columns().size(); place += each) {
            var cell = cell(0, place);
            var room = Math.min(across * each, cells.right() - cell.left()) - 4;
            var name = Type.AXIS.fit(content.column(place), room);
            if (each == 1) {
                var middle = (cell.left() + cell.right()) / 2;
                pen.text(name, middle, baseline, Type.AXIS, Ink.MUTED, Anchor.MIDDLE);
            } else {
                pen.text(name, cell.left(), baseline, Type.AXIS, Ink.MUTED, Anchor.START);
            }
        }
        if (!content.sums()) return;
        var total = content.column(content.columns().size());
        pen.text(total, width, baseline, Type.AXIS, Ink.MUTED, Anchor.END);
    }

    private void paintCell(Pen pen, Patch cell, @Nullable Double value, UnaryOperator<Ink> on) {
        var told = value == null ? NONE : content.figure(value);
        var fits = Type.BODY.width(told) + 4 <= cell.width() && NAME + 1 <= cell.height();
        var ink = value == null ? null : ink(value);
        if (ink != null) fill(pen, cell, ink);
        if (!fits) return;
        var words = ink == null ? Ink.HINT : ink == Ink.TRACK ? Ink.MUTED : on.apply(ink);
        var middle = (cell.left() + cell.right()) / 2;
        text(pen, told, middle, cell, Type.BODY, words, Anchor.MIDDLE);
    }

    private Ink ink(double value) {
        if (value <= 0) return Ink.TRACK;
        return Ink.heat((int) Math.max(1, Math.ceil(value / most * Ink.HEATS)));
    }

    private static void fill(Pen pen, Patch cell, Ink ink) {
        // Cells of a few pixels have no gap between them, or the gaps would be what is seen.
        var gap = Math.min(cell.width(), cell.height()) < 6 ? 0 : 1;
        var radius = gap == 0 ? 0 : 2;
        var width = cell.width() - 2 * gap;
        var height = cell.height() - 2 * gap;
        pen.box(cell.left() + gap, cell.top() + gap, width, height, radius, ink);
    }

    private void paintSums(Pen pen) {
        var rows = content.rows().size();
        var columns = content.columns().size();
        var each = every(cells.height() / rows);
        for (var line = 0; line < rows; line += each) sum(pen, line, columns, width, Anchor.END);
        var y = Math.floor(cells.bottom()) + 0.5;
        pen.line(0, y, width, y, Ink.GRID, Stroke.solid(1));
        text(pen, content.row(rows), 0, cell(rows, 0), Type.BODY_STRONG, Ink.TEXT, Anchor.START);
        sum(pen, rows, columns, width, Anchor.END);
        for (var place = 0; place < columns; place++) {
            var cell = cell(rows, place);
            sum(pen, rows, place, (cell.left() + cell.right()) / 2, Anchor.MIDDLE);
        }
    }

    private void sum(Pen pen, int line, int place, double x, Anchor anchor) {
        var value = content.value(line, place);
        var told = value == null ? NONE : content.figure(value);
        var cell = cell(line, place);
        if (anchor == Anchor.MIDDLE && Type.BODY_STRONG.width(told) + 2 > cell.width()) return;
        text(pen, told, x, cell, Type.BODY_STRONG, Ink.TEXT, anchor);
    }

    private static void text(
            Pen pen, String text, double x, Patch row, Type type, Ink ink, Anchor anchor) {
        var middle = (row.top() + row.bottom()) / 2;
        pen.text(text, x, middle + type.drop(), type, ink, anchor);
    }

    private void paintLegend(Pen pen) {
        var x = 0.0;
        var top = height - LEGEND + 14;
        if (most > 0) {
            for (var step = 1; step <= Ink.HEATS; step++) {
                pen.box(x, top, CHIP, 10, 2, Ink.heat(step));
                x += CHIP + 4;
            }
            x = legend(pen, Words.of("chart.upto", content.figure(most)), x, top);
        }
        pen.box(x, top, CHIP, 10, 2, Ink.TRACK);
        x = legend(pen, content.figure(0.0), x + CHIP + 4, top);
        pen.text(NONE, x, top + 9, Type.LABEL, Ink.HINT, Anchor.START);
        legend(pen, Words.of("chart.nodata"), x + 10, top);
    }

    private static double legend(Pen pen, String words, double x, double top) {
        pen.text(words, x, top + 9, Type.LABEL, Ink.MUTED, Anchor.START);
        return x + Type.LABEL.width(words) + 14;
    }
}
