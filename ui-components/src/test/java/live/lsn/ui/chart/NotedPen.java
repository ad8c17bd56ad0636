package live.lsn.ui.chart;

import java.util.ArrayList;
import java.util.List;

/// Notes what is drawn.
final class NotedPen implements Pen {
    record Line(double[] xs, double[] ys, Ink ink, Stroke stroke) {}

    record Box(double x, double y, double width, double height, Ink ink) {}

    record Dot(double x, double y, Ink ink) {}

    record Area(double[] xs, double[] ys, Ink ink) {}

    record Words(String text, double x, double y, Type type, Ink ink, Anchor anchor) {
        /// The left edge.
        double left() {
            return switch (anchor) {
                case START -> x;
                case MIDDLE -> x - type.width(text) / 2;
                case END -> x - type.width(text);
            };
        }

        double right() {
            return left() + type.width(text);
        }

        Patch patch() {
            return Patch.of(text, x, y, type, anchor);
        }
    }

    final List<Line> lines = new ArrayList<>();
    final List<Box> boxes = new ArrayList<>();
    final List<Dot> dots = new ArrayList<>();
    final List<Area> areas = new ArrayList<>();
    final List<Words> words = new ArrayList<>();

    @Override
    public void line(double[] xs, double[] ys, Ink ink, Stroke stroke) {
        lines.add(new Line(xs, ys, ink, stroke));
    }

    @Override
    public void area(double[] xs, double[] ys, Ink ink, double opacity) {
        areas.add(new Area(xs, ys, ink));
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, Ink ink) {
        boxes.add(new Box(x, y, width, height, ink));
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        dots.add(new Dot(x, y, ink));
    }

    @Override
    public void text(String text, double x, double baseline, Type type, Ink ink, Anchor anchor) {
        words.add(new Words(text, x, baseline, type, ink, anchor));
    }

    List<String> texts() {
        return words.stream().map(Words::text).toList();
    }

    Words words(String text) {
        return words.stream().filter(each -> each.text.equals(text)).findFirst().orElseThrow();
    }
}
