package live.lsn.platform.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import live.lsn.api.collection.Column;
import live.lsn.api.model.Ids;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The keys that sign access tokens: sealed in the database, the newest signs, an older one still
/// verifies for as long as a token of its time may live.
public final class SigningKeys {
    private static final Duration SIGNS = Duration.ofDays(90);
    private static final Duration VERIFIES_ON = Duration.ofDays(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Table<Record> KEYS = table(name("signing_key"));
    private static final Field<String> ID = field(name("id"), String.class);
    private static final Field<byte[]> SEALED = field(name("sealed"), byte[].class);
    private static final Field<Long> CREATED = field(name("created_us"), Long.class);

    private final Database database;
    private final Seal seal;
    private final InstantSource clock;

    /// What is sealed in the database was sealed with another master key than this platform's.
    public static final class OtherMasterKeyException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        OtherMasterKeyException(IllegalStateException cause) {
            super("the database was sealed with another key", cause);
        }
    }

    private record Key(ECKey key, long created) {}

    /// Newest first, never empty.
    private record Known(List<Key> keys, Instant at) {}

    private volatile Known known;

    /// With the keys of the database; the first is made where there is none.
    ///
    /// @throws OtherMasterKeyException if they were sealed with another master key
    public SigningKeys(Database database, Seal seal, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
        this.known = load();
        if (known.keys().isEmpty()) rotate();
    }

    /// The key that signs now; a new one where it has done so for long enough.
    ECKey current() {
        var newest = known.keys().getFirst();
        if (newest.created() + micros(SIGNS) > Column.micros(clock.instant())) return newest.key();
        rotate();
        return known.keys().getFirst().key();
    }

    /// What the work makes of the key that signs now.
    public String sign(Function<ECKey, String> work) {
        return work.apply(current());
    }

    /// A key that still verifies; null where there is none of that id. Another node may have made
    /// one a moment ago.
    @Nullable ECKey find(String id) {
        var found = find(known, id);
        if (found != null || clock.instant().isBefore(known.at().plus(LOOK_AGAIN))) return found;
        known = load();
        return find(known, id);
    }

    private static @Nullable ECKey find(Known known, String id) {
        return known.keys().stream()
                .map(Key::key)
                .filter(key -> key.getKeyID().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// The public halves of all keys that still verify.
    public JWKSet published() {
        known = load();
        return new JWKSet(
                known.keys().stream()
                        .map(
                                key ->
                                        (JWK)
                                                new ECKey.Builder(key.key().toPublicJWK())
                                                        .keyUse(KeyUse.SIGNATURE)
                                                        .algorithm(JWSAlgorithm.ES256)
                                                        .build())
                        .toList());
    }

    /// Makes a new key, which signs from now on.
    public void rotate() {
        try {
            var made = new ECKeyGenerator(Curve.P_256).keyID(Ids.next()).generate();
            var bytes = made.toJSONString().getBytes(StandardCharsets.UTF_8);
            database.write(
                    sql ->
                            sql.insertInto(KEYS, ID, SEALED, CREATED)
                                    .values(
                                            made.getKeyID(),
                                            seal.seal(bytes, context(made.getKeyID())),
                                            Column.micros(clock.instant()))
                                    .execute());
        } catch (JOSEException e) {
            throw new IllegalStateException("no signing key could be made", e);
        }
        known = load();
    }

    private Known load() {
        return new Known(database.read(this::verifying), clock.instant());
    }

    private List<Key> verifying(DSLContext sql) {
        var still = Column.micros(clock.instant()) - micros(VERIFIES_ON);
        var keys = new ArrayList<Key>();
        for (var row :
                sql.select(ID, SEALED, CREATED)
                        .from(KEYS)
                        .orderBy(CREATED.desc(), ID.desc())
                        .fetch()) {
            // It signed until the next newer one was made.
            if (!keys.isEmpty() && keys.getLast().created() < still) break;
            keys.add(new Key(parse(row.get(ID), row.get(SEALED)), row.get(CREATED)));
        }
        return keys;
    }

    private ECKey parse(String id, byte[] sealed) {
        byte[] opened;
        try {
            opened = seal.open(sealed, context(id));
        } catch (IllegalStateException e) {
            throw new OtherMasterKeyException(e);
        }
        try {
            return ECKey.parse(new String(opened, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key " + id + " cannot be used", e);
        }
    }

    private static String context(String id) {
        return "signing_key|" + id;
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1_000;
    }
}
