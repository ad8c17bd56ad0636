package live.lsn.desk.shell;

import live.lsn.api.trpc.Json;
import live.lsn.desk.store.ProfileNotes;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Locks a window that nobody has touched for a while. A machine that slept counts the time, too.
final class IdleLock {
    /// Minutes that can be chosen.
    static final List<Integer> CHOICE = List.of(5, 15, 30, 60);

    private static final int USUAL = 15;
    private static final String NOTE = "lock-after";

    private final ProfileNotes notes;
    private final InstantSource clock;
    private volatile Instant touched;
    private volatile int minutes;

    private record After(int minutes) {}

    /// @param notes where the choice is kept
    IdleLock(ProfileNotes notes, InstantSource clock) {
        this.notes = notes;
        this.clock = clock;
        this.touched = clock.instant();
        this.minutes = load();
    }

    private int load() {
        var note = notes.load(NOTE);
        try {
            var after = note == null ? null : Json.MAPPER.readValue(note, After.class);
            return after != null && CHOICE.contains(after.minutes()) ? after.minutes() : USUAL;
        } catch (JacksonException e) {
            return USUAL;
        }
    }

    int minutes() {
        return minutes;
    }

    /// @param next one of [#CHOICE]
    void after(int next) {
        minutes = next;
        notes.save(NOTE, Json.MAPPER.writeValueAsBytes(new After(next)));
    }

    /// Somebody is there.
    void touched() {
        touched = clock.instant();
    }

    /// Whether nobody was there for as long as is set. A clock that was turned back begins anew.
    boolean isDue() {
        var idle = Duration.between(touched, clock.instant());
        if (idle.isNegative()) touched();
        return idle.compareTo(Duration.ofMinutes(minutes)) >= 0;
    }
}
