package live.lsn.ui.chart;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Operating characteristic curves: how likely a plan accepts a lot of a given quality.
///
/// On the first curve the acceptance at the AQL is read off and told, and the qualities that are
/// accepted with 95 % and with 10 % probability, the latter as the limiting quality (LQ). Axes of
/// numbers run from left to right in every language.
public final class OcChart extends ReadableDrawing<OcChart.Content, OcPlot> {
    /// How the quality of a lot is counted.
    public enum Quality {
        /// Nonconforming units in a hundred.
        PERCENT,
        /// Nonconformities in a hundred units, which may be more than a hundred.
        PER_HUNDRED
    }

    /// What is drawn.
    ///
    /// @param decimals of a quality, 0 or more
    /// @param aql the quality that is to be accepted, as the curves count it
    /// @param curves one to six; the first is the one the chart is about
    /// @param risks where it is read; null for exactly 95 % and 10 %
    public record Content(
            Formats formats,
            Quality quality,
            int decimals,
            double aql,
            List<Curve> curves,
            @Nullable Risks risks) {
        public Content {
            curves = List.copyOf(curves);
        }

        /// A curve that is read at exactly 95 % and 10 %.
        public Content(
                Formats formats, Quality quality, int decimals, double aql, List<Curve> curves) {
            this(formats, quality, decimals, aql, curves, null);
        }

        String quality(double value) {
            var told = formats.decimal(value, decimals);
            return quality == Quality.PERCENT ? told + unit() : told;
        }

        String unit() {
            return quality == Quality.PERCENT ? "\u00a0%" : "";
        }

        String acceptance(double probability) {
            return formats.percent(probability, 1);
        }
    }

    /// Where a curve is read that has no quality between the points, as that of one lot: at the
    /// points next to the probabilities that are asked for.
    ///
    /// @param producer the last quality that is accepted with 95 % or more; not a number for none
    /// @param consumer the first quality that is accepted with less than 10 %; not a number for
    ///   none
    public record Risks(double producer, double consumer) {}

    /// The curve of one plan.
    ///
    /// @param name stands at its end: "n 125, Ac 3"
    /// @param points of rising quality numbers
    public record Curve(String name, List<Point> points) {
        /// @throws IllegalArgumentException if a quality is not above the one before it
        public Curve {
            points = List.copyOf(points);
            for (var i = 1; i < points.size(); i++) {
                if (points.get(i).quality() > points.get(i - 1).quality()) continue;
                throw new IllegalArgumentException("qualities do not rise at point " + i);
            }
        }

        /// The probability at a quality, straight between two points; not a number beyond the ends.
        double acceptance(double quality) {
            for (var i = 0; i < points.size(); i++) {
                var right = points.get(i);
                if (right.quality() == quality) return right.acceptance();
                if (right.quality() < quality) continue;
                return i == 0 ? Double.NaN : points.get(i - 1).acceptanceAt(quality, right);
            }
            return Double.NaN;
        }

        Point at(double quality) {
            return new Point(quality, acceptance(quality));
        }

        /// The first quality at which the probability has fallen to this one; not a number where it
        /// does not fall so far.
        double quality(double acceptance) {
            for (var i = 0; i < points.size(); i++) {
                var right = points.get(i);
                if (right.acceptance() > acceptance) continue;
                if (right.acceptance() == acceptance) return right.quality();
                return i == 0 ? Double.NaN : points.get(i - 1).qualityAt(acceptance, right);
            }
            return Double.NaN;
        }
    }

    /// @param quality 0 or more
    /// @param acceptance probability, 0 to 1
    public record Point(double quality, double acceptance) {
        private double acceptanceAt(double at, Point right) {
            var share = (at - quality) / (right.quality - quality);
            return acceptance + share * (right.acceptance - acceptance);
        }

        private double qualityAt(double at, Point right) {
            var share = (at - acceptance) / (right.acceptance - acceptance);
            return quality + share * (right.quality - quality);
        }
    }

    public OcChart() {
        super("oc-chart", "chart.keys");
    }

    @Override
    OcPlot plotted(Content of, double width, double height) {
        return new OcPlot(of, width, height);
    }

    private List<Point> points(int line) {
        return content().curves().get(line).points();
    }

    @Override
    boolean isEmpty() {
        return !isShown() || content().curves().stream().allMatch(each -> each.points().isEmpty());
    }

    @Override
    void paintAll(Pen pen, double width, double height) {
        plot(width, height).paint(pen);
    }

    @Override
    int lines() {
        return isEmpty() ? 0 : content().curves().size();
    }

    @Override
    int places(int line) {
        return points(line).size();
    }

    @Override
    int start(int line) {
        return places(line) == 0 ? -1 : 0;
    }

    /// The point of the other curve of nearest quality.
    @Override
    int beside(int line, int from, int other) {
        return nearest(other, from < 0 ? 0 : points(line).get(from).quality());
    }

    private int nearest(int line, double quality) {
        var best = -1;
        var least = Double.POSITIVE_INFINITY;
        for (var i = 0; i < places(line); i++) {
            var away = Math.abs(points(line).get(i).quality() - quality);
            if (away < least) {
                least = away;
                best = i;
            }
        }
        return best;
    }

    @Override
    @Nullable Reading near(double x, double y, double width, double height) {
        var frame = plot(width, height).frame();
        if (x < frame.left() - 4 || x > frame.right() + 4) return null;
        @Nullable Reading best = null;
        var least = Double.POSITIVE_INFINITY;
        for (var line = 0; line < lines(); line++) {
            var place = nearest(line, frame.at(x));
            if (place < 0) continue;
            var away = Math.abs(frame.y(points(line).get(place).acceptance() * 100) - y);
            if (away < least) {
                least = away;
                best = new Reading(line, place);
            }
        }
        return best;
    }

    @Override
    Spot spot(Reading read, double width, double height) {
        var frame = plot(width, height).frame();
        var point = points(read.line()).get(read.place());
        var y = frame.y(point.acceptance() * 100);
        return Spot.of(frame, frame.x(point.quality()), y, read.line() + 1);
    }

    @Override
    String told(Reading read) {
        var of = content();
        var point = points(read.line()).get(read.place());
        return Words.of(
                "chart.oc.point",
                of.quality(point.quality()),
                of.curves().get(read.line()).name(),
                of.acceptance(point.acceptance()));
    }

    @Override
    String summary(String name) {
        var names = content().curves().stream().map(Curve::name).toList();
        return Words.of("chart.lines", name, String.join("; ", names));
    }

    @Override
    public DataTable table() {
        return isEmpty() ? DataTable.NONE : OcTable.of(content());
    }
}
