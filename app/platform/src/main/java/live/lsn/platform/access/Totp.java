package live.lsn.platform.access;

import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of the second factor: RFC 6238 with SHA-1, six digits and 30 seconds, which is what every
/// authenticator app speaks.
public final class Totp {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final int SECRET_BYTES = 20;

    /// Clocks differ: so many steps before and after are taken, too.
    private static final int SLACK = 1;

    private Totp() {}

    /// A new secret in Base32, 32 characters.
    public static String secret() {
        return new String(Base32.encode(Secrets.bytes(SECRET_BYTES)), StandardCharsets.US_ASCII);
    }

    /// The step whose code this is; null where it is none of now, or of a step that was used.
    ///
    /// @param secret in Base32
    /// @param after the last step that was used
    public static @Nullable Long step(String secret, String code, Instant now, long after) {
        var given = code.replaceAll("\\s", "");
        if (!given.matches("\\d{" + DIGITS + "}")) return null;
        var key = Base32.decode(secret);
        var current = step(now);
        Long found = null;
        for (var step = current - SLACK; step <= current + SLACK; step++) {
            var same =
                    MessageDigest.isEqual(
                            code(key, step, DIGITS).getBytes(StandardCharsets.US_ASCII),
                            given.getBytes(StandardCharsets.US_ASCII));
            if (same && step > after && found == null) found = step;
        }
        return found;
    }

    /// The code of that secret at that time.
    public static String code(String secret, Instant at) {
        return code(Base32.decode(secret), step(at), DIGITS);
    }

    private static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    static String code(byte[] key, long step, int digits) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
            var offset = hash.get(hash.limit() - 1) & 0xf;
            var number = (hash.getInt(offset) & 0x7fff_ffff) % powerOfTen(digits);
            return String.format(java.util.Locale.ROOT, "%0" + digits + "d", number);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-1", e);
        }
    }

    private static int powerOfTen(int exponent) {
        var power = 1;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
