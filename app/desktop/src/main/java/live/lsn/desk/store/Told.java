package live.lsn.desk.store;

/// A row as a list gave it out, not read any further yet.
///
/// @param json the record's bytes
@SuppressWarnings("ArrayRecordComponent")
public record Told(String id, long version, byte[] json) {}
