package live.lsn.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.Objects.requireNonNull;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.peer.NodePeer;
import live.lsn.api.signin.SignInException.Reason;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException.Refused;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Signing in to a platform with session cookies, made as a widespread template makes it.
class CookieSignInTest {
    private final MemoryVault vault = new MemoryVault();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final List<NodePeer> peers = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (var peer : peers) peer.close();
    }

    private NodePeer platform(String callback) throws Exception {
        var peer = NodePeer.start(Path.of("src/test/node"), "cookie.mjs", callback);
        peers.add(peer);
        return peer;
    }

    private static void tell(NodePeer peer, String command) throws IOException {
        peer.send(command);
        peer.nextLine();
    }

    private static HttpUrl at(NodePeer peer, String path) {
        return HttpUrl.get(peer.ready().path("url").asString() + path);
    }

    private CookieSignIn method(NodePeer peer, String page, Browser browser) {
        return new CookieSignIn(
                at(peer, "/api/trpc"),
                at(peer, page),
                vault,
                new OkHttpClient(),
                browser,
                () -> requireNonNull(now.get()));
    }

    private CookieSignIn signedIn(NodePeer peer) {
        var method = method(peer, "/app-auth?appId=desk", FormBrowser.signingInAs("ana"));
        signIn(method);
        return method;
    }

    private static void signIn(SignInMethod method) {
        try (var attempt = method.begin()) {
            attempt.openBrowser();
            attempt.await().keep();
        }
    }

    private static String whoami(NodePeer peer, TokenSource tokens) {
        try (var client =
                new TrpcClient(
                        new Settings(at(peer, "/api/trpc"), Transformer.SUPERJSON, tokens, 1))) {
            return client.query("whoami", null).path("account").asString("");
        }
    }

    private static void assertSignInNeeded(NodePeer peer, TokenSource tokens) {
        assertThatThrownBy(() -> whoami(peer, tokens))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(TrpcErrorCode.UNAUTHORIZED);
                            assertThat(e.serverMessage()).isEqualTo("Please login (10001)");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts", "gets"})
    void whoSignsInIsKnownToThePlatform(String callback) throws Exception {
        var peer = platform(callback);
        var method = signedIn(peer);
        assertThat(whoami(peer, method.tokens())).isEqualTo("ana");
        var later = method(peer, "/app-auth", _ -> false);
        assertThat(later.isSignedIn()).isTrue();
        assertThat(whoami(peer, later.tokens())).isEqualTo("ana");
    }

    @Test
    void aRefusalMeansSigningInAgain() throws Exception {
        var peer = platform("posts");
        var method = signedIn(peer);
        tell(peer, "forget");
        assertSignInNeeded(peer, method.tokens());
        assertThat(method.isSignedIn()).isFalse();
        signIn(method);
        assertThat(whoami(peer, method.tokens())).isEqualTo("ana");
    }

    @Test
    void aCookieWhoseTimeIsOverIsNotSent() throws Exception {
        var peer = platform("posts");
        tell(peer, "age " + Duration.ofHours(1).toMillis());
        var method = signedIn(peer);
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(50)));
        assertThat(method.isSignedIn()).isTrue();
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(15)));
        assertThat(method.tokens().token()).isNull();
        assertThat(method.isSignedIn()).isFalse();
    }

    @Test
    void aCookieThatIsOverAtOnceIsNoSignIn() throws Exception {
        var peer = platform("posts");
        tell(peer, "age 0");
        var method = method(peer, "/app-auth", FormBrowser.signingInAs("ana"));
        try (var attempt = method.begin()) {
            attempt.openBrowser();
            var problem = catchThrowableOfType(SignInException.class, attempt::await);
            assertThat(problem.reason()).isEqualTo(Reason.REFUSED);
        }
    }

    @Test
    void whoCancelsIsToldSo() throws Exception {
        var method = method(platform("posts"), "/app-auth?deny=1", FormBrowser.signingInAs("a"));
        try (var attempt = method.begin()) {
            attempt.openBrowser();
            var problem = catchThrowableOfType(SignInException.class, attempt::await);
            assertThat(problem.reason()).isEqualTo(Reason.CANCELLED);
        }
    }

    @Test
    void theWayBackCannotBeGuessed() throws Exception {
        var method = method(platform("posts"), "/app-auth", _ -> true);
        try (var one = method.begin();
                var two = method.begin()) {
            assertThat(path(one)).startsWith("/callback/").isNotEqualTo(path(two));
            assertThat(path(one)).hasSizeGreaterThan(40);
        }
    }

    private static String path(SignInMethod.Attempt attempt) {
        var back = HttpUrl.get(attempt.address()).queryParameter("redirectUri");
        return HttpUrl.get(requireNonNull(back)).encodedPath();
    }

    @Test
    void signingOutForgetsTheCookie() throws Exception {
        var peer = platform("posts");
        var method = signedIn(peer);
        method.signOut();
        assertThat(vault.text()).isEmpty();
        assertSignInNeeded(peer, method.tokens());
    }

    @Test
    void aPlatformThatTellsOfNoSignInServerIsSignedInToByCookie() throws Exception {
        var peer = platform("posts");
        var oauth =
                new OAuthSignIn(
                        at(peer, ""),
                        new MemoryVault(),
                        new OkHttpClient(),
                        _ -> false,
                        InstantSource.system());
        var method =
                new DiscoveredSignIn(
                        oauth, method(peer, "/app-auth", FormBrowser.signingInAs("ana")));
        assertThat(method.isSignedIn()).isFalse();
        signIn(method);
        assertThat(method.isSignedIn()).isTrue();
        assertThat(whoami(peer, method.tokens())).isEqualTo("ana");
    }
}
