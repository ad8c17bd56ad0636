package live.lsn.desk.store;

/// What a list adds up to.
///
/// @param count rows
/// @param sumMinor sum of `value_minor` in the channel's currency; 0 where the collection has none
public record Summary(long count, long sumMinor) {}
