package live.lsn.ui.form;

import live.lsn.ui.Background;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Hands the newest draft of one form to the store, one at a time and never an older one after it.
final class DraftKeeper {
    private static final System.Logger LOG = System.getLogger(DraftKeeper.class.getName());

    /// @param draft null to forget the one that is kept
    private record Change(Drafts.@Nullable Draft draft) {}

    private final AtomicReference<@Nullable Change> waiting = new AtomicReference<>();
    private final Drafts drafts;
    private final String key;
    private final Background background;
    private final Consumer<Boolean> kept;

    /// @param kept told on the JavaFX thread whether the newest was kept
    DraftKeeper(Drafts drafts, String key, Background background, Consumer<Boolean> kept) {
        this.drafts = drafts;
        this.key = key;
        this.background = background;
        this.kept = kept;
    }

    void keep(Drafts.Draft draft) {
        hand(new Change(draft));
    }

    void discard() {
        hand(new Change(null));
    }

    private void hand(Change change) {
        waiting.set(change);
        background.run(this::flush);
    }

    /// Writes what waits, on this thread.
    ///
    /// @return whether the store has all of it
    synchronized boolean flush() {
        var change = waiting.getAndSet(null);
        if (change == null) return true;
        try {
            var draft = change.draft;
            if (draft == null) drafts.discard(key);
            else drafts.save(key, draft);
            background.onFx(() -> kept.accept(true));
            return true;
        } catch (RuntimeException e) {
            // It waits for the next change or the close to try again, unless there is a newer one.
            waiting.compareAndSet(null, change);
            LOG.log(System.Logger.Level.WARNING, "A draft could not be kept", e);
            // A draft that stays too long does no harm.
            if (change.draft != null) background.onFx(() -> kept.accept(false));
            return false;
        }
    }
}
