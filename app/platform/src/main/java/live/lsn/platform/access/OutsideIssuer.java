package live.lsn.platform.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;

import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.trpc.TrpcFailure;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Access tokens of an OpenID provider that an organisation has already: JWT, verified by the keys
/// that the provider publishes. An unknown key id makes them be fetched again, at most twice in
/// half a minute.
public final class OutsideIssuer {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.EdDSA,
                    JWSAlgorithm.Ed25519);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration KEYS_LIVE = Duration.ofMinutes(10);
    private static final Duration FETCH = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 1 << 20;

    /// What stands before the 32 bytes of a public key in its X.509 form.
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String issuer;
    private final String audience;
    private final InstantSource clock;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(
                    (int) FETCH.toMillis(), (int) FETCH.toMillis(), LARGEST_ANSWER);
    private volatile @Nullable JWKSource<SecurityContext> keys;

    /// @param issuer address of the provider: https, or on this machine
    /// @param audience what its tokens for this platform name
    public record Address(String issuer, String audience) {
        public Address {
            if (!issuer.matches(
                    "https://[^\\s?#]+|http://(127\\.0\\.0\\.1|\\[::1]|localhost)[^\\s?#]*"))
                throw new IllegalArgumentException("an issuer is an https address, was " + issuer);
        }
    }

    public OutsideIssuer(Address address, InstantSource clock) {
        this.issuer = address.issuer();
        this.audience = address.audience();
        this.clock = clock;
    }

    /// The login name that a token of the issuer stands for.
    ///
    /// @throws TrpcFailure UNAUTHORIZED, with the reason, if the token is not good
    String login(String token) {
        try {
            var parsed = SignedJWT.parse(token);
            if (!ALGORITHMS.contains(parsed.getHeader().getAlgorithm()))
                throw refused("its algorithm is not accepted");
            if (!isSigned(parsed)) throw refused("none of the issuer's keys has signed it");
            var claims = parsed.getPayload().toJSONObject();
            if (claims == null) throw refused("it is no JWT");
            check(claims);
            return login(claims);
        } catch (ParseException e) {
            throw refused("it is no JWT");
        } catch (JOSEException | GeneralSecurityException e) {
            throw refused("its signature cannot be read");
        }
    }

    /// The login name in a token that was verified before.
    @Nullable String told(String token) {
        try {
            var claims = SignedJWT.parse(token).getPayload().toJSONObject();
            return claims == null ? null : login(claims);
        } catch (ParseException | TrpcFailure e) {
            return null;
        }
    }

    private void check(Map<String, Object> claims) {
        if (!issuer.equals(claims.get("iss"))) throw refused("it is of another issuer");
        var audiences =
                claims.get("aud") instanceof Collection<?> several
                        ? several
                        : List.of(String.valueOf(claims.get("aud")));
        if (!audiences.contains(audience)) throw refused("it is for another audience");
        var now = clock.instant().getEpochSecond();
        if (!(claims.get("exp") instanceof Number expiry)
                || expiry.longValue() + SKEW.toSeconds() <= now) throw refused("it has run out");
        if (claims.get("nbf") instanceof Number start && start.longValue() - SKEW.toSeconds() > now)
            throw refused("it is not good yet");
    }

    private static String login(Map<String, Object> claims) {
        for (var name : List.of("preferred_username", "email", "sub")) {
            var unproven =
                    name.equals("email") && Boolean.FALSE.equals(claims.get("email_verified"));
            if (!unproven && claims.get(name) instanceof String login && !login.isBlank())
                return login;
        }
        throw refused("it names nobody");
    }

    private boolean isSigned(SignedJWT token) throws JOSEException, GeneralSecurityException {
        var matcher = JWKMatcher.forJWSHeader(token.getHeader());
        if (matcher == null) return false;
        for (var key : find(new JWKSelector(matcher))) if (isSigned(token, key)) return true;
        return false;
    }

    private static boolean isSigned(SignedJWT token, JWK key)
            throws JOSEException, GeneralSecurityException {
        if (key instanceof OctetKeyPair pair) {
            var bytes = pair.getX().decode();
            if (bytes.length != 32) return false;
            var encoded = java.util.Arrays.copyOf(ED25519, ED25519.length + bytes.length);
            System.arraycopy(bytes, 0, encoded, ED25519.length, bytes.length);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(token.getSigningInput());
            return verifier.verify(token.getSignature().decode());
        }
        return key instanceof AsymmetricJWK asymmetric
                && token.verify(
                        new DefaultJWSVerifierFactory()
                                .createJWSVerifier(token.getHeader(), asymmetric.toPublicKey()));
    }

    private List<JWK> find(JWKSelector selector) {
        try {
            return keys().get(selector, null);
        } catch (KeySourceException | IOException | JacksonException e) {
            throw new TrpcFailure(
                    TrpcErrorCode.SERVICE_UNAVAILABLE,
                    "The keys of the sign-in provider cannot be fetched now");
        }
    }

    private JWKSource<SecurityContext> keys() throws IOException {
        var known = keys;
        if (known != null) return known;
        var metadata =
                Json.MAPPER.readTree(
                        retriever
                                .retrieveResource(
                                        URI.create(
                                                        issuer.replaceAll("/$", "")
                                                                + "/.well-known/openid-configuration")
                                                .toURL())
                                .getContent());
        if (!issuer.equals(metadata.path("issuer").asString("")))
            throw new IOException("the provider calls itself otherwise");
        var found =
                JWKSourceBuilder.create(
                                URI.create(metadata.path("jwks_uri").asString("")).toURL(),
                                retriever)
                        .cache(KEYS_LIVE.toMillis(), FETCH.toMillis() * 3)
                        .build();
        keys = found;
        return found;
    }

    private static TrpcFailure refused(String why) {
        return new TrpcFailure(
                        TrpcErrorCode.UNAUTHORIZED, "The access token is not accepted: " + why)
                .wwwAuthenticate("Bearer error=\"invalid_token\"");
    }
}
