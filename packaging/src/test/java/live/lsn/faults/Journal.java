package live.lsn.faults;

import live.lsn.api.collection.Collections;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.State;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was told to be kept, and to be settled.
///
/// @param kept ids of commands in the order in which they were told
record Journal(Set<String> kept, Set<String> settled) {
    /// @param text what was written of it; a line that has no end was not told
    static Journal of(String text) {
        var kept = new LinkedHashSet<String>();
        var settled = new HashSet<String>();
        var end = text.lastIndexOf('\n');
        for (var line : text.substring(0, end + 1).lines().toList()) {
            var words = line.split(" ");
            (words[0].equals(Keeper.KEPT) ? kept : settled).add(words[1]);
        }
        return new Journal(kept, settled);
    }

    /// The folder's files open as they are and hold all that was told; the cache's cursor stands
    /// where its rows end.
    void holdsIn(Path dir, Trials trials, String when) {
        var key = ProfileKey.load(dir.resolve("key"));
        try (var outbox = OutboxStore.open(dir, key);
                var cache = CacheStore.open(dir, key, Collections.ALL)) {
            trials.holds(Invariant.I1, outbox.damage() == null, when + ": the outbox was rescued");
            holdsIn(outbox, trials, when);
            var cursor = cache.cursor();
            var at = cursor == null ? 0 : cursor.position();
            trials.holds(
                    Invariant.I5,
                    cache.count(Collections.GOALS.name()) == at,
                    when + ": the cursor is not where the rows are");
        }
    }

    /// The outbox has all that was told, each once and in its order.
    void holdsIn(OutboxStore outbox, Trials trials, String when) {
        var all = outbox.all();
        var had = new HashMap<String, OutboxCommand>();
        for (var command : all) had.put(command.id(), command);
        var lost = new LinkedHashSet<>(kept);
        lost.removeAll(had.keySet());
        trials.holds(Invariant.I1, lost.isEmpty(), when + ": told as kept and lost " + lost);
        trials.holds(Invariant.I2, had.size() == all.size(), when + ": a command is there twice");
        trials.holds(Invariant.I3, inOrder(all), when + ": another order than was told");
        trials.holds(Invariant.I1, settledIn(had), when + ": told as settled and not so");
        trials.holds(
                Invariant.I1, outbox.damaged().isEmpty(), when + ": rows that cannot be opened");
    }

    private boolean inOrder(List<OutboxCommand> all) {
        var told = new ArrayList<String>();
        var number = 0L;
        for (var command : all) {
            if (command.localSeq() != ++number) return false;
            if (kept.contains(command.id())) told.add(command.id());
        }
        return told.equals(List.copyOf(kept));
    }

    private boolean settledIn(Map<String, OutboxCommand> had) {
        return settled.stream()
                .map(had::get)
                .allMatch(command -> command != null && command.state() == State.ACKED);
    }
}
