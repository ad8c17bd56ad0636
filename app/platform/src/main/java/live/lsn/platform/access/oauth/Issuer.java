package live.lsn.platform.access.oauth;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The origin under which a client reaches this server, which is what the server calls itself
/// there.
final class Issuer {
    private static final List<String> NAMES = List.of("127.0.0.1", "[::1]", "localhost");

    private Issuer() {}

    /// The issuer of this request; null where the request was meant for somebody else, as when a
    /// foreign name was made to point at this machine.
    static @Nullable String of(Context context) {
        var host = context.header("Host");
        var suffix = ":" + context.req().getLocalPort();
        if (host == null || !host.endsWith(suffix)) return null;
        var named = host.substring(0, host.length() - suffix.length());
        return NAMES.contains(named) ? "http://" + host : null;
    }
}
