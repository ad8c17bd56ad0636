package live.lsn.faults;

import live.lsn.api.procedure.SyncProcedures;
import live.lsn.desk.DeskSession;
import live.lsn.survival.Line;
import live.lsn.survival.Programs;

import okhttp3.HttpUrl;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A page of twenty rows whose reply ends after any number of bytes, head and body alike: all of it
/// is taken over or nothing.
final class CutPages {
    private static final int ROWS = 20;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PULL = "/" + SyncProcedures.PULL.name();

    private final AtomicInteger cuts = new AtomicInteger();
    private volatile int limit = NEVER;
    private volatile int length;

    private CutPages() {}

    static Tried atEveryByte(Trials trials) throws Exception {
        return new CutPages().tried(trials);
    }

    private Tried tried(Trials trials) throws Exception {
        try (var site = new Site(trials, ROWS)) {
            var url = HttpUrl.get(site.url());
            try (var line = new Line(url.port(), Reply::new);
                    var desk =
                            site.desk(
                                    "desk",
                                    url.newBuilder().port(line.port()).build().toString())) {
                Programs.await(SOON, () -> Site.online(desk) && Site.count(desk) == ROWS);
                page(site, desk);
                var whole = length;
                limit = 0;
                site.platform().openCases(Site.CHANNEL, ROWS);
                var step = trials.whole() ? 1 : Math.max(1, whole / 120);
                var first = trials.whole() ? 0 : trials.chance().nextInt(step);
                for (var at = first; at < whole; at += step) cut(desk, trials, at);
                limit = NEVER;
                await(desk, 3 * ROWS);
                trials.holds(Invariant.I6, site.sameAs(desk), "the desk has something else");
                return new Tried(cuts.get(), "cuts of a reply of " + whole + " bytes, by reset");
            }
        }
    }

    /// One page that arrives, to see how long it is.
    private void page(Site site, DeskSession desk) {
        length = 0;
        site.platform().openCases(Site.CHANNEL, ROWS);
        await(desk, 2 * ROWS);
    }

    private static void await(DeskSession desk, int rows) {
        Programs.await(
                SOON,
                () -> {
                    desk.sync().tryNow();
                    return Site.online(desk) && Site.count(desk) == rows;
                });
    }

    private void cut(DeskSession desk, Trials trials, int at) {
        var cursor = desk.cache().cursor();
        var before = cuts.get();
        limit = at;
        var until = System.nanoTime() + SOON.toNanos();
        while (cuts.get() == before) {
            trials.holds(Invariant.I7, System.nanoTime() < until, "the desk asks no more");
            desk.sync().tryNow();
            Programs.pause(5);
        }
        trials.holds(
                Invariant.I6,
                Site.count(desk) == 2 * ROWS
                        && String.valueOf(cursor).equals(String.valueOf(desk.cache().cursor())),
                "a page cut at byte " + at + " was taken over");
    }

    /// Cuts the reply to each question for changes.
    private final class Reply implements Line.Tap {
        private boolean asked;
        private int seen;

        @Override
        public synchronized int let(boolean toPlatform, byte[] bytes, int count) {
            if (toPlatform) {
                asked = holds(bytes, count);
                seen = 0;
                return count;
            }
            if (!asked) return count;
            seen += count;
            length = Math.max(length, seen);
            if (seen <= limit) return count;
            var let = count - (seen - limit);
            asked = false;
            cuts.incrementAndGet();
            return let;
        }

        private static boolean holds(byte[] bytes, int count) {
            return new String(bytes, 0, count, StandardCharsets.US_ASCII).contains(PULL);
        }
    }
}
