package live.lsn.desk;

import javafx.application.Platform;

import live.lsn.desk.shell.DeskProgram;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Starts the desk's window and waits until it is closed.
public final class Desk {
    private Desk() {}

    /// @param dir the data folder
    /// @param sample whether an empty folder is filled with sample data
    public static void run(Path dir, boolean sample) throws InterruptedException {
        var closed = new CountDownLatch(1);
        Platform.startup(() -> new DeskProgram(dir, sample, closed::countDown).start());
        closed.await();
        Platform.exit();
    }
}
