package live.lsn.desk.shell;

import live.lsn.desk.sync.DeskSync;
import live.lsn.desk.sync.Shrunk;
import live.lsn.desk.sync.SyncStatus;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Banner;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Tells once of trouble with the platform that somebody has to do something about; what mends
/// itself stands in the status line alone.
final class SyncTrouble {
    private static final String CLOCK = "sync.clock";

    private static final String SHRUNK = "sync.offline.shrunk";

    private final Told told;
    private final Wording words;
    private final DeskSync sync;
    private @Nullable String known;
    private boolean clockKnown;

    SyncTrouble(Told told, Wording words, DeskSync sync) {
        this.told = told;
        this.sync = sync;
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
        if (key == null || !words.has(key + ".more")) return;
        var odd = sync.shrunk();
        if (odd == null) told.tell(Tone.WARNING, "bi-wifi-off", key, null);
        else tell(key, odd);
    }

    /// What is on this device stays until somebody says otherwise, and only where the platform
    /// itself, asked how many it has, says so.
    private void tell(String key, Shrunk odd) {
        var link =
                key.equals(SHRUNK)
                        ? new Banner.Link(words.of("sync.take-over"), sync::takeOver)
                        : null;
        told.tell(
                Tone.DANGER,
                "bi-shield-exclamation",
                key,
                link,
                words.of("sync.collection." + odd.collection()),
                words.count(odd.had()),
                words.count(odd.left()));
    }

    /// What came of comparing the cache with the platform.
    void compared(DeskSync.Compared result) {
        var same = result.differing() == 0;
        told.tell(
                same ? Tone.SUCCESS : Tone.WARNING,
                same ? "bi-check-circle" : "bi-exclamation-triangle",
                same ? "sync.compared.same" : "sync.compared.differing",
                null,
                words.count(result.rows()),
                result.differing());
    }
}
