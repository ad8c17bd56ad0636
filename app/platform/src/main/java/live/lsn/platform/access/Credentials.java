package live.lsn.platform.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Column;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;
import live.lsn.platform.trpc.TrpcFailure;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Login names, passwords and second factors. After five wrong tries a login is locked for a
/// minute, then for twice as long after each further one, up to an hour.
public final class Credentials {
    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOCK = Duration.ofHours(1);
    private static final Table<Record> CREDENTIAL = table(name("credential"));
    private static final Field<String> ACCOUNT = field(name("account"), String.class);
    private static final Field<byte[]> LOGIN = field(name("login_key"), byte[].class);
    private static final Field<byte[]> SEALED = field(name("sealed"), byte[].class);
    private static final Field<Integer> FAILURES = field(name("failures"), Integer.class);
    private static final Field<Long> LOCKED = field(name("locked_until_us"), Long.class);
    private static final Field<Long> TOTP_STEP = field(name("totp_step"), Long.class);
    private static final Field<Long> EPOCH = field(name("epoch"), Long.class);
    private static final Field<Integer> DISABLED = field(name("disabled"), Integer.class);

    private final Database database;
    private final Seal seal;
    private final Passwords passwords;
    private final InstantSource clock;

    public Credentials(Database database, Seal seal, Passwords passwords, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// What lies sealed.
    ///
    /// @param password its hash; null before the first one
    /// @param totp the second factor's secret in Base32; null where none is enrolled
    /// @param recovery SHA-256 of the recovery codes that are left, hexadecimal
    record Sealed(
            String login,
            @Nullable String password,
            boolean mustChange,
            @Nullable String totp,
            List<String> recovery) {
        @Override
        public String toString() {
            return "Sealed[…]";
        }

        Sealed withPassword(String hash, boolean change) {
            return new Sealed(login, hash, change, totp, recovery);
        }

        Sealed withSecondFactor(@Nullable String secret, List<String> codes) {
            return new Sealed(login, password, mustChange, secret, codes);
        }
    }

    /// How an account stands, without its secrets.
    ///
    /// @param hasPassword whether one was ever set
    public record State(
            String account,
            String login,
            boolean hasPassword,
            boolean mustChange,
            boolean secondFactor,
            boolean disabled,
            boolean locked,
            long epoch) {
        @Override
        public String toString() {
            return "State[" + account + "]";
        }
    }

    /// Lower case, composed: what is the same login name.
    static String normal(String login) {
        return Normalizer.normalize(login.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// A login name made from a person's name: `mara.lindqvist`.
    static String loginOf(String person) {
        var plain =
                Normalizer.normalize(person, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", ".")
                        .replaceAll("^\\.+|\\.+$", "");
        return plain.isEmpty() ? "user" : plain;
    }

    /// Gives the account a login name, made from the person's, if it has none yet.
    public void enter(String account, String person) {
        database.write(
                sql -> {
                    if (row(sql, account) == null) enter(sql, account, freeLogin(sql, person));
                    return null;
                });
    }

    /// Enters a new account.
    ///
    /// @param login null for one made from the person's name
    /// @throws TrpcFailure UNPROCESSABLE_CONTENT if somebody has that login name
    public void enterNew(DSLContext sql, String account, String person, @Nullable String login) {
        if (login != null && isTaken(sql, normal(login)))
            throw new TrpcFailure(
                            TrpcErrorCode.UNPROCESSABLE_CONTENT, "Somebody has that login name")
                    .with("refusal", Map.of("code", "users.login-taken"));
        enter(sql, account, login == null ? freeLogin(sql, person) : normal(login));
    }

    private void enter(DSLContext sql, String account, String login) {
        var sealed = new Sealed(login, null, false, null, List.of());
        sql.insertInto(
                        CREDENTIAL,
                        ACCOUNT,
                        LOGIN,
                        SEALED,
                        FAILURES,
                        LOCKED,
                        TOTP_STEP,
                        EPOCH,
                        DISABLED)
                .values(account, key(login), sealed(account, sealed), 0, 0L, 0L, 0L, 0)
                .execute();
    }

    private String freeLogin(DSLContext sql, String person) {
        var base = loginOf(person);
        for (var n = 1; ; n++) {
            var login = n == 1 ? base : base + n;
            if (!isTaken(sql, login)) return login;
        }
    }

    private boolean isTaken(DSLContext sql, String login) {
        return sql.fetchExists(CREDENTIAL, LOGIN.eq(key(login)));
    }

    /// How the account stands; null where it has no login name.
    public @Nullable State state(String account) {
        return database.read(
                sql -> {
                    var row = row(sql, account);
                    return row == null ? null : state(row);
                });
    }

    /// The account of a login name; null where nobody has it.
    public @Nullable String account(String login) {
        return database.read(
                sql ->
                        sql.select(ACCOUNT)
                                .from(CREDENTIAL)
                                .where(LOGIN.eq(key(normal(login))))
                                .fetchOne(ACCOUNT));
    }

    private State state(Record row) {
        var account = row.get(ACCOUNT);
        var sealed = open(row);
        return new State(
                account,
                sealed.login(),
                sealed.password() != null,
                sealed.mustChange(),
                sealed.totp() != null,
                row.get(DISABLED) != 0,
                row.get(LOCKED) > Column.micros(clock.instant()),
                row.get(EPOCH));
    }

    /// The account of login and password, if they go together, it is not disabled and there were
    /// not too many tries; null otherwise, and no way to tell which. A right password alone does
    /// not make earlier failures forgotten: [#proven] does.
    public @Nullable State check(String login, String password) {
        var account = account(login);
        var admitted = account != null && admit(account);
        var row = account == null ? null : database.read(sql -> row(sql, account));
        var hash = row == null ? null : open(row).password();
        var right =
                passwords.matches(password.length() > Passwords.LONGEST * 4 ? "" : password, hash);
        if (!right || !admitted || row == null || row.get(DISABLED) != 0) return null;
        takeBack(row.get(ACCOUNT));
        return state(row);
    }

    /// Counts a try before it is looked at, so that many at once are not more than five.
    ///
    /// @return false while the login is locked
    private boolean admit(String account) {
        return database.write(
                sql -> {
                    var row = requireNonNull(lock(sql, account));
                    var now = Column.micros(clock.instant());
                    if (row.get(LOCKED) > now) return false;
                    var failures = row.get(FAILURES) + 1;
                    sql.update(CREDENTIAL)
                            .set(FAILURES, failures)
                            .set(LOCKED, failures < FREE_TRIES ? 0 : now + lockMicros(failures))
                            .where(ACCOUNT.eq(account))
                            .execute();
                    return true;
                });
    }

    private static long lockMicros(int failures) {
        var doubled = FIRST_LOCK.multipliedBy(1L << Math.min(failures - FREE_TRIES, 10));
        var pause = doubled.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : doubled;
        return pause.toMillis() * 1_000;
    }

    private void takeBack(String account) {
        database.write(
                sql ->
                        sql.update(CREDENTIAL)
                                .set(FAILURES, FAILURES.minus(1))
                                .set(LOCKED, 0L)
                                .where(ACCOUNT.eq(account))
                                .and(FAILURES.gt(0))
                                .execute());
    }

    /// Whether this is a code of the account's second factor or one of its recovery codes, which
    /// then is spent. Counts as a try, like a password.
    public boolean checkSecond(String account, String code) {
        if (!admit(account)) return false;
        var right = database.<Boolean>write(sql -> spend(sql, account, code));
        if (right) takeBack(account);
        return right;
    }

    private boolean spend(DSLContext sql, String account, String code) {
        var row = requireNonNull(lock(sql, account));
        var kept = open(row);
        if (kept.totp() == null || row.get(DISABLED) != 0) return false;
        var step = Totp.step(kept.totp(), code, clock.instant(), row.get(TOTP_STEP));
        if (step != null) {
            sql.update(CREDENTIAL).set(TOTP_STEP, step).where(ACCOUNT.eq(account)).execute();
            return true;
        }
        var left = new ArrayList<>(kept.recovery());
        if (!left.remove(RecoveryCodes.hash(account, code))) return false;
        change(sql, account, before -> before.withSecondFactor(before.totp(), left));
        return true;
    }

    /// Enrols a second factor, if this is a code of it.
    ///
    /// @param secret in Base32
    /// @return its recovery codes; empty where the code is another
    public List<String> enrol(String account, String secret, String code) {
        var step = Totp.step(secret, code, clock.instant(), -1);
        if (step == null) return List.of();
        var codes = RecoveryCodes.next();
        var hashes = codes.stream().map(one -> RecoveryCodes.hash(account, one)).toList();
        database.write(
                sql -> {
                    change(sql, account, before -> before.withSecondFactor(secret, hashes));
                    return sql.update(CREDENTIAL)
                            .set(TOTP_STEP, step)
                            .where(ACCOUNT.eq(account))
                            .execute();
                });
        return codes;
    }

    /// Everything that was asked was given: failures before are forgotten.
    public void proven(String account) {
        database.write(
                sql ->
                        sql.update(CREDENTIAL)
                                .set(FAILURES, 0)
                                .set(LOCKED, 0L)
                                .where(ACCOUNT.eq(account))
                                .execute());
    }

    /// Sets a password; [Passwords#fault] was asked before.
    ///
    /// @param mustChange whether the next sign-in asks for another one
    public void setPassword(String account, String password, boolean mustChange) {
        var hash = passwords.hash(password);
        database.write(
                sql -> {
                    change(sql, account, before -> before.withPassword(hash, mustChange));
                    return null;
                });
        proven(account);
    }

    /// Gives a password for one sign-in, which asks for another one. A lock is lifted.
    public void givePassword(DSLContext sql, String account, String password) {
        var hash = passwords.hash(password);
        change(sql, account, before -> before.withPassword(hash, true));
        sql.update(CREDENTIAL)
                .set(FAILURES, 0)
                .set(LOCKED, 0L)
                .where(ACCOUNT.eq(account))
                .execute();
    }

    /// Forgets the second factor; who needs one enrols at the next sign-in.
    public void forgetSecondFactor(DSLContext sql, String account) {
        change(sql, account, before -> before.withSecondFactor(null, List.of()));
    }

    public void disable(DSLContext sql, String account, boolean disabled) {
        sql.update(CREDENTIAL).set(DISABLED, disabled ? 1 : 0).where(ACCOUNT.eq(account)).execute();
    }

    /// Sets a password from outside a sign-in, and signs the account out everywhere.
    public void replacePassword(String account, String password, boolean mustChange) {
        setPassword(account, password, mustChange);
        database.write(
                sql -> {
                    endAll(sql, account);
                    return null;
                });
    }

    /// Whether this is the account's password, without counting the try.
    public boolean isPassword(String account, String password) {
        var row = database.read(sql -> row(sql, account));
        return row != null && passwords.matches(password, open(row).password());
    }

    /// Everything that was signed in under the account until now is signed out.
    public void endAll(DSLContext sql, String account) {
        sql.update(CREDENTIAL).set(EPOCH, EPOCH.plus(1)).where(ACCOUNT.eq(account)).execute();
    }

    /// The account's epoch; -1 where it is disabled or nobody has it.
    public long epoch(String account) {
        return database.read(sql -> epoch(sql, account));
    }

    /// Whether the account may sign in at all.
    public boolean isEnabled(DSLContext sql, String account) {
        return epoch(sql, account) >= 0;
    }

    /// Whether the account may sign in, stands at the epoch, and the condition holds: asked of the
    /// database in one, for it is asked with every request.
    boolean isAt(DSLContext sql, String account, long epoch, Condition also) {
        return sql.fetchExists(
                CREDENTIAL, ACCOUNT.eq(account).and(DISABLED.eq(0)).and(EPOCH.eq(epoch)).and(also));
    }

    long epoch(DSLContext sql, String account) {
        var epoch =
                sql.select(EPOCH)
                        .from(CREDENTIAL)
                        .where(ACCOUNT.eq(account))
                        .and(DISABLED.eq(0))
                        .fetchOne(EPOCH);
        return epoch == null ? -1 : epoch;
    }

    private void change(DSLContext sql, String account, UnaryOperator<Sealed> how) {
        var row = requireNonNull(lock(sql, account));
        sql.update(CREDENTIAL)
                .set(SEALED, sealed(account, how.apply(open(row))))
                .where(ACCOUNT.eq(account))
                .execute();
    }

    private @Nullable Record row(DSLContext sql, String account) {
        return sql.select(CREDENTIAL_FIELDS).from(CREDENTIAL).where(ACCOUNT.eq(account)).fetchOne();
    }

    private @Nullable Record lock(DSLContext sql, String account) {
        return database.lock(
                        sql.select(CREDENTIAL_FIELDS).from(CREDENTIAL).where(ACCOUNT.eq(account)))
                .fetchOne();
    }

    private static final List<Field<?>> CREDENTIAL_FIELDS =
            List.of(ACCOUNT, SEALED, FAILURES, LOCKED, TOTP_STEP, EPOCH, DISABLED);

    private byte[] key(String login) {
        return requireNonNull(seal.keyed("login", login));
    }

    private byte[] sealed(String account, Sealed sealed) {
        return seal.seal(Json.MAPPER.writeValueAsBytes(sealed), "credential|" + account);
    }

    private Sealed open(Record row) {
        return Json.MAPPER.readValue(
                seal.open(row.get(SEALED), "credential|" + row.get(ACCOUNT)), Sealed.class);
    }
}
