package live.lsn.desk;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One desk a folder: two would write the same cache and send the same outbox.
record DeskLock(FileChannel channel) implements AutoCloseable {
    /// Takes the folder until it is closed or the process ends.
    ///
    /// @return null where another desk has it; what a killed one left behind is no hindrance
    static @Nullable DeskLock take(Path dir) throws IOException {
        var folder = Files.createDirectories(dir.resolve("profiles"));
        var channel =
                FileChannel.open(
                        folder.resolve("desk.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return new DeskLock(channel);
        } catch (OverlappingFileLockException e) {
            // another window of this very program
        }
        channel.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
