package live.lsn.platform.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Column;
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.ApiKeyProcedures.ApiKey;
import live.lsn.api.procedure.ApiKeyProcedures.CreateKey;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import org.bouncycastle.util.encoders.Base32;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys of programs.
public final class ApiKeys {
    /// How every key begins, so that scanners for leaked secrets find it.
    public static final String PREFIX = "lsn_";

    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int SECRET = 26;
    private static final int CHECKSUM = 6;
    private static final Table<Record> KEYS = table(name("api_key"));
    private static final Field<String> ID = field(name("id"), String.class);
    private static final Field<String> OWNER = field(name("owner"), String.class);
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<String> PERMISSIONS = field(name("permissions"), String.class);
    private static final Field<String> CHANNELS = field(name("channels"), String.class);
    private static final Field<byte[]> HASH = field(name("key_hash"), byte[].class);
    private static final Field<byte[]> PREVIOUS = field(name("previous_hash"), byte[].class);
    private static final Field<Long> PREVIOUS_UNTIL = field(name("previous_until_us"), Long.class);
    private static final Field<Long> CREATED = field(name("created_us"), Long.class);
    private static final Field<Long> EXPIRES = field(name("expires_us"), Long.class);
    private static final Field<Long> USED = field(name("used_us"), Long.class);
    private static final Field<Long> REVOKED = field(name("revoked_us"), Long.class);

    private static final List<Field<?>> ALL =
            List.of(ID, OWNER, NAME, PERMISSIONS, CHANNELS, HASH, CREATED, EXPIRES, USED, REVOKED);

    private final Database database;
    private final Seal seal;
    private final Accounts accounts;
    private final Credentials credentials;
    private final InstantSource clock;

    public ApiKeys(
            Database database,
            Seal seal,
            Accounts accounts,
            Credentials credentials,
            InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.accounts = accounts;
        this.credentials = credentials;
        this.clock = clock;
    }

    // ---- who comes with a key ----

    /// The program of a key: no more than its owner may do now. Null where the key is not good.
    @Nullable Caller caller(String text) {
        if (!isWellFormed(text)) return null;
        var row = database.read(sql -> row(sql, Secrets.hash(text)));
        var owner = row == null ? null : accounts.find(row.get(OWNER));
        if (row == null || owner == null || credentials.epoch(row.get(OWNER)) < 0) return null;
        noteUse(row);
        var key = key(row);
        var permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(key.permissions());
        permissions.retainAll(owner.permissions());
        return new Caller(
                key.id(),
                key.name(),
                owner.role(),
                permissions,
                owner.channels().stream()
                        .filter(channel -> key.channels().contains(channel.code()))
                        .toList());
    }

    private @Nullable Record row(DSLContext sql, byte[] hash) {
        var now = now();
        return sql.select(ALL)
                .from(KEYS)
                .where(HASH.eq(hash).or(PREVIOUS.eq(hash).and(PREVIOUS_UNTIL.gt(now))))
                .and(EXPIRES.gt(now))
                .and(REVOKED.isNull())
                .fetchOne();
    }

    private void noteUse(Record row) {
        var used = row.get(USED);
        if (used != null && used + NOTED.toMillis() * 1_000 > now()) return;
        database.write(
                sql -> sql.update(KEYS).set(USED, now()).where(ID.eq(row.get(ID))).execute());
    }

    // ---- what a key looks like ----

    /// The text of a key made by that command: the same for the same command, known to nobody
    /// before.
    public String text(String commandId) {
        var secret =
                letters(Objects.requireNonNull(seal.keyed("api key", commandId)))
                        .substring(0, SECRET);
        return PREFIX + secret + checksum(secret);
    }

    private static boolean isWellFormed(String text) {
        if (!text.matches(PREFIX + "[a-z2-7]{" + (SECRET + CHECKSUM) + "}")) return false;
        var secret = text.substring(PREFIX.length(), PREFIX.length() + SECRET);
        return text.endsWith(checksum(secret));
    }

    private static String checksum(String secret) {
        return letters(Secrets.hash(secret)).substring(0, CHECKSUM);
    }

    private static String letters(byte[] bytes) {
        return new String(Base32.encode(bytes), StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    }

    // ---- the keys themselves ----

    public void create(DSLContext sql, String id, String owner, CreateKey wish, String text) {
        sql.insertInto(KEYS, ID, OWNER, NAME, PERMISSIONS, CHANNELS, HASH, CREATED, EXPIRES)
                .values(
                        id,
                        owner,
                        wish.name(),
                        wish.permissions().stream()
                                .sorted()
                                .map(Enum::name)
                                .collect(Collectors.joining(" ")),
                        String.join(" ", wish.channels()),
                        Secrets.hash(text),
                        now(),
                        Column.micros(wish.expiresAt()))
                .execute();
    }

    /// @return whether there was a key to rotate
    public boolean rotate(DSLContext sql, String id, String text) {
        return sql.update(KEYS)
                        .set(PREVIOUS, HASH)
                        .set(PREVIOUS_UNTIL, Column.micros(clock.instant().plus(OVERLAP)))
                        .set(HASH, Secrets.hash(text))
                        .where(ID.eq(id))
                        .and(REVOKED.isNull())
                        .and(EXPIRES.gt(now()))
                        .execute()
                == 1;
    }

    public void revoke(DSLContext sql, String id) {
        sql.update(KEYS).set(REVOKED, now()).where(ID.eq(id)).and(REVOKED.isNull()).execute();
    }

    public @Nullable ApiKey find(String id) {
        return database.read(
                sql -> {
                    var row = sql.select(ALL).from(KEYS).where(ID.eq(id)).fetchOne();
                    return row == null ? null : key(row);
                });
    }

    /// The newest first.
    public List<ApiKey> all() {
        return database.read(
                sql -> sql.select(ALL).from(KEYS).orderBy(CREATED.desc(), ID).fetch(ApiKeys::key));
    }

    private static ApiKey key(Record row) {
        var used = row.get(USED);
        return new ApiKey(
                row.get(ID),
                row.get(NAME),
                row.get(OWNER),
                permissions(row.get(PERMISSIONS)),
                Arrays.asList(row.get(CHANNELS).split(" ")),
                instant(row.get(CREATED)),
                instant(row.get(EXPIRES)),
                used == null ? null : instant(used),
                row.get(REVOKED) != null);
    }

    private static Set<Permission> permissions(String names) {
        var permissions = EnumSet.noneOf(Permission.class);
        for (var name : names.split(" ")) permissions.add(Permission.valueOf(name));
        return permissions;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plusNanos(micros * 1_000);
    }

    private long now() {
        return Column.micros(clock.instant());
    }
}
