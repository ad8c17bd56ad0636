package live.lsn.platform.attach;

import live.lsn.api.seal.SealedFrames;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// Sealed contents in a folder: `<sha[0:2]>/<sha>`, for their owner alone. A file is in its place
/// only when it is whole and on the disk.
public final class FolderBlobs implements Blobs {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path root;
    private final Path workshop;

    /// @param root is made where it is missing
    public FolderBlobs(Path root) {
        this.root = root;
        this.workshop = root.resolve("new");
        try {
            folder(workshop);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder " + root + " cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public Path workshop() {
        return workshop;
    }

    @Override
    public void keep(String sha256, Path sealed) throws IOException {
        var place = place(sha256);
        var parent = Objects.requireNonNull(place.getParent());
        var isNew = !Files.isDirectory(parent);
        folder(parent);
        try (var channel = FileChannel.open(sealed, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                sealed, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        makeDurable(parent);
        if (isNew) makeDurable(root);
    }

    @Override
    public boolean has(String sha256) {
        return Files.isRegularFile(place(sha256));
    }

    @Override
    public SealedFrames.Source open(String sha256) throws IOException {
        var place = place(sha256);
        var size = Files.size(place);
        return new SealedFrames.Source() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public byte[] read(long from, int count) throws IOException {
                var bytes = ByteBuffer.allocate(count);
                try (var channel = FileChannel.open(place, StandardOpenOption.READ)) {
                    while (bytes.hasRemaining()) {
                        if (channel.read(bytes, from + bytes.position()) < 0)
                            throw new EOFException("a kept file ends too soon");
                    }
                }
                return bytes.array();
            }
        };
    }

    @Override
    public void remove(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    /// Nothing but a hash ever becomes a path.
    private Path place(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("no SHA-256");
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static void folder(Path folder) throws IOException {
        Files.createDirectories(
                folder,
                POSIX
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    /// An empty file for its owner alone.
    static Path make(Path folder, String name) throws IOException {
        try {
            return Files.createTempFile(folder, name, ".sealed", ownFile());
        } catch (NoSuchFileException e) {
            folder(folder);
            return Files.createTempFile(folder, name, ".sealed", ownFile());
        }
    }

    private static FileAttribute<?>[] ownFile() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// A file that was moved is in its new place after a power cut only once the folder is written.
    private static void makeDurable(Path folder) throws IOException {
        if (!POSIX) return;
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
