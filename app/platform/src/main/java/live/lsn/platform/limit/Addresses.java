package live.lsn.platform.limit;

import org.jspecify.annotations.Nullable;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HexFormat;

/// What counts as one address.
final class Addresses {
    /// Whoever has an IPv6 network has at least this much of it, and all addresses therein.
    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    /// @param peer who the connection is with
    /// @param forwarded what `X-Forwarded-For` says, null where it does not count; believed of this
    ///   machine's own proxy alone, and of its list the last entry, which that proxy wrote
    static String key(String peer, @Nullable Enumeration<String> forwarded) {
        var connected = parse(peer);
        if (connected == null) return peer;
        if (forwarded != null && connected.isLoopbackAddress()) {
            String last = null;
            while (forwarded.hasMoreElements()) last = forwarded.nextElement();
            var told = last == null ? null : parse(last.substring(last.lastIndexOf(',') + 1));
            if (told != null) return key(told);
        }
        return key(connected);
    }

    private static String key(InetAddress address) {
        var bytes = address.getAddress();
        return HexFormat.of()
                .formatHex(
                        address instanceof Inet6Address
                                ? Arrays.copyOf(bytes, NETWORK_BYTES)
                                : bytes);
    }

    private static @Nullable InetAddress parse(String text) {
        try {
            return InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
