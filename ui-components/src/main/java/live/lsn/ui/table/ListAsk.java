package live.lsn.ui.table;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import live.lsn.ui.ColumnChoice.Sorted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What somebody asks of a list: conditions beside those that the list has by itself, words, order.
///
/// Use on the JavaFX thread.
public final class ListAsk {
    private final ReadOnlyObjectWrapper<List<Condition>> added =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Set<Condition>> dropped =
            new ReadOnlyObjectWrapper<>(Set.of());
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<List<Sorted>> sorts;
    private final Runnable onChange;
    private boolean changing;

    /// @param usual what sorts as long as nobody asks otherwise; at least one
    /// @param onChange told once for each change of what is asked
    public ListAsk(List<Sorted> usual, Runnable onChange) {
        this.onChange = onChange;
        sorts = new SimpleObjectProperty<>(usual);
        added.subscribe((_, _) -> changed());
        dropped.subscribe((_, _) -> changed());
        search.subscribe((_, _) -> changed());
        sorts.subscribe((_, _) -> changed());
    }

    private void changed() {
        if (!changing) onChange.run();
    }

    /// Several changes that are one question.
    public void together(Runnable changes) {
        if (changing) {
            changes.run();
            return;
        }
        changing = true;
        changes.run();
        changing = false;
        onChange.run();
    }

    /// Conditions that were set beside those of the list itself.
    public ReadOnlyObjectProperty<List<Condition>> added() {
        return added.getReadOnlyProperty();
    }

    /// Conditions of the list itself that were taken off.
    public Set<Condition> dropped() {
        return dropped.get();
    }

    public StringProperty search() {
        return search;
    }

    public ObjectProperty<List<Sorted>> sorts() {
        return sorts;
    }

    /// How many conditions and words narrow the list beside what it has itself.
    public int narrowing() {
        return added.get().size() + (search.get().isBlank() ? 0 : 1);
    }

    /// Adds a condition, once.
    public void add(Condition condition) {
        if (added.get().contains(condition)) return;
        var next = new ArrayList<>(added.get());
        next.add(condition);
        added.set(List.copyOf(next));
    }

    /// Takes a condition off, an added one or one of the list's own.
    public void remove(Condition condition) {
        if (added.get().contains(condition)) {
            added.set(added.get().stream().filter(one -> !one.equals(condition)).toList());
            return;
        }
        var off = new HashSet<>(dropped.get());
        off.add(condition);
        dropped.set(Set.copyOf(off));
    }

    /// Sets a condition in the place of another.
    public void replace(Condition old, Condition now) {
        together(
                () -> {
                    remove(old);
                    add(now);
                });
    }

    /// Brings back what was taken off of the list's own conditions, and asks anew.
    public void restore() {
        together(() -> dropped.set(Set.of()));
    }

    /// Takes off what was added and brings back what was taken off.
    public void clear() {
        ask("", List.of());
    }

    /// Asks for all in which the words are found and that pass the conditions.
    public void ask(String words, List<Condition> wanted) {
        together(
                () -> {
                    search.set(words);
                    added.set(List.copyOf(wanted));
                    dropped.set(Set.of());
                });
    }
}
