package live.lsn.ui.chart;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A table of figures in which the greater ones stand out: one hue in five steps, the figure in
/// each cell where it has room.
///
/// A cell of 0 is grey and tells its 0; one without a value is empty and has a dash. Arrows go from
/// cell to cell, sums included. Where words run from right to left, it is mirrored, as a table is.
public final class HeatMap extends ReadableDrawing<HeatMap.Content, HeatPlot> {
    /// What is drawn.
    ///
    /// @param decimals of each figure, 0 or more
    /// @param columns names of the columns
    /// @param sums each row and each column ends with its sum; not for shares, which add up to
    ///   nothing
    public record Content(
            Formats formats, int decimals, List<String> columns, List<Row> rows, boolean sums) {
        /// @throws IllegalArgumentException if a row has not a cell for each column
        public Content {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (var row : rows) {
                if (row.cells().size() == columns.size()) continue;
                throw new IllegalArgumentException(
                        row.cells().size() + " cells for " + columns.size() + " columns");
            }
        }

        /// Lines and columns that are read, those of the sums included.
        int lines() {
            return rows.isEmpty() ? 0 : rows.size() + (sums ? 1 : 0);
        }

        int places() {
            return columns.size() + (sums ? 1 : 0);
        }

        /// The figure of a cell or the sum at the end of a row or a column; null for no value.
        @Nullable Double value(int line, int place) {
            if (line < rows.size() && place < columns.size()) {
                return rows.get(line).cells().get(place);
            }
            var from = line < rows.size() ? line : 0;
            var to = line < rows.size() ? line + 1 : rows.size();
            return rows.subList(from, to).stream()
                    .flatMap(row -> place < columns.size() ? row.at(place) : row.values())
                    .reduce(Double::sum)
                    .orElse(null);
        }

        double most() {
            return rows.stream()
                    .flatMap(Row::values)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
        }

        String row(int line) {
            return line < rows.size() ? rows.get(line).name() : Words.of("chart.total");
        }

        String column(int place) {
            return place < columns.size() ? columns.get(place) : Words.of("chart.total");
        }

        String figure(@Nullable Double value) {
            return value == null ? Words.of("chart.nodata") : formats.decimal(value, decimals);
        }
    }

    /// One row.
    ///
    /// @param cells a figure of 0 or more for each column; null where there is none
    public record Row(String name, List<@Nullable Double> cells) {
        /// @throws IllegalArgumentException if a figure is below 0 or is not a number
        public Row {
            cells = cells.stream().toList();
            for (var cell : cells) {
                if (cell == null || (cell >= 0 && Double.isFinite(cell))) continue;
                throw new IllegalArgumentException(cell + " is no figure of 0 or more");
            }
        }

        Stream<Double> values() {
            return cells.stream().filter(Objects::nonNull);
        }

        Stream<Double> at(int place) {
            return Stream.ofNullable(cells.get(place));
        }
    }

    public HeatMap() {
        super("heat-map", "chart.keys.cells");
    }

    /// A cell that is opened, by the names of its row and its column.
    ///
    /// @param row null for the sum of a column, or of all
    /// @param column null for the sum of a row, or of all
    public record Cell(@Nullable String row, @Nullable String column) {}

    /// Tells which cell is opened, by Enter, Space or a click. Given once.
    public void setOnOpen(Consumer<Cell> open) {
        Opening.of(this, read -> open.accept(cell(read)));
    }

    private Cell cell(Reading read) {
        var of = content();
        return new Cell(
                read.line() < of.rows().size() ? of.row(read.line()) : null,
                read.place() < of.columns().size() ? of.column(read.place()) : null);
    }

    @Override
    HeatPlot plotted(Content of, double width, double height) {
        return new HeatPlot(of, width, height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return isShown() ? HeatPlot.height(content()) * scale() : super.computePrefHeight(width);
    }

    @Override
    boolean isEmpty() {
        return lines() == 0 || content().columns().isEmpty();
    }

    @Override
    void paintAll(Pen pen, double width, double height) {
        plot(width, height).paint(pen, this::on);
    }

    /// The ink of words on a filled cell: that of all words or that of the ground, whichever reads
    /// better there.
    private Ink on(Ink filled) {
        var under = colour(filled);
        var dark = Contrast.ratio(colour(Ink.TEXT), under);
        return dark >= Contrast.ratio(colour(Ink.GROUND), under) ? Ink.TEXT : Ink.GROUND;
    }

    @Override
    int lines() {
        return isShown() ? content().lines() : 0;
    }

    @Override
    int places(int line) {
        return content().places();
    }

    /// The first figure above 0, as reading begins where there is something to read.
    @Override
    int start(int line) {
        var of = content();
        for (var place = 0; place < of.columns().size(); place++) {
            var value = of.value(line, place);
            if (value != null && value > 0) return place;
        }
        return of.places() == 0 ? -1 : 0;
    }

    @Override
    boolean isRound() {
        return false;
    }

    @Override
    boolean isTurned() {
        return true;
    }

    @Override
    @Nullable Reading near(double x, double y, double width, double height) {
        return isEmpty() ? null : plot(width, height).near(x, y);
    }

    @Override
    @Nullable Hint hint(double x, double y, double width, double height) {
        return isEmpty() ? null : plot(width, height).hint(x, y);
    }

    @Override
    Spot spot(Reading read, double width, double height) {
        var map = plot(width, height);
        return Spot.of(map.patch(), map.cell(read.line(), read.place()));
    }

    @Override
    String told(Reading read) {
        var of = content();
        var figure = of.figure(of.value(read.line(), read.place()));
        return Words.of("chart.cell", of.row(read.line()), of.column(read.place()), figure);
    }

    @Override
    String summary(String name) {
        return Words.of("chart.cells", name, content().rows().size(), content().columns().size());
    }

    @Override
    public DataTable table() {
        return isShown() ? HeatTable.of(content()) : DataTable.NONE;
    }
}
