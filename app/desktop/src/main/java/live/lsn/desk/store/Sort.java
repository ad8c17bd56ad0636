package live.lsn.desk.store;

/// Rows without a value come first when rising; codes sort by rank. Ties are broken by id in the
/// same direction, so that the order is total.
///
/// @param column as declared, not a keyed one
public record Sort(String column, boolean descending) {}
