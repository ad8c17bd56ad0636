package live.lsn.ui.table;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Which rows are marked, by id: single ones wherever they are in the list, or all that are listed
/// but some. All of a million rows take no more memory than none.
///
/// Use on the JavaFX thread.
public final class Marks {
    private final Set<String> named = new HashSet<>();
    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private boolean all;
    private long listed;

    /// What is marked, to be worked through off the JavaFX thread.
    ///
    /// @param all whether all that is listed is marked but the ids named; else those alone are
    public record Marked(boolean all, Set<String> named) {
        public Marked {
            named = Set.copyOf(named);
        }

        public boolean contains(String id) {
            return all != named.contains(id);
        }
    }

    Marks() {}

    /// How many rows are marked.
    public ReadOnlyLongProperty count() {
        return count.getReadOnlyProperty();
    }

    public boolean isMarked(String id) {
        return all != named.contains(id);
    }

    public Marked now() {
        return new Marked(all, named);
    }

    /// Whether all that is listed is marked.
    public boolean areAll() {
        return all && named.isEmpty();
    }

    void toggle(String id) {
        mark(id, !isMarked(id));
    }

    void mark(String id, boolean marked) {
        if (marked == all) named.remove(id);
        else named.add(id);
        tell();
    }

    void markAll(Collection<String> ids) {
        if (all) named.removeAll(ids);
        else named.addAll(ids);
        tell();
    }

    /// Marks whatever is listed.
    void everything() {
        named.clear();
        all = true;
        tell();
    }

    public void clear() {
        named.clear();
        all = false;
        tell();
    }

    void listed(long rows) {
        listed = rows;
        tell();
    }

    private void tell() {
        count.set(all ? Math.max(0, listed - named.size()) : named.size());
    }
}
