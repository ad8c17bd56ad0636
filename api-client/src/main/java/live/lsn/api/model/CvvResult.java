package live.lsn.api.model;

/// Card security code check by the issuer.
public enum CvvResult {
    MATCH,
    MISMATCH,
    NOT_PROVIDED
}
