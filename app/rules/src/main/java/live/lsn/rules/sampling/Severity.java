package live.lsn.rules.sampling;

/// How hard a lot is inspected.
public enum Severity {
    NORMAL,
    TIGHTENED,
    REDUCED
}
