package live.lsn.platform.trpc;

/// Feeds the subscribers of one subscription, each on a virtual thread of its own.
///
/// @param <I> the input; a `lastEventId` component tells where an earlier stream broke off
/// @param <O> the events
@FunctionalInterface
public interface StreamHandler<I, O> {
    /// Emits until there is nothing more to say: when it returns, the client is told that the
    /// stream is over and does not come back. When the client goes away the thread is interrupted.
    ///
    /// @throws TrpcFailure to end the stream with an error; clients come back by themselves after
    ///   those whose number is -32603
    void run(I input, Call call, Emitter<O> out) throws Exception;
}
