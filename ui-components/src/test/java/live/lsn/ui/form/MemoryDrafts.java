package live.lsn.ui.form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps drafts in memory; `full` has it refuse.
final class MemoryDrafts implements Drafts {
    final Map<String, Draft> kept = new HashMap<>();
    final List<String> saved = new ArrayList<>();
    boolean full;

    @Override
    public void save(String key, Draft draft) {
        if (full) throw new IllegalStateException("disk full");
        kept.put(key, draft);
        saved.add(String.valueOf(draft.texts().get("item")));
    }

    @Override
    public @Nullable Draft load(String key) {
        return kept.get(key);
    }

    @Override
    public void discard(String key) {
        kept.remove(key);
    }
}
