package live.lsn.desk.lots;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.desk.list.RowWindow;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The reports in the columns of where they stand. Read off the screen's thread.
///
/// @param narrowed whether filters or words leave some out
record LotBoard(List<Column> columns, boolean narrowed) {
    LotBoard {
        columns = List.copyOf(columns);
    }

    /// @param overdue how many of them wait for an answer that should be here
    record Column(NonconformityState state, int size, long overdue, RowWindow<Lot> cards) {}

    /// @param filters what narrows the lots
    /// @param text words that narrow them; blank for none
    static LotBoard read(CacheStore cache, List<Filter> filters, String text, LocalDate today) {
        return new LotBoard(
                Arrays.stream(NonconformityState.values())
                        .map(state -> column(cache, state, filters, text, today))
                        .toList(),
                !filters.isEmpty() || !text.isBlank());
    }

    private static Column column(
            CacheStore cache,
            NonconformityState state,
            List<Filter> filters,
            String text,
            LocalDate today) {
        var within = new ArrayList<>(filters);
        within.add(Filter.of("report_state", Op.EQUALS, state));
        var query = query(within, text, state);
        var overdue = 0L;
        if (state == NonconformityState.ACTION_ASKED) {
            within.add(Filter.of("answer_due", Op.AT_MOST, today.minusDays(1).toString()));
            overdue = cache.summary(query(within, text, state)).count();
        }
        return new Column(
                state,
                (int) Math.min(Integer.MAX_VALUE, cache.summary(query).count()),
                overdue,
                new RowWindow<>(cache, query));
    }

    private static ListQuery<Lot> query(
            List<Filter> filters, String text, NonconformityState state) {
        return new ListQuery<>(
                Collections.LOTS, filters, text.isBlank() ? null : text, sorts(state));
    }

    /// What is to be done next comes first: the day by which an answer is due, or else what has
    /// waited longest. Of what is closed the newest comes first.
    private static List<Sort> sorts(NonconformityState state) {
        return switch (state) {
            case ACTION_ASKED ->
                    List.of(new Sort("answer_due", false), new Sort("signed_at", false));
            case OPEN, NOTIFIED, ACTION_ANSWERED, EFFECTIVE ->
                    List.of(new Sort("signed_at", false));
            case CLOSED -> List.of(new Sort("signed_at", true));
        };
    }

    /// The act that takes a report from one column to another; null where none does.
    static @Nullable LotAct act(NonconformityState from, NonconformityState to) {
        return switch (to) {
            case OPEN -> null;
            case NOTIFIED -> from == NonconformityState.OPEN ? LotAct.NOTIFY : null;
            case ACTION_ASKED ->
                    from.compareTo(NonconformityState.ACTION_ANSWERED) < 0
                            ? LotAct.ASK
                            : from == NonconformityState.ACTION_ANSWERED
                                    ? LotAct.INEFFECTIVE
                                    : null;
            case ACTION_ANSWERED ->
                    from.compareTo(NonconformityState.ACTION_ANSWERED) < 0 ? LotAct.ANSWER : null;
            case EFFECTIVE ->
                    from.compareTo(NonconformityState.EFFECTIVE) < 0 ? LotAct.EFFECTIVE : null;
            case CLOSED -> LotAct.CLOSE;
        };
    }
}
