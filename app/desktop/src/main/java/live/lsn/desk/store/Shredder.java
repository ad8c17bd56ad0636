package live.lsn.desk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Does away with keys: overwritten, made durable, then removed. Where a disk keeps old blocks this
/// is as much as a program can do.
final class Shredder {
    private static final int AT_ONCE = 8_192;

    private Shredder() {}

    /// Does nothing where there is no such file.
    ///
    /// @throws StoreException if it cannot be done
    static void shred(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var left = channel.size();
            while (left > 0) {
                var zeros = ByteBuffer.allocate((int) Math.min(left, AT_ONCE));
                left -= channel.write(zeros);
            }
            channel.force(true);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw StoreException.of(file, "Doing away with a key", e);
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw StoreException.of(file, "Doing away with a key", e);
        }
    }
}
