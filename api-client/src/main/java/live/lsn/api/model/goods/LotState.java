package live.lsn.api.model.goods;

/// Where a lot stands.
public enum LotState {
    /// Being counted: it moves nothing yet.
    DRAFT,
    /// Received and held until it was inspected.
    RECEIVED,
    /// Somebody inspects it.
    INSPECTING,
    /// Goes to stock.
    ACCEPTED,
    /// Held: some or all of it goes another way.
    REJECTED,
    /// A count that was given up; nothing was received.
    DISCARDED
}
