package live.lsn.ui.chart;

import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// The rows of a list of bars as a table; the total is its last row.
final class BarTable {
    private BarTable() {}

    static DataTable of(BarList.Content content) {
        var rows = new ArrayList<>(content.rows());
        if (content.total() != null) {
            rows.add(
                    new BarList.Row(
                            "", content.total(), content.sum(), null, content.totalDelta()));
        }
        var columns = new ArrayList<DataTable.Column>();
        columns.add(
                new DataTable.Column(
                        "", false, row -> rows.get(row).label(), row -> rows.get(row).label()));
        columns.add(number(content, rows, Words.of("chart.value"), BarList.Row::value));
        if (content.tick() != null) {
            columns.add(number(content, rows, content.tick(), BarList.Row::comparison));
        }
        columns.add(
                new DataTable.Column(
                        Words.of("chart.change"),
                        false,
                        row -> delta(rows.get(row)),
                        row -> delta(rows.get(row))));
        return new DataTable(columns, rows.size());
    }

    private static String delta(BarList.Row row) {
        return row.delta() == null ? "" : row.delta().figure();
    }

    private static DataTable.Column number(
            BarList.Content content,
            List<BarList.Row> rows,
            String head,
            java.util.function.Function<BarList.Row, @Nullable Long> value) {
        return new DataTable.Column(
                head,
                true,
                row -> told(value.apply(rows.get(row)), content::figure),
                row -> told(value.apply(rows.get(row)), n -> content.exact(n).toPlainString()));
    }

    private static String told(@Nullable Long value, LongFunction<String> told) {
        return value == null ? "" : told.apply(value);
    }
}
