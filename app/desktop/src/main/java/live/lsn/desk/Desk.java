package live.lsn.desk;

import javafx.application.Platform;

import live.lsn.desk.shell.DeskProgram;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// Starts the desk's window and waits until it is closed.
public final class Desk {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Desk() {}

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
            var program = new DeskProgram(dir, connect, machine, closed::countDown);
            Platform.startup(program::start);
            try (var _ = DeskDoor.open(dir, program::comeForward)) {
                closed.await();
            }
            Platform.exit();
            return true;
        }
    }
}
