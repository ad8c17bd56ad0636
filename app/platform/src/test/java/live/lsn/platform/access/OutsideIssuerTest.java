package live.lsn.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.javalin.Javalin;

import live.lsn.platform.Platform;
import live.lsn.platform.access.oauth.SignInWalk;
import live.lsn.platform.trpc.TrpcFailure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class OutsideIssuerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final List<JWK> published = new CopyOnWriteArrayList<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private Javalin provider;
    private String address;
    private OutsideIssuer issuer;
    private ECKey key;

    @BeforeEach
    void start() throws Exception {
        provider =
                Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.routes.get(
                                    "/.well-known/openid-configuration",
                                    context ->
                                            context.result(
                                                    "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}"
                                                            .formatted(address, address)));
                            config.routes.get(
                                    "/keys",
                                    context -> {
                                        fetched.incrementAndGet();
                                        context.result(new JWKSet(published).toString(true));
                                    });
                        });
        provider.start("127.0.0.1", 0);
        address = "http://127.0.0.1:" + provider.port();
        issuer =
                new OutsideIssuer(
                        new OutsideIssuer.Address(address, "lsn-platform"),
                        InstantSource.fixed(NOW));
        key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        published.add(key.toPublicJWK());
    }

    @AfterEach
    void stop() {
        provider.stop();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(address)
                .audience("lsn-platform")
                .subject("248289761001")
                .claim("preferred_username", "mara.lindqvist")
                .claim("exp", NOW.getEpochSecond() + 300);
    }

    private static String signed(JWSAlgorithm algorithm, String id, JWSSigner by, JWTClaimsSet what)
            throws Exception {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(id).build(), what);
        token.sign(by);
        return token.serialize();
    }

    private String signed(JWTClaimsSet what) throws Exception {
        return signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(key), what);
    }

    @Test
    void aTokenStandsForItsLoginName() throws Exception {
        assertThat(issuer.login(signed(claims().build()))).isEqualTo("mara.lindqvist");
        var mail = claims().claim("preferred_username", null).claim("email", "m@lsn.example");
        assertThat(issuer.login(signed(mail.build()))).isEqualTo("m@lsn.example");
        var unproven = mail.claim("email_verified", false);
        assertThat(issuer.login(signed(unproven.build()))).isEqualTo("248289761001");
    }

    @Test
    void rsaAndEdwardsKeysCountToo() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        published.add(rsa.toPublicJWK());
        for (var algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256))
            assertThat(
                            issuer.login(
                                    signed(
                                            algorithm,
                                            "rsa",
                                            new RSASSASigner(rsa),
                                            claims().build())))
                    .isEqualTo("mara.lindqvist");
    }

    @Test
    void anEdwardsKeyCounts() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = pair.getPublic().getEncoded();
        var x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        published.add(
                new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID("ed").build());
        var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("ed").build();
        var input =
                header.toBase64URL()
                        + "."
                        + Base64URL.encode(claims().build().toPayload().toString());
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(input.getBytes(StandardCharsets.US_ASCII));
        var token = input + "." + Base64URL.encode(signer.sign());
        assertThat(issuer.login(token)).isEqualTo("mara.lindqvist");
        var broken = input + "." + Base64URL.encode(new byte[64]);
        assertThatThrownBy(() -> issuer.login(broken)).isInstanceOf(TrpcFailure.class);
    }

    @Test
    void anUnknownKeyIsLookedForOnce() throws Exception {
        issuer.login(signed(claims().build()));
        assertThat(fetched).hasValue(1);
        var next = new ECKeyGenerator(Curve.P_256).keyID("next").generate();
        published.add(next.toPublicJWK());
        var token = signed(JWSAlgorithm.ES256, "next", new ECDSASigner(next), claims().build());
        assertThat(issuer.login(token)).isEqualTo("mara.lindqvist");
        assertThat(fetched).hasValue(2);
        issuer.login(token);
        assertThat(fetched).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://elsewhere.example, another issuer",
        "aud, another-platform, another audience",
        "exp, -61, has run out",
        "nbf, 61, not good yet",
    })
    void otherTokensAreRefusedWithTheReason(String claim, String value, String reason)
            throws Exception {
        Object given =
                value.matches("-?\\d+") ? NOW.getEpochSecond() + Long.parseLong(value) : value;
        var token = signed(claims().claim(claim, given).build());
        assertThatThrownBy(() -> issuer.login(token))
                .isInstanceOf(TrpcFailure.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aMinuteOfDifferenceBetweenTheClocksIsForgiven() throws Exception {
        var late = claims().claim("exp", NOW.getEpochSecond() - 59);
        assertThat(issuer.login(signed(late.build()))).isEqualTo("mara.lindqvist");
    }

    @Test
    void aTokenThatWasSignedOtherwiseIsRefused() throws Exception {
        var secret = new byte[32];
        var symmetric = signed(JWSAlgorithm.HS256, "ec", new MACSigner(secret), claims().build());
        assertThatThrownBy(() -> issuer.login(symmetric)).hasMessageContaining("algorithm");
        var foreign = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        var forged = signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(foreign), claims().build());
        assertThatThrownBy(() -> issuer.login(forged)).hasMessageContaining("keys");
        assertThatThrownBy(() -> issuer.login("no token at all")).hasMessageContaining("no JWT");
    }

    @Test
    void thePlatformLetsInWhomTheIssuerNamesAndKnowsNobodyElse(@TempDir Path dir) throws Exception {
        var outside = new OutsideIssuer.Address(address, "lsn-platform");
        var options =
                new Platform.Options(
                        dir,
                        "127.0.0.1",
                        0,
                        false,
                        null,
                        false,
                        outside,
                        null,
                        live.lsn.platform.limit.RateLimits.NONE);
        try (var platform = Platform.start(options);
                var walk = new SignInWalk(platform)) {
            var login = walk.login(platform.accounts().getFirst().account());
            var soon = Instant.now().getEpochSecond() + 300;
            var good = claims().claim("exp", soon).claim("preferred_username", login);
            assertThat(walk.opens(signed(good.build()))).isTrue();
            var unknown = claims().claim("exp", soon).claim("preferred_username", "nobody");
            assertThat(walk.opens(signed(unknown.build()))).isFalse();
            assertThat(walk.opens("no token at all")).isFalse();
        }
    }

    @Test
    void anIssuerIsReachedOverHttps() {
        assertThat(Map.of("http://elsewhere.example", false, "https://elsewhere.example", true))
                .allSatisfy(
                        (url, good) -> {
                            if (good) new OutsideIssuer.Address(url, "a");
                            else
                                assertThatThrownBy(() -> new OutsideIssuer.Address(url, "a"))
                                        .isInstanceOf(IllegalArgumentException.class);
                        });
    }
}
