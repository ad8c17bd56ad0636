package live.lsn.desk.plans;

import live.lsn.desk.plans.PlansDesk.KeptDraft;
import live.lsn.ui.Background;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Writes what is entered, one at a time and of each plan the newest.
final class DraftLane {
    private final PlansDesk desk;
    private final Background background;
    private final Map<String, Optional<KeptDraft>> pending = new LinkedHashMap<>();

    DraftLane(PlansDesk desk, Background background) {
        this.desk = desk;
        this.background = background;
    }

    /// @param sku blank for a new plan
    void keep(String sku, KeptDraft draft) {
        put(sku, Optional.of(draft));
    }

    void forget(String sku) {
        put(sku, Optional.empty());
    }

    private void put(String sku, Optional<KeptDraft> draft) {
        synchronized (pending) {
            pending.put(sku, draft);
        }
        background.run(this::write);
    }

    /// Writes what is not written yet.
    synchronized void write() {
        Map<String, Optional<KeptDraft>> now;
        synchronized (pending) {
            now = Map.copyOf(pending);
            pending.clear();
        }
        now.forEach(
                (sku, draft) ->
                        draft.ifPresentOrElse(
                                each -> desk.keep(sku, each), () -> desk.forget(sku)));
    }

    /// Goes on, on the JavaFX thread, once all is written.
    void then(Runnable next) {
        background.run(
                () -> {
                    write();
                    background.onFx(next);
                });
    }
}
