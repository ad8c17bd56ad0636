package live.lsn.platform.access.oauth;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;

import live.lsn.api.collection.Column;
import live.lsn.api.model.Ids;
import live.lsn.platform.access.Accounts;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.Credentials;
import live.lsn.platform.access.Secrets;
import live.lsn.platform.access.Sessions;
import live.lsn.platform.access.Sessions.Issued;
import live.lsn.platform.access.oauth.Attempts.Wish;
import live.lsn.platform.db.Database;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;

/// Authorization codes: good for a minute and once, for the client, the address and the verifier
/// that they were asked with. One that comes a second time ends what the first one made.
final class Codes {
    private static final Duration GOOD = Duration.ofSeconds(60);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Table<Record> CODES = table(name("authorization_code"));
    private static final Field<byte[]> CODE = field(name("code"), byte[].class);
    private static final Field<String> SESSION = field(name("session"), String.class);
    private static final Field<String> ACCOUNT = field(name("account"), String.class);
    private static final Field<Long> EPOCH = field(name("epoch"), Long.class);
    private static final Field<String> CLIENT = field(name("client"), String.class);
    private static final Field<String> REDIRECT = field(name("redirect"), String.class);
    private static final Field<String> CHALLENGE = field(name("challenge"), String.class);
    private static final Field<Long> EXPIRES = field(name("expires_us"), Long.class);
    private static final Field<Long> USED = field(name("used_us"), Long.class);

    private final Database database;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Sessions sessions;
    private final InstantSource clock;

    Codes(
            Database database,
            Accounts accounts,
            Credentials credentials,
            Sessions sessions,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.credentials = credentials;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// A code for the account, whose person has shown all that was asked.
    String issue(String account, Wish wish) {
        var code = Secrets.next();
        var now = clock.instant();
        var epoch = credentials.epoch(account);
        database.write(
                sql -> {
                    sql.deleteFrom(CODES)
                            .where(EXPIRES.lt(Column.micros(now.minus(REMEMBERED))))
                            .execute();
                    return sql.insertInto(
                                    CODES, CODE, SESSION, ACCOUNT, EPOCH, CLIENT, REDIRECT,
                                    CHALLENGE, EXPIRES)
                            .values(
                                    Secrets.hash(code),
                                    Ids.next(),
                                    account,
                                    epoch,
                                    DeskClient.ID,
                                    wish.redirect(),
                                    wish.challenge(),
                                    Column.micros(now.plus(GOOD)))
                            .execute();
                });
        return code;
    }

    /// Begins the session of a code; null where the code is not good for that. A try that fails
    /// spends the code.
    @Nullable Issued redeem(
            String code, @Nullable String redirect, @Nullable CodeVerifier verifier) {
        var hash = Secrets.hash(code);
        var account =
                database.read(
                        sql ->
                                sql.select(ACCOUNT)
                                        .from(CODES)
                                        .where(CODE.eq(hash))
                                        .fetchOne(ACCOUNT));
        var caller = account == null ? null : accounts.find(account);
        if (caller == null) return null;
        return database.write(sql -> redeem(sql, hash, caller, redirect, verifier));
    }

    private @Nullable Issued redeem(
            DSLContext sql,
            byte[] code,
            Caller caller,
            @Nullable String redirect,
            @Nullable CodeVerifier verifier) {
        var row =
                database.lock(
                                sql.select(SESSION, EPOCH, REDIRECT, CHALLENGE, EXPIRES, USED)
                                        .from(CODES)
                                        .where(CODE.eq(code)))
                        .fetchOne();
        if (row == null) return null;
        if (row.get(USED) != null) {
            sessions.end(sql, row.get(SESSION));
            return null;
        }
        var now = Column.micros(clock.instant());
        sql.update(CODES).set(USED, now).where(CODE.eq(code)).execute();
        var good =
                row.get(EXPIRES) > now
                        && row.get(REDIRECT).equals(redirect)
                        && verifier != null
                        && CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue()
                                .equals(row.get(CHALLENGE))
                        && credentials.epoch(caller.account()) == row.get(EPOCH);
        return good
                ? sessions.begin(sql, row.get(SESSION), caller, row.get(EPOCH), DeskClient.ID)
                : null;
    }
}
