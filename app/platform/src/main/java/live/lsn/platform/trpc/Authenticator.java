package live.lsn.platform.trpc;

import org.jspecify.annotations.Nullable;

/// Tells who is calling.
///
/// @param <P> what the caller is to the rest of the platform
@FunctionalInterface
public interface Authenticator<P> {
    /// The caller of a request, or null where the request names none. Asked at most once a request,
    /// and only when something wants to know.
    ///
    /// @throws TrpcFailure if the request names a caller falsely; every call of the request that
    ///   needs the caller then fails with it
    @Nullable P authenticate(HeaderLookup headers);

    /// Whether a subscriber that [#authenticate] let in may stay. Asked about twice a second as
    /// long as its stream lasts, on another thread.
    default boolean isStillIn(HeaderLookup headers) {
        return true;
    }
}
