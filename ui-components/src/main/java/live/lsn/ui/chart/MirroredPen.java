package live.lsn.ui.chart;

import java.util.Arrays;

/// Turns left and right. Letters are not turned: only their places are.
record MirroredPen(Pen pen, double width) implements Pen {
    @Override
    public void line(double[] xs, double[] ys, Ink ink, Stroke stroke) {
        pen.line(mirrored(xs), ys, ink, stroke);
    }

    @Override
    public void area(double[] xs, double[] ys, Ink ink, double opacity) {
        pen.area(mirrored(xs), ys, ink, opacity);
    }

    @Override
    public void box(double x, double y, double boxWidth, double height, double radius, Ink ink) {
        pen.box(width - x - boxWidth, y, boxWidth, height, radius, ink);
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        pen.dot(width - x, y, radius, ink);
    }

    @Override
    public void text(String text, double x, double baseline, Type type, Ink ink, Anchor anchor) {
        var turned =
                switch (anchor) {
                    case START -> Anchor.END;
                    case MIDDLE -> Anchor.MIDDLE;
                    case END -> Anchor.START;
                };
        pen.text(text, width - x, baseline, type, ink, turned);
    }

    private double[] mirrored(double[] xs) {
        return Arrays.stream(xs).map(x -> width - x).toArray();
    }
}
