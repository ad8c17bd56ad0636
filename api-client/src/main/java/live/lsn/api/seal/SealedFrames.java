package live.lsn.api.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// A long content sealed in frames of 64 KiB with AES-256-GCM, so that a part of it can be read
/// without the rest and none of it has to fit into memory.
///
/// Sixteen random bytes come first; then each frame as nonce, ciphertext and tag. Every frame is
/// bound to those sixteen bytes, to its place and to whether it is the last (the STREAM
/// construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): a frame that was changed, moved,
/// repeated, taken from another file or cut off does not open.
public final class SealedFrames {
    /// Bytes of content in a frame; the last one may hold fewer, and one at least.
    public static final int PLAIN = 64 << 10;

    static final int SALT = 16;
    static final int NONCE = 12;
    static final int TAG = 16;
    private static final int SEALED = NONCE + PLAIN + TAG;

    private final SecretKey key;
    private final Source source;
    private final long length;
    private final byte[] salt;

    /// What holds the sealed bytes.
    public interface Source {
        /// How many there are.
        long size();

        /// Exactly those bytes.
        ///
        /// @throws IOException if they cannot be read, or end before
        byte[] read(long from, int count) throws IOException;
    }

    /// The bytes are not what was sealed with this key.
    public static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String message, Throwable cause) {
            super(message, cause);
        }

        DamagedException(String message) {
            super(message);
        }
    }

    private SealedFrames(SecretKey key, Source source, long length, byte[] salt) {
        this.key = key;
        this.source = source;
        this.length = length;
        this.salt = salt;
    }

    /// Looks into what was sealed.
    ///
    /// @param key of AES, 32 bytes
    /// @throws DamagedException if its size is none that sealing gives
    /// @throws IOException if it cannot be read
    public static SealedFrames open(SecretKey key, Source source) throws IOException {
        var body = source.size() - SALT;
        var frames = Math.ceilDiv(body, (long) SEALED);
        var length = body - frames * (NONCE + TAG);
        var last = length - (frames - 1) * PLAIN;
        if (frames < 1 || last < 1) throw new DamagedException("a sealed file is cut off");
        return new SealedFrames(key, source, length, source.read(0, SALT));
    }

    /// How many bytes the content has.
    public long length() {
        return length;
    }

    /// A part of the content.
    ///
    /// @param from first byte, 0 or more
    /// @param count how many bytes at most; fewer where the content ends before
    /// @throws DamagedException if a frame is not as it was sealed
    /// @throws IOException if it cannot be read
    public byte[] read(long from, int count) throws IOException {
        if (from < 0 || count < 0) throw new IllegalArgumentException("from " + from);
        var to = Math.min(length, from + count);
        if (to <= from) return new byte[0];
        var first = from / PLAIN;
        var last = (to - 1) / PLAIN;
        var start = SALT + first * SEALED;
        var end = Math.min(source.size(), SALT + (last + 1) * SEALED);
        var sealed = source.read(start, Math.toIntExact(end - start));
        var plain = new ByteArrayOutputStream(Math.toIntExact((last - first + 1) * PLAIN));
        for (var frame = first; frame <= last; frame++) {
            var at = Math.toIntExact((frame - first) * SEALED);
            plain.write(frame(frame, sealed, at, Math.min(SEALED, sealed.length - at)));
        }
        var all = plain.toByteArray();
        var skipped = Math.toIntExact(from - first * PLAIN);
        return java.util.Arrays.copyOfRange(all, skipped, skipped + Math.toIntExact(to - from));
    }

    private byte[] frame(long index, byte[] sealed, int at, int count) throws DamagedException {
        try {
            var cipher = cipher();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, at, NONCE));
            cipher.updateAAD(context(salt, index, (index + 1) * PLAIN >= length));
            return cipher.doFinal(sealed, at + NONCE, count - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DamagedException("frame " + index + " of a sealed file does not open", e);
        }
    }

    static Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    static ByteBuffer context(byte[] salt, long index, boolean isLast) {
        return ByteBuffer.allocate(SALT + Long.BYTES + 1)
                .put(salt)
                .putLong(index)
                .put((byte) (isLast ? 1 : 0))
                .flip();
    }
}
