package live.lsn.desk.store;

import live.lsn.api.trpc.Json;
import live.lsn.desk.store.Sealer.Broken;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/// How a profile's key lies on this device: plain in a file of its owner's, or locked with a
/// passphrase. A locked one lies there a second time, sealed to the platform's escrow key, so that
/// a passphrase that is forgotten costs no work. Takes its time; not for several threads at once.
public final class ProfileLock {
    /// Characters that a passphrase needs at least.
    public static final int SHORTEST = Passphrase.SHORTEST;

    private static final int FORMAT = 1;

    private final Path dir;
    private final String name;
    private final Tries tries;

    /// @param dir where keys lie
    /// @param name of the profile's, without ending
    public ProfileLock(Path dir, String name, InstantSource clock) {
        this.dir = dir;
        this.name = name;
        this.tries = new Tries(file("tries"), clock);
    }

    private record Locked(int format, Passphrase passphrase, String sealed) {}

    /// What came of a try to open it.
    public sealed interface Answer {
        /// It is open.
        record Opened(ProfileKey key) implements Answer {}

        /// @param pause before the next try; zero for none
        record Wrong(Duration pause) implements Answer {}

        /// Too many tries were wrong: this one was not looked at.
        record TooSoon(Duration pause) implements Answer {}
    }

    public boolean isLocked() {
        return Files.exists(file("locked"));
    }

    /// The key of a profile that is not locked; made at first use.
    ///
    /// @throws IllegalStateException if it is locked
    public ProfileKey plain() {
        if (isLocked()) throw new IllegalStateException("the profile is locked");
        return ProfileKey.load(file("key"));
    }

    /// How long to wait before the next try.
    public Duration pause() {
        return tries.left();
    }

    /// Opens it with its passphrase. A wrong one never destroys anything.
    ///
    /// @throws StoreException if it is damaged; the second way back is open then
    public Answer unlock(char[] passphrase) {
        var left = tries.left();
        if (left.isPositive()) return new Answer.TooSoon(left);
        var locked = locked();
        // Counted before it is looked at: who ends the program meanwhile has tried, too.
        tries.one();
        try {
            var opened =
                    sealer(locked.passphrase(), passphrase)
                            .open(0, Base64.getDecoder().decode(locked.sealed()), context());
            var key = new ProfileKey(opened);
            tries.forget();
            shredLeftOver();
            return new Answer.Opened(key);
        } catch (Broken e) {
            return new Answer.Wrong(tries.left());
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
    }

    /// Locks it with a passphrase from now on, whether or not it was locked before. Ended at any
    /// moment, either what opened it before or the new passphrase opens it.
    ///
    /// @param escrow the key sealed to the platform's escrow key
    /// @throws IllegalArgumentException if the passphrase is too short
    public void lock(ProfileKey key, char[] passphrase, String escrow) {
        if (Character.codePointCount(passphrase, 0, passphrase.length) < SHORTEST)
            throw new IllegalArgumentException("a passphrase has 10 characters at least");
        var way = Passphrase.fresh();
        var sealed = sealer(way, passphrase).seal(0, key.secret(), context());
        var locked = new Locked(FORMAT, way, Base64.getEncoder().encodeToString(sealed));
        write("escrow", escrow.getBytes(StandardCharsets.UTF_8));
        write("locked", Json.MAPPER.writeValueAsBytes(locked));
        tries.forget();
        shredLeftOver();
    }

    /// Keeps the key plain from now on.
    public void open(ProfileKey key) {
        write("key", key.secret());
        Shredder.shred(file("locked"));
        Shredder.shred(file("escrow"));
        tries.forget();
    }

    /// Does away with the key for good, and with every way to it on this device.
    ///
    /// @param point called before each file
    public void shred(Runnable point) {
        for (var ending : List.of("key", "locked", "escrow", "tries", "key.new", "locked.new")) {
            point.run();
            Shredder.shred(file(ending));
        }
    }

    /// The key sealed to the platform's escrow key; null where it was never locked.
    public @Nullable String escrow() {
        try {
            return Files.readString(file("escrow"));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw StoreException.of(file("escrow"), "Reading the profile's second key", e);
        }
    }

    /// A plain key beside a locked one is left over from a change that was cut short.
    private void shredLeftOver() {
        Shredder.shred(file("key"));
    }

    private Locked locked() {
        try {
            var locked = Json.MAPPER.readValue(Files.readAllBytes(file("locked")), Locked.class);
            if (locked.format() == FORMAT && isUsable(locked)) return locked;
            throw damaged();
        } catch (JacksonException e) {
            throw damaged();
        } catch (IOException e) {
            throw StoreException.of(file("locked"), "Reading the profile's locked key", e);
        }
    }

    @SuppressWarnings("ConstantValue") // what comes from a file may lack anything
    private static boolean isUsable(Locked locked) {
        return locked.sealed() != null
                && locked.passphrase() != null
                && locked.passphrase().salt() != null
                && locked.passphrase().memoryKib() > 0
                && locked.passphrase().memoryKib() <= 1 << 20
                && locked.passphrase().passes() > 0
                && locked.passphrase().lanes() > 0;
    }

    private StoreException damaged() {
        return new StoreException(
                StoreException.Problem.DAMAGED,
                "The locked key of the profile is damaged: " + name + ".locked");
    }

    private void write(String ending, byte[] content) {
        try {
            PrivateFiles.folderOf(file(ending));
            PrivateFiles.write(file(ending), content);
        } catch (IOException e) {
            throw StoreException.of(file(ending), "Writing the profile's key", e);
        }
    }

    private static Sealer sealer(Passphrase way, char[] typed) {
        return new Sealer(way.key(typed), new SecureRandom());
    }

    private ByteBuffer context() {
        return ByteBuffer.wrap(("profile key|" + name).getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String ending) {
        return dir.resolve(name + "." + ending);
    }
}
