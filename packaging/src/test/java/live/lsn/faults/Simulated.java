package live.lsn.faults;

import live.lsn.faults.simulator.Crowd;
import live.lsn.faults.simulator.Simulation;
import live.lsn.faults.simulator.Skews;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/// The desk's engine on a clock and a network of the suite's, schedule after schedule; each run
/// twice, which must come to the same.
final class Simulated {
    private static final int OF_A_RUN = 20;

    /// A file system in memory, where there is one: what is tried here is the order of events.
    private static final Path MEMORY = Path.of("/dev/shm");

    private Simulated() {}

    static Tried schedules(Trials trials) throws Exception {
        var runs = trials.count(16, 50_000);
        var first = trials.seed() * 1_000_000;
        var cores = Runtime.getRuntime().availableProcessors();
        try (var threads = Executors.newFixedThreadPool(cores)) {
            var all =
                    LongStream.range(first, first + runs)
                            .mapToObj(seed -> threads.submit(() -> twice(trials, seed)))
                            .toList();
            try {
                for (var each : all) each.get();
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof BrokenException broken) throw broken;
                throw e;
            }
        }
        var count = (long) runs * OF_A_RUN;
        return new Tried(count, "schedules of two desks, each twice; seeds from " + first);
    }

    private static boolean twice(Trials trials, long seed) throws IOException {
        var once = once(trials, seed);
        trials.holds(
                Invariant.I11,
                once.equals(once(trials, seed)),
                "the run of seed " + seed + " is not the same twice");
        return true;
    }

    static Tried skews(Trials trials) throws IOException {
        var times = trials.count(1, 200);
        var tried = 0L;
        for (var i = 0; i < times; i++) {
            var seed = trials.seed() + i;
            tried += in(trials, dir -> (long) Skews.tryAll(seed, dir));
        }
        return new Tried(tried, "kinds of platform, and back");
    }

    static Tried crowd(Trials trials) throws IOException {
        var size = trials.count(120, 500);
        var told = in(trials, dir -> Crowd.comesBack(trials.seed(), size, dir));
        return new Tried(size, told);
    }

    private static String once(Trials trials, long seed) throws IOException {
        return in(trials, dir -> Simulation.run(seed, trials.control(), OF_A_RUN, dir));
    }

    /// Work in a folder.
    @FunctionalInterface
    private interface Work<T> {
        T in(Path dir) throws IOException;
    }

    private static <T> T in(Trials trials, Work<T> work) throws IOException {
        var dir =
                Files.isWritable(MEMORY)
                        ? Files.createTempDirectory(MEMORY, "simulation")
                        : Files.createTempDirectory(trials.dir(), "simulation");
        try {
            return work.in(dir);
        } finally {
            try (var files = Files.walk(dir)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList())
                    Files.delete(file);
            }
        }
    }
}
