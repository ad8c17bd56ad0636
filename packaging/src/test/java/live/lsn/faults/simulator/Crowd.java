package live.lsn.faults.simulator;

import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.faults.BrokenException;
import live.lsn.faults.Control;
import live.lsn.faults.Invariant;
import live.lsn.faults.simulator.Net.Weather;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Many desks whose platform was away and is back: they do not come all at once.
public final class Crowd {
    private static final Duration AWAY = Duration.ofMinutes(20);
    private static final long WINDOW_SECONDS = 60;
    private static final int SLICES = 6;

    private Crowd() {}

    /// @return how many came in each ten seconds, in words
    /// @throws BrokenException where they come too close together, or not at all
    public static String comesBack(long seed, int size, Path dir) throws IOException {
        var turns = new Turns(seed);
        var platform = new ModelPlatform(turns, Control.NONE, List.of(Simulation.open(1)));
        var trace = new Trace(turns);
        var desks = new ArrayList<SimulatedDesk>();
        try {
            for (var i = 0; i < size; i++)
                desks.add(
                        new SimulatedDesk(
                                turns, platform, trace, "desk-" + i, dir.resolve("" + i)));
            go(turns, Duration.ofMinutes(1));
            for (var desk : desks) desk.net().become(Weather.DOWN);
            go(turns, AWAY);
            for (var desk : desks) desk.net().become(Weather.CALM);
            var back = new int[SLICES + 1];
            var known = new boolean[size];
            var start = turns.nanos();
            for (var slice = 0; slice <= SLICES; slice++) {
                go(turns, Duration.ofSeconds(WINDOW_SECONDS / SLICES));
                for (var i = 0; i < size; i++)
                    if (!known[i] && online(desks.get(i))) {
                        known[i] = true;
                        back[slice]++;
                    }
            }
            return told(seed, size, back, turns.nanos() - start);
        } finally {
            desks.forEach(SimulatedDesk::close);
        }
    }

    private static String told(long seed, int size, int[] back, long nanos) {
        var sum = 0;
        var most = 0;
        var last = 0;
        var words = new StringBuilder();
        for (var slice = 0; slice < back.length; slice++) {
            sum += back[slice];
            most = Math.max(most, back[slice]);
            if (back[slice] > 0) last = slice;
            words.append(slice == 0 ? "" : " ").append(back[slice]);
        }
        holds(seed, sum == size, sum + " of " + size + " are back after " + nanos / 1e9 + " s");
        holds(seed, most <= 2 * size / SLICES, "too many at once: " + words);
        holds(seed, last >= SLICES - 1, "all are back early: " + words);
        return "desks back in each 10 s: " + words;
    }

    private static void holds(long seed, boolean condition, String otherwise) {
        if (!condition) throw new BrokenException(Invariant.I12, seed, otherwise);
    }

    private static boolean online(SimulatedDesk desk) {
        return desk.sync().status().connection() == Connection.ONLINE;
    }

    private static void go(Turns turns, Duration time) {
        var until = turns.nanos() + time.toNanos();
        while (turns.step(until)) {
            // until then
        }
    }
}
