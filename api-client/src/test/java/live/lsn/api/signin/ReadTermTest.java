package live.lsn.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

class ReadTermTest {
    private static final Instant FROM = Instant.parse("2026-11-27T09:00:00Z");
    private static final ReadTerm TERM =
            new ReadTerm("platform", "account", FROM, FROM.plusSeconds(1_209_600));

    private ECKey key;

    @BeforeEach
    void key() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    }

    private static String published(ECKey key) {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    @Test
    void whatThePlatformSignedIsReadAsItWasSigned() {
        assertThat(ReadTerm.verified(TERM.signed(key), published(key))).isEqualTo(TERM);
    }

    @Test
    void whatAnotherKeySignedUnderTheSameIdIsNothing() throws Exception {
        var other = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        assertThat(ReadTerm.verified(TERM.signed(other), published(key))).isNull();
        var unknown = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        assertThat(ReadTerm.verified(TERM.signed(unknown), published(key))).isNull();
    }

    @Test
    void aChangedStatementOrNoneIsNothing() {
        var signed = TERM.signed(key);
        var longer = new ReadTerm("platform", "account", FROM, FROM.plusSeconds(99_999_999));
        var parts = signed.split("\\.");
        var forged = parts[0] + "." + longer.signed(key).split("\\.")[1] + "." + parts[2];
        assertThat(ReadTerm.verified(forged, published(key))).isNull();
        assertThat(ReadTerm.verified("", published(key))).isNull();
        assertThat(ReadTerm.verified(signed, "{}")).isNull();
    }

    @Test
    void anAccessTokenIsNoTerm() throws Exception {
        var token =
                new com.nimbusds.jwt.SignedJWT(
                        new com.nimbusds.jose.JWSHeader.Builder(
                                        com.nimbusds.jose.JWSAlgorithm.ES256)
                                .keyID("one")
                                .build(),
                        new com.nimbusds.jwt.JWTClaimsSet.Builder()
                                .issuer("platform")
                                .subject("account")
                                .claim("iat", FROM.getEpochSecond())
                                .claim("exp", FROM.getEpochSecond() + 600)
                                .build());
        token.sign(new com.nimbusds.jose.crypto.ECDSASigner(key));
        assertThat(ReadTerm.verified(token.serialize(), published(key))).isNull();
    }
}
