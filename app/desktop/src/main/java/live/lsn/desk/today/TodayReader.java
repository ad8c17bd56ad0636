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
    record Slices(Slice now, Slice before, Slice rest, @Nullable Slice yearBefore) {}

    /// Reads a page for the time that it is now.
    Page read(Question question) {
        var window = question.period().window(clock.instant(), zone);
        var whole = cache.cursor() != null;
        var first = firstOrder();
        var goals = goals();
        var due = waiting.firstDue(access.get());
        var firstCase = waiting.firstOpened(access.get());
        var about = new About(question, window, whole, first, firstCase, due, goals);
        return cache.totals("Reading today", totals -> page(totals, about));
    }

    /// What is known before anything is added up.
    private record About(
            Question question,
            Window window,
            boolean whole,
            @Nullable Instant first,
            @Nullable Instant firstCase,
            @Nullable Instant due,
            Map<Measure, Goal> goals) {}

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

    private Page page(Totals totals, About about) {
        var question = about.question();
        var window = about.window();
        var first = about.first();
        var goals = about.goals();
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
        var all = before.plus(slices.rest());
        var tiles =
                new TileReader(
                        totals,
                        question,
                        new Waiting.Compared(period, window, previous, year),
                        slices,
                        knows,
                        new Refunds.Known(previous.from(), window.cut(), all.plus(slices.now())),
                        waiting,
                        about.firstCase());
        var readings = new ArrayList<Reading>();
        for (var measure : tiles())
            readings.add(tiles.read(measure, Plan.of(goals.get(measure), window)));
        var course =
                new CourseReader(totals, period, only, first)
                        .read(
                                window,
                                knows ? previous : null,
                                slices.now(),
                                all,
                                Plan.of(goals.get(Measure.REVENUE), window));
        return new Page(
                question,
                about.whole(),
                window,
                previous,
                year,
                first,
                about.firstCase(),
                readings,
                course,
                rows(slices.now(), knows ? before : null),
                period == Period.TODAY ? Shows.read(totals, window, only) : List.of(),
                waiting.read(totals, access.get(), about.due()),
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
