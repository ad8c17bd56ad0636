package live.lsn.desk.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256-GCM: nonce, then ciphertext, then tag. Not for several threads at once: the cipher is
/// kept, since finding one costs more than using it.
final class Sealer {
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int NONCES_AT_ONCE = 512;
    private final SecretKey key;
    private final SecureRandom random;
    private final Cipher cipher;
    private final byte[] nonces = new byte[NONCE * NONCES_AT_ONCE];
    private int used = nonces.length;

    /// The bytes are not what was sealed with this key in this context.
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(Throwable cause) {
            super("a seal does not open", cause);
        }
    }

    Sealer(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /// @param head bytes that stand unsealed before the rest
    byte[] seal(int head, byte[] plain, ByteBuffer context) {
        try {
            var sealed = new byte[head + NONCE + plain.length + TAG];
            nonce(sealed, head);
            cipher.init(
                    Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, head, NONCE));
            cipher.updateAAD(context);
            cipher.doFinal(plain, 0, plain.length, sealed, head + NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    byte[] open(int head, byte[] sealed, ByteBuffer context) throws Broken {
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, head, NONCE));
            cipher.updateAAD(context);
            return cipher.doFinal(sealed, head + NONCE, sealed.length - head - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Broken(e);
        }
    }

    private void nonce(byte[] target, int at) {
        if (used == nonces.length) {
            random.nextBytes(nonces);
            used = 0;
        }
        System.arraycopy(nonces, used, target, at, NONCE);
        used += NONCE;
    }
}
