package live.lsn.faults;

import live.lsn.faults.Disk.Rest;
import live.lsn.faults.Recording.Event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The power goes: of what was written and not synced anything may be missing.
final class PowerLoss {
    private static final List<String> FILES =
            List.of("outbox.db", "outbox.db-wal", "cache.db", "cache.db-wal");

    private final Trials trials;
    private final Path made;
    private final Path image;
    private final Random chance;
    private final Map<String, Disk> disks = new HashMap<>();
    private final StringBuilder told = new StringBuilder();
    private int images;

    private PowerLoss(Trials trials) {
        this.trials = trials;
        this.made = trials.folder("made");
        this.image = trials.folder("image");
        this.chance = trials.chance();
        for (var file : FILES) disks.put(file, new Disk());
    }

    static Tried atAnyTime(Trials trials) throws Exception {
        return new PowerLoss(trials).tried();
    }

    private Tried tried() throws IOException, InterruptedException {
        var recording = Recording.of(made, 3, 20, trials.has(Control.SYNC_OFF));
        Files.copy(made.resolve("key"), image.resolve("key"));
        var wanted = trials.count(200, 10_000);
        var left = recording.events().size();
        for (var event : recording.events()) {
            happen(event);
            // Spread evenly over all that happened, several at one place where there are more.
            var due = (wanted - images) / (double) left--;
            for (var n = (int) due + (chance.nextDouble() < due % 1 ? 1 : 0); n > 0; n--)
                lose(Rest.values()[chance.nextInt(Rest.values().length)]);
        }
        for (var rest : Rest.values()) lose(rest);
        var kept = Journal.of(told.toString()).kept().size();
        return new Tried(
                images,
                recording.events().size()
                        + " writes, of them syncs "
                        + recording.syncs()
                        + "; "
                        + kept
                        + " commands told as kept, 0 lost");
    }

    private void happen(Event event) {
        var disk = disks.get(event.file());
        if (disk != null) disk.happen(event);
        else if (event instanceof Event.Write(_, _, var bytes))
            told.append(new String(bytes, StandardCharsets.UTF_8));
    }

    private void lose(Rest rest) throws IOException {
        images++;
        for (var name : FILES) {
            var there = disks.get(name).found(rest, chance);
            if (there == null) Files.deleteIfExists(image.resolve(name));
            else Files.write(image.resolve(name), there);
        }
        for (var name : List.of("outbox.db-shm", "cache.db-shm", "cache.db.damaged"))
            Files.deleteIfExists(image.resolve(name));
        Journal.of(told.toString())
                .holdsIn(image, trials, "image " + images + ", what was not synced " + rest);
    }
}
