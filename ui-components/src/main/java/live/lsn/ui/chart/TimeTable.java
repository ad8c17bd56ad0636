package live.lsn.ui.chart;

import live.lsn.ui.Words;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.stream.IntStream;

/// The points of all lines by time: a row for each time at which one of them has a value.
final class TimeTable {
    private TimeTable() {}

    static DataTable of(TimeChart.Content content) {
        var times =
                content.series().stream()
                        .flatMapToLong(
                                each ->
                                        IntStream.range(0, each.points().size())
                                                .mapToLong(each.points()::millis))
                        .sorted()
                        .distinct()
                        .toArray();
        var columns = new ArrayList<DataTable.Column>();
        var zone = content.formats().zone();
        columns.add(
                new DataTable.Column(
                        Words.of("chart.time", zone.getId()),
                        false,
                        row -> content.time(Instant.ofEpochMilli(times[row])),
                        row ->
                                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                        Instant.ofEpochMilli(times[row]).atZone(zone))));
        for (var series : content.series()) {
            columns.add(
                    DataTable.Column.figures(
                            series.name(),
                            content.formats(),
                            content.decimals(),
                            row -> value(series.points(), times[row])));
        }
        return new DataTable(columns, times.length);
    }

    private static double value(Points points, long time) {
        var place = points.exactly(time);
        return place < 0 ? Double.NaN : points.value(place);
    }
}
