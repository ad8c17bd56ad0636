package live.lsn.rules.sampling;

/// What became of a lot.
public enum LotVerdict {
    ACCEPTED,
    REJECTED,
    /// Inspection was discontinued, so nothing was judged.
    NOT_INSPECTED
}
