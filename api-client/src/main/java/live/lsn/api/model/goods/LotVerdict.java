package live.lsn.api.model.goods;

/// What became of a lot.
public enum LotVerdict {
    ACCEPTED,
    REJECTED,
    /// Inspection was discontinued, so nothing was judged.
    NOT_INSPECTED
}
