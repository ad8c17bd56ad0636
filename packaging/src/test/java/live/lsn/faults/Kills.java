package live.lsn.faults;

import live.lsn.survival.Programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The desk's files under `kill -9`.
final class Kills {
    private static final int FOR_EVER = 1_000_000;
    private static final Duration START = Duration.ofSeconds(30);

    private Kills() {}

    /// Killed at a random time, over the same files again and again.
    static Tried atAnyTime(Trials trials) throws Exception {
        var chance = trials.chance();
        var dir = trials.folder("kills");
        var book = dir.resolve("journal");
        var cycles = trials.count(20, 1_000);
        var told = 0;
        var had = 0;
        for (var cycle = 0; cycle < cycles; cycle++) {
            if (cycle % 50 == 49) {
                startAnew(dir);
                had = 0;
            }
            var before = size(book);
            var keeper = Programs.start(Keeper.class, List.of(), arguments(dir, book, FOR_EVER));
            Programs.await(START, () -> size(book) > before || !keeper.isAlive());
            Programs.pause(chance.nextInt(250));
            Programs.kill(keeper);
            var has = check(trials, dir, book, "after kill " + cycle);
            told += has - had;
            had = has;
        }
        return new Tried(cycles, told + " commands told as kept, 0 lost, 0 doubled");
    }

    /// Killed as it makes its n-th write, for every n until it gets through.
    static Tried atEveryWrite(Trials trials) throws Exception {
        Strace.require();
        var chance = trials.chance();
        var points = 0;
        // Some of the calls, of each about as many as one thread makes.
        var calls = Map.of("pwrite64", 70, "fdatasync", 10, "ftruncate", 2);
        for (var call : new TreeMap<>(calls).entrySet()) {
            for (var tried = 1; tried <= trials.count(4, 10_000); tried++) {
                var n = trials.whole() ? tried : 1 + chance.nextInt(call.getValue());
                if (stopped(trials, call.getKey(), "signal=SIGKILL:when=" + n)) points++;
                else if (trials.whole()) break;
            }
        }
        trials.holds(Invariant.I1, points > 0, "no write was met");
        return new Tried(points, "while opening, keeping, settling, paging and closing");
    }

    /// The disk fails at the n-th call, or is full from then on.
    static Tried failing(Trials trials) throws Exception {
        Strace.require();
        var chance = trials.chance();
        var points = 0;
        var loud = 0;
        for (var fault :
                List.of(
                        "fdatasync error=EIO",
                        "pread64 error=EIO",
                        "pwrite64 error=EIO",
                        "pwrite64 error=ENOSPC")) {
            var call = fault.substring(0, fault.indexOf(' '));
            var how = fault.substring(call.length() + 1);
            var n = trials.whole() ? 1 : 1 + chance.nextInt(6);
            for (var tried = 0; tried < trials.count(2, 60); tried++) {
                var from = n + (how.endsWith("ENOSPC") ? "+" : "");
                if (stopped(trials, call, how + ":when=" + from)) loud++;
                points++;
                n += trials.whole() ? 1 : 1 + chance.nextInt(12);
            }
        }
        return new Tried(points, loud + " told loudly, nothing told as kept was lost");
    }

    /// Has a [Keeper] meet a system call that does something else, and looks at what it left.
    ///
    /// @return false if it got through all the same
    private static boolean stopped(Trials trials, String call, String how) throws Exception {
        var dir = trials.folder("at-" + call + "-" + how.replaceAll("\\W", "-"));
        var book = dir.resolve("journal");
        var options = new ArrayList<>(List.of("-o", "/dev/null", "-e", "trace=" + call, "-e"));
        options.add("inject=" + call + ":" + how);
        for (var file : List.of("outbox.db", "outbox.db-wal", "cache.db", "cache.db-wal"))
            options.addAll(List.of("-P", dir.resolve(file).toString()));
        var code = Strace.run(options, arguments(dir, book, 3));
        check(trials, dir, book, call + " " + how);
        return code != 0;
    }

    private static String[] arguments(Path dir, Path book, int commands) {
        return new String[] {
            dir.toString(), book.toString(), "1", String.valueOf(commands), "true", "false"
        };
    }

    private static void startAnew(Path dir) throws IOException {
        try (var files = Files.list(dir)) {
            for (var file : files.toList()) Files.delete(file);
        }
    }

    private static long size(Path book) {
        return book.toFile().length();
    }

    /// @return how many commands were told as kept
    private static int check(Trials trials, Path dir, Path book, String when)
            throws IOException, SQLException {
        var journal = Journal.of(Files.exists(book) ? Files.readString(book) : "");
        for (var file : List.of("outbox.db", "cache.db"))
            if (Files.exists(dir.resolve(file)) && Files.size(dir.resolve(file)) > 0)
                trials.holds(
                        Invariant.I1,
                        whole(dir.resolve(file)).equals("ok"),
                        when + ": " + file + " is damaged");
        journal.holdsIn(dir, trials, when);
        return journal.kept().size();
    }

    private static String whole(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA integrity_check")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
