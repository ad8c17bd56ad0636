package live.lsn.desk.fraud;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The time for whatever shows how much of it is left; it moves only while somebody looks.
final class Ticks implements AutoCloseable {
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Timeline second = new Timeline(new KeyFrame(Duration.seconds(1), _ -> read()));

    Ticks(InstantSource clock) {
        this.clock = clock;
        this.now = new ReadOnlyObjectWrapper<>(seconds(clock));
        second.setCycleCount(Animation.INDEFINITE);
    }

    /// The time to the second.
    ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    /// Runs while the screen is shown and rests otherwise.
    void run(boolean shown) {
        if (shown) {
            read();
            second.play();
        } else {
            second.stop();
        }
    }

    private void read() {
        now.set(seconds(clock));
    }

    private static Instant seconds(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void close() {
        second.stop();
    }
}
