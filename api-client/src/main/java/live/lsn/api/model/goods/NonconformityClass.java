package live.lsn.api.model.goods;

/// How much a nonconformity matters, the worst first. Each class has its own AQL and so its own
/// sample size, Ac and Re.
public enum NonconformityClass {
    CRITICAL,
    MAJOR,
    MINOR
}
