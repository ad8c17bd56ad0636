package live.lsn.api.procedure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What rows add up to, in whatever order they come: how many there are, and the first 16 bytes of
/// the SHA-256 of each `id` and `version` (with a line break between them), joined by exclusive or.
/// Two rows that are the same cancel each other out in the hash and not in the count. Not for
/// several threads at once.
public final class RowDigest {
    private static final int BYTES = 16;
    private final MessageDigest sha256;
    private final byte[] joined = new byte[BYTES];
    private long count;

    public RowDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public void add(String id, long version) {
        var hash = sha256.digest((id + "\n" + version).getBytes(StandardCharsets.UTF_8));
        for (var i = 0; i < BYTES; i++) joined[i] ^= hash[i];
        count++;
    }

    public long count() {
        return count;
    }

    /// 32 hexadecimal digits; zeros for no rows.
    public String hash() {
        return HexFormat.of().formatHex(joined);
    }
}
