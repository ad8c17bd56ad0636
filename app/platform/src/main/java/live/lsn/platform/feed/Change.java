package live.lsn.platform.feed;

import live.lsn.api.procedure.SyncProcedures.Op;

/// One row of the feed: what happened to which thing.
///
/// @param collection name as on the wire
/// @param version of the thing after the change
public record Change(String collection, String entity, long version, Op op) {
    String line() {
        return collection + " " + entity + " " + version + " " + op + "\n";
    }
}
