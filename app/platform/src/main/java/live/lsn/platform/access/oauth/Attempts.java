package live.lsn.platform.access.oauth;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Column;
import live.lsn.api.trpc.Json;
import live.lsn.platform.access.Secrets;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;

/// The sign-in pages that are open: each known by the secret in its form, and only to the browser
/// that it was given to.
final class Attempts {
    private static final Duration OPEN = Duration.ofMinutes(10);
    private static final Table<Record> ATTEMPT = table(name("sign_in_attempt"));
    private static final Field<byte[]> FORM = field(name("form"), byte[].class);
    private static final Field<byte[]> BROWSER = field(name("browser"), byte[].class);
    private static final Field<byte[]> SEALED = field(name("sealed"), byte[].class);
    private static final Field<Long> EXPIRES = field(name("expires_us"), Long.class);

    private final Database database;
    private final Seal seal;
    private final InstantSource clock;

    Attempts(Database database, Seal seal, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /// What the client asked for.
    record Wish(String redirect, @Nullable String state, String challenge) {}

    /// How far somebody has come.
    ///
    /// @param account whose password was given; null before that
    /// @param secondFactor whether a code of the second factor was given, too
    /// @param enrolling the secret of a second factor that is being enrolled
    record Attempt(
            Wish wish, @Nullable String account, boolean secondFactor, @Nullable String enrolling) {
        Attempt withAccount(String whose) {
            return new Attempt(wish, whose, false, null);
        }

        Attempt withSecondFactor() {
            return new Attempt(wish, account, true, null);
        }

        Attempt withEnrolling(String secret) {
            return new Attempt(wish, account, secondFactor, secret);
        }

        @Override
        public String toString() {
            return "Attempt[…]";
        }
    }

    /// Opens a page.
    ///
    /// @return the secret of its form
    String open(Wish wish, String browser) {
        var form = Secrets.next();
        var now = clock.instant();
        database.write(
                sql -> {
                    sql.deleteFrom(ATTEMPT).where(EXPIRES.lt(Column.micros(now))).execute();
                    return sql.insertInto(ATTEMPT, FORM, BROWSER, SEALED, EXPIRES)
                            .values(
                                    Secrets.hash(form),
                                    Secrets.hash(browser),
                                    sealed(form, new Attempt(wish, null, false, null)),
                                    Column.micros(now.plus(OPEN)))
                            .execute();
                });
        return form;
    }

    /// The attempt of a form that was given to this browser; null where there is none any more.
    @Nullable Attempt find(String form, String browser) {
        return database.read(
                sql -> {
                    var sealed =
                            sql.select(SEALED)
                                    .from(ATTEMPT)
                                    .where(FORM.eq(Secrets.hash(form)))
                                    .and(BROWSER.eq(Secrets.hash(browser)))
                                    .and(EXPIRES.gt(Column.micros(clock.instant())))
                                    .fetchOne(SEALED);
                    return sealed == null
                            ? null
                            : Json.MAPPER.readValue(
                                    seal.open(sealed, context(form)), Attempt.class);
                });
    }

    void advance(String form, Attempt attempt) {
        database.write(
                sql ->
                        sql.update(ATTEMPT)
                                .set(SEALED, sealed(form, attempt))
                                .where(FORM.eq(Secrets.hash(form)))
                                .execute());
    }

    /// @return whether it was open: of two that finish, one does
    boolean finish(String form) {
        return database.write(
                        sql -> sql.deleteFrom(ATTEMPT).where(FORM.eq(Secrets.hash(form))).execute())
                == 1;
    }

    private byte[] sealed(String form, Attempt attempt) {
        return seal.seal(Json.MAPPER.writeValueAsBytes(attempt), context(form));
    }

    private static String context(String form) {
        return "sign_in_attempt|" + HexFormat.of().formatHex(Secrets.hash(form));
    }
}
