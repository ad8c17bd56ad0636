package live.lsn.faults;

import live.lsn.survival.Line;
import live.lsn.survival.Programs;

import okhttp3.HttpUrl;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// 256 kbit a second, 200 ms give or take 100, and now and then nothing.
final class SlowLines {
    private static final int BYTES_A_SECOND = 32_000;
    private static final int LEAST_MS = 100;
    private static final int SPREAD_MS = 200;

    private SlowLines() {}

    static Tried firstFilling(Trials trials) throws Exception {
        var rows = trials.count(300, 5_000);
        var breaks = trials.count(2, 20);
        var chance = trials.chance();
        try (var site = new Site(trials, rows)) {
            var url = HttpUrl.get(site.url());
            try (var line = new Line(url.port(), () -> slow(chance));
                    var desk =
                            site.desk(
                                    "desk",
                                    url.newBuilder().port(line.port()).build().toString())) {
                var start = System.nanoTime();
                for (var i = 0; i < breaks; i++) {
                    Programs.pause(1_000 + chance.nextInt(2_000));
                    line.cut();
                    Programs.pause(chance.nextInt(500));
                    line.mend();
                    desk.sync().tryNow();
                }
                var until = start + Duration.ofMinutes(trials.count(1, 10)).toNanos();
                while (!Site.online(desk) || !site.sameAs(desk)) {
                    trials.holds(
                            Invariant.I7,
                            System.nanoTime() < until,
                            Site.count(desk) + " of " + rows + " rows came");
                    Programs.pause(100);
                }
                var seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
                return new Tried(
                        breaks,
                        "breaks while " + rows + " rows came, all there after " + seconds + " s");
            }
        }
    }

    private static Line.Tap slow(Random chance) {
        return (toPlatform, _, length) -> {
            var latency = toPlatform ? LEAST_MS + chance.nextInt(SPREAD_MS) : 0;
            LockSupport.parkNanos(
                    Duration.ofMillis(latency + 1_000L * length / BYTES_A_SECOND).toNanos());
            return length;
        };
    }
}
