package live.lsn.desk.today;

import live.lsn.api.model.Source;
import live.lsn.desk.store.Totals;
import live.lsn.desk.today.Page.Course;
import live.lsn.rules.insights.Forecast;
import live.lsn.rules.insights.Forecast.Day;
import live.lsn.rules.insights.Forecast.Expected;
import live.lsn.rules.insights.Period;
import live.lsn.rules.insights.Plan;
import live.lsn.rules.insights.Running;
import live.lsn.rules.insights.Running.Point;
import live.lsn.rules.insights.Tally;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads how revenue comes together through the period, and what the day will come to.
final class CourseReader {
    /// A quarter of a year of the same weekday.
    private static final int MOST_WEEKS = 12;

    private static final int WEEK_DAYS = 7;
    private final Totals totals;
    private final Period period;
    private final @Nullable Source only;
    private final @Nullable Instant firstOrder;

    CourseReader(
            Totals totals, Period period, @Nullable Source only, @Nullable Instant firstOrder) {
        this.totals = totals;
        this.period = period;
        this.only = only;
        this.firstOrder = firstOrder;
    }

    /// @param previous null where it is not known
    /// @param before the whole of it
    Course read(
            Window window,
            @Nullable Window previous,
            Slice now,
            Slice before,
            @Nullable Plan plan) {
        var quarters = period.quarters();
        var running = Running.of(window, now.sums(Tally::valueMinor), quarters);
        var past = period == Period.TODAY ? past(window) : List.<Past>of();
        var forecast =
                period == Period.TODAY
                        ? Forecast.of(now.all().valueMinor(), past.stream().map(Past::day).toList())
                        : null;
        return new Course(
                running,
                previous == null
                        ? null
                        : Running.alike(
                                window, previous.whole(), before.sums(Tally::valueMinor), quarters),
                forecast,
                forecast instanceof Expected expected
                        ? ahead(window, running, expected, past)
                        : null,
                plan);
    }

    /// A day that is over, and how its rest came together.
    ///
    /// @param rest null where the forecast does not learn from it
    private record Past(Day day, Window window, @Nullable Slice rest) {}

    private List<Past> past(Window window) {
        var past = new ArrayList<Past>();
        for (var week = 1; week <= MOST_WEEKS; week++) {
            var day = Period.back(window, week * WEEK_DAYS);
            if (!isWhole(day)) break;
            var toMinute = sales(day.from(), day.cut());
            var rest =
                    week <= Forecast.WEEKS ? Slice.read(totals, day.cut(), day.end(), only) : null;
            var later = rest == null ? sales(day.cut(), day.end()) : rest.all().valueMinor();
            past.add(new Past(new Day(day.first(), toMinute, toMinute + later), day, rest));
        }
        return past;
    }

    /// Whether orders are known from before the day began.
    private boolean isWhole(Window day) {
        return firstOrder != null && firstOrder.isBefore(day.from());
    }

    private long sales(Instant from, Instant before) {
        return totals.all(OrderRows.sales(from, before, only), "value_minor").sums().getFirst();
    }

    /// The way of the days learnt from, at the scale of the forecast: it begins where the day
    /// stands and ends at what is forecast.
    private Running ahead(Window window, Running running, Expected expected, List<Past> past) {
        var soFar = running.last();
        var points = new ArrayList<Point>();
        points.add(new Point(window.cut(), soFar));
        var learnt =
                past.stream()
                        .filter(day -> day.rest() != null && day.day().whole() > 0)
                        .limit(expected.weeks())
                        .toList();
        var later = learnt.stream().mapToLong(day -> rest(day).all().valueMinor()).sum();
        for (var mark : window.marks(period.quarters())) {
            if (!mark.isAfter(window.cut())) continue;
            var then = learnt.stream().mapToLong(day -> upTo(day, window.same(mark, day.window())));
            points.add(new Point(mark, soFar + share(expected.total() - soFar, then.sum(), later)));
        }
        return new Running(points);
    }

    private static Slice rest(Past day) {
        return day.rest() == null ? Slice.NONE : day.rest();
    }

    private static long upTo(Past day, Instant moment) {
        var quarter = Running.quarter(moment);
        return rest(day).byQuarter().entrySet().stream()
                .filter(entry -> entry.getKey() < quarter)
                .mapToLong(entry -> entry.getValue().valueMinor())
                .sum();
    }

    private static long share(long amount, long part, long whole) {
        return whole == 0
                ? amount
                : BigInteger.valueOf(amount)
                        .multiply(BigInteger.valueOf(part))
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
    }
}
