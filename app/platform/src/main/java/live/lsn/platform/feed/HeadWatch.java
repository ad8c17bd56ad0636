package live.lsn.platform.feed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Knows where the heads stand, for everybody who waits for one to move. Commits of this node are
/// known at once, those of others by looking, while somebody waits.
public final class HeadWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Feed feed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<String, Long> heads = new HashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private boolean looking;
    private boolean closed;

    public HeadWatch(Feed feed) {
        this.feed = feed;
    }

    /// This node has committed the position.
    public void moved(String channel, long position) {
        lock.lock();
        try {
            if (heads.merge(channel, position, Math::max) == position) moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the head is beyond the position, at most for the time given.
    ///
    /// @return where the head stands, as far as is known
    public long await(String channel, long beyond, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            waiting.merge(channel, 1, Integer::sum);
            if (!looking) {
                looking = true;
                Thread.ofVirtual().name("heads").start(this::look);
            }
            var left = atMost.toNanos();
            while (!closed && left > 0 && heads.getOrDefault(channel, -1L) <= beyond)
                left = moved.awaitNanos(left);
            return Math.max(heads.getOrDefault(channel, beyond), beyond);
        } finally {
            waiting.merge(channel, -1, (count, less) -> count + less == 0 ? null : count + less);
            lock.unlock();
        }
    }

    private void look() {
        while (true) {
            Map<String, Integer> wanted;
            lock.lock();
            try {
                if (!closed && waiting.isEmpty()) moved.await(LOOK.toNanos(), TimeUnit.NANOSECONDS);
                if (closed || waiting.isEmpty()) {
                    looking = false;
                    return;
                }
                wanted = Map.copyOf(waiting);
            } catch (InterruptedException e) {
                looking = false;
                return;
            } finally {
                lock.unlock();
            }
            wanted.keySet().forEach(this::look);
            java.util.concurrent.locks.LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void look(String channel) {
        try {
            moved(channel, feed.head(channel).position());
        } catch (RuntimeException e) {
            // A database that is away for a moment must not end the looking for good.
            LOG.debug("a head could not be looked at; that is tried again", e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
