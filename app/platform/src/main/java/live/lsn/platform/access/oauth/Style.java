package live.lsn.platform.access.oauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// How the pages look: one style sheet inside each, named by its hash in the
/// Content-Security-Policy.
final class Style {
    static final String SHEET = read();

    /// The style sheet as a source of the policy.
    static final String SOURCE = "'sha256-" + hash(SHEET) + "'";

    private Style() {}

    private static String read() {
        try (var in = Style.class.getResourceAsStream("sign-in.css")) {
            if (in == null) throw new IllegalStateException("sign-in.css is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
