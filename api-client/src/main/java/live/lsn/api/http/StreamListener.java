package live.lsn.api.http;

import live.lsn.api.trpc.TrpcException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/// Told of what a subscription brings, always on the stream's own thread and one call at a time.
public interface StreamListener {
    /// The platform has accepted the subscription, for the first time or again.
    default void opened() {}

    /// @param id the event's id, with which a lost stream is taken up again; null for an event that
    ///   cannot be asked for again
    void event(@Nullable String id, JsonNode data);

    /// The stream broke or was refused.
    ///
    /// @param reconnectIn the wait before the next attempt; null where there will be none
    default void failed(TrpcException problem, @Nullable Duration reconnectIn) {}

    /// The platform has ended the subscription; nothing more comes.
    default void completed() {}
}
