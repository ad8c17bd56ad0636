package live.lsn.desk.store;

/// Rows without a value come last, rising and falling; codes sort by rank. What is left of ties is
/// broken by id in the direction of the first sort, so that the order is total.
///
/// @param column as declared, not a keyed one
public record Sort(String column, boolean descending) {}
