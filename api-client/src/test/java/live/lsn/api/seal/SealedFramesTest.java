package live.lsn.api.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import live.lsn.api.seal.SealedFrames.DamagedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Properties of sealed frames, over random contents, ranges and damage; the seed is fixed.
class SealedFramesTest {
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
    private static final int FRAME = SealedFrames.PLAIN;
    private static final int SEALED = FRAME + 28;
    private final Random random = new Random(7);

    @SuppressWarnings("ArrayRecordComponent")
    private record Bytes(byte[] all) implements SealedFrames.Source {
        @Override
        public long size() {
            return all.length;
        }

        @Override
        public byte[] read(long from, int count) throws IOException {
            if (from + count > all.length) throw new EOFException("the end");
            return Arrays.copyOfRange(all, (int) from, (int) from + count);
        }
    }

    private byte[] content(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] sealed(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealing = new SealingStream(out, KEY, new SecureRandom())) {
            var at = 0;
            while (at < content.length) {
                var part = Math.min(content.length - at, 1 + random.nextInt(100_000));
                sealing.write(content, at, part);
                at += part;
            }
            sealing.finish();
        }
        return out.toByteArray();
    }

    private static byte[] opened(byte[] sealed) throws IOException {
        var frames = SealedFrames.open(KEY, new Bytes(sealed));
        return frames.read(0, Math.toIntExact(frames.length()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 17})
    void whatWasSealedOpensWholeAndInAnyPart(int length) throws IOException {
        var content = content(length);
        var frames = SealedFrames.open(KEY, new Bytes(sealed(content)));
        assertThat(frames.length()).isEqualTo(length);
        assertThat(frames.read(0, length + 10)).isEqualTo(content);
        for (var i = 0; i < 50; i++) {
            var from = random.nextInt(length);
            var count = random.nextInt(length + 1);
            assertThat(frames.read(from, count))
                    .isEqualTo(Arrays.copyOfRange(content, from, Math.min(length, from + count)));
        }
        assertThat(frames.read(length, 1)).isEmpty();
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        var sealed = sealed(content(2 * FRAME + 5));
        for (var i = 0; i < 500; i++) {
            var damaged = sealed.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatExceptionOfType(DamagedException.class).isThrownBy(() -> opened(damaged));
        }
    }

    @Test
    void whateverIsCutOffIsFound() throws IOException {
        var sealed = sealed(content(2 * FRAME));
        assertThatExceptionOfType(DamagedException.class)
                .as("a whole frame less")
                .isThrownBy(() -> opened(Arrays.copyOf(sealed, 16 + SEALED)));
        for (var i = 0; i < 200; i++) {
            var cut = Arrays.copyOf(sealed, random.nextInt(sealed.length));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> opened(cut));
        }
    }

    @Test
    void aFrameInAnotherPlaceOrFromAnotherFileIsFound() throws IOException {
        var first = sealed(content(3 * FRAME));
        var second = sealed(content(3 * FRAME));
        var swapped = first.clone();
        System.arraycopy(first, 16, swapped, 16 + SEALED, SEALED);
        assertThatExceptionOfType(DamagedException.class).isThrownBy(() -> opened(swapped));
        var mixed = first.clone();
        System.arraycopy(second, 16 + SEALED, mixed, 16 + SEALED, SEALED);
        assertThatExceptionOfType(DamagedException.class).isThrownBy(() -> opened(mixed));
    }

    @Test
    void whatWasNotFinishedDoesNotOpen() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealing = new SealingStream(out, KEY, new SecureRandom())) {
            sealing.write(content(2 * FRAME + 1));
        }
        assertThatExceptionOfType(DamagedException.class)
                .isThrownBy(() -> opened(out.toByteArray()));
    }
}
