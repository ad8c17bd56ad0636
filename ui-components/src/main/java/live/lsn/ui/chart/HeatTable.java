package live.lsn.ui.chart;

import java.util.ArrayList;

/// The cells of a heat map as a table; sums, where it has them, come last.
final class HeatTable {
    private HeatTable() {}

    static DataTable of(HeatMap.Content content) {
        var columns = new ArrayList<DataTable.Column>();
        columns.add(DataTable.Column.words("", content::row));
        for (var i = 0; i < content.places(); i++) {
            var place = i;
            columns.add(
                    DataTable.Column.figures(
                            content.column(place),
                            content.formats(),
                            content.decimals(),
                            row -> value(content, row, place)));
        }
        return new DataTable(columns, content.lines());
    }

    private static double value(HeatMap.Content content, int row, int place) {
        var value = content.value(row, place);
        return value == null ? Double.NaN : value;
    }
}
