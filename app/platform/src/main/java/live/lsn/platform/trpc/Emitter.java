package live.lsn.platform.trpc;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/// The way to one subscriber. May be used by several threads.
///
/// @param <O> the events
public interface Emitter<O> {
    /// Sends an event that is not repeated when it is lost.
    ///
    /// @throws CancellationException if the subscriber has gone
    void emit(O event);

    /// Sends an event with a place in the stream: a subscriber whose connection breaks comes back
    /// with the last id that it saw.
    ///
    /// @param id not empty, without NUL, CR or LF
    /// @throws CancellationException if the subscriber has gone
    void emit(String id, O event);

    /// Whether the subscriber has gone or been dropped.
    boolean closed();

    /// Waits until the subscriber has gone, at most for the time given.
    ///
    /// @return whether it has gone
    boolean awaitClosed(Duration atMost) throws InterruptedException;
}
