package live.lsn.platform;

import live.lsn.api.trpc.Json;
import live.lsn.platform.attach.AttachmentSettings;
import live.lsn.platform.attach.Blobs;
import live.lsn.platform.attach.FolderBlobs;
import live.lsn.platform.attach.S3Blobs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;

/// Where a platform's data lies: `DIR/platform` for the database and the endpoint, `DIR/keys` for
/// its key. Folders are open to their owner alone, and so are the files.
public final class PlatformFolder {
    private static final int KEY_BYTES = 32;
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path dir;

    public PlatformFolder(Path dir) {
        this.dir = dir;
    }

    /// How a second process of the same person finds the running platform.
    ///
    /// @param secret authorises a sign-in without a password; new at every start
    public record Endpoint(String url, String secret, long pid) {}

    /// Somebody else has the folder.
    public static final class InUseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InUseException(Path dir) {
            super(
                    "another program is using "
                            + dir
                            + "; close it first, or name another folder with --data");
        }
    }

    Path database() {
        return ownFolder(dir.resolve("platform")).resolve("platform.db");
    }

    /// The database's file if a platform was founded here; looking for it makes nothing.
    ///
    /// @throws IllegalArgumentException if there is no platform in the folder
    public Path existingDatabase() {
        var file = dir.resolve("platform").resolve("platform.db");
        if (!Files.isRegularFile(file))
            throw new IllegalArgumentException("there is no platform in " + dir);
        return file;
    }

    /// Whether the database is a file here; else it is a server's, or there is none yet.
    public static boolean hasDatabase(Path dir) {
        return Files.isRegularFile(dir.resolve("platform").resolve("platform.db"));
    }

    /// Where the copies of the database lie, made at first use.
    Path copies() {
        return ownFolder(copiesOf(dir));
    }

    /// Where the copies of a folder's database lie, whether or not there are any.
    public static Path copiesOf(Path dir) {
        return dir.resolve("platform").resolve("copies");
    }

    /// The database's file, made for its owner alone; SQLite gives the files beside it the same
    /// rights.
    Path ownDatabase() {
        try {
            create(database());
        } catch (FileAlreadyExistsException _) {
            // from an earlier start
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the file " + database() + " cannot be made: " + e.getMessage(), e);
        }
        return database();
    }

    /// Removes the database of a platform that was never founded to its end.
    void discardDatabase() {
        try {
            for (var part : List.of("", "-wal", "-shm"))
                Files.deleteIfExists(database().resolveSibling(database().getFileName() + part));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the unfinished " + database() + " cannot be removed", e);
        }
    }

    /// Makes an empty file that its owner alone can read.
    ///
    /// @throws IOException if it cannot be made, as when it is there already
    static void create(Path file) throws IOException {
        Files.createFile(file, ownFile());
    }

    /// Where the content of files lies, as the settings have it.
    Blobs blobs(AttachmentSettings settings) {
        var own = ownFolder(dir.resolve("platform").resolve("attachments"));
        var s3 = settings.s3();
        if (s3 != null) return new S3Blobs(s3, own);
        var shared = settings.folder();
        return new FolderBlobs(shared == null ? own : ownFolder(shared));
    }

    public Path rejects() {
        return ownFolder(dir.resolve("rejects"));
    }

    /// Takes the folder until the lock is closed or the process ends.
    ///
    /// @throws InUseException if another process has it
    FileLock lock() {
        try {
            var file = ownFolder(dir.resolve("platform")).resolve("platform.lock");
            var channel =
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            ownFile());
            var lock = channel.tryLock();
            if (lock != null) return lock;
            channel.close();
            throw new InUseException(dir);
        } catch (OverlappingFileLockException e) {
            throw new InUseException(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder " + dir + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// Where the platform's master key lies.
    Path keyFile() {
        return ownFolder(dir.resolve("keys")).resolve("platform.key");
    }

    /// The platform's master key, made at first use.
    byte[] masterKey() {
        var file = keyFile();
        try {
            var key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES)
                throw new IllegalStateException(
                        "the key file " + file + " is damaged; put its copy back");
            return key;
        } catch (NoSuchFileException e) {
            if (Files.exists(database())) {
                throw new IllegalStateException(
                        "the key file "
                                + file
                                + " is gone, so "
                                + database()
                                + " cannot be read; put its copy back",
                        e);
            }
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            write(file, key);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be read", e);
        }
    }

    void announce(Endpoint endpoint) {
        write(endpointFile(), Json.MAPPER.writeValueAsBytes(endpoint));
    }

    void withdraw() {
        try {
            Files.deleteIfExists(endpointFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the platform of this folder answers, if one has announced itself and its process
    /// lives.
    public @Nullable Endpoint running() {
        try {
            var endpoint =
                    Json.MAPPER.readValue(Files.readAllBytes(endpointFile()), Endpoint.class);
            return ProcessHandle.of(endpoint.pid()).isPresent() ? endpoint : null;
        } catch (IOException | tools.jackson.core.JacksonException e) {
            return null;
        }
    }

    private Path endpointFile() {
        return dir.resolve("platform").resolve("endpoint.json");
    }

    /// Whole or not at all: written beside, then moved.
    private static void write(Path file, byte[] content) {
        try {
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            try (var channel =
                    FileChannel.open(
                            beside,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ownFile())) {
                var buffer = java.nio.ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) channel.write(buffer);
                channel.force(true);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be written", e);
        }
    }

    private static Path ownFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        POSIX
                                ? new FileAttribute<?>[] {
                                    PosixFilePermissions.asFileAttribute(
                                            PosixFilePermissions.fromString("rwx------"))
                                }
                                : new FileAttribute<?>[0]);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder " + folder + " cannot be made: " + e.getMessage(), e);
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
}
