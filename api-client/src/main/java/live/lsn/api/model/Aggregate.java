package live.lsn.api.model;

/// What travels, is cached, is versioned and is decided on: one record with everything that changes
/// together. One aggregate is one row, one version and one feed entry.
public interface Aggregate {
    /// UUID in its text form, 36 lower-case characters.
    String id();

    /// 1 when first stored, one more with each change; 0 only for what was never stored.
    long version();

    /// Code of the sales channel that it belongs to.
    String channel();
}
