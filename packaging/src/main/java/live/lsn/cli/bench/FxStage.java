package live.lsn.cli.bench;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// A window without a display in which somebody is busy.
final class FxStage {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofMillis(16);

    private FxStage() {}

    /// Starts JavaFX without a display, where it does not run yet.
    static void start() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException e) {
            Platform.setImplicitExit(false);
        }
    }

    static <T> T call(Callable<T> work) {
        var done = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(work.call());
                    } catch (Exception e) {
                        done.completeExceptionally(e);
                    }
                });
        return done.join();
    }

    /// Shows the content.
    ///
    /// @param dress gives the scene its styles
    static Stage show(Callable<? extends Parent> content, Consumer<Scene> dress) {
        return call(
                () -> {
                    var scene = new Scene(content.call(), 1440, 900);
                    dress.accept(scene);
                    var stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    return stage;
                });
    }

    static void hide(Stage stage) {
        call(
                () -> {
                    stage.hide();
                    return true;
                });
    }

    /// Waits until it is so on the JavaFX thread.
    static void await(String what, BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!call(condition::getAsBoolean)) {
            if (System.nanoTime() > until)
                throw new IllegalStateException(
                        "after " + PATIENCE.toSeconds() + " s there was still no " + what);
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    /// Lets a hand act some sixty times a second and measures.
    static BusyMeter.Busy measure(Stage stage, Duration time, IntConsumer hand) {
        var meter = call(() -> new BusyMeter(stage.getScene()));
        var until = System.nanoTime() + time.toNanos();
        for (var i = 0; System.nanoTime() < until; i++) {
            var number = i;
            Platform.runLater(() -> meter.input(() -> hand.accept(number)));
            LockSupport.parkNanos(TICK.toNanos());
        }
        return call(
                () -> {
                    meter.close();
                    return meter.result();
                });
    }
}
