package live.lsn.ui.chart;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One line of a chart.
///
/// @param name what it is: "yesterday"; told when its points are read
/// @param end what stands at its end in its colour: "yesterday 17.4k"; null for nothing
/// @param colour 1 to 7 of the data palette; 1 is this period, 2 the comparison, 7 plan
/// @param area the room under it is tinted
/// @param figure what stands at its last point, which then gets a dot: "12,450"; null for neither
public record Series(
        String name,
        @Nullable String end,
        int colour,
        Line line,
        boolean area,
        @Nullable String figure,
        Points points) {
    public Series {
        Ink.data(colour);
    }

    /// The dashes of a line, so that no series is told by its colour alone.
    public enum Line {
        SOLID(2),
        DASH(1.7, 6.0, 4.0),
        DOT(1.8, 2.0, 3.0),
        DASH_DOT(1.7, 8.0, 3.0, 2.0, 3.0),
        LONG_DASH(1.7, 12.0, 4.0),
        DASH_DOT_DOT(1.7, 8.0, 3.0, 2.0, 3.0, 2.0, 3.0),
        /// For plan and others: thin, wide apart.
        FINE_DOT(1.2, 1.2, 4.0);

        private final Pen.Stroke stroke;

        Line(double width, Double... dashes) {
            stroke = new Pen.Stroke(width, List.of(dashes));
        }

        Pen.Stroke stroke() {
            return stroke;
        }

        /// The line that belongs to a number of the data palette.
        ///
        /// @param colour 1 to 7
        static Line of(int colour) {
            return values()[colour - 1];
        }
    }

    /// A line in the dashes of its colour, with words at its end.
    public static Series of(String name, String end, int colour, Points points) {
        return new Series(name, end, colour, Line.of(colour), false, null, points);
    }

    /// The main line: solid, first colour, with a dot and a figure at its last point.
    public static Series main(String name, String figure, Points points) {
        return new Series(name, null, 1, Line.SOLID, false, figure, points);
    }

    /// What is to come: dotted in the first colour.
    public static Series forecast(String name, String end, Points points) {
        return new Series(name, end, 1, Line.DOT, false, null, points);
    }

    /// The same with a tint under it.
    public Series filled() {
        return new Series(name, end, colour, line, true, figure, points);
    }
}
