package live.lsn.api.signin;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;

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
                        .issueTime(Date.from(at))
                        .build());
    }

    /// The order that the text states; null unless one of the keys signed exactly such a statement.
    ///
    /// @param keys the platform's public keys, a JWK set
    public static @Nullable WipeOrder verified(String text, String keys) {
        var claims = SignedStatement.verified(text, keys, TYPE);
        try {
            if (claims == null || claims.getJWTID() == null) return null;
            var install = claims.getStringClaim(INSTALL);
            return install == null
                    ? null
                    : new WipeOrder(
                            claims.getIssuer(),
                            claims.getSubject(),
                            install,
                            claims.getJWTID(),
                            claims.getIssueTime().toInstant());
        } catch (ParseException e) {
            return null;
        }
    }
}
