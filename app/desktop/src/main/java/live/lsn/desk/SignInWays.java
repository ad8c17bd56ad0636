package live.lsn.desk;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.signin.AuthorizationServer;
import live.lsn.api.signin.Browser;
import live.lsn.api.signin.CookieSignIn;
import live.lsn.api.signin.DiscoveredSignIn;
import live.lsn.api.signin.OAuthSignIn;
import live.lsn.api.signin.SignInMethod;
import live.lsn.desk.store.SealedVault;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;

/// How one signs in to a platform in the browser, as it was set.
///
/// @param url any address of the platform
/// @param way which way; null to ask the platform
/// @param issuer the sign-in server's address; null where the platform is its own
/// @param page where one signs in for a cookie; null for the usual place on the platform
public record SignInWays(
        HttpUrl url, @Nullable Way way, @Nullable HttpUrl issuer, @Nullable HttpUrl page) {
    /// A way to sign in.
    public enum Way {
        OAUTH,
        COOKIE
    }

    /// The platform, with what is known of it in the data folder.
    public PlatformLink platform(Path dir, Browser browser) {
        var keys = dir.resolve("keys");
        return new SignedInPlatform(
                procedures(), method(keys, browser), vault(keys, "person", url.toString()));
    }

    /// Where the procedures are: as given, or at the usual path of an address without one.
    private String procedures() {
        var given =
                url.encodedPath().equals("/") ? url.newBuilder().encodedPath("/api/trpc") : null;
        return (given == null ? url : given.build()).toString();
    }

    private SignInMethod method(Path keys, Browser browser) {
        if (way == Way.OAUTH) return oauth(keys, browser);
        if (way == Way.COOKIE) return cookie(keys, browser);
        return new DiscoveredSignIn(oauth(keys, browser), cookie(keys, browser));
    }

    private SignInMethod oauth(Path keys, Browser browser) {
        var at = issuer == null ? HttpUrl.get(AuthorizationServer.origin(url)) : issuer;
        return new OAuthSignIn(
                at,
                vault(keys, "signin", at + " " + OAuthSignIn.CLIENT),
                TrpcClient.http().build(),
                browser,
                InstantSource.system());
    }

    private SignInMethod cookie(Path keys, Browser browser) {
        var origin = AuthorizationServer.origin(url);
        return new CookieSignIn(
                url,
                page == null ? HttpUrl.get(origin + "/app-auth") : page,
                vault(keys, "session", origin),
                TrpcClient.http().build(),
                browser,
                InstantSource.system());
    }

    private static SealedVault vault(Path keys, String what, String whose) {
        return new SealedVault(keys, what + "-" + hash(whose));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
