package live.lsn.desk.fraud;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import live.lsn.desk.fraud.QueueReader.Question;
import live.lsn.desk.store.Sort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What an analyst asks of the queue: tab, filters, words, order.
final class Asked {
    private final ObjectProperty<QueueTab> tab = new SimpleObjectProperty<>(QueueTab.HIGH_RISK);
    private final ObjectProperty<List<CaseFilter>> filters = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Set<Class<? extends CaseFilter>>> dropped =
            new SimpleObjectProperty<>(Set.of());
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Sort> sort = new SimpleObjectProperty<>(QueueReader.BY_SCORE);
    private final Runnable onChange;
    private boolean changing;

    /// @param onChange told once for each change of what is asked
    Asked(Runnable onChange) {
        this.onChange = onChange;
        tab.subscribe((_, _) -> together(() -> dropped.set(Set.of())));
        filters.subscribe((_, _) -> changed());
        dropped.subscribe((_, _) -> changed());
        text.subscribe((_, _) -> changed());
        sort.subscribe((_, _) -> changed());
    }

    private void changed() {
        if (!changing) onChange.run();
    }

    /// Several changes that are one question.
    private void together(Runnable changes) {
        if (changing) {
            changes.run();
            return;
        }
        changing = true;
        changes.run();
        changing = false;
        onChange.run();
    }

    Question question() {
        return new Question(tab.get(), dropped.get(), filters.get(), text.get(), sort.get());
    }

    /// Takes a filter off, one of the tab's own or an added one.
    void remove(CaseFilter filter) {
        if (filters.get().contains(filter)) {
            filters.set(filters.get().stream().filter(each -> !each.equals(filter)).toList());
            return;
        }
        var off = new HashSet<>(dropped.get());
        off.add(filter.getClass());
        dropped.set(Set.copyOf(off));
    }

    /// Adds a filter beside the others.
    void add(CaseFilter filter) {
        var next = new ArrayList<>(filters.get());
        if (!next.contains(filter)) next.add(filter);
        filters.set(List.copyOf(next));
    }

    /// Takes off what was added; the tab is as it was built.
    void clear() {
        together(
                () -> {
                    text.set("");
                    filters.set(List.of());
                    dropped.set(Set.of());
                });
    }

    /// Asks for all cases in which the words are found and that pass the filters.
    void all(String words, List<CaseFilter> wanted) {
        together(
                () -> {
                    tab.set(QueueTab.ALL);
                    clear();
                    text.set(words);
                    filters.set(wanted);
                });
    }

    ObjectProperty<QueueTab> tab() {
        return tab;
    }

    /// What was added beside the tab's own.
    ObjectProperty<List<CaseFilter>> filters() {
        return filters;
    }

    StringProperty text() {
        return text;
    }

    ObjectProperty<Sort> sort() {
        return sort;
    }
}
