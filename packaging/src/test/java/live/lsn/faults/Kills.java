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
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// The desk's files under `kill -9`.
final class Kills {
    private static final int FOR_EVER = 1_000_000;
    private static final Duration START = Duration.ofSeconds(30);
    private static final Call WRITE = new Call("pwrite64", 200);

    // SQLite is built with either.
    private static final Call SYNC = new Call("fsync,fdatasync", 6);
    private static final Call CUT = new Call("ftruncate", 2);
    private static final Call READ = new Call("pread64", 40);

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
        var told = new ArrayList<String>();
        var points = 0;
        for (var call : List.of(WRITE, SYNC, CUT)) {
            var met = trials.whole() ? every(trials, call) : some(trials, call, chance);
            trials.holds(Invariant.I1, met > 0, "no " + call + " was met");
            points += met;
            told.add(met + " at " + call.names());
        }
        return new Tried(
                points,
                "while opening, keeping, settling, paging and closing: " + String.join(", ", told));
    }

    private static int some(Trials trials, Call call, Random chance) throws Exception {
        var met = 0;
        for (var tried = 0; tried < 4; tried++)
            if (stopped(trials, call, killed(1 + chance.nextInt(call.times())))) met++;
        return met;
    }

    /// Several at once, as many as there are cores.
    private static int every(Trials trials, Call call) throws Exception {
        var cores = Runtime.getRuntime().availableProcessors();
        try (var pool = Executors.newFixedThreadPool(cores)) {
            for (var met = 0; ; ) {
                var next = new ArrayList<Callable<Boolean>>();
                for (var i = 1; i <= cores; i++) {
                    var how = killed(met + i);
                    next.add(() -> stopped(trials, call, how));
                }
                var before = met;
                for (var one : pool.invokeAll(next)) if (one.get()) met++;
                if (met < before + cores) return met;
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BrokenException broken ? broken : e;
        }
    }

    private static String killed(int at) {
        return "signal=SIGKILL:when=" + at;
    }

    /// The disk fails at the n-th call, or is full from then on.
    static Tried failing(Trials trials) throws Exception {
        Strace.require();
        var chance = trials.chance();
        var points = 0;
        var loud = 0;
        for (var fault :
                List.of(
                        new Failure(SYNC, "EIO", false),
                        new Failure(READ, "EIO", false),
                        new Failure(WRITE, "EIO", false),
                        new Failure(WRITE, "ENOSPC", true))) {
            var before = loud;
            var times = trials.count(2, 60);
            for (var tried = 1; tried <= times; tried++) {
                var at = trials.whole() ? tried : 1 + chance.nextInt(fault.call().times());
                if (stopped(trials, fault.call(), fault.at(at))) loud++;
                points++;
            }
            trials.holds(Invariant.I1, loud > before, fault + " was not met");
        }
        return new Tried(points, loud + " told loudly, nothing told as kept was lost");
    }

    /// What a [Keeper] asks of the system.
    ///
    /// @param times how often each of its threads surely does, or nearly so
    private record Call(String names, int times) {
        @Override
        public String toString() {
            return names;
        }
    }

    /// @param ever whether every call from then on fails
    private record Failure(Call call, String error, boolean ever) {
        String at(int number) {
            return "error=" + error + ":when=" + number + (ever ? "+" : "");
        }
    }

    /// Has a [Keeper] meet a system call that does something else, and looks at what it left.
    ///
    /// @return false if it got through all the same
    private static boolean stopped(Trials trials, Call call, String how) throws Exception {
        var dir = trials.folder("at-" + (call + "-" + how).replaceAll("\\W", "-"));
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
