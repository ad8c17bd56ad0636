package live.lsn.cli.bench;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// How busy the JavaFX thread is: from each animation tick to the end of the layout that follows,
/// with the input that came since the tick before; and how long a posted task waits.
final class BusyMeter implements AutoCloseable {
    private static final Duration BETWEEN_TASKS = Duration.ofMillis(5);
    private final Scene scene;
    private final Runnable onLayout = this::laidOut;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    begun = System.nanoTime();
                }
            };
    private final List<Long> busy = new ArrayList<>();
    private final ConcurrentLinkedQueue<Long> waited = new ConcurrentLinkedQueue<>();
    private final Thread poster = Thread.ofVirtual().name("posted tasks").unstarted(this::post);
    private volatile boolean running = true;
    private long begun; // the JavaFX thread alone uses these two
    private long input;

    /// @param busy of each pulse
    /// @param waited of each posted task
    record Busy(Times busy, Times waited) {}

    /// Call on the JavaFX thread.
    BusyMeter(Scene scene) {
        this.scene = scene;
        scene.addPostLayoutPulseListener(onLayout);
        timer.start();
        poster.start();
    }

    private void laidOut() {
        if (begun == 0) return;
        busy.add(System.nanoTime() - begun + input);
        begun = 0;
        input = 0;
    }

    /// Does what somebody's hand would do. Call on the JavaFX thread.
    void input(Runnable act) {
        var before = System.nanoTime();
        act.run();
        input += System.nanoTime() - before;
    }

    private void post() {
        while (running) {
            var posted = System.nanoTime();
            Platform.runLater(() -> waited.add(System.nanoTime() - posted));
            LockSupport.parkNanos(BETWEEN_TASKS.toNanos());
        }
    }

    /// What was measured so far. Call on the JavaFX thread.
    Busy result() {
        return new Busy(Times.of(busy), Times.of(waited));
    }

    /// Call on the JavaFX thread.
    @Override
    public void close() {
        running = false;
        timer.stop();
        scene.removePostLayoutPulseListener(onLayout);
    }
}
