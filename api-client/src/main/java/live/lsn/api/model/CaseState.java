package live.lsn.api.model;

/// Where a fraud case stands. DECIDED is final; every other state can become DECIDED.
public enum CaseState {
    OPEN,
    AWAITING_CUSTOMER,
    ESCALATED,
    DECIDED
}
