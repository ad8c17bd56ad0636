package live.lsn.api.signin;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.signin.SignInException.Reason;
import live.lsn.api.trpc.TrpcException.Unreachable;

import okhttp3.Cookie;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/// Signing in to a platform whose sessions are a cookie: the sign-in page sends the browser back
/// with a code, the desk hands that to the platform's `/api/oauth/callback` and keeps the cookie
/// that comes for it. Nothing renews such a cookie; when the platform refuses it, somebody signs in
/// again.
///
/// The way back has no check of its own for who began the sign-in, so it leads to an address that
/// nobody can guess.
public final class CookieSignIn implements SignInMethod {
    /// The cookie of a session.
    public static final String COOKIE = "app_session_id";

    private static final Set<Integer> NOT_POSTED = Set.of(404, 405);

    private final HttpUrl callback;
    private final HttpUrl page;
    private final OkHttpClient http;
    private final Browser browser;
    private final InstantSource clock;
    private final CookieTokens tokens;

    /// @param platform any address of the platform
    /// @param page where the user signs in; its own parameters are kept
    /// @param vault where the sign-in is kept, for this platform alone
    public CookieSignIn(
            HttpUrl platform,
            HttpUrl page,
            TokenVault vault,
            OkHttpClient http,
            Browser browser,
            InstantSource clock) {
        this.callback = HttpUrl.get(AuthorizationServer.origin(platform) + "/api/oauth/callback");
        this.page = page;
        this.http = TrpcClient.once(http);
        this.browser = browser;
        this.clock = clock;
        this.tokens = new CookieTokens(vault, clock);
    }

    @Override
    public Attempt begin() {
        if (!AuthorizationServer.isSafe(callback.uri()) || !AuthorizationServer.isSafe(page.uri()))
            throw new SignInException(Reason.UNSAFE);
        return new Trip();
    }

    @Override
    public TokenSource tokens() {
        return tokens;
    }

    @Override
    public boolean isSignedIn() {
        return tokens.token() != null;
    }

    /// Such a platform knows of no end but the cookie's.
    @Override
    public boolean signOut() {
        tokens.forget();
        return false;
    }

    private static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Posted, so that the code stands in no address; where the platform has no ear for that, as
    /// the browser would bring it.
    private CookieTokens.Session session(String code, String state) {
        try {
            var posted = answer(posted(code, state));
            if (posted.session() != null) return posted.session();
            if (!posted.mayBeDeaf()) throw new SignInException(Reason.REFUSED);
            var asked = answer(asked(code, state));
            if (asked.session() != null) return asked.session();
        } catch (IOException e) {
            throw Unreachable.because(e);
        }
        throw new SignInException(Reason.REFUSED);
    }

    private record Answered(int status, CookieTokens.@Nullable Session session) {
        boolean mayBeDeaf() {
            return status < 300 || NOT_POSTED.contains(status);
        }
    }

    private Answered answer(Request request) throws IOException {
        try (var response = http.newCall(request).execute()) {
            if (response.code() >= 500) throw new Unreachable(Unreachable.Reason.NOT_READY, null);
            return new Answered(response.code(), session(response));
        }
    }

    private Request posted(String code, String state) {
        var form = new FormBody.Builder().add("code", code).add("state", state).build();
        return new Request.Builder().url(callback).post(form).build();
    }

    private Request asked(String code, String state) {
        var url = callback.newBuilder();
        url.addQueryParameter("code", code).addQueryParameter("state", state);
        return new Request.Builder().url(url.build()).build();
    }

    private CookieTokens.@Nullable Session session(Response response) {
        return Cookie.parseAll(callback, response.headers()).stream()
                .filter(cookie -> cookie.name().equals(COOKIE) && !cookie.value().isEmpty())
                .map(CookieSignIn::session)
                .filter(session -> session.isAliveAt(clock.instant()))
                .findFirst()
                .orElse(null);
    }

    private static CookieTokens.Session session(Cookie cookie) {
        return new CookieTokens.Session(
                cookie.value(),
                cookie.persistent() ? Instant.ofEpochMilli(cookie.expiresAt()) : null);
    }

    /// One trip to the sign-in page and back.
    private final class Trip implements Attempt {
        private final Loopback loopback = new Loopback("/callback/" + secret(), Trip::isAnswer);
        private final String state =
                Base64.getEncoder()
                        .encodeToString(
                                loopback.address().toString().getBytes(StandardCharsets.UTF_8));
        private final URI address =
                page.newBuilder()
                        .setQueryParameter("redirectUri", loopback.address().toString())
                        .setQueryParameter("state", state)
                        .setQueryParameter("type", "signIn")
                        .build()
                        .uri();

        private static boolean isAnswer(HttpUrl back) {
            return back.queryParameter("code") != null || back.queryParameter("error") != null;
        }

        @Override
        public URI address() {
            return address;
        }

        @Override
        public boolean openBrowser() {
            return browser.open(address);
        }

        @Override
        public Arrival await() {
            var back = loopback.await(OAuthAttempt.PATIENCE);
            var error = back.queryParameter("error");
            if ("access_denied".equals(error)) throw new SignInException(Reason.CANCELLED);
            var code = back.queryParameter("code");
            if (error != null || code == null)
                throw new SignInException(Reason.REFUSED, error == null ? "" : error, null);
            return new Arrived(session(code, state));
        }

        @Override
        public void cancel() {
            loopback.giveUp();
        }
    }

    private final class Arrived implements Arrival {
        private final CookieTokens.Session session;

        private Arrived(CookieTokens.Session session) {
            this.session = session;
        }

        @Override
        public TokenSource tokens() {
            return new CookieHeader() {
                @Override
                public String token() {
                    return session.value();
                }

                @Override
                public @Nullable String renew(String refused) {
                    return null;
                }
            };
        }

        @Override
        public void keep() {
            tokens.keep(session);
        }

        @Override
        public void discard() {
            // it was kept nowhere
        }
    }
}
