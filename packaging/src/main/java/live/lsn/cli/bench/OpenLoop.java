package live.lsn.cli.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// Requests that come at a rate of their own, whether or not those before were answered; each is
/// timed from when it was due, so that a platform that stalls is seen to.
final class OpenLoop {
    private final int rate;
    private final Duration warmUp;
    private final Duration length;

    OpenLoop(int rate, Duration warmUp, Duration length) {
        this.rate = rate;
        this.warmUp = warmUp;
        this.length = length;
    }

    /// @param reached answers a second
    /// @param times also of those that failed, until they did
    /// @param failures how many of each kind
    record Result(Times times, double reached, Map<String, Integer> failures) {}

    /// @param request sends the request of that number and waits for its answer; throws where it
    ///   failed
    Result run(IntConsumer request) {
        fire(warmUp, request);
        return fire(length, request);
    }

    private Result fire(Duration time, IntConsumer request) {
        var count = (int) (rate * time.toMillis() / 1_000);
        var gap = 1_000_000_000L / rate;
        var answered = new AtomicInteger();
        Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        var failures = new ConcurrentHashMap<String, Integer>();
        var begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < count; i++) {
                var number = i;
                var due = begin + i * gap;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                    LockSupport.parkNanos(left);
                threads.execute(
                        () -> {
                            try {
                                request.accept(number);
                                answered.incrementAndGet();
                                nanos.add(System.nanoTime() - due);
                            } catch (RuntimeException e) {
                                nanos.add(System.nanoTime() - due);
                                failures.merge(String.valueOf(e), 1, Integer::sum);
                            }
                        });
            }
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(Times.of(nanos), answered.get() / seconds, Map.copyOf(failures));
    }
}
