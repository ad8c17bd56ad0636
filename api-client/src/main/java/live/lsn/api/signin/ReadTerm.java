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
import java.util.Date;

/// Until when somebody may read what lies on a device without a word of the platform: a JWT that
/// the platform has signed with ES256. It is no access token.
///
/// @param from when the platform signed it, by its clock
/// @param until when reading ends; sending never does
public record ReadTerm(String platformId, String account, Instant from, Instant until) {
    private static final JOSEObjectType TYPE = new JOSEObjectType("lsn-read-term+jwt");

    /// @param key a private key of the platform
    public String signed(ECKey key) {
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .type(TYPE)
                                    .keyID(key.getKeyID())
                                    .build(),
                            new JWTClaimsSet.Builder()
                                    .issuer(platformId)
                                    .subject(account)
                                    .issueTime(Date.from(from))
                                    .expirationTime(Date.from(until))
                                    .build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /// The term that the text states; null unless one of the keys signed exactly such a statement.
    ///
    /// @param keys the platform's public keys, a JWK set
    public static @Nullable ReadTerm verified(String text, String keys) {
        try {
            var token = SignedJWT.parse(text);
            var header = token.getHeader();
            var key = JWKSet.parse(keys).getKeyByKeyId(header.getKeyID());
            if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    || !TYPE.equals(header.getType())
                    || !(key instanceof ECKey signer)
                    || !token.verify(new ECDSAVerifier(signer.toPublicJWK()))) return null;
            var claims = token.getJWTClaimsSet();
            if (claims.getIssuer() == null
                    || claims.getSubject() == null
                    || claims.getIssueTime() == null
                    || claims.getExpirationTime() == null) return null;
            return new ReadTerm(
                    claims.getIssuer(),
                    claims.getSubject(),
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }
}
