package live.lsn.desk.sync;

import live.lsn.api.procedure.SyncProcedures.Hello;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// What a profile keeps of its platform from one start to the next.
public interface Memory {
    void keep(Hello told);

    /// What the platform told last; null before it was first reached.
    @Nullable Hello hello();

    void keepCompared(Instant at);

    /// When the cache was last compared with the platform; null before the first time.
    @Nullable Instant compared();

    void keepAges(Map<String, Instant> ages);

    /// As of when each collection stands that was read from a list.
    Map<String, Instant> ages();
}
