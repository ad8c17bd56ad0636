package live.lsn.desk.sync;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Digest;
import live.lsn.api.procedure.SyncProcedures.DigestOf;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.desk.store.CacheStore;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;

/// Compares what the cache adds up to with what the platform adds up to.
final class DigestCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DigestCheck.class);
    private final CacheStore cache;
    private final TrpcClient client;
    private final String channel;

    DigestCheck(CacheStore cache, TrpcClient client, String channel) {
        this.cache = cache;
        this.client = client;
        this.channel = channel;
    }

    /// What came of it.
    ///
    /// @param rows how many rows were compared
    /// @param differing how many collections are not what the platform has; they are filled anew
    /// @param moved how many could not be compared because something changed meanwhile
    record Result(long rows, int differing, int moved) {}

    Result compare(Collection<SyncedCollection<?>> collections) {
        var rows = 0L;
        var differing = 0;
        var moved = 0;
        for (var collection : collections) {
            var theirs = ask(collection.name());
            var ours = cache.digest(collection.name());
            if (theirs == null || ours == null || !theirs.cursor().equals(ours.cursor())) {
                moved++;
                continue;
            }
            rows += ours.count();
            if (ours.equals(theirs)) continue;
            differing++;
            LOG.error(
                    "a defect: {} is not what the platform has ({} rows here, {} there); it is"
                            + " filled anew",
                    collection.name(),
                    ours.count(),
                    theirs.count());
            cache.outdate(collection.name());
        }
        return new Result(rows, differing, moved);
    }

    /// Whether the platform, asked by count, has less than half of what is here. One that cannot
    /// tell does not contradict.
    boolean confirms(String collection, long had) {
        try {
            var told = client.query(SyncProcedures.DIGEST, new DigestOf(channel, collection));
            return told.count() * 2 < had;
        } catch (Refused refused) {
            return Introduction.isNotThere(refused);
        }
    }

    /// Null where the platform does not rest long enough.
    private @Nullable Digest ask(String collection) {
        try {
            return client.query(SyncProcedures.DIGEST, new DigestOf(channel, collection));
        } catch (Refused refused) {
            if (refused.code() == TrpcErrorCode.CONFLICT || Introduction.isNotThere(refused))
                return null;
            throw refused;
        }
    }
}
