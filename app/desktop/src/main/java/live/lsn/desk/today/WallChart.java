package live.lsn.desk.today;

import live.lsn.rules.insights.Forecast.Expected;
import live.lsn.rules.insights.Running;
import live.lsn.ui.chart.Points;
import live.lsn.ui.chart.Series;
import live.lsn.ui.chart.TimeChart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;

/// Revenue through the day without its amounts: in per cent of the day's plan, or where there is
/// none of the day before.
final class WallChart {
    private static final int PLAN_COLOUR = 7;
    private final TodayWords words;

    WallChart(TodayWords words) {
        this.words = words;
    }

    String title(Page page) {
        return words.of(
                page.course().plan() != null ? "today.wall.chart.plan" : "today.wall.chart.before");
    }

    TimeChart.Content of(Page page) {
        var course = page.course();
        var window = page.window();
        var whole = whole(page);
        var series = new ArrayList<Series>();
        series.add(
                Series.main(
                        words.of("today.period.TODAY"),
                        percent(course.now().last(), whole),
                        points(course.now(), whole)));
        if (course.ahead() != null && course.forecast() instanceof Expected forecast)
            series.add(
                    Series.forecast(
                            words.of("today.series.forecast"),
                            words.of("today.series.forecast.end", percent(forecast.total(), whole)),
                            points(course.ahead(), whole)));
        if (course.plan() != null)
            series.add(
                    Series.of(
                            words.of("today.series.plan"),
                            words.of("today.series.plan"),
                            PLAN_COLOUR,
                            Points.of(
                                    new long[] {
                                        window.from().toEpochMilli(), window.end().toEpochMilli()
                                    },
                                    new double[] {0, 100})));
        else if (course.previous() != null)
            series.add(
                    Series.of(
                            words.before(page.question().period()),
                            words.before(page.question().period()),
                            2,
                            points(course.previous(), whole)));
        return new TimeChart.Content(
                words.formats(),
                0,
                window.from(),
                window.end(),
                true,
                series,
                page.shows().stream()
                        .map(show -> new TimeChart.Event(show.number(), show.from(), show.to()))
                        .toList());
    }

    /// What is a hundred per cent, minor units; at least one.
    private static long whole(Page page) {
        var course = page.course();
        if (course.plan() != null) return Math.max(1, course.plan().amount());
        return course.previous() == null
                ? Math.max(1, course.now().last())
                : Math.max(1, course.previous().last());
    }

    private static Points points(Running running, long whole) {
        var points = running.points();
        return Points.of(
                points.stream().mapToLong(point -> point.at().toEpochMilli()).toArray(),
                points.stream()
                        .mapToDouble(point -> share(point.total(), whole).doubleValue())
                        .toArray());
    }

    /// Cut off as the tile beside it cuts, or the two would differ by one.
    private String percent(long amount, long whole) {
        var told = share(amount, whole).setScale(0, RoundingMode.DOWN);
        return words.of("today.percent", words.formats().decimal(told, 0));
    }

    private static BigDecimal share(long amount, long whole) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
