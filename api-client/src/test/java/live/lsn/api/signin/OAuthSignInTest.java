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
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.api.trpc.TrpcException.Unreachable;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/// Signing in at a real server of OAuth 2.0 and OpenID Connect.
class OAuthSignInTest {
    private static @Nullable NodePeer peer;
    private static HttpUrl issuer = HttpUrl.get("http://127.0.0.1");

    private final MemoryVault vault = new MemoryVault();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    @BeforeAll
    static void start() throws Exception {
        var started = NodePeer.start(Path.of("src/test/node"), "oidc.mjs");
        peer = started;
        issuer = HttpUrl.get(started.ready().path("issuer").asString());
    }

    @AfterAll
    static void stop() throws IOException {
        if (peer != null) peer.close();
    }

    @BeforeEach
    void usual() throws IOException {
        tell("mode usual");
        tell("seconds 600");
        tell("zero");
    }

    /// @return how many token requests came since the last `zero`
    private static int tell(String command) throws IOException {
        var there = requireNonNull(peer);
        there.send(command);
        return Json.MAPPER.readTree(requireNonNull(there.nextLine())).path("refreshes").asInt(-1);
    }

    private SignInMethod method(Browser browser) {
        return new OAuthSignIn(
                issuer, vault, new OkHttpClient(), browser, () -> requireNonNull(now.get()));
    }

    private SignInMethod signedIn() {
        var method = method(FormBrowser.signingInAs("ana"));
        try (var attempt = method.begin()) {
            attempt.openBrowser();
            attempt.await().keep();
        }
        return method;
    }

    private SignInException failed(Browser browser) {
        var method = method(browser);
        try (var attempt = method.begin()) {
            attempt.openBrowser();
            var problem = catchThrowableOfType(SignInException.class, attempt::await);
            assertThat(method.isSignedIn()).isFalse();
            assertThat(vault.text()).isEmpty();
            return problem;
        }
    }

    private static String whoami(TokenSource tokens) {
        try (var client =
                new TrpcClient(
                        new Settings(at(issuer, "/api/trpc"), Transformer.NONE, tokens, 1))) {
            return client.query("whoami", null).path("account").asString("");
        }
    }

    private static String token(SignInMethod method) {
        return requireNonNull(method.tokens().token());
    }

    private static HttpUrl at(HttpUrl base, String path) {
        return requireNonNull(base.resolve(path));
    }

    private static void assertSignInNeeded(TokenSource tokens) {
        assertThatThrownBy(() -> whoami(tokens))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.code()).isEqualTo(TrpcErrorCode.UNAUTHORIZED));
    }

    @Test
    void whoSignsInIsKnownToThePlatform() {
        var browser = FormBrowser.signingInAs("ana");
        var method = method(browser);
        assertThat(method.isSignedIn()).isFalse();
        assertSignInNeeded(method.tokens());
        try (var attempt = method.begin()) {
            assertThat(attempt.address().getQuery())
                    .contains("code_challenge_method=S256", "client_id=lsn-desk", "state=")
                    .contains("redirect_uri=http://127.0.0.1:");
            assertThat(attempt.openBrowser()).isTrue();
            var arrival = attempt.await();
            assertThat(whoami(arrival.tokens())).isEqualTo("ana");
            assertThat(method.isSignedIn()).isFalse();
            arrival.keep();
        }
        assertThat(method.isSignedIn()).isTrue();
        assertThat(whoami(method.tokens())).isEqualTo("ana");
    }

    @Test
    void thePageInTheEndHoldsNothingOfTheRequestAndRunsNothing() {
        var browser = FormBrowser.signingInAs("ana");
        var method = method(browser);
        try (var attempt = method.begin()) {
            attempt.openBrowser();
            attempt.await().keep();
        }
        var page = browser.last();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.policy()).contains("default-src 'none'");
        assertThat(page.body()).contains("go back to LSN Desk");
        for (var name : page.address().queryParameterNames())
            assertThat(page.body())
                    .doesNotContain(String.valueOf(page.address().queryParameter(name)));
    }

    @Test
    void theNextStartNeedsNoBrowser() {
        signedIn();
        var later = method(_ -> false);
        assertThat(later.isSignedIn()).isTrue();
        assertThat(whoami(later.tokens())).isEqualTo("ana");
    }

    @Test
    void whoCancelsIsToldSo() {
        var problem = failed(FormBrowser.cancelling());
        assertThat(problem.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(problem).hasMessage("You cancelled the sign-in.");
    }

    @Test
    void whoCancelsInTheDeskNeedNotWait() {
        var method = method(_ -> true);
        try (var attempt = method.begin()) {
            attempt.openBrowser();
            Thread.ofVirtual().start(attempt::cancel);
            var problem = catchThrowableOfType(SignInException.class, attempt::await);
            assertThat(problem.reason()).isEqualTo(Reason.CANCELLED);
        }
    }

    @Test
    void anAnswerOfAnotherSignInServerIsNotTaken() {
        var other =
                changing(back -> back.newBuilder().setQueryParameter("iss", "http://a").build());
        assertThat(failed(other).reason()).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void anAnswerThatDoesNotNameItsServerIsNotTaken() {
        var silent = changing(back -> back.newBuilder().removeAllQueryParameters("iss").build());
        assertThat(failed(silent).reason()).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void aCodeThatTheServerDoesNotKnowIsRefused() {
        var wrong = changing(back -> back.newBuilder().setQueryParameter("code", "other").build());
        var problem = failed(wrong);
        assertThat(problem.reason()).isEqualTo(Reason.REFUSED);
        assertThat(problem.error()).isEqualTo("invalid_grant");
    }

    private static FormBrowser changing(UnaryOperator<HttpUrl> change) {
        return FormBrowser.signingInAs("ana").changing(change);
    }

    @Test
    void requestsThatDoNotFitAreTurnedAwayAndTheRightOneStillComesThrough() throws Exception {
        var browser = FormBrowser.signingInAs("ana");
        var method = method(browser);
        try (var attempt = method.begin()) {
            var asked = HttpUrl.get(attempt.address());
            var back = HttpUrl.get(requireNonNull(asked.queryParameter("redirect_uri")));
            assertThat(status(at(back, "/favicon.ico"))).isEqualTo(404);
            assertThat(status(at(back, "/other?state=x"))).isEqualTo(404);
            assertThat(status(at(back, "/callback"))).isEqualTo(400);
            assertThat(status(at(back, "/callback?state=other&code=c"))).isEqualTo(400);
            var elsewhere =
                    new Request.Builder()
                            .url(back + "?state=" + asked.queryParameter("state"))
                            .header("Host", "desk.example")
                            .build();
            assertThat(status(elsewhere)).isEqualTo(404);
            attempt.openBrowser();
            attempt.await().keep();
            assertThatThrownBy(() -> status(at(back, "/callback"))).isInstanceOf(IOException.class);
        }
        assertThat(whoami(method.tokens())).isEqualTo("ana");
    }

    private static int status(HttpUrl url) throws IOException {
        return status(new Request.Builder().url(url).build());
    }

    private static int status(Request request) throws IOException {
        try (var response = new OkHttpClient().newCall(request).execute()) {
            return response.code();
        }
    }

    @Test
    void aServerThatIsNoneOffersNothing() throws Exception {
        try (var plain = new MockWebServer()) {
            plain.start();
            plain.enqueue(new MockResponse.Builder().code(404).build());
            plain.enqueue(
                    new MockResponse.Builder().body("<!DOCTYPE html><title>App</title>").build());
            assertThat(AuthorizationServer.find(plain.url("/"), new OkHttpClient())).isNull();
        }
    }

    @Test
    void metadataOfAnotherServerIsNotTaken() throws Exception {
        try (var plain = new MockWebServer()) {
            plain.start();
            plain.enqueue(
                    new MockResponse.Builder()
                            .body("{\"issuer\":\"https://elsewhere.example\"}")
                            .build());
            assertThatThrownBy(() -> AuthorizationServer.find(plain.url("/"), new OkHttpClient()))
                    .isInstanceOfSatisfying(
                            SignInException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_ISSUER));
        }
    }

    @Test
    void secretsAreNotSentInTheClear() throws Exception {
        try (var plain = new MockWebServer()) {
            plain.start();
            var body =
                    """
                    {"issuer":"%s","authorization_endpoint":"https://a.example/a",
                     "token_endpoint":"http://a.example/t"}
                    """
                            .formatted(AuthorizationServer.origin(plain.url("/")));
            plain.enqueue(new MockResponse.Builder().body(body).build());
            assertThatThrownBy(() -> AuthorizationServer.find(plain.url("/"), new OkHttpClient()))
                    .isInstanceOfSatisfying(
                            SignInException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.UNSAFE));
        }
    }

    @Test
    void anExpiredTokenIsRenewedUnnoticed() throws Exception {
        tell("seconds 1");
        var method = signedIn();
        tell("zero");
        var first = token(method);
        tell("seconds 600");
        awaitRefused(first);
        assertThat(whoami(method.tokens())).isEqualTo("ana");
        assertThat(method.tokens().token()).isNotEqualTo(first);
        assertThat(tell("count")).isEqualTo(1);
    }

    /// Waits until the platform takes the token no more.
    private static void awaitRefused(String token) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                whoami(new Fixed(token));
            } catch (Refused e) {
                return;
            }
            assertThat(System.nanoTime()).as("the token expires").isLessThan(until);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private record Fixed(String token) implements TokenSource {
        @Override
        public @Nullable String renew(String refused) {
            return null;
        }
    }

    @Test
    void aTokenIsRenewedAheadOfItsEndAndTheOldOneServesIfThatFails() throws Exception {
        var method = signedIn();
        var first = token(method);
        now.updateAndGet(at -> at.plusSeconds(541));
        tell("mode page");
        assertThat(method.tokens().token()).isEqualTo(first);
        tell("mode usual");
        assertThat(method.tokens().token()).isEqualTo(first);
        now.updateAndGet(at -> at.plusSeconds(31));
        assertThat(method.tokens().token()).isNotEqualTo(first);
    }

    @Test
    void manyCallsThatAreRefusedAtOnceRenewOnce() throws Exception {
        tell("seconds 1");
        var method = signedIn();
        var first = token(method);
        tell("seconds 600");
        tell("zero");
        awaitRefused(first);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<String>>();
            for (var i = 0; i < 12; i++) calls.add(() -> whoami(method.tokens()));
            for (var answer : pool.invokeAll(calls)) assertThat(answer.get()).isEqualTo("ana");
        }
        assertThat(tell("count")).isEqualTo(1);
    }

    @Test
    void theNewRefreshTokenIsSafeBeforeTheNewAccessTokenIsUsed() {
        var method = signedIn();
        var before = vault.text();
        var old = token(method);
        vault.full(true);
        assertThatThrownBy(() -> method.tokens().renew(old)).isInstanceOf(Unreachable.class);
        assertThat(vault.text()).isEqualTo(before);
        vault.full(false);
        assertThat(whoami(method.tokens())).isEqualTo("ana");
        assertThat(vault.text()).isNotEqualTo(before);
    }

    @Test
    void anOldRefreshTokenUsedAgainEndsTheSignIn() throws Exception {
        var method = signedIn();
        var old = vault.text();
        method.tokens().renew(token(method));
        vault.save(old.getBytes(StandardCharsets.UTF_8));
        assertThat(method.tokens().renew(token(method))).isNull();
        assertThat(method.isSignedIn()).isFalse();
        tell("zero");
        assertSignInNeeded(method.tokens());
        assertSignInNeeded(method.tokens());
        assertThat(tell("count")).as("no loop").isZero();
    }

    @Test
    void aLostAnswerIsAskedForOnceMoreWhereTheServerHasGrace() throws Exception {
        var method = signedIn();
        tell("mode swallow with grace");
        var fresh = method.tokens().renew(token(method));
        assertThat(whoami(method.tokens())).isEqualTo("ana");
        assertThat(method.tokens().renew(requireNonNull(fresh)))
                .as("the kept token serves")
                .isNotNull();
    }

    @Test
    void aLostAnswerMeansSigningInAgainWhereTheServerHasNone() throws Exception {
        var method = signedIn();
        tell("mode swallow");
        assertThat(method.tokens().renew(token(method))).isNull();
        assertThat(method.isSignedIn()).isFalse();
        assertSignInNeeded(method.tokens());
    }

    @Test
    void aWebPageAtTheTokenEndpointSignsNobodyOut() throws Exception {
        var method = signedIn();
        var first = token(method);
        for (var mode : new String[] {"page", "page400"}) {
            tell("mode " + mode);
            assertThatThrownBy(() -> method.tokens().renew(first)).isInstanceOf(Unreachable.class);
            assertThat(method.isSignedIn()).isTrue();
        }
        tell("mode usual");
        assertThat(whoami(method.tokens())).isEqualTo("ana");
    }

    @Test
    void aServerThatWasAwayIsFoundAgain() throws Exception {
        signedIn();
        var later = method(_ -> false);
        tell("down");
        try {
            assertThatThrownBy(() -> later.tokens().token()).isInstanceOf(Unreachable.class);
            assertThat(later.isSignedIn()).isTrue();
        } finally {
            tell("up");
        }
        assertThat(whoami(later.tokens())).isEqualTo("ana");
    }

    @Test
    void signingOutEndsTheSignInAtTheServerToo() {
        var method = signedIn();
        var kept = requireNonNull(vault.load());
        var access = token(method);
        assertThat(method.signOut()).isTrue();
        assertThat(method.isSignedIn()).isFalse();
        assertThat(vault.text()).isEmpty();
        assertSignInNeeded(method.tokens());
        assertSignInNeeded(new Fixed(access));
        vault.save(kept);
        assertThat(method(_ -> false).tokens().token()).isNull();
    }

    @Test
    void signingOutWithTheServerAwayForgetsTheSignInHere() throws Exception {
        var method = signedIn();
        tell("down");
        try {
            assertThat(method.signOut()).isFalse();
        } finally {
            tell("up");
        }
        assertThat(vault.text()).isEmpty();
        assertThat(method.isSignedIn()).isFalse();
    }

    @Test
    void aSignInThatIsNotKeptIsEnded() {
        var method = method(FormBrowser.signingInAs("bo"));
        try (var attempt = method.begin()) {
            attempt.openBrowser();
            var arrival = attempt.await();
            arrival.discard();
            assertSignInNeeded(arrival.tokens());
        }
        assertThat(vault.text()).isEmpty();
    }

    @Test
    void nothingThatIsPrintedHoldsAToken() {
        var method = signedIn();
        var token = token(method);
        assertThat(vault.text()).doesNotContain(token);
        assertThat(method.tokens() + "" + method).doesNotContain(token);
    }
}
