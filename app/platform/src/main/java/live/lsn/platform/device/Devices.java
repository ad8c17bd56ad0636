package live.lsn.platform.device;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Column;
import live.lsn.api.procedure.DeviceProcedures.Device;
import live.lsn.api.procedure.DeviceProcedures.LeftWork;
import live.lsn.platform.db.Database;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The devices that people work on, as far as they have told, and the work that was left of those
/// that were wiped.
final class Devices {
    private static final long NOTED_US = 60_000_000;
    private static final Table<Record> DEVICE = table(name("device"));
    private static final Field<String> INSTALL = field(name("install"), String.class);
    private static final Field<String> ACCOUNT = field(name("account"), String.class);
    private static final Field<Long> FIRST = field(name("first_us"), Long.class);
    private static final Field<Long> SEEN = field(name("seen_us"), Long.class);
    private static final Field<String> WIPE = field(name("wipe_id"), String.class);
    private static final Field<Long> ORDERED = field(name("wipe_us"), Long.class);
    private static final Field<Long> WIPED = field(name("wiped_us"), Long.class);
    private static final Table<Record> LEFT = table(name("left_work"));
    private static final Field<String> ID = field(name("id"), String.class);
    private static final Field<String> CHANNEL = field(name("channel"), String.class);
    private static final Field<Integer> COMMANDS = field(name("commands"), Integer.class);
    private static final Field<Long> LEFT_AT = field(name("left_us"), Long.class);
    private static final Field<String> BOX = field(name("box"), String.class);
    private static final Field<Long> TAKEN = field(name("taken_us"), Long.class);

    private final Database database;

    Devices(Database database) {
        this.database = database;
    }

    /// An order that stands.
    record Ordered(String id, Instant at) {}

    /// Notes that the account works on the device; another account's device is left as it is.
    ///
    /// @return what was ordered for it and is not done; null for nothing
    @Nullable Ordered seen(String install, String account, Instant now) {
        var at = Column.micros(now);
        return database.write(
                sql -> {
                    var row = row(sql, install);
                    if (row == null) {
                        sql.insertInto(DEVICE, INSTALL, ACCOUNT, FIRST, SEEN)
                                .values(install, account, at, at)
                                .execute();
                        return null;
                    }
                    if (!row.get(ACCOUNT).equals(account)) return null;
                    if (row.get(SEEN) + NOTED_US < at)
                        sql.update(DEVICE).set(SEEN, at).where(INSTALL.eq(install)).execute();
                    return row.get(WIPE) == null || row.get(WIPED) != null
                            ? null
                            : new Ordered(row.get(WIPE), instant(row.get(ORDERED)));
                });
    }

    private static @Nullable Record row(DSLContext sql, String install) {
        return sql.select(INSTALL, ACCOUNT, FIRST, SEEN, WIPE, ORDERED, WIPED)
                .from(DEVICE)
                .where(INSTALL.eq(install))
                .fetchOne();
    }

    /// Those of an account, the last seen first.
    List<Device> of(String account) {
        return database.read(
                sql ->
                        sql
                                .select(INSTALL, ACCOUNT, FIRST, SEEN, WIPE, ORDERED, WIPED)
                                .from(DEVICE)
                                .where(ACCOUNT.eq(account))
                                .orderBy(SEEN.desc(), INSTALL)
                                .fetch()
                                .stream()
                                .map(
                                        row ->
                                                new Device(
                                                        row.get(INSTALL),
                                                        instant(row.get(FIRST)),
                                                        instant(row.get(SEEN)),
                                                        maybe(row.get(ORDERED)),
                                                        maybe(row.get(WIPED))))
                                .toList());
    }

    /// @return false where the account has no such device
    boolean order(DSLContext sql, String account, String install, String id, Instant now) {
        return sql.update(DEVICE)
                        .set(WIPE, id)
                        .set(ORDERED, Column.micros(now))
                        .setNull(WIPED)
                        .where(INSTALL.eq(install))
                        .and(ACCOUNT.eq(account))
                        .execute()
                == 1;
    }

    void wiped(DSLContext sql, String account, String install, String id, Instant now) {
        sql.update(DEVICE)
                .set(WIPED, Column.micros(now))
                .where(INSTALL.eq(install))
                .and(ACCOUNT.eq(account))
                .and(WIPE.eq(id))
                .execute();
    }

    /// What the account left on devices and does not have back.
    List<LeftWork> left(String account) {
        return database.read(
                sql ->
                        sql
                                .select(ID, CHANNEL, COMMANDS, LEFT_AT)
                                .from(LEFT)
                                .where(ACCOUNT.eq(account))
                                .and(TAKEN.isNull())
                                .orderBy(LEFT_AT, ID)
                                .fetch()
                                .stream()
                                .map(
                                        row ->
                                                new LeftWork(
                                                        row.get(ID),
                                                        row.get(CHANNEL),
                                                        row.get(COMMANDS),
                                                        instant(row.get(LEFT_AT))))
                                .toList());
    }

    void leave(
            DSLContext sql,
            String id,
            String account,
            String install,
            String channel,
            int commands,
            String box,
            Instant now) {
        sql.insertInto(LEFT, ID, ACCOUNT, INSTALL, CHANNEL, COMMANDS, LEFT_AT, BOX)
                .values(id, account, install, channel, commands, Column.micros(now), box)
                .execute();
    }

    /// The box of an account's work; null where it has none of that id.
    @Nullable String box(String id, String account) {
        return database.read(
                sql ->
                        sql.select(BOX)
                                .from(LEFT)
                                .where(ID.eq(id))
                                .and(ACCOUNT.eq(account))
                                .fetchOne(BOX));
    }

    /// It is back with its maker. The box stays.
    void taken(DSLContext sql, String id, String account, Instant now) {
        sql.update(LEFT)
                .set(TAKEN, Column.micros(now))
                .where(ID.eq(id))
                .and(ACCOUNT.eq(account))
                .and(TAKEN.isNull())
                .execute();
    }

    private static @Nullable Instant maybe(@Nullable Long micros) {
        return micros == null ? null : instant(micros);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
