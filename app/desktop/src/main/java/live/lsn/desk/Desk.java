package live.lsn.desk;

import javafx.application.Platform;

import live.lsn.desk.shell.DeskProgram;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Starts the desk's window and waits until it is closed.
public final class Desk {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Desk() {}

    /// What a first filling of the cache came to.
    ///
    /// @param took from when the profile was open
    public record Filled(long rows, Duration took) {}

    /// Opens the desk as a fraud analyst and ends it once the first rows are drawn; without a
    /// display also without one. For measuring.
    ///
    /// @param drawn told at that moment, on the JavaFX thread
    /// @throws IllegalStateException if a desk is open there
    public static void runUntilRows(Path dir, Supplier<PlatformLink> connect, Runnable drawn)
            throws InterruptedException, IOException {
        runUntil(dir, connect, program -> program.startUntilRows(drawn));
    }

    /// Opens the desk as a fraud analyst and ends it once its cache holds all that the platform
    /// has; without a display also without one. For measuring.
    ///
    /// @param synced gets at that moment what has come
    /// @throws IllegalStateException if a desk is open there
    public static void runUntilSynced(
            Path dir, Supplier<PlatformLink> connect, Consumer<Filled> synced)
            throws InterruptedException, IOException {
        runUntil(dir, connect, program -> program.startUntilSynced(synced));
    }

    private static void runUntil(
            Path dir, Supplier<PlatformLink> connect, Consumer<DeskProgram> begin)
            throws InterruptedException, IOException {
        Graphics.headlessWithoutDisplay();
        try (var lock = DeskLock.take(dir)) {
            if (lock == null) throw new IllegalStateException("a desk is open on " + dir);
            var closed = new CountDownLatch(1);
            open(dir, connect, List::of, closed::countDown, begin);
            closed.await();
            Platform.exit();
        }
    }

    /// @param dir the data folder
    /// @param connect starts or finds the platform
    /// @param machine looks the machine over for a support file, a line each; may take its time
    /// @return false where a desk was open on the folder already: its window has come forward
    /// @throws IllegalStateException if a desk is open there and does not answer
    public static boolean run(
            Path dir, Supplier<PlatformLink> connect, Supplier<List<String>> machine)
            throws InterruptedException, IOException {
        try (var lock = DeskLock.take(dir)) {
            if (lock == null) {
                if (DeskDoor.knock(dir, PATIENCE)) return false;
                throw new IllegalStateException(
                        "a desk is open on "
                                + dir
                                + " already and did not answer within "
                                + PATIENCE.toSeconds()
                                + " s. Nothing was changed; use its window or end it, or use"
                                + " another folder with --data");
            }
            var closed = new CountDownLatch(1);
            var program = open(dir, connect, machine, closed::countDown, DeskProgram::start);
            try (var _ = DeskDoor.open(dir, program::comeForward)) {
                closed.await();
            }
            Platform.exit();
            return true;
        }
    }

    /// Starts JavaFX and, once it is there, makes the program and begins it on JavaFX's thread: a
    /// scene that is made earlier fails.
    private static DeskProgram open(
            Path dir,
            Supplier<PlatformLink> connect,
            Supplier<List<String>> machine,
            Runnable closed,
            Consumer<DeskProgram> begin) {
        Graphics.plainWithoutCard();
        var made = new CompletableFuture<DeskProgram>();
        Platform.startup(
                () -> {
                    try {
                        var program = new DeskProgram(dir, connect, machine, closed);
                        begin.accept(program);
                        made.complete(program);
                    } catch (RuntimeException e) {
                        made.completeExceptionally(e);
                    }
                });
        try {
            var program = made.join();
            HeapKeeper.begin();
            return program;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
