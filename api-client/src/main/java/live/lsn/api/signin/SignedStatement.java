package live.lsn.api.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Instant;
import java.util.Map;

/// What a platform states to desks: a JWT signed with ES256, of a type of its own, so that one kind
/// is never taken for another and none for an access token.
final class SignedStatement {
    private SignedStatement() {}

    /// @param key a private key of the platform
    static String sign(ECKey key, String type, JWTClaimsSet claims) {
        try {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType(type))
                            .keyID(key.getKeyID())
                            .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /// A claim in seconds since 1970; null where it is none.
    static @Nullable Instant time(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : null;
    }

    /// What is stated; null unless one of the keys signed a statement of that type.
    ///
    /// @param keys the platform's public keys, a JWK set
    static @Nullable Map<String, Object> verified(String text, String keys, String type) {
        try {
            var token = SignedJWT.parse(text);
            var header = token.getHeader();
            var key = JWKSet.parse(keys).getKeyByKeyId(header.getKeyID());
            if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    || !new JOSEObjectType(type).equals(header.getType())
                    || !(key instanceof ECKey signer)
                    || !token.verify(new ECDSAVerifier(signer.toPublicJWK()))) return null;
            return token.getPayload().toJSONObject();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }
}
