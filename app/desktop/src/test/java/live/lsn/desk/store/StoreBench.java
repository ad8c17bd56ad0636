package live.lsn.desk.store;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.procedure.SyncProcedures.Cursor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Times the cache at size: `StoreBench [rows] [folder]`; a folder that holds so many rows is not
/// filled again. Not a test: run it by hand.
final class StoreBench {
    private static final int PAGE = 5_000;
    private static final int RUNS = 15;

    private StoreBench() {}

    public static void main(String[] args) throws IOException {
        var count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        var folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("store-bench");
        var key = ProfileKey.load(folder.resolve("key"));
        try (var store = CacheStore.open(folder, key, List.of(Cases.CASES))) {
            var known = store.bootstrap(Cases.CASES.name());
            if (known.state() != Bootstrap.State.READY || known.rows() != count) fill(store, count);
            say("%-44s %8.0f MB", "cache.db", Files.size(folder.resolve("cache.db")) / 1e6);
            queries(store, "no overlay");
            store.overlay(overlay(count));
            queries(store, "300 pending");
            changes(store, count);
        }
        var before = System.nanoTime();
        try (var store = CacheStore.open(folder, key, List.of(Cases.CASES))) {
            say("%-44s %8.1f ms", "open again", (System.nanoTime() - before) / 1e6);
            if (store.rebuilt()) throw new IllegalStateException("the cache was made anew");
        }
    }

    private static void fill(CacheStore store, int count) {
        var random = new Random(1);
        var staging = 0L;
        var bytes = 0L;
        store.beginBootstrap(Cases.CASES.name(), "x", new Cursor("e", 1, "t"));
        for (var from = 0; from < count; from += PAGE) {
            var page = new ArrayList<CachedRow>();
            for (var i = from; i < Math.min(count, from + PAGE); i++)
                page.add(Cases.row(Cases.random(random, i, 1)));
            for (var row : page) bytes += row.json().length;
            var before = System.nanoTime();
            store.stage(Cases.CASES.name(), page, page.getLast().id());
            staging += System.nanoTime() - before;
        }
        var before = System.nanoTime();
        store.finishBootstrap(Cases.CASES.name());
        var finishing = System.nanoTime() - before;
        store.startAt(new Cursor("e", 1, "t"));
        say("%-44s %8.0f bytes", "record", (double) bytes / count);
        say("%-44s %8.0f rows/s", "stage", count * 1e9 / staging);
        say("%-44s %8.0f rows/s", "index and switch", count * 1e9 / finishing);
        say("%-44s %8.0f rows/s", "both", count * 1e9 / (staging + finishing));
    }

    private static Overlay overlay(int count) {
        var random = new Random(2);
        var altered = new ArrayList<FraudCase>();
        for (var i = 0; i < 300; i++)
            altered.add(Cases.random(random, random.nextInt(count + 50), 2));
        return Cases.overlay(altered);
    }

    private static void queries(CacheStore store, String label) {
        var open = Filter.of("state", Op.EQUALS, CaseState.OPEN);
        var critical = Filter.of("level", Op.EQUALS, RiskLevel.CRITICAL);
        var both = Filter.of("state", Op.ANY_OF, CaseState.OPEN, CaseState.ESCALATED);
        var late =
                Filter.of(
                        "opened_at", Op.AT_LEAST, java.time.Instant.parse("2026-08-03T00:00:00Z"));
        measure(store, label + ": all by score", List.of(), null, "score");
        measure(store, label + ": open by score", List.of(open), null, "score");
        measure(store, label + ": open or escalated by score", List.of(both), null, "score");
        measure(store, label + ": open by opening", List.of(open), null, "opened_at");
        measure(store, label + ": critical by value", List.of(critical), null, "value_minor");
        measure(store, label + ": late, critical by score", List.of(late, critical), null, "score");
        measure(store, label + ": by route, no index", List.of(critical), null, "route");
        measure(store, label + ": text CASE-10482", List.of(), "CASE-10482", "score");
        measure(store, label + ": text 1048", List.of(), "1048", "score");
        measure(store, label + ": text case", List.of(), "case", "score");
        measure(store, label + ": text smith", List.of(), "smith", "score");
        measure(
                store,
                label + ": text ip_proxy smith open",
                List.of(open),
                "ip_pro smith",
                "score");
    }

    private static void measure(
            CacheStore store,
            String label,
            List<Filter> filters,
            @Nullable String text,
            String sort) {
        var query = Cases.query(filters, text, sort, true);
        var hits = store.summary(query).count();
        say(
                "%-44s hits %8d  first page %7.1f ms  count and sum %7.1f ms  all ids %7.1f ms",
                label,
                hits,
                time(() -> store.page(Cases.CASES, store.order(query, 200), 0, 50)),
                time(() -> store.summary(query)),
                time(() -> store.order(query, Integer.MAX_VALUE)));
    }

    private static void changes(CacheStore store, int count) {
        var random = new Random(3);
        var position = new long[] {2};
        var took =
                time(
                        () -> {
                            var page = new ArrayList<CachedRow>();
                            for (var i = 0; i < 1_000; i++)
                                page.add(Cases.row(Cases.random(random, random.nextInt(count), 2)));
                            store.apply(page, List.of(), new Cursor("e", position[0]++, "t"));
                        });
        say("%-44s %8.1f ms", "1,000 changes", took);
    }

    /// The worst of 15 but one, milliseconds: close to the 95th percentile.
    private static double time(Runnable work) {
        var times = new long[RUNS];
        for (var i = 0; i < RUNS; i++) {
            var before = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - before;
        }
        Arrays.sort(times);
        return times[RUNS - 2] / 1e6;
    }

    // A bench speaks to whoever runs it.
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
