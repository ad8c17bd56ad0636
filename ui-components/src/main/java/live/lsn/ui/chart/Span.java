package live.lsn.ui.chart;

/// From the least to the greatest of some numbers, and where each of them stands in it.
///
/// @param least not a number where there are no numbers at all
record Span(double least, double most) {
    static final Span NONE = new Span(Double.NaN, Double.NaN);

    static Span of(double[]... lists) {
        var span = NONE;
        for (var list : lists) {
            for (var value : list) span = span.with(value);
        }
        return span;
    }

    /// What is not a number changes nothing.
    Span with(double value) {
        if (Double.isNaN(value)) return this;
        if (isEmpty()) return new Span(value, value);
        return new Span(Math.min(least, value), Math.max(most, value));
    }

    boolean isEmpty() {
        return Double.isNaN(least);
    }

    /// 0 for the least, 1 for the greatest; a half where all are equal, so that they stay visible.
    double share(double value) {
        return most == least ? 0.5 + 0 * value : (value - least) / (most - least);
    }
}
