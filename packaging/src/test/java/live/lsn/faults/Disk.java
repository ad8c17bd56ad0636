package live.lsn.faults;

import live.lsn.faults.Recording.Event;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// One file of a disk whose power may go: what was synced is there, what came after may be there,
/// in part, in any order. That a file is there at all is taken to be as sure as its first sync; an
/// unlinked one may come back until the next file of its name is synced.
final class Disk {
    private static final int SECTOR = 512;

    private byte @Nullable [] sure;
    private byte @Nullable [] ghost;
    private final List<Event> since = new ArrayList<>();

    /// What is left of what was not synced.
    enum Rest {
        DROPPED,
        KEPT,
        /// Some writes, in whatever order they reached the disk.
        SOME,
        /// All up to one, of which only some sectors were written.
        TORN
    }

    void happen(Event event) {
        switch (event) {
            case Event.Sync _ -> {
                var now = sure;
                for (var write : since) now = after(now, write);
                sure = now;
                ghost = null;
                since.clear();
            }
            case Event.Gone _ -> {
                ghost = sure;
                sure = null;
                since.clear();
            }
            default -> since.add(event);
        }
    }

    /// What a start after the loss finds; null for no file.
    byte @Nullable [] found(Rest rest, Random chance) {
        if (ghost != null && rest == Rest.DROPPED) return ghost;
        var now = sure;
        var last = since.isEmpty() ? 0 : chance.nextInt(since.size());
        for (var i = 0; i < since.size(); i++) {
            var write = since.get(i);
            var here =
                    switch (rest) {
                        case DROPPED -> false;
                        case KEPT -> true;
                        case SOME -> chance.nextBoolean();
                        case TORN -> i <= last;
                    };
            if (!here) continue;
            now =
                    rest == Rest.TORN && i == last && write instanceof Event.Write torn
                            ? torn(now, torn, chance)
                            : after(now, write);
        }
        return now;
    }

    private static byte[] after(byte @Nullable [] before, Event event) {
        var now = before == null ? new byte[0] : before;
        return switch (event) {
            case Event.Write(_, var at, var bytes) -> written(now, at, bytes, 0, bytes.length);
            case Event.Cut(_, var length) -> Arrays.copyOf(now, Math.toIntExact(length));
            default -> now;
        };
    }

    private static byte[] torn(byte @Nullable [] before, Event.Write write, Random chance) {
        var now = before == null ? new byte[0] : before;
        for (var from = 0; from < write.bytes().length; from += SECTOR) {
            var to = Math.min(write.bytes().length, from + SECTOR);
            if (chance.nextBoolean()) now = written(now, write.at(), write.bytes(), from, to);
        }
        return now;
    }

    private static byte[] written(byte[] before, long at, byte[] bytes, int from, int to) {
        var start = at < 0 ? before.length : Math.toIntExact(at);
        var now = Arrays.copyOf(before, Math.max(before.length, start + to));
        System.arraycopy(bytes, from, now, start + from, to - from);
        return now;
    }
}
