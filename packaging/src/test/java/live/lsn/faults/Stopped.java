package live.lsn.faults;

import live.lsn.api.model.Role;
import live.lsn.survival.DecidingDesk;
import live.lsn.survival.Programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A desk that stands still for a while, as when its machine sleeps: it goes on where it was.
final class Stopped {
    private static final Duration PROMISED = Duration.ofSeconds(60);

    private Stopped() {}

    static Tried andContinued(Trials trials) throws Exception {
        var times = trials.count(2, 50);
        try (var site = new Site(trials, 400)) {
            var account = site.platform().caller(Role.FOUNDER, Site.CHANNEL).account();
            var token = site.platform().platform().token(account, Duration.ofHours(12));
            var book = trials.dir().resolve("journal");
            var desk =
                    Programs.start(
                            DecidingDesk.class,
                            List.of(),
                            trials.folder("desk").toString(),
                            site.url(),
                            site.platform().platform().platformId(),
                            account,
                            token,
                            book.toString(),
                            "200",
                            "false");
            try {
                Programs.await(PROMISED, () -> effects(site) > 0);
                for (var i = 0; i < times; i++) {
                    signal(desk, "STOP");
                    Programs.pause(trials.whole() && i == 0 ? 600_000 : 4_000);
                    var before = effects(site);
                    signal(desk, "CONT");
                    var start = System.nanoTime();
                    while (effects(site) == before) {
                        var took = Duration.ofNanos(System.nanoTime() - start);
                        trials.holds(
                                Invariant.I7, took.compareTo(PROMISED) < 0, "still after " + took);
                        Programs.pause(100);
                    }
                }
                Files.createFile(Path.of(book + ".enough"));
                Programs.await(PROMISED, () -> Files.exists(Path.of(book + ".shown")));
                once(site, trials, book);
                return new Tried(times, "stops; what was told as safe took effect once");
            } finally {
                Programs.kill(desk);
            }
        }
    }

    private static void once(Site site, Trials trials, Path book) throws Exception {
        var effects = site.effects();
        for (var line : Files.readAllLines(book)) {
            var words = line.split(" ");
            if (!words[0].equals("safe")) continue;
            var times = effects.getOrDefault(words[1], 0);
            trials.holds(Invariant.I1, times > 0, words[1] + " never took effect");
            trials.holds(Invariant.I2, times == 1, words[1] + " took effect " + times + " times");
        }
    }

    private static long effects(Site site) {
        try {
            return site.effects().size();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(Process process, String name)
            throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0)
            throw new NotHereException("no kill -" + name + " here");
    }
}
