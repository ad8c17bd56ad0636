package live.lsn.desk.lots;

import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;
import live.lsn.ui.ColumnChoice.Sorted;

import java.util.Arrays;
import java.util.List;

/// The views of the lots that everybody has.
enum LotTab {
    /// Reports that are not closed, and lots of which two inspections disagree.
    NEEDS_YOU("answer_due", false),
    TO_INSPECT("received_at", false),
    REJECTED("received_at", true),
    ALL("received_at", true),
    /// Every report, in the columns of where it stands.
    BOARD("answer_due", false);

    private final List<Sorted> sorts;

    LotTab(String column, boolean falling) {
        sorts = List.of(new Sorted(column, falling));
    }

    /// In which order it is worked through.
    List<Sorted> sorts() {
        return sorts;
    }

    /// What makes the tab; all must hold.
    List<Filter> filters() {
        return switch (this) {
            case NEEDS_YOU ->
                    List.of(
                            new Filter.Any(
                                    List.of(
                                            Filter.of("to_choose", Op.EQUALS, true),
                                            Filter.of("report_state", Op.ANY_OF, open()))));
            case TO_INSPECT ->
                    List.of(Filter.of("state", Op.ANY_OF, LotState.RECEIVED, LotState.INSPECTING));
            case REJECTED -> List.of(Filter.of("state", Op.EQUALS, LotState.REJECTED));
            case ALL -> List.of();
            case BOARD -> List.of(Filter.of("report_state", Op.NOT_NULL));
        };
    }

    /// What is counted beside its name: of the board what is still to be done.
    List<Filter> counted() {
        return this == BOARD ? List.of(Filter.of("report_state", Op.ANY_OF, open())) : filters();
    }

    private static Object[] open() {
        return Arrays.stream(NonconformityState.values())
                .filter(state -> state != NonconformityState.CLOSED)
                .toArray();
    }

    String key() {
        return "lots.tab." + this;
    }
}
