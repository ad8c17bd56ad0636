package live.lsn.desk.fraud;

import live.lsn.api.model.FraudCase;
import live.lsn.api.model.RuleSet;
import live.lsn.desk.list.ListFields;
import live.lsn.desk.list.RowWindow;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.Summary;
import live.lsn.ui.ColumnChoice.Sorted;
import live.lsn.ui.table.Condition;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Answers what an analyst asks of the queue. Reads the store, so it may block.
final class QueueReader {
    private final Cases cases;
    private final ListFields fields;

    QueueReader(Cases cases, ListFields fields) {
        this.cases = cases;
        this.fields = fields;
    }

    /// What is asked.
    ///
    /// @param dropped which of the tab's own conditions were taken off
    /// @param added the conditions that were set beside them
    record Question(
            QueueTab tab,
            Set<Condition> dropped,
            List<Condition> added,
            String text,
            List<Sorted> sorts) {
        /// How many conditions narrow the tab.
        int narrowing() {
            return added.size() + (text.isBlank() ? 0 : 1);
        }
    }

    /// What is listed.
    ///
    /// @param own the tab's conditions that are on
    /// @param hidden how many cases the added conditions and the text hide
    /// @param index of the open case in the list
    /// @param whole whether the cache was ever filled; before, nobody can tell that a list is empty
    record Content(
            RowWindow<FraudCase> rows,
            Summary summary,
            List<Condition> own,
            Question question,
            long hidden,
            Map<QueueTab, Long> counts,
            Map<String, Long> levels,
            int index,
            @Nullable String open,
            boolean whole) {
        int size() {
            return (int) Math.min(Integer.MAX_VALUE, summary.count());
        }
    }

    /// @param keep the case to stay at; null to take the one at the place
    /// @param place where it was
    Content read(Question question, @Nullable String keep, int place) {
        var rules = cases.currentRules();
        var own =
                question.tab().conditions(rules).stream()
                        .filter(condition -> !question.dropped().contains(condition))
                        .toList();
        var all = new ArrayList<>(own);
        all.addAll(question.added());
        var query = query(all, question);
        var rows = cases.rows(query);
        var summary = cases.summary(query);
        var size = (int) Math.min(Integer.MAX_VALUE, summary.count());
        var index = rows.place(keep, place, size);
        var open = index < 0 ? List.<String>of() : rows.ids(index, index + 1);
        return new Content(
                rows,
                summary,
                own,
                question,
                question.narrowing() == 0 ? 0 : count(own, question) - summary.count(),
                counts(question, rules),
                cases.levels(query),
                index,
                open.isEmpty() ? null : open.getFirst(),
                cases.areWhole());
    }

    private Map<QueueTab, Long> counts(Question question, @Nullable RuleSet rules) {
        var counts = new EnumMap<QueueTab, Long>(QueueTab.class);
        for (var tab : QueueTab.values()) counts.put(tab, count(tab.conditions(rules), question));
        return counts;
    }

    private long count(List<Condition> conditions, Question question) {
        return cases.summary(Cases.query(fields.filters(conditions), null, sorts(question)))
                .count();
    }

    private ListQuery<FraudCase> query(List<Condition> conditions, Question question) {
        var text = question.text().isBlank() ? null : question.text();
        return Cases.query(fields.filters(conditions), text, sorts(question));
    }

    private static List<Sort> sorts(Question question) {
        return question.sorts().stream().map(sort -> new Sort(sort.id(), sort.falling())).toList();
    }
}
