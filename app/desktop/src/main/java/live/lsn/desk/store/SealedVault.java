package live.lsn.desk.store;

import live.lsn.api.signin.TokenVault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A secret in a sealed file, beside the key that it is sealed under and a lock for other programs.
///
/// The key is readable by the system's user alone; it is not behind a passphrase.
public final class SealedVault implements TokenVault {
    private static final Map<Path, ReentrantLock> IN_THIS_PROGRAM = new ConcurrentHashMap<>();

    private final Path dir;
    private final String name;
    private final ReentrantLock lock;

    /// @param dir where the three files lie
    /// @param name what they are called
    public SealedVault(Path dir, String name) {
        this.dir = dir;
        this.name = name;
        this.lock =
                IN_THIS_PROGRAM.computeIfAbsent(
                        file("lock").toAbsolutePath().normalize(), _ -> new ReentrantLock());
    }

    @Override
    public byte @Nullable [] load() {
        return Files.exists(file("key")) ? notes().load(name) : null;
    }

    @Override
    public void save(byte[] secret) {
        notes().save(name, secret);
    }

    /// Without its key the secret is gone wherever the file's bytes may still lie.
    @Override
    public void clear() {
        try {
            Files.deleteIfExists(file("key"));
            Files.deleteIfExists(file("sealed"));
        } catch (IOException e) {
            throw StoreException.of(file("sealed"), "Forgetting a sign-in", e);
        }
    }

    @Override
    public <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return lock.getHoldCount() > 1 ? work.get() : aloneOnThisDevice(work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T aloneOnThisDevice(Supplier<T> work) {
        try {
            PrivateFiles.folderOf(file("lock"));
            PrivateFiles.file(file("lock"));
            try (var channel = FileChannel.open(file("lock"), StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                return work.get();
            }
        } catch (IOException e) {
            throw StoreException.of(file("lock"), "Taking hold of a sign-in", e);
        }
    }

    private ProfileNotes notes() {
        return new ProfileNotes(dir, ProfileKey.load(file("key")));
    }

    private Path file(String ending) {
        return dir.resolve(name + "." + ending);
    }
}
