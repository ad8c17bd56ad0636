package live.lsn.ui.chart;

import java.util.Arrays;

/// Draws right of and below where it is told to.
record ShiftedPen(Pen pen, double right, double down) implements Pen {
    @Override
    public void line(double[] xs, double[] ys, Ink ink, Stroke stroke) {
        pen.line(shifted(xs, right), shifted(ys, down), ink, stroke);
    }

    @Override
    public void area(double[] xs, double[] ys, Ink ink, double opacity) {
        pen.area(shifted(xs, right), shifted(ys, down), ink, opacity);
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, Ink ink) {
        pen.box(x + right, y + down, width, height, radius, ink);
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        pen.dot(x + right, y + down, radius, ink);
    }

    @Override
    public void text(String text, double x, double baseline, Type type, Ink ink, Anchor anchor) {
        pen.text(text, x + right, baseline + down, type, ink, anchor);
    }

    private static double[] shifted(double[] values, double by) {
        return Arrays.stream(values).map(value -> value + by).toArray();
    }
}
