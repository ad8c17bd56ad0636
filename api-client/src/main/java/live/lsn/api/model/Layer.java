package live.lsn.api.model;

/// The nine layers of the fraud score, in the order in which they are shown.
public enum Layer {
    VELOCITY,
    DEVICE,
    IP,
    GEOGRAPHY,
    ADDRESS,
    PAYMENT,
    HISTORY,
    VALUE,
    BLACKLIST
}
