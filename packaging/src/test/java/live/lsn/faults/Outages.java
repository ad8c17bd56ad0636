package live.lsn.faults;

import live.lsn.api.model.DecisionCode;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.DeskSession;
import live.lsn.desk.store.State;
import live.lsn.survival.Line;
import live.lsn.survival.Programs;

import okhttp3.HttpUrl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.concurrent.locks.LockSupport;

/// Nothing answers, or nothing more: work goes on here and goes out afterwards.
final class Outages {
    private static final int CASES = 40;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NO_NAME = "http://platform.invalid/api/trpc";

    /// Reading that waits for the line would take seconds; a busy machine is not what is tried.
    private static final long WAITED_MS = 500;

    private static final int WARM_UP = 50;

    private volatile boolean stalled;

    private Outages() {}

    /// The platform's name is known nowhere.
    static Tried noName(Trials trials) throws Exception {
        var times = trials.count(1, 20);
        try (var site = new Site(trials, CASES);
                var desk = site.desk("desk", site.url())) {
            Programs.await(SOON, () -> Site.online(desk) && Site.count(desk) == CASES);
            for (var i = 0; i < times; i++) {
                desk.moveTo(NO_NAME);
                Programs.await(SOON, () -> !Site.online(desk));
                decide(site, desk, i);
                desk.sync().tryNow();
                trials.holds(Invariant.I6, Site.count(desk) == CASES, "rows went");
                desk.moveTo(site.url());
                drained(site, desk, trials);
            }
            return new Tried(times, "outages, what was decided meanwhile went out afterwards");
        }
    }

    /// Replies stop in the middle of a byte and the connection stays open.
    static Tried stalled(Trials trials) throws Exception {
        return new Outages().tried(trials);
    }

    private Tried tried(Trials trials) throws Exception {
        var reads = new ArrayList<Long>();
        try (var site = new Site(trials, CASES)) {
            var url = HttpUrl.get(site.url());
            try (var line = new Line(url.port(), () -> this::let);
                    var desk =
                            site.desk(
                                    "desk",
                                    url.newBuilder().port(line.port()).build().toString())) {
                Programs.await(SOON, () -> Site.online(desk) && Site.count(desk) == CASES);
                for (var i = 0; i < WARM_UP; i++) Site.shown(desk);
                stalled = true;
                desk.sync().tryNow();
                var until = System.nanoTime() + Duration.ofSeconds(trials.count(5, 150)).toNanos();
                for (var i = 0; System.nanoTime() < until; i++) {
                    if (i < CASES / 2) decide(site, desk, i);
                    var start = System.nanoTime();
                    trials.holds(Invariant.I6, Site.shown(desk).size() == CASES, "rows went");
                    reads.add((System.nanoTime() - start) / 1_000_000);
                    Programs.pause(20);
                }
                stalled = false;
                line.cut();
                line.mend();
                drained(site, desk, trials);
            }
        }
        reads.sort(null);
        var p99 = reads.get(reads.size() * 99 / 100);
        trials.holds(Invariant.I8, p99 <= WAITED_MS, "reading the whole list took " + p99 + " ms");
        return new Tried(
                CASES / 2, "commands given meanwhile; reading the list p99 " + p99 + " ms");
    }

    private int let(boolean toPlatform, byte[] bytes, int length) {
        while (stalled && !toPlatform) LockSupport.parkNanos(10_000_000);
        return length;
    }

    static void decide(Site site, DeskSession desk, int which) {
        var one = site.cases().get(which);
        var code = DecisionCode.A2;
        desk.commands()
                .send(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(one.id(), code.verdict(), code, null),
                        Duration.ZERO);
    }

    private static void drained(Site site, DeskSession desk, Trials trials) throws Exception {
        var until = System.nanoTime() + SOON.toNanos();
        while (!Site.online(desk)
                || desk.commands().in(EnumSet.complementOf(EnumSet.of(State.ACKED))).size() > 0
                || !site.sameAs(desk)) {
            trials.holds(Invariant.I7, System.nanoTime() < until, "the queue does not move");
            Programs.pause(50);
        }
        site.holdsAllOf(desk, trials);
    }
}
