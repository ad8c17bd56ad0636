package live.lsn.ui.chart;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Counts as bars in falling order, and their cumulative share as a line: which few make most.
///
/// Bars and line have one scale, so the line begins at the top of the first bar. What is named
/// "other" comes last, whatever its size. Where words run from right to left, it is mirrored.
public final class ParetoChart extends ReadableDrawing<ParetoChart.Content, ParetoPlot> {
    /// What is drawn.
    ///
    /// @param counts in any order; equal ones keep theirs
    /// @param other what is counted without a name of its own, 0 or more
    /// @param most bars beside the other, 1 or more; the smallest counts beyond it join the other
    public record Content(Formats formats, List<Count> counts, long other, int most) {
        /// @throws IllegalArgumentException if the other is below 0 or no bar is wanted
        public Content {
            if (other < 0) throw new IllegalArgumentException("other must be 0 or more: " + other);
            if (most < 1) throw new IllegalArgumentException("most must be 1 or more: " + most);
            counts = List.copyOf(counts);
        }

        ParetoOrder order() {
            return ParetoOrder.of(counts, other, most);
        }

        String name(ParetoOrder order, int bar) {
            return bar < order.counts().size()
                    ? order.counts().get(bar).name()
                    : Words.of("chart.other");
        }
    }

    /// How often something was found.
    ///
    /// @param count 0 or more
    public record Count(String name, long count) {
        /// @throws IllegalArgumentException if the count is below 0
        public Count {
            if (count < 0) throw new IllegalArgumentException("count must be 0 or more: " + count);
        }
    }

    private ParetoOrder order = ParetoOrder.of(List.of(), 0, 1);

    public ParetoChart() {
        super("pareto-chart", "chart.keys.bars");
    }

    /// Tells which bar is opened, by Enter, Space or a click; empty for the other. Given once.
    public void setOnOpen(Consumer<Optional<Count>> open) {
        Opening.of(
                this, read -> open.accept(order.counts().stream().skip(read.place()).findFirst()));
    }

    @Override
    public void show(String name, Content content) {
        order = content.order();
        super.show(name, content);
    }

    @Override
    ParetoPlot plotted(Content of, double width, double height) {
        return new ParetoPlot(of, order, width, height);
    }

    @Override
    boolean isEmpty() {
        return order.total() == 0;
    }

    @Override
    void paintAll(Pen pen, double width, double height) {
        plot(width, height).paint(pen);
    }

    @Override
    int lines() {
        return isEmpty() ? 0 : 1;
    }

    @Override
    int places(int line) {
        return order.bars();
    }

    @Override
    int start(int line) {
        return 0;
    }

    @Override
    boolean isTurned() {
        return true;
    }

    @Override
    @Nullable Reading near(double x, double y, double width, double height) {
        var frame = plot(width, height).frame();
        if (x < frame.left() || x > frame.right()) return null;
        return new Reading(0, Math.min(order.bars() - 1, (int) frame.at(x)));
    }

    @Override
    Spot spot(Reading read, double width, double height) {
        var frame = plot(width, height).frame();
        var y = frame.y(order.cumulative(read.place()) * 100);
        return Spot.of(frame, frame.x(read.place() + 0.5), y, ParetoPlot.LINE);
    }

    @Override
    String told(Reading read) {
        var formats = content().formats();
        return Words.of(
                "chart.pareto.bar",
                content().name(order, read.place()),
                formats.whole(order.count(read.place())),
                formats.percent(order.share(read.place()), 1),
                formats.percent(order.cumulative(read.place()), 1));
    }

    @Override
    String summary(String name) {
        var total = content().formats().whole(order.total());
        return Words.of("chart.pareto", name, total, content().name(order, 0));
    }

    @Override
    public DataTable table() {
        if (isEmpty()) return DataTable.NONE;
        var of = content();
        var formats = of.formats();
        return new DataTable(
                List.of(
                        DataTable.Column.words("", row -> of.name(order, row)),
                        DataTable.Column.figures(Words.of("chart.value"), formats, 0, order::count),
                        DataTable.Column.figures(
                                Words.of("chart.share"), formats, 1, row -> order.share(row) * 100),
                        DataTable.Column.figures(
                                Words.of("chart.cumulative.percent"),
                                formats,
                                1,
                                row -> order.cumulative(row) * 100)),
                order.bars());
    }
}
