package live.lsn.desk.store;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// How a key is made of a passphrase: Argon2id (RFC 9106).
///
/// @param memoryKib memory that it takes
/// @param passes over that memory
/// @param lanes that it runs in
/// @param salt Base64
record Passphrase(int memoryKib, int passes, int lanes, String salt) {
    /// Characters that it needs at least.
    static final int SHORTEST = 10;

    private static final int BYTES = 32;

    /// More than the least that OWASP names (19 MiB, 2 passes); some 0.3 s on the reference
    /// machine.
    static Passphrase fresh() {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new Passphrase(64 * 1_024, 3, 1, Base64.getEncoder().encodeToString(salt));
    }

    /// The same characters give the same key however the keyboard composes them.
    SecretKey key(char[] typed) {
        var composed = Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFC);
        var encoded = StandardCharsets.UTF_8.encode(composed);
        var bytes = bytes(encoded);
        var key = new byte[BYTES];
        try {
            var argon = new Argon2BytesGenerator();
            argon.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(memoryKib)
                            .withIterations(passes)
                            .withParallelism(lanes)
                            .withSalt(Base64.getDecoder().decode(salt))
                            .build());
            argon.generateBytes(bytes, key);
            return new SecretKeySpec(key, "AES");
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] bytes(ByteBuffer encoded) {
        var bytes = new byte[encoded.remaining()];
        encoded.duplicate().get(bytes);
        return bytes;
    }
}
