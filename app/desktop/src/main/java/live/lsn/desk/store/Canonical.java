package live.lsn.desk.store;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Values as bytes such that no two lists of values give the same ones: each with its kind and
/// length before it.
final class Canonical {
    private ByteBuffer bytes = ByteBuffer.allocate(1024);

    /// Begins anew.
    Canonical clear() {
        bytes.clear();
        return this;
    }

    Canonical add(@Nullable Object value) {
        switch (value) {
            case null -> room(1).put((byte) 0);
            case String text -> block((byte) 1, text.getBytes(StandardCharsets.UTF_8));
            case byte[] blob -> block((byte) 2, blob);
            case Double number -> room(9).put((byte) 4).putDouble(number);
            case Number number -> room(9).put((byte) 3).putLong(number.longValue());
            default -> throw new IllegalArgumentException("no column holds " + value.getClass());
        }
        return this;
    }

    /// All that was added; valid until the next [#clear].
    ByteBuffer buffer() {
        return bytes.duplicate().flip();
    }

    private void block(byte kind, byte[] content) {
        room(5 + content.length).put(kind).putInt(content.length).put(content);
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            var larger =
                    ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + more));
            larger.put(bytes.flip());
            bytes = larger;
        }
        return bytes;
    }
}
