package live.lsn.api.model.goods;

/// How hard a lot is inspected.
public enum Severity {
    NORMAL,
    TIGHTENED,
    REDUCED
}
