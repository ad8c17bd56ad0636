package live.lsn.api.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals what is written to it, as [SealedFrames] opens it. What was written is whole once
/// [#finish] has returned; closing without that leaves a file that does not open.
public final class SealingStream extends OutputStream {
    private final OutputStream out;
    private final SecretKey key;
    private final SecureRandom random;
    private final byte[] salt = new byte[SealedFrames.SALT];
    private final byte[] plain = new byte[SealedFrames.PLAIN];
    private int filled;
    private long index;

    /// @param key of AES, 32 bytes
    /// @param random where nonces come from
    public SealingStream(OutputStream out, SecretKey key, SecureRandom random) throws IOException {
        this.out = out;
        this.key = key;
        this.random = random;
        random.nextBytes(salt);
        out.write(salt);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        var at = from;
        while (at < from + count) {
            // A full frame is kept until it is known whether it is the last one.
            if (filled == plain.length) seal(false);
            var part = Math.min(plain.length - filled, from + count - at);
            System.arraycopy(bytes, at, plain, filled, part);
            filled += part;
            at += part;
        }
    }

    /// Seals the last frame. Nothing may be written after it.
    ///
    /// @throws IllegalStateException if nothing was written at all
    public void finish() throws IOException {
        if (filled == 0) throw new IllegalStateException("there is no content to seal");
        seal(true);
        out.flush();
    }

    private void seal(boolean isLast) throws IOException {
        try {
            var nonce = new byte[SealedFrames.NONCE];
            random.nextBytes(nonce);
            var cipher = SealedFrames.cipher();
            cipher.init(
                    Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(SealedFrames.TAG * 8, nonce));
            cipher.updateAAD(SealedFrames.context(salt, index++, isLast));
            out.write(nonce);
            out.write(cipher.doFinal(plain, 0, filled));
            filled = 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
