package live.lsn.ui.chart;

import live.lsn.ui.Words;
import live.lsn.ui.chart.ControlChart.Content;
import live.lsn.ui.chart.ControlChart.Point;
import live.lsn.ui.chart.DataTable.Column;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The points of a control chart with their limits as a table.
final class ControlTable {
    private ControlTable() {}

    static DataTable of(Content content) {
        var points = content.points();
        return new DataTable(
                List.of(
                        Column.words("", row -> points.get(row).name()),
                        Column.figures(
                                Words.of("chart.size"),
                                content.formats(),
                                0,
                                row -> points.get(row).size()),
                        percent(content, "chart.share", Point::value),
                        percent(content, "chart.lower.percent", Point::lower),
                        percent(content, "chart.centre.percent", Point::centre),
                        percent(content, "chart.upper.percent", Point::upper),
                        Column.words(Words.of("chart.marked"), row -> mark(points.get(row)))),
                points.size());
    }

    private static Column percent(Content content, String head, ToDoubleFunction<Point> share) {
        return Column.figures(
                Words.of(head),
                content.formats(),
                content.decimals(),
                row -> share.applyAsDouble(content.points().get(row)) * 100);
    }

    private static String mark(Point point) {
        return point.mark() == null ? "" : point.mark().words();
    }
}
