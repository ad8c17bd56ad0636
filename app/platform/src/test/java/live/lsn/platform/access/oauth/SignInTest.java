package live.lsn.platform.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;

import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.platform.TestClock;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.oauth.SignInWalk.Answer;

import okhttp3.Request;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class SignInTest {
    private static final String PASSWORD = "a kettle full of rain";

    @TempDir private Path dir;
    private final TestClock clock = new TestClock();
    private TestPlatform site;
    private SignInWalk walk;
    private Caller analyst;
    private String login;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir, clock);
        walk = new SignInWalk(site.platform());
        analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        login = walk.login(analyst.account());
        walk.givePassword(login, PASSWORD);
    }

    @AfterEach
    void stop() {
        walk.close();
        site.close();
        assertThat(site.verifyAudit())
                .isNotEmpty()
                .allSatisfy(channel -> assertThat(channel.fault()).isNull());
    }

    private Answer tokens() {
        return walk.redeem(walk.code(walk.signIn(login, PASSWORD)));
    }

    private static String access(Answer tokens) {
        return tokens.json().get("access_token").asString();
    }

    private static String refresh(Answer tokens) {
        return tokens.json().get("refresh_token").asString();
    }

    @Test
    void theMetadataTellWhatAClientMustKnow() {
        var metadata = walk.get("/.well-known/oauth-authorization-server").json();
        var issuer = walk.issuer();
        assertThat(metadata.get("issuer").asString()).isEqualTo(issuer);
        assertThat(metadata.get("authorization_endpoint").asString())
                .isEqualTo(issuer + "/oauth/authorize");
        assertThat(metadata.get("token_endpoint").asString()).isEqualTo(issuer + "/oauth/token");
        assertThat(metadata.get("revocation_endpoint").asString())
                .isEqualTo(issuer + "/oauth/revoke");
        assertThat(metadata.get("jwks_uri").asString()).isEqualTo(issuer + "/oauth/jwks");
        assertThat(metadata.get("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(metadata.get("grant_types_supported").toString())
                .isEqualTo("[\"authorization_code\",\"refresh_token\"]");
        assertThat(metadata.get("code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
        assertThat(metadata.get("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"none\"]");
        assertThat(metadata.get("authorization_response_iss_parameter_supported").asBoolean(false))
                .isTrue();
    }

    @Test
    void whoeverGivesLoginAndPasswordComesBackWithACodeForTokens() throws Exception {
        var finished = walk.signIn(login, PASSWORD);
        assertThat(finished.status()).isEqualTo(303);
        var location = finished.location();
        assertThat(location.toString()).startsWith(SignInWalk.REDIRECT + "?");
        assertThat(location.queryParameter("state")).isEqualTo("some state & more");
        assertThat(location.queryParameter("iss")).isEqualTo(walk.issuer());
        var tokens = walk.redeem(walk.code(finished));
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.headers().get("cache-control")).isEqualTo("no-store");
        assertThat(tokens.json().get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.json().get("expires_in").asInt()).isEqualTo(600);
        try (var client = site.client(access(tokens))) {
            var me = client.query(AccessProcedures.ME, new Nothing());
            assertThat(me.account()).isEqualTo(analyst.account());
            assertThat(me.name()).isEqualTo(analyst.name());
            assertThat(me.login()).isEqualTo(login);
            assertThat(me.role()).isEqualTo(Role.FRAUD_ANALYST);
            assertThat(me.permissions()).isEqualTo(Role.FRAUD_ANALYST.permissions());
            assertThat(me.channels()).isEqualTo(analyst.channels());
        }
        var jwt = SignedJWT.parse(access(tokens));
        var keys = JWKSet.parse(walk.get("/oauth/jwks").body());
        var key = requireNonNull(keys.getKeyByKeyId(jwt.getHeader().getKeyID())).toECKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
    }

    @Test
    void thePageHoldsNothingOfTheRequestAndCannotBeFramedOrKept() {
        var wish = walk.wish();
        wish.put("state", "<script>alert(1)</script>");
        wish.put("scope", "marker-of-scope");
        var page = walk.ask(wish);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .doesNotContain("<script", "marker-of-scope", SignInWalk.REDIRECT)
                .contains("type=\"password\"");
        assertThat(page.headers().get("content-security-policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("form-action 'self' http://127.0.0.1:49152;");
        assertThat(page.headers().get("cache-control")).isEqualTo("no-store");
        assertThat(page.headers().get("referrer-policy")).isEqualTo("no-referrer");
        assertThat(page.headers().get("set-cookie")).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void theEmbeddedPlatformListsItsPeople() {
        var page = walk.ask(walk.wish());
        assertThat(site.platform().accounts())
                .allSatisfy(person -> assertThat(page.body()).contains(person.name()));
        assertThat(page.body()).contains("Fraud analyst").contains("Founder");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, another",
        "redirect_uri, http://127.0.0.1:49152/elsewhere",
        "redirect_uri, http://127.0.0.1:49152/callback?more",
        "redirect_uri, http://localhost:49152/callback",
        "redirect_uri, https://127.0.0.1:49152/callback",
        "redirect_uri, http://127.0.0.1:49152@desk.example/callback",
        "redirect_uri, http://127.0.0.1:70000/callback",
        "redirect_uri, http://127.0.0.1/callback",
    })
    void aWrongClientOrAddressGetsAPageAndIsSentNowhere(String name, String value) {
        var wish = walk.wish();
        wish.put(name, value);
        var page = walk.ask(wish);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.headers().get("Location")).isNull();
        assertThat(page.body()).contains("cannot be opened").doesNotContain(value);
    }

    @Test
    void theAddressOfIpv6IsTheDeskToo() {
        var wish = walk.wish();
        wish.put("redirect_uri", "http://[::1]:1024/callback");
        assertThat(walk.ask(wish).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, , invalid_request",
        "code_challenge, , invalid_request",
        "response_mode, fragment, invalid_request",
        "prompt, none, login_required",
    })
    void otherFaultsAreToldToTheDesk(String name, String value, String error) {
        var wish = walk.wish();
        if (value == null) wish.remove(name);
        else wish.put(name, value);
        var told = walk.ask(wish);
        assertThat(told.status()).isEqualTo(303);
        assertThat(told.location().queryParameter("error")).isEqualTo(error);
        assertThat(told.location().queryParameter("state")).isEqualTo("some state & more");
        assertThat(told.location().queryParameter("iss")).isEqualTo(walk.issuer());
        assertThat(told.location().queryParameter("code")).isNull();
    }

    @Test
    void cancellingIsToldToTheDesk() {
        var page = walk.ask(walk.wish());
        var told = walk.submit(page, Map.of("act", "cancel"));
        assertThat(told.location().queryParameter("error")).isEqualTo("access_denied");
        assertThat(told.location().queryParameter("state")).isEqualTo("some state & more");
        var late = walk.submit(page, Map.of("login", login, "password", PASSWORD));
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.body()).contains("out of date");
    }

    @Test
    void aFormCountsInItsOwnBrowserAlone() {
        var page = walk.ask(walk.wish());
        walk.forgetCookies();
        walk.ask(walk.wish());
        var foreign = walk.submit(page, Map.of("login", login, "password", PASSWORD));
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.body()).contains("out of date");
        var forged = walk.submit(page, Map.of("form", "x".repeat(43), "login", login));
        assertThat(forged.status()).isEqualTo(400);
    }

    @Test
    void aPageIsOutOfDateAfterTenMinutes() {
        var page = walk.ask(walk.wish());
        clock.pass(Duration.ofMinutes(11));
        assertThat(walk.submit(page, Map.of("login", login, "password", PASSWORD)).status())
                .isEqualTo(400);
    }

    @Test
    void aRequestForAnotherNameIsNotForThisServer() {
        var page =
                walk.run(
                        new Request.Builder()
                                .url(walk.wishAddress(walk.wish()))
                                .header("Host", "desk.example"));
        assertThat(page.status()).isEqualTo(400);
        var metadata =
                walk.run(
                        new Request.Builder()
                                .url(walk.at("/.well-known/oauth-authorization-server"))
                                .header("Host", "desk.example"));
        assertThat(metadata.status()).isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, a-verifier-that-somebody-else-made-up-long-enough",
        "redirect_uri, http://127.0.0.1:49153/callback",
        "code, a-code-that-nobody-issued",
    })
    void aCodeIsGoodForWhoAskedForItAlone(String name, String value) {
        var code = walk.code(walk.signIn(login, PASSWORD));
        var refused = walk.redeem(code, Map.of(name, value));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void anotherClientGetsNothing() {
        var code = walk.code(walk.signIn(login, PASSWORD));
        var refused = walk.redeem(code, Map.of("client_id", "another"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().get("error").asString()).isEqualTo("invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "client_credentials", "no-such-grant"})
    void otherGrantsAreRefused(String grant) {
        var refused =
                walk.post(
                        "/oauth/token",
                        Map.of(
                                "grant_type",
                                grant,
                                "client_id",
                                "lsn-desk",
                                "username",
                                login,
                                "password",
                                PASSWORD));
        assertThat(refused.status()).isBetween(400, 401);
        assertThat(refused.json().has("access_token")).isFalse();
    }

    @Test
    void aCodeLivesForAMinute() {
        var code = walk.code(walk.signIn(login, PASSWORD));
        clock.pass(Duration.ofSeconds(61));
        assertThat(walk.redeem(code).status()).isEqualTo(400);
    }

    @Test
    void aCodeThatComesTwiceEndsWhatItMade() {
        var code = walk.code(walk.signIn(login, PASSWORD));
        var tokens = walk.redeem(code);
        assertThat(walk.opens(access(tokens))).isTrue();
        assertThat(walk.redeem(code).status()).isEqualTo(400);
        assertThat(walk.opens(access(tokens))).isFalse();
        assertThat(walk.refresh(refresh(tokens)).status()).isEqualTo(400);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndForHalfAMinuteMore() {
        var first = tokens();
        var second = walk.refresh(refresh(first));
        assertThat(second.status()).isEqualTo(200);
        assertThat(refresh(second)).isNotEqualTo(refresh(first));
        clock.pass(Duration.ofSeconds(20));
        var again = walk.refresh(refresh(first));
        assertThat(again.status()).isEqualTo(200);
        assertThat(walk.opens(access(second))).isTrue();
        assertThat(walk.refresh(refresh(again)).status()).isEqualTo(200);
    }

    @Test
    void anOldRefreshTokenEndsTheWholeFamily() {
        var first = tokens();
        var second = walk.refresh(refresh(first));
        clock.pass(Duration.ofSeconds(31));
        var reused = walk.refresh(refresh(first));
        assertThat(reused.status()).isEqualTo(400);
        assertThat(reused.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(walk.refresh(refresh(second)).status()).isEqualTo(400);
        assertThat(walk.opens(access(second))).isFalse();
    }

    @Test
    void aRefreshTokenWhoseSuccessorWasUsedHasNoGrace() {
        var first = tokens();
        var second = walk.refresh(refresh(first));
        walk.refresh(refresh(second));
        assertThat(walk.refresh(refresh(first)).status()).isEqualTo(400);
        assertThat(walk.opens(access(second))).isFalse();
    }

    @Test
    void aSessionThatNobodyUsesEndsAfterThirtyDays() {
        var tokens = tokens();
        clock.pass(Duration.ofDays(29));
        var kept = walk.refresh(refresh(tokens));
        assertThat(kept.status()).isEqualTo(200);
        clock.pass(Duration.ofDays(31));
        assertThat(walk.refresh(refresh(kept)).status()).isEqualTo(400);
    }

    @Test
    void anAccessTokenLivesForTenMinutes() {
        var tokens = tokens();
        clock.pass(Duration.ofSeconds(599));
        assertThat(walk.opens(access(tokens))).isTrue();
        clock.pass(Duration.ofSeconds(2));
        assertThat(walk.opens(access(tokens))).isFalse();
    }

    @Test
    void revokingEndsTheSession() {
        var tokens = tokens();
        assertThat(walk.revoke("a text that is no token").status()).isEqualTo(200);
        assertThat(walk.opens(access(tokens))).isTrue();
        assertThat(walk.revoke(refresh(tokens)).status()).isEqualTo(200);
        assertThat(walk.opens(access(tokens))).isFalse();
        assertThat(walk.refresh(refresh(tokens)).status()).isEqualTo(400);
    }

    @Test
    void sessionsOutliveARestart() {
        var tokens = tokens();
        walk.close();
        site.restart();
        walk = new SignInWalk(site.platform());
        assertThat(walk.opens(access(tokens))).isTrue();
        assertThat(walk.refresh(refresh(tokens)).status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginAreAnsweredAlike() {
        var wrong = walk.signIn(login, "not the password");
        var unknown = walk.signIn("nobody.at.all", "not the password");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(wrong.body().replaceAll("value=\"[^\"]{43}\"", ""))
                .isEqualTo(unknown.body().replaceAll("value=\"[^\"]{43}\"", ""))
                .contains("do not go together");
    }

    @Test
    void afterFiveWrongTriesALoginRestsForAMinuteThenForTwo() {
        var page = walk.ask(walk.wish());
        for (var i = 0; i < 5; i++)
            assertThat(walk.submit(page, Map.of("login", login, "password", "wrong")).status())
                    .isEqualTo(403);
        var right = Map.of("login", login, "password", PASSWORD);
        assertThat(walk.submit(page, right).status()).isEqualTo(403);
        clock.pass(Duration.ofSeconds(61));
        assertThat(walk.submit(page, Map.of("login", login, "password", "wrong")).status())
                .isEqualTo(403);
        clock.pass(Duration.ofSeconds(61));
        assertThat(walk.submit(page, right).status()).isEqualTo(403);
        clock.pass(Duration.ofSeconds(60));
        assertThat(walk.submit(page, right).status()).isEqualTo(303);
    }

    @Test
    void aLoginNameIsTheSameInCapitals() {
        assertThat(walk.signIn(" " + login.toUpperCase(java.util.Locale.ROOT), PASSWORD).status())
                .isEqualTo(303);
    }

    @Test
    void aNewPasswordEndsEverySession() {
        var tokens = tokens();
        walk.givePassword(login, "another kettle of rain");
        assertThat(walk.opens(access(tokens))).isFalse();
        assertThat(walk.refresh(refresh(tokens)).status()).isEqualTo(400);
        assertThat(walk.signIn(login, PASSWORD).status()).isEqualTo(403);
    }
}
