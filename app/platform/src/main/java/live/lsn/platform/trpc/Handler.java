package live.lsn.platform.trpc;

import org.jspecify.annotations.Nullable;

/// Answers the calls of one query or mutation, on a virtual thread.
///
/// @param <I> the input
/// @param <O> the output: what Jackson can write, or [RawJson]
@FunctionalInterface
public interface Handler<I, O> {
    /// @throws TrpcFailure to tell the client what went wrong; anything else that is thrown reaches
    ///   it as INTERNAL_SERVER_ERROR with no more than a code
    @Nullable O handle(I input, Call call) throws Exception;
}
