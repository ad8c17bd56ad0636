package live.lsn.desk;

import javafx.application.Platform;

import live.lsn.desk.shell.DeskProgram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// Starts the desk's window and waits until it is closed.
public final class Desk {
    private Desk() {}

    /// @param dir the data folder
    /// @param connect starts or finds the platform
    /// @throws IllegalStateException if a desk is open on the folder already
    public static void run(Path dir, Supplier<PlatformLink> connect)
            throws InterruptedException, IOException {
        try (var _ = DeskLock.take(dir)) {
            var closed = new CountDownLatch(1);
            Platform.startup(() -> new DeskProgram(dir, connect, closed::countDown).start());
            closed.await();
            Platform.exit();
        }
    }
}
