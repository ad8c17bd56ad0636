package live.lsn.api.model;

/// What orders can have in common. Orders without the value are in nobody's count.
public enum Entity {
    CUSTOMER,
    DEVICE,
    CARD,
    IP,
    SHIPPING_ADDRESS
}
