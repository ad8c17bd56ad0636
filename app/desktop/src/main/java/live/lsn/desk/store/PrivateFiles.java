package live.lsn.desk.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that only their owner may open, made so from the first moment. Where the
/// system has no such modes the profile's own folder protects them.
public final class PrivateFiles {
    private PrivateFiles() {}

    /// Makes the folder that the file is to lie in.
    public static void folderOf(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) return;
        if (posix(folder)) {
            var mode = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mode));
            if (!Files.getPosixFilePermissions(folder).equals(mode))
                Files.setPosixFilePermissions(folder, mode);
        } else {
            Files.createDirectories(folder);
        }
    }

    /// An empty file, unless there is one.
    static void file(Path file) throws IOException {
        try {
            Files.createFile(file, mode(file));
        } catch (FileAlreadyExistsException e) {
            if (posix(file))
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /// The whole content, or nothing: written beside, made durable, then moved.
    public static void write(Path file, byte[] content) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (var channel =
                FileChannel.open(
                        beside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        mode(file))) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        if (posix(file)) makeDurable(file.toAbsolutePath().getParent());
    }

    /// A file that was moved is in its new place after a power cut only once the folder is written.
    static void makeDurable(@Nullable Path folder) throws IOException {
        if (folder == null || !posix(folder)) return;
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] mode(Path file) {
        return posix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
