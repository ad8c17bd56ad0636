package live.lsn.ui.chart;

import javafx.scene.AccessibleRole;

import live.lsn.ui.Words;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The course of a figure in the room of a word, with a dotted comparison and a dot at its end.
///
/// Values that are all equal are a line in the middle, a single one is a dot, one that is not a
/// number is a gap, and none at all is told in words. Time runs from left to right in every
/// language, as on the axis of a chart. It has no scale, so whoever shows it tells the figures.
public final class Sparkline extends Drawing {
    private static final double DOT = 2.5;
    private static final double SPECK = 1.25;
    private static final Pen.Stroke LINE = Pen.Stroke.solid(1.5);
    private static final Pen.Stroke DOTTED = new Pen.Stroke(1, List.of(1.5, 2.5));

    private double[] values = {};
    private double[] comparison = {};

    public Sparkline() {
        getStyleClass().add("sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Words.of("chart.nodata"));
        setMouseTransparent(true);
    }

    /// Shows these values at equal distances.
    ///
    /// @param values oldest first; not a number where there is none
    /// @param comparison the same of the period to compare with, which may be longer; may be empty
    public void show(double[] values, double[] comparison) {
        this.values = values.clone();
        this.comparison = comparison.clone();
        var none = Span.of(values).isEmpty();
        setAccessibleText(Words.of(none ? "chart.nodata" : "chart.course", values.length));
        shown();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 60;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 30;
    }

    @Override
    void paint(Pen pen, double width, double height) {
        var span = Span.of(values, comparison);
        if (Span.of(values).isEmpty()) {
            var words = Type.AXIS.fit(Words.of("chart.nodata"), width);
            pen.text(
                    words,
                    width,
                    height / 2 + Type.AXIS.drop(),
                    Type.AXIS,
                    Ink.HINT,
                    Pen.Anchor.END);
            return;
        }
        var steps = Math.max(values.length, comparison.length) - 1;
        var plot = new Plot(span, steps, DOT, width - 2 * DOT, height - 2 * DOT);
        var dotted = plot.through(comparison);
        pen.line(dotted.xs, dotted.ys, Ink.DATA_7, DOTTED);
        var course = plot.through(values);
        course.runs().forEach(run -> fill(pen, course, run, height));
        pen.line(course.xs, course.ys, Ink.DATA_1, LINE);
        course.end(pen);
    }

    /// What lies under the line gets a tint; a value between two gaps, which makes no line, a
    /// speck.
    private static void fill(Pen pen, Course course, int[] run, double height) {
        if (run[1] - run[0] == 1) {
            pen.dot(course.xs[run[0]], course.ys[run[0]], SPECK, Ink.DATA_1);
            return;
        }
        var count = run[1] - run[0];
        var xs = Arrays.copyOf(Arrays.copyOfRange(course.xs, run[0], run[1]), count + 2);
        var ys = Arrays.copyOf(Arrays.copyOfRange(course.ys, run[0], run[1]), count + 2);
        xs[count] = xs[count - 1];
        xs[count + 1] = xs[0];
        ys[count] = height;
        ys[count + 1] = height;
        pen.area(xs, ys, Ink.DATA_1, 0.1);
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of(column("chart.value", values), column("chart.comparison", comparison)),
                Math.max(values.length, comparison.length));
    }

    private static DataTable.Column column(String key, double[] of) {
        java.util.function.IntFunction<String> plain =
                row ->
                        row >= of.length || Double.isNaN(of[row])
                                ? ""
                                : BigDecimal.valueOf(of[row]).toPlainString();
        return new DataTable.Column(Words.of(key), true, plain, plain);
    }

    /// Where values stand in the room there is.
    private record Plot(Span span, int steps, double margin, double width, double height) {
        Course through(double[] values) {
            var at = IntStream.range(0, values.length).asLongStream().toArray();
            var kept = Thinning.keep(at, values, 0, Math.max(1, steps), (int) Math.max(1, width));
            var xs = Arrays.stream(kept).mapToDouble(this::x).toArray();
            var ys = Arrays.stream(kept).mapToDouble(i -> y(values[i])).toArray();
            return new Course(xs, ys);
        }

        private double x(int place) {
            return margin + (steps == 0 ? width : width * place / steps);
        }

        private double y(double value) {
            return margin + height * (1 - span.share(value));
        }
    }

    private record Course(double[] xs, double[] ys) {
        /// Beginnings and ends of what is between gaps.
        List<int[]> runs() {
            var runs = new java.util.ArrayList<int[]>();
            var start = -1;
            for (var i = 0; i <= ys.length; i++) {
                var gap = i == ys.length || Double.isNaN(ys[i]);
                if (gap && start >= 0) runs.add(new int[] {start, i});
                if (gap) start = -1;
                else if (start < 0) start = i;
            }
            return runs;
        }

        void end(Pen pen) {
            var last = ys.length - 1;
            while (Double.isNaN(ys[last])) last--;
            pen.dot(xs[last], ys[last], DOT, Ink.DATA_1);
        }
    }
}
