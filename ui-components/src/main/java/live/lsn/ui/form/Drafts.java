package live.lsn.ui.form;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// Where entries are kept until they are saved. Every call may block and comes from a worker.
public interface Drafts {
    /// @param at when the last key of it was pressed
    /// @param texts what stood in each field, by its name
    record Draft(Instant at, Map<String, String> texts) {
        public Draft {
            texts = Map.copyOf(texts);
        }
    }

    /// Keeps a draft in the place of the one before.
    ///
    /// @param key what the form is about, such as `person-new`
    void save(String key, Draft draft);

    /// The draft; null where there is none.
    @Nullable Draft load(String key);

    /// Forgets the draft.
    void discard(String key);
}
