package live.lsn.desk.store;

import live.lsn.api.seal.SealedFrames;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;

import javax.crypto.SecretKey;

/// Files of other desks that were looked at here: sealed, and at most so many bytes together; what
/// was looked at longest ago goes first. May be thrown away at any time. For any number of threads.
public final class FileCache {
    /// How many bytes the cache may have: 200 MB.
    public static final long USUAL_SIZE = 200_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(FileCache.class);
    private final Path folder;
    private final SealedFiles contents;
    private final SecretKey sealing;
    private final long most;
    private final SecureRandom random = new SecureRandom();

    /// @param dir the profile's folder
    /// @param most how many bytes it may have
    public FileCache(Path dir, ProfileKey key, long most) {
        this.folder = dir.resolve("att-seen");
        this.most = most;
        this.contents = new SealedFiles(folder, key.derive("seen files", "AES"));
        this.sealing = key.derive("seen thumbnails", "AES");
    }

    /// The content of that hash; null where it is not here, or no longer whole.
    public @Nullable SealedFrames content(String sha256) {
        try {
            if (!contents.has(sha256)) return null;
            touch(contents.place(sha256));
            return contents.open(sha256);
        } catch (IOException e) {
            LOG.debug("a seen file is not as it was kept", e);
            return null;
        }
    }

    /// Keeps a content.
    ///
    /// @throws IOException if it cannot be read or kept, or has another hash
    public SealedFrames keep(String sha256, InputStream content) throws IOException {
        var stored = contents.keep(content);
        if (!stored.sha256().equals(sha256)) {
            contents.remove(stored.sha256());
            throw new IOException("what came is not the file that was asked for");
        }
        shrink();
        return contents.open(sha256);
    }

    /// The thumbnail of a file; null where it is not here.
    public byte @Nullable [] thumbnail(String id) {
        var place = thumbnailPlace(id);
        try {
            if (!Files.exists(place)) return null;
            touch(place);
            return new Sealer(sealing, random)
                    .open(0, Files.readAllBytes(place), new Canonical().add(id).buffer());
        } catch (IOException | Sealer.Broken e) {
            LOG.debug("a thumbnail is not as it was kept", e);
            return null;
        }
    }

    public void keepThumbnail(String id, byte[] thumbnail) throws IOException {
        var place = thumbnailPlace(id);
        PrivateFiles.folderOf(place);
        PrivateFiles.write(
                place,
                new Sealer(sealing, random).seal(0, thumbnail, new Canonical().add(id).buffer()));
        shrink();
    }

    private Path thumbnailPlace(String id) {
        if (!id.matches("[0-9a-f-]{36}")) throw new IllegalArgumentException("no id");
        return folder.resolve("thumbnails").resolve(id);
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    private record Lying(Path file, long size, FileTime seen) {}

    private synchronized void shrink() throws IOException {
        try (var all = Files.walk(folder)) {
            var lying =
                    all.filter(Files::isRegularFile)
                            .map(FileCache::lying)
                            .sorted(Comparator.comparing(Lying::seen))
                            .toList();
            var total = lying.stream().mapToLong(Lying::size).sum();
            for (var file : lying) {
                if (total <= most) return;
                Files.deleteIfExists(file.file());
                total -= file.size();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Lying lying(Path file) {
        try {
            return new Lying(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            // Somebody else has just removed it.
            return new Lying(file, 0, FileTime.from(Instant.EPOCH));
        }
    }
}
