package live.lsn.desk.fraud;

import live.lsn.api.model.CaseState;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;

import java.time.Instant;
import java.util.List;

/// The views of the queue that everybody has.
enum QueueTab {
    HIGH_RISK,
    MINE,
    AWAITING_CUSTOMER,
    ESCALATED,
    DECIDED_TODAY,
    ALL;

    private static final int REVIEW_FROM = 60;

    /// @param account who looks
    /// @param startOfDay when the channel's business day began
    List<Filter> filters(String account, Instant startOfDay) {
        return switch (this) {
            case HIGH_RISK ->
                    List.of(
                            Filter.of("score", Op.AT_LEAST, (long) REVIEW_FROM),
                            Filter.of("state", Op.EQUALS, CaseState.OPEN));
            case MINE ->
                    List.of(
                            Filter.of("claimed_by", Op.EQUALS, account),
                            Filter.of("state", Op.NONE_OF, CaseState.DECIDED));
            case AWAITING_CUSTOMER ->
                    List.of(Filter.of("state", Op.EQUALS, CaseState.AWAITING_CUSTOMER));
            case ESCALATED -> List.of(Filter.of("state", Op.EQUALS, CaseState.ESCALATED));
            case DECIDED_TODAY ->
                    List.of(
                            Filter.of("state", Op.EQUALS, CaseState.DECIDED),
                            Filter.of("decided_at", Op.AT_LEAST, startOfDay));
            case ALL -> List.of();
        };
    }

    String key() {
        return "fraud.tab." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
