package live.lsn.desk.fraud;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import live.lsn.desk.fraud.QueueReader.Question;
import live.lsn.ui.ColumnChoice.Sorted;
import live.lsn.ui.table.Condition;
import live.lsn.ui.table.ListAsk;

import java.util.List;

/// What an analyst asks of the queue: a tab, and whatever narrows it.
final class Asked {
    static final List<Sorted> BY_SCORE = List.of(new Sorted("score", true));
    private final ObjectProperty<QueueTab> tab = new SimpleObjectProperty<>(QueueTab.HIGH_RISK);
    private final ListAsk list;

    /// @param onChange told once for each change of what is asked
    Asked(Runnable onChange) {
        list = new ListAsk(BY_SCORE, onChange);
        tab.subscribe((_, _) -> list.restore());
    }

    Question question() {
        return new Question(
                tab.get(),
                list.dropped(),
                list.added().get(),
                list.search().get(),
                list.sorts().get());
    }

    /// Asks for all cases in which the words are found and that pass the conditions.
    void all(String words, List<Condition> wanted) {
        list.together(
                () -> {
                    tab.set(QueueTab.ALL);
                    list.ask(words, wanted);
                });
    }

    ObjectProperty<QueueTab> tab() {
        return tab;
    }

    /// What narrows the tab, and its order.
    ListAsk list() {
        return list;
    }
}
