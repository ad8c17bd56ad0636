package live.lsn.ui.chart;

import live.lsn.ui.chart.Pen.Anchor;

/// A part of a drawing that something covers, in its pixels.
record Patch(double left, double top, double right, double bottom) {
    /// What a line of text covers.
    static Patch of(String text, double x, double baseline, Type type, Anchor anchor) {
        var width = type.width(text);
        var left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        return new Patch(left, baseline - type.size(), left + width, baseline + type.size() * 0.25);
    }

    boolean meets(Patch other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    boolean holds(double x, double y) {
        return x >= left && x < right && y >= top && y < bottom;
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    /// The same where words run from right to left.
    Patch mirrored(double width) {
        return new Patch(width - right, top, width - left, bottom);
    }
}
