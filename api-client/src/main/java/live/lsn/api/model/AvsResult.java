package live.lsn.api.model;

/// Address verification by the card issuer.
public enum AvsResult {
    MATCH,
    PARTIAL,
    MISMATCH,
    UNAVAILABLE
}
