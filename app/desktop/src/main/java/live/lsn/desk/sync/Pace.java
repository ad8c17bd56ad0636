package live.lsn.desk.sync;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Time, chance and threads as the sync sees them: the machine's, or those that somebody has in
/// hand who wants the same course of events twice.
public interface Pace {
    /// By a clock that never jumps; only differences mean anything.
    long nanoTime();

    /// Any number from 0 to the bound, without it.
    long random(long bound);

    /// Does the work beside what goes on.
    void start(String name, Runnable work);

    Wake wake();

    /// Something to wait for.
    interface Wake {
        /// Whoever waits goes on; if nobody does, the next to wait does not. Takes no lock.
        void now();

        /// Waits until woken, but no longer than this; what woke it is used up.
        ///
        /// @return whether it was woken
        boolean await(Duration atMost) throws InterruptedException;
    }

    /// The machine's own.
    static Pace system() {
        return System.PACE;
    }

    /// The machine's own.
    final class System implements Pace {
        private static final System PACE = new System();

        private System() {}

        @Override
        public long nanoTime() {
            return java.lang.System.nanoTime();
        }

        @Override
        public long random(long bound) {
            return ThreadLocalRandom.current().nextLong(bound);
        }

        @Override
        public void start(String name, Runnable work) {
            Thread.ofVirtual().name(name).start(work);
        }

        @Override
        public Wake wake() {
            var permits = new Semaphore(0);
            return new Wake() {
                @Override
                public void now() {
                    permits.release();
                }

                @Override
                public boolean await(Duration atMost) throws InterruptedException {
                    var woken =
                            permits.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
                    permits.drainPermits();
                    return woken;
                }
            };
        }
    }
}
