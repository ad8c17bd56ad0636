package live.lsn.api.model;

/// Outcome of 3-D Secure for the payment.
public enum ThreeDSecure {
    AUTHENTICATED,
    ATTEMPTED,
    FAILED,
    NOT_ATTEMPTED
}
