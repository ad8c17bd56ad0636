package live.lsn.desk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// What a profile's files are sealed and hashed under.
///
/// @param secret 32 random bytes
@SuppressWarnings("ArrayRecordComponent")
public record ProfileKey(byte[] secret) {
    private static final int BYTES = 32;

    public ProfileKey {
        if (secret.length != BYTES)
            throw new IllegalArgumentException("a profile's key has 32 bytes");
        secret = secret.clone();
    }

    /// The key in the file; makes a new one, readable by its owner alone, at first use.
    ///
    /// @throws StoreException if the file cannot be read or made, or is no key
    public static ProfileKey load(Path file) {
        try {
            if (!Files.exists(file)) {
                PrivateFiles.folderOf(file);
                var fresh = new byte[BYTES];
                new SecureRandom().nextBytes(fresh);
                PrivateFiles.write(file, fresh);
            }
            var secret = Files.readAllBytes(file);
            if (secret.length != BYTES)
                throw new StoreException(
                        StoreException.Problem.DAMAGED,
                        "The profile's key file does not hold a key");
            return new ProfileKey(secret);
        } catch (IOException e) {
            throw StoreException.of(file, "Reading the profile's key", e);
        }
    }

    /// A key for one use alone (HKDF with SHA-256, 32 bytes).
    SecretKey derive(String use, String algorithm) {
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
