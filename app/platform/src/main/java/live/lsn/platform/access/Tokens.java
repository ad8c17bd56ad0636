package live.lsn.platform.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import live.lsn.api.model.Ids;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Access tokens: JWT signed with ES256, for this platform by this platform.
public final class Tokens {
    /// How long a desk's token is good; it is renewed without the user noticing.
    public static final Duration SHORT = Duration.ofMinutes(10);

    private static final int MOST_HELD = 10_000;

    private final SigningKeys keys;
    private final String issuer;
    private final InstantSource clock;

    /// Tokens whose signature held: a desk sends the same one with every request, and verifying it
    /// each time was the largest part of authenticating.
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private record Held(Claims claims, String keyId, Instant expiry) {}

    public Tokens(SigningKeys keys, String platformId, InstantSource clock) {
        this.keys = keys;
        this.issuer = platformId;
        this.clock = clock;
    }

    /// What a token says.
    ///
    /// @param epoch of the account when it was made; a later one makes it worthless
    /// @param session that it belongs to; null for one that no sign-in made
    public record Claims(String account, long epoch, @Nullable String session) {}

    /// A token good for the given time.
    public String issue(Claims content, Duration good) {
        try {
            var now = clock.instant();
            var claims =
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .audience(issuer)
                            .subject(content.account())
                            .jwtID(Ids.next())
                            .claim("iat", now.getEpochSecond())
                            .claim("exp", now.plus(good).getEpochSecond())
                            .claim("epoch", content.epoch())
                            .claim("sid", content.session())
                            .build();
            var key = keys.current();
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                            claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /// What a token says that is ours and has not run out; null for any other text. Whether it was
    /// ended before its time is for [Sessions] to tell.
    public @Nullable Claims verify(String token) {
        var known = held.get(token);
        if (known == null) {
            known = signed(token);
            if (known == null) return null;
            if (held.size() >= MOST_HELD) held.clear();
            held.put(token, known);
        }
        return keys.find(known.keyId()) != null && clock.instant().isBefore(known.expiry())
                ? known.claims()
                : null;
    }

    /// What the token says if one of our keys signed it for us; it may have run out.
    private @Nullable Held signed(String token) {
        try {
            var parsed = SignedJWT.parse(token);
            if (!JWSAlgorithm.ES256.equals(parsed.getHeader().getAlgorithm())) return null;
            var id = parsed.getHeader().getKeyID();
            var key = id == null ? null : keys.find(id);
            if (key == null || !parsed.verify(new ECDSAVerifier(key.toPublicJWK()))) return null;
            var payload = parsed.getPayload().toJSONObject();
            var claims = claims(payload);
            return claims != null
                            && issuer.equals(payload.get("iss"))
                            && payload.get("exp") instanceof Number expiry
                    ? new Held(claims, id, Instant.ofEpochSecond(expiry.longValue()))
                    : null;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    /// What a token says that was verified before, whether or not it has run out.
    @Nullable Claims told(String token) {
        var known = held.get(token);
        if (known != null) return known.claims();
        try {
            return claims(SignedJWT.parse(token).getPayload().toJSONObject());
        } catch (ParseException e) {
            return null;
        }
    }

    private static @Nullable Claims claims(Map<String, Object> payload) {
        if (!(payload.get("sub") instanceof String account)
                || !(payload.get("epoch") instanceof Number epoch)) return null;
        return new Claims(
                account,
                epoch.longValue(),
                payload.get("sid") instanceof String session ? session : null);
    }
}
