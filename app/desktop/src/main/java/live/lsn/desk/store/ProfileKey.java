package live.lsn.desk.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// What a profile's files are sealed and hashed under.
///
/// @param secret 32 random bytes
@SuppressWarnings("ArrayRecordComponent")
public record ProfileKey(byte[] secret) {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileKey.class);
    private static final int BYTES = 32;

    /// Of a UUID whose bits are one's own (RFC 9562).
    private static final long VERSION_8 = 0x8000L;

    public ProfileKey {
        if (secret.length != BYTES)
            throw new IllegalArgumentException("a profile's key has 32 bytes");
        secret = secret.clone();
    }

    /// The key in the file; makes a new one, readable by its owner alone, at first use.
    ///
    /// @throws StoreException if the file cannot be read or made
    public static ProfileKey load(Path file) {
        try {
            if (!Files.exists(file)) {
                PrivateFiles.folderOf(file);
                var fresh = new byte[BYTES];
                new SecureRandom().nextBytes(fresh);
                PrivateFiles.write(file, fresh);
            }
            if (Files.size(file) != BYTES) {
                // Nothing is sealed under what is no key: the cache is loaded anew, the outbox
                // names what it cannot open.
                LOG.warn("{} holds no key; it is kept aside", file.getFileName());
                Files.move(file, unused(file), StandardCopyOption.ATOMIC_MOVE);
                return load(file);
            }
            return new ProfileKey(Files.readAllBytes(file));
        } catch (IOException e) {
            throw StoreException.of(file, "Reading the profile's key", e);
        }
    }

    private static Path unused(Path file) {
        for (var number = 1; ; number++) {
            var free = file.resolveSibling(file.getFileName() + ".damaged-" + number);
            if (!Files.exists(free)) return free;
        }
    }

    /// Overwrites the key in memory, as far as Java lets a program do that: what was derived of it
    /// goes when its memory is used again. Nothing can be derived afterwards.
    public void forget() {
        Arrays.fill(secret, (byte) 0);
    }

    private void requireKnown() {
        var any = 0;
        for (var each : secret) any |= each;
        if (any == 0) throw new IllegalStateException("the key was forgotten");
    }

    /// An id of what is kept under the key on this machine: the same for all sales channels,
    /// another one for each person. Nothing of the key can be found out from it.
    public String machine() {
        var bytes = ByteBuffer.wrap(derive("machine id", "HKDF").getEncoded());
        return new UUID(
                        (bytes.getLong() & ~0xf000L) | VERSION_8,
                        (bytes.getLong() >>> 2) | Long.MIN_VALUE)
                .toString();
    }

    /// A key for one use alone (HKDF with SHA-256, 32 bytes).
    SecretKey derive(String use, String algorithm) {
        requireKnown();
        try {
            var parameters =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(
                                    use.getBytes(java.nio.charset.StandardCharsets.UTF_8), BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 25 has HKDF", e);
        }
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "ProfileKey";
    }
}
