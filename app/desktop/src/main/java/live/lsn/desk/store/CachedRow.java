package live.lsn.desk.store;

import live.lsn.api.model.Aggregate;

/// A row as the platform sent it.
///
/// @param json the record's bytes as they came: they are what is sealed
@SuppressWarnings("ArrayRecordComponent")
public record CachedRow(
        String collection, String id, long version, Aggregate aggregate, byte[] json) {}
