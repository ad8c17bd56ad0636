package live.lsn.faults;

import live.lsn.api.collection.Collections;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.StoreException;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The disk takes no more writes: the desk says so, and nothing on it changes.
final class ReadOnlyDisk {
    private ReadOnlyDisk() {}

    static Tried opened(Trials trials) throws Exception {
        var disk = trials.folder("disk");
        if (!done("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()))
            throw new NotHereException("no right to mount a small disk");
        try {
            var book = trials.dir().resolve("journal");
            Keeper.main(
                    new String[] {disk.toString(), book.toString(), "1", "10", "true", "false"});
            var journal = Journal.of(Files.readString(book));
            var outbox = Files.readAllBytes(disk.resolve("outbox.db"));
            remount(disk, "ro");
            var loud = 0;
            for (var opening : List.<Opening>of(ReadOnlyDisk::outbox, ReadOnlyDisk::cache))
                if (refused(opening, disk)) loud++;
            trials.holds(
                    Invariant.I6,
                    Arrays.equals(outbox, Files.readAllBytes(disk.resolve("outbox.db"))),
                    "the outbox was changed");
            remount(disk, "rw");
            try (var again = OutboxStore.open(disk, ProfileKey.load(disk.resolve("key")))) {
                journal.holdsIn(again, trials, "once it can be written again");
            }
            return new Tried(2, "files, " + loud + " refused loudly, all there afterwards");
        } finally {
            done("umount", disk.toString());
        }
    }

    private interface Opening {
        void of(Path disk);
    }

    private static boolean refused(Opening opening, Path disk) {
        try {
            opening.of(disk);
            return false;
        } catch (StoreException e) {
            return true;
        }
    }

    private static void outbox(Path disk) {
        OutboxStore.open(disk, ProfileKey.load(disk.resolve("key"))).close();
    }

    private static void cache(Path disk) {
        CacheStore.open(disk, ProfileKey.load(disk.resolve("key")), Collections.ALL).close();
    }

    private static void remount(Path disk, String how) throws Exception {
        if (!done("mount", "-o", "remount," + how, disk.toString()))
            throw new NotHereException("no right to make a disk read-only");
    }

    private static boolean done(String... command) throws InterruptedException {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
