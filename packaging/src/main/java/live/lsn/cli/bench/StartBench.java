package live.lsn.cli.bench;

import live.lsn.platform.Platform;
import live.lsn.platform.sample.SampleData;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// From the program's call to the first screen with its rows; and a folder's first start.
final class StartBench implements Bench {
    private static final double FIRST_START_SECONDS = 10;
    private static final double TIMES_BARE = 1.5;
    private static final double MEMORY_MIB = 350 + 150;
    private static final int WARM = 5;
    private static final int COLD = 3;
    private static final Path DROP_CACHES = Path.of("/proc/sys/vm/drop_caches");
    private static final String BARE = "a bare JavaFX window with its own AOT cache";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "the desk's start to its first rows, and a folder's first start";
    }

    @Override
    public List<Measured> run(Setup setup) throws Exception {
        var measured = new ArrayList<Measured>();
        measured.add(firstStart(setup));
        var network = Network.withProfile(setup);
        var image = image(setup, true);
        var desk = new ArrayList<>(image == null ? Java.lsn() : List.of(image.toString()));
        desk.addAll(List.of("desk", "--until-rows", "--data", network.toString()));
        var bare = bare(setup);
        var from = image == null ? ", from the class path" : ", packaged";
        setup.say("start: the desk%s, with %,d cached orders", from, setup.rows());
        var warm = new Pair(desk, bare).times(setup.scaled(WARM, 1), false);
        measured.add(compared("warm start to the first rows" + from, warm, image, bare));
        var peak = warm.peak();
        if (peak > 0)
            measured.add(
                    Measured.atMost(
                            name(),
                            "memory of desk and platform at the first rows",
                            "MiB",
                            MEMORY_MIB,
                            peak));
        var times = setup.scaled(COLD, 0);
        if (times == 0 || !Files.isWritable(DROP_CACHES)) {
            setup.say(
                    "start: warm only; "
                            + (times == 0 ? "few rows" : "not allowed to drop the page cache"));
        } else {
            var cold = new Pair(desk, bare).times(times, true);
            measured.add(compared("cold start to the first rows" + from, cold, image, bare));
        }
        return measured;
    }

    private Measured firstStart(Setup setup) throws IOException {
        var dir = setup.folder("first-start");
        if (Files.isDirectory(dir)) Folders.delete(dir);
        setup.say("start: a folder's first start");
        var started = System.nanoTime();
        try (var platform =
                Platform.start(Platform.Options.embedded(dir, SampleData.Size.usual()))) {
            Objects.requireNonNull(platform.url());
            return Measured.atMost(
                    name(),
                    "first start with sample",
                    "s",
                    FIRST_START_SECONDS,
                    (System.nanoTime() - started) / 1e9);
        } finally {
            Folders.delete(dir);
        }
    }

    private Measured compared(
            String what, Pair.Medians medians, @Nullable Path image, List<String> bare) {
        var peer =
                image == null
                        ? Peer.goal(BARE, medians.peer(), TIMES_BARE)
                        : Peer.must(BARE, medians.peer(), TIMES_BARE);
        if (bare.isEmpty()) peer = Peer.absent(BARE, "install a JDK and set JAVA_HOME");
        return new Measured(name(), what, "ms", null, false, medians.own(), peer);
    }

    /// The packaged program: the one that is named, or the one that this is.
    ///
    /// @param built whether one that was built beside this program does, too
    static @Nullable Path image(Setup setup, boolean built) throws URISyntaxException {
        var own = System.getProperty("jpackage.app-path");
        if (setup.image() == null && own != null) return Path.of(own);
        if (setup.image() == null && !built) return null;
        var dir =
                setup.image() == null
                        ? Java.library().resolveSibling("dist/lsn-desk")
                        : setup.image();
        for (var name :
                List.of("bin/lsn", "bin/lsn-desk", "lsn.exe", "lsn-desk.exe", "MacOS/lsn-desk"))
            if (Files.isExecutable(dir.resolve(name))) return dir.resolve(name).toAbsolutePath();
        if (setup.image() != null)
            throw new IllegalArgumentException("there is no packaged program in " + dir);
        return null;
    }

    /// The bare window's command, its AOT cache made; empty where there is no `java` to run it.
    private static List<String> bare(Setup setup) throws IOException, URISyntaxException {
        if (!Files.isExecutable(Java.program())) return List.of();
        var cache = setup.folder("bare-window.aot");
        setup.say("start: the bare window's AOT cache");
        Files.deleteIfExists(cache);
        Started.of(Java.bare("-XX:AOTCacheOutput=" + cache));
        if (!Files.exists(cache)) {
            setup.say("start: the bare window has no AOT cache, since it does not run from a jar");
            return Java.bare("-Xshare:auto");
        }
        return Java.bare("-XX:AOTCache=" + cache);
    }

    /// Two programs started in turn.
    ///
    /// @param peer empty where there is none
    private record Pair(List<String> own, List<String> peer) {
        record Medians(double own, double peer, double peak) {}

        Medians times(int runs, boolean cold) throws IOException {
            var owns = new ArrayList<Double>();
            var peers = new ArrayList<Double>();
            var peak = 0.0;
            if (!cold) Started.of(own);
            for (var i = 0; i < runs; i++) {
                if (cold) drop();
                var started = Started.of(own);
                owns.add(started.milliseconds());
                peak = Math.max(peak, started.peakMebibytes());
                if (peer.isEmpty()) continue;
                if (cold) drop();
                peers.add(Started.of(peer).milliseconds());
            }
            return new Medians(median(owns), median(peers), peak);
        }

        private static double median(List<Double> times) {
            Collections.sort(times);
            return times.isEmpty() ? 0 : times.get(times.size() / 2);
        }

        private static void drop() throws IOException {
            Files.writeString(DROP_CACHES, "3");
        }
    }
}
