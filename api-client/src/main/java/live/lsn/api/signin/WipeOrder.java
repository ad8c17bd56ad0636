package live.lsn.api.signin;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// That what somebody keeps on one device is to be done away with, signed by the platform. Nothing
/// else is ever reason enough.
///
/// @param install the device, by the id that its outbox goes by
/// @param at when it was ordered
public record WipeOrder(String platformId, String account, String install, String id, Instant at) {
    private static final String TYPE = "lsn-wipe+jwt";
    private static final String INSTALL = "install";

    /// @param key a private key of the platform
    public String signed(ECKey key) {
        return SignedStatement.sign(
                key,
                TYPE,
                new JWTClaimsSet.Builder()
                        .issuer(platformId)
                        .subject(account)
                        .jwtID(id)
                        .claim(INSTALL, install)
                        .claim("iat", at.getEpochSecond())
                        .build());
    }

    /// The order that the text states; null unless one of the keys signed exactly such a statement.
    ///
    /// @param keys the platform's public keys, a JWK set
    public static @Nullable WipeOrder verified(String text, String keys) {
        var claims = SignedStatement.verified(text, keys, TYPE);
        if (claims == null) return null;
        var at = SignedStatement.time(claims, "iat");
        return claims.get("iss") instanceof String platformId
                        && claims.get("sub") instanceof String account
                        && claims.get(INSTALL) instanceof String install
                        && claims.get("jti") instanceof String id
                        && at != null
                ? new WipeOrder(platformId, account, install, id, at)
                : null;
    }
}
