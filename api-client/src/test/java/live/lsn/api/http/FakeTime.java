package live.lsn.api.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/// Time that passes only by sleeping, at once, and chance that always gives the longest wait.
final class FakeTime {
    final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");

    Timing timing() {
        return new Timing(() -> now, this::sleep, new Most());
    }

    private synchronized void sleep(Duration delay) {
        sleeps.add(delay);
        now = now.plus(delay);
    }

    private static final class Most implements RandomGenerator {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
