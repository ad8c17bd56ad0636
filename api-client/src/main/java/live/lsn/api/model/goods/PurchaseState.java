package live.lsn.api.model.goods;

/// Where a purchase order stands. How far it was received is no state: it follows from its lots.
public enum PurchaseState {
    /// The supplier has it; deliveries are expected.
    SENT,
    /// Nothing more comes.
    COMPLETED,
    /// Taken back; nothing may be received against it.
    CANCELLED
}
