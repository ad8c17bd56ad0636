package live.lsn.desk.store;

import static live.lsn.desk.store.Cases.CASES;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.collection.Column;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.procedure.SyncProcedures.Cursor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Random rows, changes, overlays and queries: every list, count and sum of the store is what a
/// naive list in memory gives.
class ListsAgainstNaiveListsTest {
    private static final Cursor CURSOR = new Cursor("e", 1, "t");
    private static final List<String> SORTS =
            List.of("score", "opened_at", "number", "state", "customer_id", "route", "decided_at");
    private static final List<String> TEXTS =
            List.of(
                    "smith",
                    "SMITH zoe",
                    "ann marie",
                    "o'brien",
                    "angstrom",
                    "case",
                    "case-100",
                    "10003",
                    "ord-1",
                    "ip_pro",
                    "vel mia",
                    "smi",
                    "li ord",
                    "- !",
                    "nobody");

    static LongStream seeds() {
        return LongStream.range(0, 15);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void smallListsAreWhatNaiveListsAre(long seed, @TempDir Path dir) {
        check(new Random(seed), dir, 120, 4, 12);
    }

    @ParameterizedTest
    @MethodSource("few")
    void listsTooLongToBeSortedForAFirstPageAreWhatNaiveListsAre(long seed, @TempDir Path dir) {
        check(new Random(seed), dir, 25_000, 2, 15);
    }

    static LongStream few() {
        return LongStream.range(100, 102);
    }

    private static void check(Random random, Path dir, int size, int rounds, int queries) {
        var truth = new TreeMap<String, FraudCase>();
        try (var store =
                CacheStore.open(dir, ProfileKey.load(dir.resolve("key")), List.of(CASES))) {
            fill(store, random, truth, size);
            for (var round = 0; round < rounds; round++) {
                change(store, random, truth, size);
                var pending = new HashMap<String, FraudCase>();
                for (var i = random.nextInt(40); i > 0; i--) {
                    var pick = Cases.random(random, random.nextInt(size + 20), 3);
                    pending.put(pick.id(), pick);
                }
                store.overlay(Cases.overlay(List.copyOf(pending.values())));
                if (random.nextBoolean()) change(store, random, truth, size);
                var seen = new TreeMap<>(truth);
                seen.putAll(pending);
                for (var i = 0; i < queries; i++)
                    compare(store, random, List.copyOf(seen.values()), size);
            }
        }
    }

    private static void fill(
            CacheStore store, Random random, Map<String, FraudCase> truth, int size) {
        store.beginBootstrap(CASES.name(), "x", CURSOR);
        var page = new ArrayList<CachedRow>();
        for (var i = 0; i < size; i++) {
            if (random.nextInt(4) == 0) continue;
            var fraudCase = Cases.random(random, i, 1);
            truth.put(fraudCase.id(), fraudCase);
            page.add(Cases.row(fraudCase));
        }
        store.stage(CASES.name(), page, page.getLast().id());
        store.finishBootstrap(CASES.name());
    }

    private static void change(
            CacheStore store, Random random, Map<String, FraudCase> truth, int size) {
        var puts = new ArrayList<CachedRow>();
        for (var i = random.nextInt(30); i > 0; i--) {
            var changed = Cases.random(random, random.nextInt(size + 10), random.nextInt(3));
            puts.add(Cases.row(changed));
            truth.merge(
                    changed.id(), changed, (old, to) -> to.version() >= old.version() ? to : old);
        }
        var removals = new ArrayList<Removal>();
        for (var i = random.nextInt(8); i > 0; i--) {
            var id = Cases.id(random.nextInt(size + 10));
            removals.add(new Removal(CASES.name(), id));
            truth.remove(id);
        }
        store.apply(puts, removals, CURSOR);
    }

    private static void compare(CacheStore store, Random random, List<FraudCase> seen, int size) {
        var filters = new ArrayList<Filter>();
        for (var i = random.nextInt(3); i > 0; i--) filters.add(filter(random, seen));
        var text = random.nextBoolean() ? null : TEXTS.get(random.nextInt(TEXTS.size()));
        var query =
                new ListQuery<>(
                        CASES,
                        filters,
                        text,
                        Stream.generate(() -> sort(random)).limit(1 + random.nextInt(3)).toList());
        var expected =
                seen.stream()
                        .filter(row -> filters.stream().allMatch(filter -> holds(filter, row)))
                        .filter(row -> text == null || isFound(row, text))
                        .sorted(order(query.sorts()))
                        .toList();
        assertThat(ids(store, query, Integer.MAX_VALUE))
                .as("%s", query)
                .isEqualTo(expected.stream().map(FraudCase::id).toList());
        var limit = 1 + random.nextInt(size > 1_000 ? 300 : 30);
        assertThat(ids(store, query, limit))
                .as("%d of %s", limit, query)
                .isEqualTo(expected.stream().limit(limit).map(FraudCase::id).toList());
        assertThat(store.summary(query))
                .as("%s", query)
                .isEqualTo(
                        new Summary(
                                expected.size(),
                                expected.stream().mapToLong(row -> row.value().minor()).sum()));
        var counts = new HashMap<String, Long>();
        for (var row : expected) counts.merge(row.level().name(), 1L, Long::sum);
        assertThat(store.countBy(query, "level")).as("%s", query).isEqualTo(counts);
        if (!expected.isEmpty()) {
            var window = store.page(CASES, store.order(query, 5), 1, 4);
            assertThat(window)
                    .isEqualTo(
                            expected.subList(
                                    Math.min(1, expected.size()), Math.min(4, expected.size())));
            assertThat(store.find(CASES, expected.getFirst().id())).isEqualTo(expected.getFirst());
        }
    }

    private static List<String> ids(CacheStore store, ListQuery<FraudCase> query, int limit) {
        var order = store.order(query, limit);
        return store.page(CASES, order, 0, order.size()).stream().map(FraudCase::id).toList();
    }

    /// Every fourth filter is made of others.
    private static Filter filter(Random random, List<FraudCase> seen) {
        return random.nextInt(4) == 0 ? nested(random, seen, 2) : comparison(random, seen);
    }

    private static Filter nested(Random random, List<FraudCase> seen, int depth) {
        if (depth == 0) return comparison(random, seen);
        var parts =
                Stream.generate(() -> nested(random, seen, depth - 1))
                        .limit(random.nextInt(4))
                        .toList();
        return switch (random.nextInt(3)) {
            case 0 -> new Filter.All(parts);
            case 1 -> new Filter.Any(parts);
            default -> new Filter.Not(nested(random, seen, depth - 1));
        };
    }

    private static Filter comparison(Random random, List<FraudCase> seen) {
        return switch (random.nextInt(16)) {
            case 13 -> Filter.of("route", Op.CONTAINS, "u");
            case 14 -> Filter.of("order_number", Op.CONTAINS, "ord-1");
            case 15 -> Filter.of("number", Op.CONTAINS, random.nextBoolean() ? "_" : "%");
            case 0 -> Filter.of("state", Op.EQUALS, CaseState.values()[random.nextInt(4)]);
            case 1 -> Filter.of("state", Op.ANY_OF, CaseState.OPEN, CaseState.ESCALATED);
            case 2 -> Filter.of("level", Op.AT_LEAST, RiskLevel.values()[random.nextInt(4)]);
            case 3 -> Filter.of("level", Op.AT_MOST, RiskLevel.values()[random.nextInt(4)]);
            case 4 -> Filter.of("score", Op.AT_LEAST, (long) random.nextInt(110));
            case 5 -> Filter.of("opened_at", Op.AT_MOST, pick(random, seen).openedAt());
            case 6 -> Filter.of("email_key", Op.EQUALS, "U" + random.nextInt(9) + "@Example.org ");
            case 7 -> Filter.of("customer_id", Op.IS_NULL);
            case 8 -> Filter.of("claimed_by", Op.NOT_NULL);
            case 9 -> Filter.of("verdict", Op.NONE_OF, "APPROVE", "DECLINE");
            case 10 -> Filter.of("order_number", Op.EQUALS, pick(random, seen).orderNumber());
            case 11 -> Filter.of("customer_id", Op.ANY_OF);
            default -> Filter.of("route", Op.NONE_OF, "AU");
        };
    }

    private static FraudCase pick(Random random, List<FraudCase> seen) {
        return seen.get(random.nextInt(seen.size()));
    }

    private static boolean holds(Filter filter, FraudCase row) {
        return switch (filter) {
            case Filter.Compare comparison -> compares(comparison, row);
            case Filter.All(var parts) -> parts.stream().allMatch(part -> holds(part, row));
            case Filter.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, row));
            case Filter.Not(var part) -> !holds(part, row);
        };
    }

    private static boolean compares(Filter.Compare filter, FraudCase row) {
        var value = value(filter.column(), row);
        var values = filter.values();
        return switch (filter.op()) {
            case CONTAINS ->
                    value != null
                            && value.toString()
                                    .toLowerCase(Locale.ROOT)
                                    .contains(
                                            ((String) values.getFirst()).toLowerCase(Locale.ROOT));
            case IS_NULL -> value == null;
            case NOT_NULL -> value != null;
            case EQUALS -> value != null && same(value, values.getFirst());
            case ANY_OF -> value != null && values.stream().anyMatch(one -> same(value, one));
            case NONE_OF -> value == null || values.stream().noneMatch(one -> same(value, one));
            case AT_LEAST -> value != null && compare(value, values.getFirst()) >= 0;
            case AT_MOST -> value != null && compare(value, values.getFirst()) <= 0;
        };
    }

    private static boolean same(Object value, Object wanted) {
        if (value instanceof Enum<?> code && wanted instanceof String name)
            return code.name().equals(name);
        if (wanted instanceof String text && text.contains("@"))
            return value.equals(text.strip().toLowerCase(Locale.ROOT));
        return value.equals(wanted);
    }

    private static int compare(Object value, Object limit) {
        return switch (value) {
            case Enum<?> code -> Integer.compare(code.ordinal(), ((Enum<?>) limit).ordinal());
            case Instant time -> time.compareTo((Instant) limit);
            default -> Long.compare(((Number) value).longValue(), (Long) limit);
        };
    }

    private static @Nullable Object value(String column, FraudCase row) {
        var decision = row.lastDecision();
        var claim = row.claim();
        return switch (column) {
            case "state" -> row.state();
            case "level" -> row.level();
            case "score" -> (long) row.score();
            case "opened_at" -> row.openedAt();
            case "email_key" -> row.email();
            case "customer_id" -> row.customerId();
            case "claimed_by" -> claim == null ? null : claim.by();
            case "verdict" -> decision == null ? null : decision.verdict();
            case "decided_at" -> decision == null ? null : decision.at();
            case "order_number" -> row.orderNumber();
            case "number" -> row.number();
            case "route" -> row.route();
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static Sort sort(Random random) {
        return new Sort(SORTS.get(random.nextInt(SORTS.size())), random.nextBoolean());
    }

    private static Comparator<FraudCase> order(List<Sort> sorts) {
        var id = Comparator.comparing(FraudCase::id);
        return sorts.stream()
                .map(ListsAgainstNaiveListsTest::order)
                .reduce(Comparator::thenComparing)
                .orElseThrow()
                .thenComparing(sorts.getFirst().descending() ? id.reversed() : id);
    }

    private static Comparator<FraudCase> order(Sort sort) {
        Comparator<FraudCase> by =
                Comparator.<FraudCase, Object>comparing(
                        row -> sortable(value(sort.column(), row)),
                        ListsAgainstNaiveListsTest::compareSorted);
        var emptyLast = Comparator.comparing((FraudCase row) -> value(sort.column(), row) == null);
        return emptyLast.thenComparing(sort.descending() ? by.reversed() : by);
    }

    private static Object sortable(@Nullable Object value) {
        return switch (value) {
            case null -> 0L; // rows without a value are alike
            case Enum<?> code -> (long) code.ordinal();
            case Instant time -> Column.micros(time);
            default -> value;
        };
    }

    private static int compareSorted(Object a, Object b) {
        if (a instanceof String x && b instanceof String y)
            return Arrays.compareUnsigned(
                    x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8));
        if (a instanceof String) return 1;
        if (b instanceof String) return -1;
        return Long.compare((Long) a, (Long) b);
    }

    private static boolean isFound(FraudCase row, String text) {
        return Arrays.stream(text.split(" "))
                .filter(token -> !words(token).isEmpty())
                .allMatch(token -> isFoundAs(row, words(token)));
    }

    private static boolean isFoundAs(FraudCase row, List<String> token) {
        for (var column : List.of(row.number(), row.orderNumber(), row.mainReason())) {
            var words = words(column);
            for (var at = 0; at + token.size() <= words.size(); at++) {
                var last = token.size() - 1;
                if (words.subList(at, at + last).equals(token.subList(0, last))
                        && words.get(at + last).startsWith(token.get(last))) return true;
            }
        }
        var name = row.customerName();
        return name != null && words(name).containsAll(token);
    }

    private static List<String> words(String text) {
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+")).filter(w -> !w.isEmpty()).toList();
    }
}
