package live.lsn.platform.backup;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Runs work later, one piece at a time.
public interface Schedule extends AutoCloseable {
    void after(Duration wait, Runnable work);

    /// Waits a moment for work under way and forgets what is still to come.
    @Override
    void close();

    /// A thread of its own that does not keep the program alive.
    static Schedule ownThread(String name) {
        var thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
        return new Schedule() {
            @Override
            public void after(Duration wait, Runnable work) {
                if (!thread.isShutdown())
                    thread.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
            }

            @Override
            public void close() {
                thread.shutdownNow();
                try {
                    thread.awaitTermination(2, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
