package live.lsn.desk.today;

import live.lsn.api.model.Measure;
import live.lsn.desk.today.Page.SourceRow;
import live.lsn.rules.insights.Delta;
import live.lsn.rules.insights.Forecast.Expected;
import live.lsn.rules.insights.Running;
import live.lsn.rules.insights.Window;
import live.lsn.ui.chart.BarList;
import live.lsn.ui.chart.Points;
import live.lsn.ui.chart.Series;
import live.lsn.ui.chart.TimeChart;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/// What the charts of the page show.
final class ChartWords {
    private static final int PLAN_COLOUR = 7;
    private final TodayWords words;
    private final TileWords tiles;

    ChartWords(TodayWords words) {
        this.words = words;
        this.tiles = new TileWords(words);
    }

    TimeChart.Content course(Page page) {
        var course = page.course();
        var window = page.window();
        var series = new ArrayList<Series>();
        var now = course.now();
        series.add(
                Series.main(
                        words.of("today.period." + page.question().period()),
                        words.brief(now.last()),
                        points(now)));
        if (course.ahead() != null && course.forecast() instanceof Expected forecast)
            series.add(
                    Series.forecast(
                            words.of("today.series.forecast"),
                            words.of("today.series.forecast.end", words.brief(forecast.total())),
                            points(course.ahead())));
        if (course.previous() != null) {
            var name = words.before(page.question().period());
            series.add(
                    Series.of(
                            name,
                            name + " " + words.brief(course.previous().last()),
                            2,
                            points(course.previous())));
        }
        if (course.plan() != null) {
            var amount = course.plan().amount();
            series.add(
                    Series.of(
                            words.of("today.series.plan"),
                            words.of("today.series.plan") + " " + words.brief(amount),
                            PLAN_COLOUR,
                            straight(window, words.drawn(amount))));
        }
        return new TimeChart.Content(
                words.formats(),
                words.decimals(),
                window.from(),
                window.end(),
                true,
                series,
                page.shows().stream()
                        .map(show -> new TimeChart.Event(show.number(), show.from(), show.to()))
                        .toList());
    }

    private Points points(Running running) {
        var points = running.points();
        return Points.of(
                points.stream().mapToLong(point -> point.at().toEpochMilli()).toArray(),
                points.stream().mapToDouble(point -> words.drawn(point.total())).toArray());
    }

    /// A plan is for whole days; how it spreads over them nobody has said.
    private static Points straight(Window window, double amount) {
        return Points.of(
                new long[] {window.from().toEpochMilli(), window.end().toEpochMilli()},
                new double[] {0, amount});
    }

    BarList.Content sources(Page page) {
        var rows = page.bySource();
        var now = rows.stream().mapToLong(row -> row.now().valueMinor()).sum();
        var known = !rows.isEmpty() && rows.stream().allMatch(row -> row.before() != null);
        var before = rows.stream().mapToLong(row -> valueBefore(row)).sum();
        return new BarList.Content(
                words.formats(),
                words.decimals(),
                rows.stream().map(this::row).toList(),
                words.of("today.total"),
                known ? delta(now, before) : null,
                known
                        ? words.of(
                                page.previous().isPartial() ? "today.tick.to" : "today.tick",
                                words.before(page.question().period()),
                                words.time(page.previous().cut()))
                        : null);
    }

    private static long valueBefore(SourceRow row) {
        return row.before() == null ? 0 : row.before().valueMinor();
    }

    private BarList.Row row(SourceRow row) {
        var value = row.now().valueMinor();
        var before = row.before() == null ? null : (Long) row.before().valueMinor();
        return new BarList.Row(
                row.source().name(),
                words.name(row.source()),
                value,
                before,
                before == null ? null : delta(value, before));
    }

    private live.lsn.ui.chart.@Nullable Delta delta(long now, long before) {
        return tiles.told(Delta.of(Measure.REVENUE, now, before));
    }
}
