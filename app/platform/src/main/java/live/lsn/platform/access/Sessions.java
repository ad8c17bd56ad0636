package live.lsn.platform.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Column;
import live.lsn.platform.access.Tokens.Claims;
import live.lsn.platform.db.Database;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Feed;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// What lives on after a sign-in: a session, and the family of refresh tokens that keep it alive.
/// Each is used once; an old one that comes back late ends the session, for somebody has a copy.
public final class Sessions {
    /// A session that is not used for so long is over.
    public static final Duration IDLE = Duration.ofDays(30);

    /// For so long the token before the newest is taken again: its answer may have been lost.
    public static final Duration GRACE = Duration.ofSeconds(30);

    private static final Table<Record> SESSION = table(name("desk_session"));
    private static final Table<Record> REFRESH = table(name("refresh_token"));
    private static final Field<String> ID = field(name("id"), String.class);
    private static final Field<String> ACCOUNT = field(name("account"), String.class);
    private static final Field<Long> EPOCH = field(name("epoch"), Long.class);
    private static final Field<String> CLIENT = field(name("client"), String.class);
    private static final Field<Long> CREATED = field(name("created_us"), Long.class);
    private static final Field<Long> USED = field(name("used_us"), Long.class);
    private static final Field<Long> ENDED = field(name("ended_us"), Long.class);
    private static final Field<byte[]> TOKEN = field(name("token"), byte[].class);
    private static final Field<String> OF = field(name("session"), String.class);
    private static final Field<byte[]> PARENT = field(name("parent"), byte[].class);
    private static final Field<Long> MADE = field(name("made_us"), Long.class);
    private static final Field<Long> ROTATED = field(name("rotated_us"), Long.class);

    private final Database database;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Feed feed;
    private final InstantSource clock;

    public Sessions(
            Database database,
            Accounts accounts,
            Credentials credentials,
            Tokens tokens,
            Feed feed,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.credentials = credentials;
        this.tokens = tokens;
        this.feed = feed;
        this.clock = clock;
    }

    /// What a client gets.
    public record Issued(String access, String refresh) {
        @Override
        public String toString() {
            return "Issued[…]";
        }
    }

    /// Begins a session, with an entry in the audit log.
    ///
    /// @param id of the session
    /// @param caller whose it is
    public Issued begin(DSLContext sql, String id, Caller caller, long epoch, String client) {
        var now = now();
        sql.insertInto(SESSION, ID, ACCOUNT, EPOCH, CLIENT, CREATED, USED)
                .values(id, caller.account(), epoch, client, now, now)
                .execute();
        var issued = issue(sql, id, caller.account(), epoch, null);
        audit(sql, caller, "sign in");
        return issued;
    }

    private void audit(DSLContext sql, Caller caller, String action) {
        for (var channel : caller.channels().stream().limit(1).toList()) {
            feed.append(
                    sql,
                    channel.code(),
                    Act.of(caller.account(), action, clock.instant()),
                    List.of());
        }
    }

    private Issued issue(
            DSLContext sql, String session, String account, long epoch, byte @Nullable [] parent) {
        var refresh = Secrets.next();
        sql.insertInto(REFRESH, TOKEN, OF, PARENT, MADE)
                .values(Secrets.hash(refresh), session, parent, now())
                .execute();
        var access = tokens.issue(new Claims(account, epoch, session), Tokens.SHORT);
        return new Issued(access, refresh);
    }

    /// New tokens for a refresh token; null where it is none of ours, was used before or its
    /// session is over.
    public @Nullable Issued refresh(String refresh, String client) {
        return database.write(sql -> refresh(sql, Secrets.hash(refresh), client));
    }

    private @Nullable Issued refresh(DSLContext sql, byte[] token, String client) {
        // The session first: two that refresh at the same time wait for each other here.
        var id = sql.select(OF).from(REFRESH).where(TOKEN.eq(token)).fetchOne(OF);
        var session = id == null ? null : live(sql, id);
        if (id == null || session == null || !session.get(CLIENT).equals(client)) return null;
        var rotated = sql.select(ROTATED).from(REFRESH).where(TOKEN.eq(token)).fetchSingle(ROTATED);
        var now = now();
        if (rotated != null && !inGrace(sql, token, rotated)) {
            end(sql, id);
            return null;
        }
        if (rotated == null) sql.update(REFRESH).set(ROTATED, now).where(TOKEN.eq(token)).execute();
        sql.update(SESSION).set(USED, now).where(ID.eq(id)).execute();
        return issue(sql, id, session.get(ACCOUNT), session.get(EPOCH), token);
    }

    private boolean inGrace(DSLContext sql, byte[] token, long rotated) {
        return now() - rotated <= micros(GRACE)
                && !sql.fetchExists(REFRESH, PARENT.eq(token).and(ROTATED.isNotNull()));
    }

    private @Nullable Record live(DSLContext sql, String id) {
        var row =
                database.lock(
                                sql.select(ACCOUNT, EPOCH, CLIENT, USED)
                                        .from(SESSION)
                                        .where(ID.eq(id).and(ENDED.isNull())))
                        .fetchOne();
        if (row == null
                || row.get(USED) + micros(IDLE) < now()
                || credentials.epoch(sql, row.get(ACCOUNT)) != row.get(EPOCH)) return null;
        return row;
    }

    /// Ends the session of a refresh or access token; any other text ends nothing.
    public void revoke(String token) {
        var claims = tokens.verify(token);
        var account =
                database.<@Nullable String>write(
                        sql -> {
                            var id =
                                    claims != null
                                            ? claims.session()
                                            : sql.select(OF)
                                                    .from(REFRESH)
                                                    .where(TOKEN.eq(Secrets.hash(token)))
                                                    .fetchOne(OF);
                            return id == null ? null : end(sql, id);
                        });
        var caller = account == null ? null : accounts.find(account);
        if (caller != null)
            database.write(
                    sql -> {
                        audit(sql, caller, "sign out");
                        return null;
                    });
    }

    /// Ends a session, and with it whatever came from it.
    ///
    /// @return whose it was; null where it was over already
    public @Nullable String end(DSLContext sql, String id) {
        var ended =
                sql.update(SESSION)
                        .set(ENDED, now())
                        .where(ID.eq(id))
                        .and(ENDED.isNull())
                        .execute();
        return ended == 0
                ? null
                : sql.select(ACCOUNT).from(SESSION).where(ID.eq(id)).fetchSingle(ACCOUNT);
    }

    /// Whether nobody has ended before its time what these claims came from.
    public boolean isLive(Claims claims) {
        var session =
                claims.session() == null
                        ? DSL.noCondition()
                        : DSL.exists(
                                DSL.selectOne()
                                        .from(SESSION)
                                        .where(ID.eq(claims.session()).and(ENDED.isNull())));
        return database.read(
                sql -> credentials.isAt(sql, claims.account(), claims.epoch(), session));
    }

    /// Forgets what has been over for a while.
    public void purge() {
        var old = now() - micros(IDLE);
        database.write(
                sql -> {
                    var over = sql.select(ID).from(SESSION).where(USED.lt(old));
                    sql.deleteFrom(REFRESH).where(OF.in(over)).execute();
                    return sql.deleteFrom(SESSION).where(USED.lt(old)).execute();
                });
    }

    private long now() {
        return Column.micros(clock.instant());
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1_000;
    }
}
