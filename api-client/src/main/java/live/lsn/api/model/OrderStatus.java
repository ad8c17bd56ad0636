package live.lsn.api.model;

/// What became of an order. PAYMENT_DECLINED orders count as attempts, never as spend.
public enum OrderStatus {
    AUTHORISED,
    PAYMENT_DECLINED,
    CAPTURED,
    PARTLY_REFUNDED,
    REFUNDED,
    CANCELLED
}
