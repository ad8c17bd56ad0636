package live.lsn.ui.chart;

import live.lsn.ui.Words;
import live.lsn.ui.chart.DataTable.Column;
import live.lsn.ui.chart.OcChart.Content;

import java.util.ArrayList;

/// The points of operating characteristic curves as a table: a row for each quality of one of them.
final class OcTable {
    private static final int DECIMALS = 2;

    private OcTable() {}

    static DataTable of(Content content) {
        var qualities =
                content.curves().stream()
                        .flatMap(each -> each.points().stream())
                        .mapToDouble(OcChart.Point::quality)
                        .sorted()
                        .distinct()
                        .toArray();
        var columns = new ArrayList<Column>();
        var head = "chart.oc.quality." + content.quality();
        columns.add(
                Column.figures(
                        Words.of(head),
                        content.formats(),
                        content.decimals(),
                        row -> qualities[row]));
        for (var curve : content.curves()) {
            columns.add(
                    Column.figures(
                            Words.of("chart.oc.acceptance", curve.name()),
                            content.formats(),
                            DECIMALS,
                            row -> curve.acceptance(qualities[row]) * 100));
        }
        return new DataTable(columns, qualities.length);
    }
}
