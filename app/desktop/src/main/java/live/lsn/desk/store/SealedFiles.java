package live.lsn.desk.store;

import live.lsn.api.seal.SealedFrames;
import live.lsn.api.seal.SealingStream;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

import javax.crypto.SecretKey;

/// Sealed files in a folder, each under the hash of its content: `<sha[0:2]>/<sha>`. A file is in
/// its place only when it is whole and on the disk; nothing but a hash ever becomes a path.
final class SealedFiles {
    private static final int PIECE = 1 << 18;
    private final Path folder;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    SealedFiles(Path folder, SecretKey key) {
        this.folder = folder;
        this.key = key;
    }

    /// What a content turned out to be.
    record Stored(String sha256, long length) {}

    /// Reads the content to its end and keeps it. On return it survives a loss of power.
    ///
    /// @throws IOException if it cannot be read or kept; then nothing of it is left
    Stored keep(InputStream content) throws IOException {
        var fresh = folder.resolve("new").resolve(UUID.randomUUID().toString());
        PrivateFiles.folderOf(fresh);
        PrivateFiles.file(fresh);
        try {
            var stored = seal(content, fresh);
            var place = place(stored.sha256());
            PrivateFiles.folderOf(place);
            Files.move(
                    fresh,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            PrivateFiles.makeDurable(place.getParent());
            PrivateFiles.makeDurable(folder);
            return stored;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Stored seal(InputStream content, Path target) throws IOException {
        var digest = sha256();
        var length = 0L;
        try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            // The stream is not closed, for that would close the channel before it is forced.
            var out =
                    new SealingStream(
                            new BufferedOutputStream(Channels.newOutputStream(channel), PIECE),
                            key,
                            random);
            var piece = new byte[PIECE];
            for (var read = content.read(piece); read >= 0; read = content.read(piece)) {
                digest.update(piece, 0, read);
                out.write(piece, 0, read);
                length += read;
            }
            if (length == 0) throw new EOFException("the file is empty");
            out.finish();
            channel.force(true);
        }
        return new Stored(HexFormat.of().formatHex(digest.digest()), length);
    }

    boolean has(String sha256) {
        return Files.isRegularFile(place(sha256));
    }

    /// @throws SealedFrames.DamagedException if it is not what was kept
    /// @throws IOException if it is not there or cannot be read
    SealedFrames open(String sha256) throws IOException {
        var place = place(sha256);
        var size = Files.size(place);
        return SealedFrames.open(
                key,
                new SealedFrames.Source() {
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
                });
    }

    /// Whether what is kept under the hash has that hash. Reads all of it.
    boolean isWhole(String sha256) {
        try {
            var frames = open(sha256);
            var digest = sha256();
            for (var at = 0L; at < frames.length(); at += PIECE)
                digest.update(frames.read(at, PIECE));
            return HexFormat.of().formatHex(digest.digest()).equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }

    void remove(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    Path place(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("no SHA-256");
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
