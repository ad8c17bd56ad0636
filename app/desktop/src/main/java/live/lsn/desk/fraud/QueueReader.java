package live.lsn.desk.fraud;

import live.lsn.api.model.FraudCase;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.RowIds;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.Summary;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Answers what an analyst asks of the queue. Reads the store, so it may block.
final class QueueReader {
    static final Sort BY_SCORE = new Sort("score", true);
    private static final int AROUND = 100;
    private final Cases cases;
    private final String account;
    private final ZoneId zone;
    private final InstantSource clock;

    QueueReader(Cases cases, String account, ZoneId zone, InstantSource clock) {
        this.cases = cases;
        this.account = account;
        this.zone = zone;
        this.clock = clock;
    }

    /// What is asked.
    ///
    /// @param dropped which of the tab's own filters were taken off
    /// @param added the filters that were set beside them
    record Question(
            QueueTab tab,
            Set<Class<? extends CaseFilter>> dropped,
            List<CaseFilter> added,
            String text,
            Sort sort) {
        /// How many filters narrow the tab.
        int narrowing() {
            return added.size() + (text.isBlank() ? 0 : 1);
        }
    }

    /// What is listed.
    ///
    /// @param own the tab's filters that are on
    /// @param hidden how many cases the added filters and the text hide
    /// @param index of the open case in the list
    /// @param whole whether the cache was ever filled; before, nobody can tell that a list is empty
    record Content(
            RowIds ids,
            Summary summary,
            List<CaseFilter> own,
            Question question,
            long hidden,
            Map<QueueTab, Long> counts,
            Map<String, Long> levels,
            int index,
            @Nullable String open,
            boolean whole) {}

    /// @param keep the case to stay at; null to take the one at the place
    /// @param place where it was
    Content read(Question question, @Nullable String keep, int place) {
        var today = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        var scope = new QueueTab.Scope(account, today, cases.currentRules());
        var own =
                question.tab().filters(scope).stream()
                        .filter(filter -> !question.dropped().contains(filter.getClass()))
                        .toList();
        var all = new ArrayList<>(own);
        all.addAll(question.added());
        var text = question.text().isBlank() ? null : question.text();
        var query = query(all, text, question.sort());
        var ids = cases.order(query, Integer.MAX_VALUE);
        var summary = cases.summary(query);
        var index = place(ids, keep, place);
        return new Content(
                ids,
                summary,
                own,
                question,
                question.narrowing() == 0 ? 0 : count(own) - summary.count(),
                counts(scope),
                cases.levels(query),
                index,
                index < 0 ? null : cases.page(ids, index, index + 1).getFirst().id(),
                cases.areWhole());
    }

    private Map<QueueTab, Long> counts(QueueTab.Scope scope) {
        var counts = new EnumMap<QueueTab, Long>(QueueTab.class);
        for (var tab : QueueTab.values()) counts.put(tab, count(tab.filters(scope)));
        return counts;
    }

    private long count(List<CaseFilter> filters) {
        return cases.summary(query(filters, null, BY_SCORE)).count();
    }

    private static ListQuery<FraudCase> query(
            List<CaseFilter> filters, @Nullable String text, Sort sort) {
        List<Filter> plain = filters.stream().map(CaseFilter::filter).toList();
        return Cases.query(plain, text, sort);
    }

    /// Where the open case is now; where it is gone, the case that took its place.
    private int place(RowIds ids, @Nullable String keep, int index) {
        if (ids.size() == 0) return -1;
        if (keep != null) {
            var from = Math.max(0, Math.min(index, ids.size() - 1) - AROUND);
            var near = cases.page(ids, from, from + 2 * AROUND);
            for (var i = 0; i < near.size(); i++)
                if (near.get(i).id().equals(keep)) return from + i;
        }
        return Math.min(index, ids.size() - 1);
    }
}
