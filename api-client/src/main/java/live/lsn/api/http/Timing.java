package live.lsn.api.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Time and chance as the client uses them, so that a test need not wait for either.
///
/// @param clock the current time
/// @param sleeper waits between two attempts
/// @param random spreads the waits
public record Timing(InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    /// The system's clock, real waits and chance.
    public static Timing system() {
        return new Timing(InstantSource.system(), Thread::sleep, new SharedRandom());
    }

    /// Waits.
    @FunctionalInterface
    public interface Sleeper {
        /// @param delay 0 or more
        /// @throws InterruptedException if the waiting thread is interrupted
        void sleep(Duration delay) throws InterruptedException;
    }

    /// One source of chance that many threads may use.
    private static final class SharedRandom implements RandomGenerator {
        @Override
        public long nextLong() {
            return java.util.concurrent.ThreadLocalRandom.current().nextLong();
        }
    }
}
