package live.lsn.desk.shell;

import live.lsn.desk.sync.SyncStatus;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.ui.Badge.Tone;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Tells once of trouble with the platform that somebody has to do something about; what mends
/// itself stands in the status line alone.
final class SyncTrouble {
    private static final String CLOCK = "sync.clock";

    private final Told told;
    private final Wording words;
    private @Nullable String known;
    private boolean clockKnown;

    SyncTrouble(Told told, Wording words) {
        this.told = told;
        this.words = words;
    }

    void show(SyncStatus now) {
        reason(now.connection() == Connection.ONLINE ? null : now.reason());
        if (now.clockIsWrong() == clockKnown) return;
        clockKnown = now.clockIsWrong();
        if (clockKnown) told.tell(Tone.WARNING, "bi-clock", CLOCK, null);
        else told.over(CLOCK);
    }

    private void reason(@Nullable String key) {
        if (Objects.equals(key, known)) return;
        if (known != null) told.over(known);
        known = key;
        if (key != null && words.has(key + ".more"))
            told.tell(Tone.WARNING, "bi-wifi-off", key, null);
    }
}
