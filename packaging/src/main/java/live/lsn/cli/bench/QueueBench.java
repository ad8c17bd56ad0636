package live.lsn.cli.bench;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.RiskLevel;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Overlay;
import live.lsn.desk.store.Sort;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lists over the whole cache: the first page, the exact count, the search.
final class QueueBench implements Bench {
    private static final int RUNS = 40;
    private static final int PAGE = 50;
    private static final int AHEAD = 200;
    private static final int PENDING = 300;
    private static final double FIRST_PAGE_MS = 50;
    private static final double COUNT_MS = 100;
    private static final double UNDECLARED_MS = 300;
    private static final double TIMES_PLAIN = 3;
    private static final long WORTH_MUCH = 100_000;

    /// Below this nobody can tell the difference, and a ratio tells of noise.
    private static final double NOT_FELT_MS = 10;

    private static final String PLAIN = "a plain SQLite table by JDBC";

    /// A list, and the same for the plain table.
    ///
    /// @param declared whether its filter and its sort have an index
    private record Asked(
            String what,
            ListQuery<FraudCase> query,
            String where,
            String order,
            boolean declared) {}

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String about() {
        return "lists over cached cases: first page, count, search";
    }

    @Override
    public List<Measured> run(Setup setup) throws Exception {
        var measured = new ArrayList<Measured>();
        try (var filled = FilledQueue.open(setup)) {
            var cache = filled.session().cache();
            var some = filled.some();
            for (var asked : questions(some)) {
                setup.say("queue: %s", asked.what());
                measured.addAll(measure(asked, cache, filled.plain()));
            }
            cache.overlay(pending(some, cache));
            var open = questions(some).getFirst();
            setup.say("queue: with %d pending commands", PENDING);
            var pages = Times.of(RUNS, () -> page(cache, open.query()));
            var counts = Times.of(RUNS, () -> cache.summary(open.query()));
            var with = ", " + PENDING + " commands pending";
            measured.add(at(open.what() + ": first page" + with, FIRST_PAGE_MS, pages.p95()));
            measured.add(at(open.what() + ": count" + with, COUNT_MS, counts.p95()));
            cache.overlay(Overlay.none());
        }
        return measured;
    }

    private static List<Measured> measure(Asked asked, CacheStore cache, PlainTable plain) {
        var hits = String.format(Locale.UK, "%s (%,d)", asked.what(), hits(cache, asked));
        var pages = Times.of(RUNS, () -> page(cache, asked.query()));
        var plainPages = Times.of(RUNS, () -> plain.page(asked.where(), asked.order()));
        var counts = Times.of(RUNS, () -> cache.summary(asked.query()));
        var plainCounts = Times.of(RUNS, () -> plain.count(asked.where()));
        var declared = asked.declared();
        return List.of(
                at(hits + ": first page", declared ? FIRST_PAGE_MS : UNDECLARED_MS, pages.p95())
                        .against(beside(declared, pages, plainPages)),
                at(hits + ": count", declared ? COUNT_MS : UNDECLARED_MS, counts.p95())
                        .against(beside(declared, counts, plainCounts)));
    }

    private static Peer beside(boolean declared, Times own, Times plain) {
        if (!declared) return Peer.told(PLAIN, plain.p95());
        return own.p95() <= NOT_FELT_MS
                ? Peer.told(PLAIN, plain.p95()).noting("below " + (int) NOT_FELT_MS + " ms")
                : Peer.must(PLAIN, plain.p95(), TIMES_PLAIN);
    }

    private static long hits(CacheStore cache, Asked asked) {
        return cache.summary(asked.query()).count();
    }

    private static void page(CacheStore cache, ListQuery<FraudCase> query) {
        cache.page(Collections.FRAUD_CASES, cache.order(query, AHEAD), 0, PAGE);
    }

    private static Measured at(String what, double budget, double figure) {
        return Measured.atMost("queue", what, "ms p95", budget, figure);
    }

    private static List<Asked> questions(List<FraudCase> some) {
        var open = Filter.of("state", Op.EQUALS, CaseState.OPEN);
        var critical = Filter.of("level", Op.EQUALS, RiskLevel.CRITICAL);
        var one = some.getFirst();
        var route = Filter.of("route", Op.EQUALS, one.route());
        var plainOpen = "state = " + CaseState.OPEN.ordinal();
        var plainCritical = "level = " + RiskLevel.CRITICAL.ordinal();
        var word = surname(some);
        var number = one.number().substring(0, one.number().length() - 2);
        return List.of(
                new Asked(
                        "open by score",
                        of(List.of(open), null, "score"),
                        plainOpen,
                        by("score"),
                        true),
                new Asked(
                        "all by due time", of(List.of(), null, "due_at"), "1", by("due_at"), true),
                new Asked(
                        "critical by value",
                        of(List.of(critical), null, "value_minor"),
                        plainCritical,
                        by("value_minor"),
                        true),
                new Asked(
                        "search for a surname",
                        of(List.of(), word, "score"),
                        found("customer_name : \"" + word + "\""),
                        by("score"),
                        true),
                new Asked(
                        "search for the start of a number",
                        of(List.of(), number, "score"),
                        found("\"" + number + "\"*"),
                        by("score"),
                        true),
                new Asked(
                        "open by score, then value, then due time",
                        new ListQuery<>(
                                Collections.FRAUD_CASES,
                                List.of(open),
                                null,
                                List.of(
                                        new Sort("score", true),
                                        new Sort("value_minor", true),
                                        new Sort("due_at", false))),
                        plainOpen,
                        "score DESC, value_minor DESC, due_at, id DESC",
                        true),
                new Asked(
                        "critical, or open and worth much, by score",
                        of(List.of(nested(open, critical)), null, "score"),
                        "(%s OR (%s AND NOT value_minor < %d))"
                                .formatted(plainCritical, plainOpen, WORTH_MUCH),
                        by("score"),
                        false),
                new Asked(
                        "undeclared filter and sort",
                        of(List.of(route), null, "route"),
                        "route = '" + one.route().replace("'", "''") + "'",
                        by("route"),
                        false));
    }

    private static Filter nested(Filter open, Filter critical) {
        var little = Filter.of("value_minor", Op.AT_MOST, WORTH_MUCH - 1);
        return new Filter.Any(
                List.of(critical, new Filter.All(List.of(open, new Filter.Not(little)))));
    }

    private static String surname(List<FraudCase> some) {
        return some.stream()
                .map(FraudCase::customerName)
                .filter(name -> name != null && name.matches(".* \\p{L}{4,}"))
                .map(name -> String.valueOf(name).replaceAll(".* ", ""))
                .findFirst()
                .orElse("nobody");
    }

    private static String found(String words) {
        return "rid IN (SELECT rowid FROM texts WHERE texts MATCH '"
                + words.replace("'", "''")
                + "')";
    }

    private static String by(String column) {
        return column + " DESC, id DESC";
    }

    private static ListQuery<FraudCase> of(
            List<Filter> filters, @Nullable String text, String sort) {
        return new ListQuery<>(Collections.FRAUD_CASES, filters, text, new Sort(sort, true));
    }

    /// As if so many commands had been given and not been sent.
    private static Overlay pending(List<FraudCase> some, CacheStore cache) {
        var rows = new HashMap<String, Aggregate>();
        var query = of(List.of(), null, "score");
        for (var one : cache.page(Collections.FRAUD_CASES, cache.order(query, PENDING), 0, PENDING))
            rows.put(one.id(), one.atVersion(one.version() + 1));
        some.forEach(one -> rows.putIfAbsent(one.id(), one.atVersion(one.version() + 1)));
        return new Overlay(Map.of(Collections.FRAUD_CASES.name(), rows));
    }
}
