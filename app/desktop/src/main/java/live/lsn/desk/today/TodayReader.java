package live.lsn.desk.today;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Source;
import live.lsn.desk.Access;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.Totals;
import live.lsn.desk.today.Page.Reading;
import live.lsn.desk.today.Page.SourceRow;
import live.lsn.rules.insights.Contributions;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Period;
import live.lsn.rules.insights.Period.Comparison;
import live.lsn.rules.insights.Plan;
import live.lsn.rules.insights.Tally;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Reads the page from the cache, all sums in one transaction, so that all figures agree. May
/// block.
public final class TodayReader {
    /// Refunds come weeks after the order, so a day alone says nothing of them.
    static final int REFUND_DAYS = 30;

    /// As many tiles as the page has room for.
    private static final int TILES = 8;

    private final CacheStore cache;
    private final Supplier<Access> access;
    private final Waiting waiting;
    private final ZoneId zone;
    private final InstantSource clock;

    /// @param zone of the channel's business days
    public TodayReader(
            CacheStore cache,
            Supplier<Access> access,
            Outgoing outgoing,
            ZoneId zone,
            InstantSource clock) {
        this.cache = cache;
        this.access = access;
        this.waiting = new Waiting(cache, outgoing);
        this.zone = zone;
        this.clock = clock;
    }

    /// What the outbox holds.
    public interface Outgoing {
        long needsYou();

        long unsent();
    }

    /// What the sums of a page are made of.
    private record Slices(Slice now, Slice before, Slice rest, @Nullable Slice yearBefore) {}

    /// Reads a page for the time that it is now.
    Page read(Question question) {
        var window = question.period().window(clock.instant(), zone);
        var whole = cache.cursor() != null;
        var first = firstOrder();
        var goals = goals();
        var due = waiting.firstDue(access.get());
        return cache.totals(
                "Reading today",
                totals -> page(totals, question, window, whole, first, due, goals));
    }

    /// Reads all that the page shows, for those who measure how long it takes.
    public int readings(Period period) {
        return read(new Question(period, null)).readings().size();
    }

    /// Opens the first rows behind the revenue of a period, for those who measure how long it
    /// takes.
    public int openRows(Period period, int count) {
        var window = period.window(clock.instant(), zone);
        var rows = OrderRows.sales(window.from(), window.cut(), null);
        return cache.page(rows.collection(), cache.order(rows, count), 0, count).size();
    }

    private Page page(
            Totals totals,
            Question question,
            Window window,
            boolean whole,
            @Nullable Instant first,
            @Nullable Instant due,
            Map<Measure, Goal> goals) {
        var period = question.period();
        var previous = period.compared(window, Comparison.PREVIOUS);
        var year = period.compared(window, Comparison.YEAR_BEFORE);
        var only = question.only();
        var before = Slice.read(totals, previous.from(), previous.cut(), only);
        var slices =
                new Slices(
                        Slice.read(totals, window.from(), window.cut(), only),
                        before,
                        Slice.read(totals, previous.cut(), previous.end(), only),
                        isKnown(year, first)
                                ? Slice.read(totals, year.from(), year.cut(), only)
                                : null);
        var knows = isKnown(previous, first);
        var readings = new ArrayList<Reading>();
        for (var measure : tiles())
            readings.add(reading(totals, measure, question, window, slices, knows, goals));
        var course =
                new CourseReader(totals, period, only, first)
                        .read(
                                window,
                                knows ? previous : null,
                                slices.now(),
                                before.plus(slices.rest()),
                                Plan.of(goals.get(Measure.REVENUE), window));
        return new Page(
                question,
                whole,
                window,
                previous,
                year,
                first,
                readings,
                course,
                rows(slices.now(), knows ? before : null),
                period == Period.TODAY ? Shows.read(totals, window, only) : List.of(),
                waiting.read(totals, access.get(), due),
                sources(slices),
                goals);
    }

    /// A stretch of time that begins before the first order would be compared with half of itself.
    private static boolean isKnown(Window window, @Nullable Instant first) {
        return first != null && !first.isAfter(window.from());
    }

    private @Nullable Instant firstOrder() {
        var query =
                new ListQuery<>(
                        Collections.ORDERS, List.of(), null, new Sort(OrderRows.PLACED, false));
        return cache.page(Collections.ORDERS, cache.order(query, 1), 0, 1).stream()
                .map(order -> order.placedAt())
                .findFirst()
                .orElse(null);
    }

    private Map<Measure, Goal> goals() {
        var query = new ListQuery<>(Collections.GOALS, List.of(), null, new Sort("measure", false));
        var goals = new EnumMap<Measure, Goal>(Measure.class);
        cache.page(
                        Collections.GOALS,
                        cache.order(query, Integer.MAX_VALUE),
                        0,
                        Measure.values().length)
                .forEach(goal -> goals.put(goal.measure(), goal));
        return goals;
    }

    /// Those of the measures that the person may read the rows of.
    private List<Measure> tiles() {
        return Arrays.stream(Measure.values())
                .filter(measure -> isReadable(measure, access.get()))
                .limit(TILES)
                .toList();
    }

    static boolean isReadable(Measure measure, Access who) {
        return switch (measure) {
            case NEW_CUSTOMERS -> who.reads(Collections.CUSTOMERS);
            case FRAUD_WAITING, VALUE_AT_RISK -> who.reads(Collections.FRAUD_CASES);
            default -> who.reads(Collections.ORDERS);
        };
    }

    private Reading reading(
            Totals totals,
            Measure measure,
            Question question,
            Window window,
            Slices slices,
            boolean knows,
            Map<Measure, Goal> goals) {
        var plan = Plan.of(goals.get(measure), window);
        return switch (measure) {
            case NEW_CUSTOMERS -> newCustomers(totals, question.period(), window, plan);
            case FRAUD_WAITING, VALUE_AT_RISK -> waiting.reading(totals, measure, window, plan);
            case REFUND_RATE, REFUNDED -> refunds(totals, measure, question, window, plan);
            default -> ofOrders(measure, question.period(), window, slices, knows, plan);
        };
    }

    private static Reading ofOrders(
            Measure measure,
            Period period,
            Window window,
            Slices slices,
            boolean knows,
            @Nullable Plan plan) {
        var now = slices.now();
        var before = slices.before();
        var year = slices.yearBefore();
        var compared = period.compared(window, Comparison.PREVIOUS);
        return new Reading(
                measure,
                window,
                compared,
                Figure.of(measure, now.all()),
                knows ? Figure.of(measure, before.all()) : null,
                year == null ? null : Figure.of(measure, year.all()),
                rows(measure, now.all()),
                plan,
                Spark.of(measure, period, window, now),
                knows ? Spark.of(measure, period, compared, before) : List.of(),
                knows ? Contributions.of(measure, now.bySource(), before.bySource()) : null);
    }

    private static long rows(Measure measure, Tally tally) {
        return measure == Measure.DECLINE_RATE ? tally.orders() + tally.declined() : tally.orders();
    }

    /// By plain sums: refunds look at so many rows that they are taken apart only when asked for.
    private Reading refunds(
            Totals totals, Measure measure, Question question, Window window, @Nullable Plan plan) {
        var days = Period.days(window, REFUND_DAYS);
        var compared = Period.back(days, REFUND_DAYS);
        var only = question.only();
        var now = Refunds.read(totals, measure, days, only);
        var before = Refunds.read(totals, measure, compared, only);
        return new Reading(
                measure,
                days,
                compared,
                Figure.of(measure, now.tally()),
                isKnown(compared, firstOf(before)) ? Figure.of(measure, before.tally()) : null,
                null,
                now.rows(),
                plan,
                List.of(),
                List.of(),
                null);
    }

    /// Thirty days that nothing was sold in are not known.
    private static @Nullable Instant firstOf(Refunds before) {
        return before.tally().orders() == 0 ? null : Instant.EPOCH;
    }

    private static Reading newCustomers(
            Totals totals, Period period, Window window, @Nullable Plan plan) {
        var compared = period.compared(window, Comparison.PREVIOUS);
        var now = totals.all(Customers.made(window)).count();
        var before = totals.all(Customers.made(compared)).count();
        return new Reading(
                Measure.NEW_CUSTOMERS,
                window,
                compared,
                Figure.sum(Measure.NEW_CUSTOMERS.unit(), now),
                Figure.sum(Measure.NEW_CUSTOMERS.unit(), before),
                null,
                now,
                plan,
                List.of(),
                List.of(),
                null);
    }

    private static List<SourceRow> rows(Slice now, @Nullable Slice before) {
        var rows = new ArrayList<SourceRow>();
        for (var source : Source.values()) {
            var tally = now.bySource().getOrDefault(source, Tally.NONE);
            var earlier =
                    before == null ? null : before.bySource().getOrDefault(source, Tally.NONE);
            if (tally.orders() > 0 || (earlier != null && earlier.orders() > 0))
                rows.add(new SourceRow(source, tally, earlier));
        }
        rows.sort(Comparator.comparingLong((SourceRow row) -> row.now().valueMinor()).reversed());
        return rows;
    }

    private static List<Source> sources(Slices slices) {
        return Arrays.stream(Source.values())
                .filter(
                        source ->
                                slices.now().bySource().containsKey(source)
                                        || slices.before().bySource().containsKey(source))
                .toList();
    }

    /// What moved a figure, for those that the page does not take apart by itself.
    @Nullable Contributions<Source> moved(Reading reading, @Nullable Source only) {
        var compared = reading.compared();
        if (compared == null || reading.before() == null) return null;
        return cache.totals(
                "Taking a figure apart",
                totals ->
                        Contributions.of(
                                reading.measure(),
                                Slice.read(
                                                totals,
                                                reading.window().from(),
                                                reading.window().cut(),
                                                only)
                                        .bySource(),
                                Slice.read(totals, compared.from(), compared.cut(), only)
                                        .bySource()));
    }
}
