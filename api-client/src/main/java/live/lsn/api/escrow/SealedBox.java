package live.lsn.api.escrow;

import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/// Bytes that everybody can seal to a public key and only its owner can open: HPKE (RFC 9180) with
/// X25519, HKDF-SHA-256 and AES-256-GCM. Keys and boxes are told as Base64 (RFC 4648, section 4).
public final class SealedBox {
    private static final int ENCAPSULATED = 32;
    private static final byte[] NONE = new byte[0];

    private SealedBox() {}

    /// A box does not open: it was damaged, or sealed to another key or for something else.
    public static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenException(Throwable cause) {
            super("a sealed box does not open", cause);
        }
    }

    /// @param publicKey of who may open it
    /// @param context what it is for; must be given again to open it
    /// @throws IllegalArgumentException if that is no public key
    public static String seal(String publicKey, String context, byte[] plain) {
        var suite = suite();
        try {
            var to = suite.deserializePublicKey(Base64.getDecoder().decode(publicKey));
            var sealed = suite.seal(to, bytes(context), NONE, plain, null, null, null);
            var box = new byte[sealed[0].length + sealed[1].length];
            System.arraycopy(sealed[1], 0, box, 0, sealed[1].length);
            System.arraycopy(sealed[0], 0, box, sealed[1].length, sealed[0].length);
            return Base64.getEncoder().encodeToString(box);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /// Who can open boxes.
    public static final class Owner {
        private final AsymmetricCipherKeyPair keys;

        private Owner(AsymmetricCipherKeyPair keys) {
            this.keys = keys;
        }

        /// The same owner for the same seed.
        ///
        /// @param seed 32 secret bytes, used for nothing else
        public static Owner of(byte[] seed) {
            if (seed.length != ENCAPSULATED)
                throw new IllegalArgumentException("a seed has 32 bytes");
            return new Owner(suite().deriveKeyPair(seed));
        }

        /// An owner for one answer alone.
        public static Owner once() {
            var seed = new byte[ENCAPSULATED];
            new SecureRandom().nextBytes(seed);
            return of(seed);
        }

        /// What is told to those who seal.
        public String publicKey() {
            return Base64.getEncoder().encodeToString(suite().serializePublicKey(keys.getPublic()));
        }

        /// @param context as it was given to seal it
        public byte[] open(String box, String context) throws BrokenException {
            try {
                var bytes = Base64.getDecoder().decode(box);
                if (bytes.length < ENCAPSULATED)
                    throw new IllegalArgumentException("too short for a box");
                var encapsulated = java.util.Arrays.copyOf(bytes, ENCAPSULATED);
                var sealed = java.util.Arrays.copyOfRange(bytes, ENCAPSULATED, bytes.length);
                return suite().open(
                                encapsulated, keys, bytes(context), NONE, sealed, null, null, null);
            } catch (InvalidCipherTextException | RuntimeException e) {
                throw new BrokenException(e);
            }
        }
    }

    /// One at a time, since it keeps state while it works.
    private static HPKE suite() {
        return new HPKE(
                HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
