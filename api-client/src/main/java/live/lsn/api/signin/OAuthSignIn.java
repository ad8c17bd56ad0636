package live.lsn.api.signin;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.signin.SignInException.Reason;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import java.time.InstantSource;
import java.util.List;

/// Signing in by OAuth 2.0: authorization code with PKCE in the system's browser, and refresh
/// tokens kept on this device.
public final class OAuthSignIn implements SignInMethod {
    /// What a desk is called at every sign-in server.
    public static final String CLIENT = "lsn-desk";

    private static final List<String> WANTED = List.of("openid", "offline_access");

    private final HttpUrl issuer;
    private final OkHttpClient http;
    private final Browser browser;
    private final OAuthTokens tokens;

    /// @param issuer the sign-in server's address
    /// @param vault where the sign-in is kept, for this issuer and [#CLIENT] alone
    public OAuthSignIn(
            HttpUrl issuer,
            TokenVault vault,
            OkHttpClient http,
            Browser browser,
            InstantSource clock) {
        this.issuer = issuer;
        this.http = TrpcClient.once(http);
        this.browser = browser;
        this.tokens = new OAuthTokens(vault, this.http, clock);
    }

    @Override
    public Attempt begin() {
        var server = AuthorizationServer.find(issuer, http);
        if (server == null) throw new SignInException(Reason.NOT_OFFERED);
        return new OAuthAttempt(
                server, server.offered(WANTED), new OAuthMessages(http), browser, tokens);
    }

    @Override
    public TokenSource tokens() {
        return tokens;
    }

    @Override
    public boolean isSignedIn() {
        return tokens.isSignedIn();
    }

    @Override
    public boolean signOut() {
        return tokens.signOut();
    }
}
