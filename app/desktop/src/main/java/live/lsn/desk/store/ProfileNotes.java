package live.lsn.desk.store;

import live.lsn.desk.store.Sealer.Broken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// Small things that a profile keeps from one start to the next, sealed, each in a file of its own.
public final class ProfileNotes {
    private final Path dir;
    private final ProfileKey key;

    public ProfileNotes(Path dir, ProfileKey key) {
        this.dir = dir;
        this.key = key;
    }

    /// @throws StoreException if it cannot be written; the note before it stays
    public void save(String name, byte[] content) {
        var file = file(name);
        try {
            PrivateFiles.folderOf(file);
            PrivateFiles.write(file, sealer().seal(0, content, context(name)));
        } catch (IOException e) {
            throw StoreException.of(file, "Writing a note of the profile", e);
        }
    }

    /// The note; null where there is none that can be read.
    public byte @Nullable [] load(String name) {
        try {
            return sealer().open(0, Files.readAllBytes(file(name)), context(name));
        } catch (NoSuchFileException | Broken e) {
            return null;
        } catch (IOException e) {
            throw StoreException.of(file(name), "Reading a note of the profile", e);
        }
    }

    /// Forgets the note, where there is one.
    ///
    /// @throws StoreException if it cannot be removed
    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw StoreException.of(file(name), "Forgetting a note of the profile", e);
        }
    }

    private Sealer sealer() {
        return new Sealer(key.derive("profile notes", "AES"), new SecureRandom());
    }

    private static ByteBuffer context(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name) {
        return dir.resolve(name + ".sealed");
    }
}
