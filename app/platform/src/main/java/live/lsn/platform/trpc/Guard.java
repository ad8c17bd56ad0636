package live.lsn.platform.trpc;

import live.lsn.api.procedure.Procedure;

import org.jspecify.annotations.Nullable;

/// Decides before a call's input is even parsed whether the caller may make it. Procedures that
/// were registered as open are never put to it.
///
/// @param <P> what the caller is to the rest of the platform
@FunctionalInterface
public interface Guard<P> {
    /// @param caller null where the request names none
    /// @throws TrpcFailure UNAUTHORIZED or FORBIDDEN if the call is refused
    void check(Procedure<?, ?> procedure, @Nullable P caller);
}
