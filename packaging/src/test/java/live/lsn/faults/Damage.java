package live.lsn.faults;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Goal;
import live.lsn.api.model.Ids;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.StoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Files that are no longer what was written to them: what differs is never sent and never shown.
final class Damage {
    private static final int COMMANDS = 40;
    private static final int MOST_BYTES = 64;
    private static final List<String> LOGS = List.of("outbox.db-wal", "cache.db-wal");

    private final Trials trials;
    private final Path whole;
    private final Path image;
    private final Random chance;
    private final Map<String, OutboxCommand> given = new HashMap<>();
    private final Set<String> checkpointed = new HashSet<>();
    private final Set<Goal> rows = new HashSet<>();
    private int found;
    private int progress;

    private Damage(Trials trials) throws Exception {
        this.trials = trials;
        this.whole = trials.folder("whole");
        this.image = trials.folder("image");
        this.chance = trials.chance();
        Keeper.main(
                new String[] {
                    whole.toString(),
                    trials.dir().resolve("journal").toString(),
                    "1",
                    String.valueOf(COMMANDS),
                    "true",
                    "false"
                });
    }

    /// From one bit to 64 bytes, in the middle of a file.
    static Tried ofPages(Trials trials) throws Exception {
        var damage = new Damage(trials);
        damage.learn();
        var flips = trials.count(60, 1_000);
        for (var i = 0; i < flips; i++) {
            damage.fresh();
            damage.flip(i % 2 == 0 ? "outbox.db" : "cache.db");
            damage.check(true, "flip " + i);
        }
        return new Tried(
                flips,
                "places changed, "
                        + damage.found
                        + " found as the files were opened, the rest met nothing that is sent or"
                        + " shown; "
                        + damage.progress
                        + " met when a command is due, which is not sealed");
    }

    /// Logs of the last commits that were cut short, overwritten or are another's.
    static Tried ofLogs(Trials trials) throws Exception {
        var damage = new Damage(trials);
        damage.learn();
        var variants = trials.count(30, 500);
        damage.withLogs();
        for (var i = 0; i < variants; i++) {
            damage.fresh();
            damage.spoil(LOGS.get(i % 2), i / 2 % 4);
            damage.check(false, "variant " + i);
        }
        return new Tried(variants, "logs cut, emptied, changed or another's; all opened");
    }

    private void learn() {
        var key = ProfileKey.load(whole.resolve("key"));
        given.clear();
        rows.clear();
        try (var outbox = OutboxStore.open(whole, key);
                var cache = CacheStore.open(whole, key, Collections.ALL)) {
            for (var command : outbox.all()) given.put(command.id(), command);
            rows.addAll(rows(cache));
        }
    }

    /// Files as a kill leaves them: what was kept last is in the logs alone.
    private void withLogs() throws IOException {
        checkpointed.addAll(given.keySet());
        var key = ProfileKey.load(whole.resolve("key"));
        var killed = trials.folder("killed");
        try (var outbox = OutboxStore.open(whole, key);
                var cache = CacheStore.open(whole, key, Collections.ALL)) {
            for (var i = 0; i < COMMANDS; i++) outbox.add(Keeper.command(Ids.next(), i));
            for (var i = 0; i < 5; i++) Keeper.page(cache);
            copy(whole, killed);
        }
        learn();
        copy(killed, whole);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(to)) {
            for (var file : files.filter(Files::isRegularFile).toList()) Files.delete(file);
        }
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                if (!file.toString().endsWith("-shm"))
                    Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private void fresh() throws IOException {
        copy(whole, image);
    }

    private void flip(String name) throws IOException {
        var bytes = Files.readAllBytes(image.resolve(name));
        var at = chance.nextInt(bytes.length);
        if (chance.nextBoolean()) bytes[at] ^= (byte) (1 << chance.nextInt(8));
        else
            for (var i = at; i < Math.min(bytes.length, at + 1 + chance.nextInt(MOST_BYTES)); i++)
                bytes[i] = (byte) chance.nextInt(256);
        Files.write(image.resolve(name), bytes);
    }

    private void spoil(String name, int how) throws IOException {
        var file = image.resolve(name);
        var bytes = Files.readAllBytes(file);
        switch (how) {
            case 0 -> Files.write(file, Arrays.copyOf(bytes, chance.nextInt(bytes.length)));
            case 1 -> Files.write(file, new byte[bytes.length]);
            case 2 -> flip(name);
            default ->
                    Files.copy(
                            image.resolve(LOGS.get(1 - LOGS.indexOf(name))),
                            file,
                            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void check(boolean all, String when) throws IOException {
        var key = ProfileKey.load(image.resolve("key"));
        try (var outbox = OutboxStore.open(image, key)) {
            if (outbox.damage() != null) found++;
            var there = outbox.all();
            for (var command : there) unchanged(command, when);
            if (!all) keptBeforeTheLog(there, when);
            trials.holds(
                    Invariant.I1,
                    !all || there.size() == given.size() || outbox.damage() != null,
                    when + ": lost without a word");
        } catch (StoreException e) {
            trials.holds(
                    Invariant.I1,
                    !all,
                    when + ": the outbox does not open: " + e + ", " + e.getCause());
        }
        try (var cache = CacheStore.open(image, key, Collections.ALL)) {
            if (cache.rebuilt()) found++;
            for (var row : rows(cache))
                trials.holds(Invariant.I6, rows.contains(row), when + ": another row is shown");
        } catch (StoreException e) {
            // Told, and thrown away at the next start.
            found++;
        }
    }

    private void keptBeforeTheLog(List<OutboxCommand> there, String when) {
        var missing = new HashSet<>(checkpointed);
        for (var command : there) missing.remove(command.id());
        trials.holds(
                Invariant.I1,
                missing.isEmpty(),
                when + ": " + missing.size() + " commands lost that were not in the log");
    }

    private void unchanged(OutboxCommand command, String when) {
        var was = given.get(command.id());
        trials.holds(
                Invariant.I1,
                was != null
                        && Arrays.equals(was.input(), command.input())
                        && was.procedure().equals(command.procedure())
                        && was.aggregateId().equals(command.aggregateId())
                        && was.localSeq() == command.localSeq(),
                when + ": another command would be sent");
        if (was != null && !was.nextAttempt().equals(command.nextAttempt())) progress++;
    }

    private static List<Goal> rows(CacheStore cache) {
        var goals = Collections.GOALS;
        var query = new ListQuery<>(goals, List.of(), null, new Sort("measure", false));
        var ids = cache.order(query, Integer.MAX_VALUE);
        return cache.page(goals, ids, 0, ids.size());
    }
}
