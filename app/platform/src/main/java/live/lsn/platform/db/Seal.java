package live.lsn.platform.db;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// The platform's own key at work: bodies sealed with AES-256-GCM, personal values as keyed hashes.
public final class Seal {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEYED = 16;
    private final SecretKey sealing;
    private final SecretKey hashing;
    private final SecretKey files;
    private final SecureRandom random = new SecureRandom();

    /// Ciphers at rest: finding one and expanding its key takes longer than sealing a record.
    private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();

    /// @param master 32 random bytes
    public Seal(byte[] master) {
        if (master.length != 32)
            throw new IllegalArgumentException("the master key must have 32 bytes");
        sealing = derive(master, "platform bodies", "AES");
        files = derive(master, "platform files", "AES");
        hashing = derive(master, "platform keyed columns", "HmacSHA256");
    }

    /// 32 secret bytes for one use alone, the same for the same master key.
    public static byte[] subkey(byte[] master, String use) {
        return derive(master, use, "Generic").getEncoded();
    }

    /// What the content of files is sealed with, in frames.
    public SecretKey files() {
        return files;
    }

    private static SecretKey derive(byte[] master, String use, String algorithm) {
        try {
            var parameters =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(master)
                            .thenExpand(use.getBytes(StandardCharsets.UTF_8), 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 25 has HKDF", e);
        }
    }

    /// Seals; `context` must be given again to open, so that a body cannot be moved to another row.
    public byte[] seal(byte[] plain, String context) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            var sealed = new byte[NONCE + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            ciphers.add(cipher);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /// Opens what [#seal] made.
    ///
    /// @throws IllegalStateException if the bytes, the context or the key are not the ones it was
    ///   sealed with
    public byte[] open(byte[] sealed, String context) {
        try {
            var cipher = cipher();
            cipher.init(
                    Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            var plain = cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
            ciphers.add(cipher);
            return plain;
        } catch (GeneralSecurityException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "a sealed body cannot be opened: " + context.split("\\|", 2)[0], e);
        }
    }

    /// One that failed is not used again.
    private Cipher cipher() throws GeneralSecurityException {
        var resting = ciphers.poll();
        return resting == null ? Cipher.getInstance("AES/GCM/NoPadding") : resting;
    }

    /// 16 bytes that are the same for the same value of the same type; null for null.
    public byte @Nullable [] keyed(String type, @Nullable String value) {
        if (value == null) return null;
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            mac.update(type.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            var hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, KEYED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
