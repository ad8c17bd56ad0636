package live.lsn.api.signin;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Until when somebody may read what lies on a device without a word of the platform, signed by the
/// platform.
///
/// @param from when the platform signed it, by its clock
/// @param until when reading ends; sending never does
public record ReadTerm(String platformId, String account, Instant from, Instant until) {
    private static final String TYPE = "lsn-read-term+jwt";

    /// @param key a private key of the platform
    public String signed(ECKey key) {
        return SignedStatement.sign(
                key,
                TYPE,
                new JWTClaimsSet.Builder()
                        .issuer(platformId)
                        .subject(account)
                        .claim("iat", from.getEpochSecond())
                        .claim("exp", until.getEpochSecond())
                        .build());
    }

    /// The term that the text states; null unless one of the keys signed exactly such a statement.
    ///
    /// @param keys the platform's public keys, a JWK set
    public static @Nullable ReadTerm verified(String text, String keys) {
        var claims = SignedStatement.verified(text, keys, TYPE);
        if (claims == null) return null;
        var from = SignedStatement.time(claims, "iat");
        var until = SignedStatement.time(claims, "exp");
        return claims.get("iss") instanceof String platformId
                        && claims.get("sub") instanceof String account
                        && from != null
                        && until != null
                ? new ReadTerm(platformId, account, from, until)
                : null;
    }
}
