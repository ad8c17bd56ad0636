package live.lsn.platform.access.oauth;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// The one client: a program on the user's machine, which keeps no secret and listens for its
/// answer on a port of its own.
final class DeskClient {
    static final String ID = "lsn-desk";

    private static final int LARGEST_PORT = 65_535;
    private static final Pattern REDIRECT =
            Pattern.compile("http://(127\\.0\\.0\\.1|\\[::1]):([1-9]\\d{0,4})/callback");

    private DeskClient() {}

    static boolean isIt(@Nullable String client) {
        return ID.equals(client);
    }

    static boolean mayReturnTo(@Nullable String redirect) {
        if (redirect == null) return false;
        var parts = REDIRECT.matcher(redirect);
        return parts.matches() && Integer.parseInt(parts.group(2)) <= LARGEST_PORT;
    }

    /// What a page's form may lead to, as a source of the Content-Security-Policy; that has no
    /// words for an address of IPv6.
    static String formTarget(String redirect) {
        var parts = REDIRECT.matcher(redirect);
        if (!parts.matches()) throw new IllegalArgumentException("no redirect address of the desk");
        return parts.group(1).startsWith("[") ? "http:" : "http://127.0.0.1:" + parts.group(2);
    }
}
