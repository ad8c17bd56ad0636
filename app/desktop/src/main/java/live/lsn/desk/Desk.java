package live.lsn.desk;

import javafx.application.Platform;

import live.lsn.desk.shell.DeskProgram;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// Starts the desk's window and waits until it is closed.
public final class Desk {
    private Desk() {}

    /// @param dir the data folder
    /// @param connect starts or finds the platform
    public static void run(Path dir, Supplier<PlatformLink> connect) throws InterruptedException {
        var closed = new CountDownLatch(1);
        Platform.startup(() -> new DeskProgram(dir, connect, closed::countDown).start());
        closed.await();
        Platform.exit();
    }
}
