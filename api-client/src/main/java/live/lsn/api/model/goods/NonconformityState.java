package live.lsn.api.model.goods;

/// Where a nonconformity report stands.
public enum NonconformityState {
    /// The lot was rejected; the supplier does not know yet.
    OPEN,
    /// The supplier was told.
    NOTIFIED,
    /// A corrective action was asked for, with a day by which it must be answered.
    ACTION_ASKED,
    /// The supplier has named the cause and what is done about it.
    ACTION_ANSWERED,
    /// It was looked into whether that helped, and it did.
    EFFECTIVE,
    CLOSED
}
