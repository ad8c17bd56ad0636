package live.lsn.platform.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import live.lsn.api.model.Ids;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Access tokens: JWT signed with ES256 by a key that lies sealed in the database.
public final class Tokens {
    /// How long a desk's token is good; it is renewed without the user noticing.
    public static final Duration SHORT = Duration.ofMinutes(10);

    private final ECKey key;
    private final String issuer;
    private final InstantSource clock;

    private Tokens(ECKey key, String issuer, InstantSource clock) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    /// With the key of the database, made at first use.
    public static Tokens open(
            Database database, Seal seal, String platformId, InstantSource clock) {
        var sealed = field(name("sealed"), byte[].class);
        var id = field(name("id"), String.class);
        var keys = table(name("signing_key"));
        return database.write(
                sql -> {
                    try {
                        var row =
                                sql.select(id, sealed)
                                        .from(keys)
                                        .orderBy(field(name("created_us")).desc())
                                        .limit(1)
                                        .fetchOne();
                        if (row != null) {
                            var json =
                                    new String(
                                            seal.open(
                                                    row.get(sealed), "signing_key|" + row.get(id)),
                                            StandardCharsets.UTF_8);
                            return new Tokens(ECKey.parse(json), platformId, clock);
                        }
                        var made = new ECKeyGenerator(Curve.P_256).keyID(Ids.next()).generate();
                        var bytes = made.toJSONString().getBytes(StandardCharsets.UTF_8);
                        sql.insertInto(keys, id, sealed, field(name("created_us"), Long.class))
                                .values(
                                        made.getKeyID(),
                                        seal.seal(bytes, "signing_key|" + made.getKeyID()),
                                        clock.millis() * 1_000)
                                .execute();
                        return new Tokens(made, platformId, clock);
                    } catch (ParseException | JOSEException e) {
                        throw new IllegalStateException("the signing key cannot be used", e);
                    }
                });
    }

    /// A token for the account, good for the given time.
    @SuppressWarnings("JavaUtilDate") // the library speaks java.util.Date
    public String issue(String account, Duration good) {
        try {
            var now = clock.instant();
            var claims =
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .audience(issuer)
                            .subject(account)
                            .claim("iat", now.getEpochSecond())
                            .claim("exp", now.plus(good).getEpochSecond())
                            .build();
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

    /// The account of a token that is ours and still good; null for any other text.
    public @Nullable String account(String token) {
        try {
            var parsed = SignedJWT.parse(token);
            if (!JWSAlgorithm.ES256.equals(parsed.getHeader().getAlgorithm())) return null;
            if (!parsed.verify(new ECDSAVerifier(key.toPublicJWK()))) return null;
            var payload = parsed.getPayload().toJSONObject();
            var good =
                    issuer.equals(payload.get("iss"))
                            && payload.get("exp") instanceof Number expiry
                            && clock.instant().isBefore(Instant.ofEpochSecond(expiry.longValue()));
            return good && payload.get("sub") instanceof String account ? account : null;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }
}
