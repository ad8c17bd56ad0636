package live.lsn.api.model;

/// What an analyst does with a case. APPROVE and DECLINE decide it; VERIFY waits for the customer;
/// ESCALATE asks a supervisor.
public enum Verdict {
    APPROVE(CaseState.DECIDED),
    DECLINE(CaseState.DECIDED),
    VERIFY(CaseState.AWAITING_CUSTOMER),
    ESCALATE(CaseState.ESCALATED);

    private final CaseState leadsTo;

    Verdict(CaseState leadsTo) {
        this.leadsTo = leadsTo;
    }

    /// The state of a case after this verdict.
    public CaseState leadsTo() {
        return leadsTo;
    }

    /// Whether the case is closed by it.
    public boolean decides() {
        return leadsTo == CaseState.DECIDED;
    }
}
