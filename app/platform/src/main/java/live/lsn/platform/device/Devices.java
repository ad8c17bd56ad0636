package live.lsn.platform.device;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Column;
import live.lsn.api.procedure.DeviceProcedures.Device;
import live.lsn.api.procedure.DeviceProcedures.Machine;
import live.lsn.api.procedure.DeviceProcedures.WipeDevice;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;
import live.lsn.platform.db.Database;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The devices that people work on, as far as they have told. Each sales channel of a person on a
/// machine is a row; what is ordered holds for all of that machine.
final class Devices {
    private static final long NOTED_US = 60_000_000;
    private static final Table<Record> DEVICE = table(name("device"));
    private static final Field<String> INSTALL = field(name("install"), String.class);
    private static final Field<String> ACCOUNT = field(name("account"), String.class);
    private static final Field<String> MACHINE = field(name("machine"), String.class);
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<Long> FIRST = field(name("first_us"), Long.class);
    private static final Field<Long> SEEN = field(name("seen_us"), Long.class);
    private static final Field<String> WIPE = field(name("wipe_id"), String.class);
    private static final Field<String> REASON = field(name("wipe_reason"), String.class);
    private static final Field<Long> ORDERED = field(name("wipe_us"), Long.class);
    private static final Field<Long> WIPED = field(name("wiped_us"), Long.class);
    private static final List<Field<?>> ALL =
            List.of(INSTALL, ACCOUNT, MACHINE, NAME, FIRST, SEEN, WIPE, REASON, ORDERED, WIPED);

    private final Database database;
    private final LeftWorks works;

    Devices(Database database, LeftWorks works) {
        this.database = database;
        this.works = works;
    }

    /// An order that stands.
    record Ordered(String id, Instant at) {}

    private static boolean stands(Record row) {
        return row.get(WIPE) != null && row.get(WIPED) == null;
    }

    /// Notes that the account works on the device; another account's device is left as it is.
    ///
    /// @return what was ordered for it and is not done; null for nothing
    @Nullable Ordered seen(String install, String account, @Nullable Machine machine, Instant now) {
        var at = Column.micros(now);
        return database.write(
                sql -> {
                    var row = row(sql, install);
                    if (row != null && !row.get(ACCOUNT).equals(account)) return null;
                    if (row == null) enter(sql, install, account, at);
                    else if (row.get(SEEN) + NOTED_US < at)
                        sql.update(DEVICE).set(SEEN, at).where(INSTALL.eq(install)).execute();
                    if (machine != null) tell(sql, install, account, machine, row);
                    var after = row(sql, install);
                    return after == null || !stands(after) ? null : ordered(after);
                });
    }

    /// What was ordered for the account's device and is not done; null for nothing.
    @Nullable Ordered ordered(String install, String account) {
        var row = database.read(sql -> row(sql, install));
        return row != null && row.get(ACCOUNT).equals(account) && stands(row) ? ordered(row) : null;
    }

    private static Ordered ordered(Record row) {
        return new Ordered(row.get(WIPE), instant(row.get(ORDERED)));
    }

    private static void enter(DSLContext sql, String install, String account, long at) {
        sql.insertInto(DEVICE, INSTALL, ACCOUNT, FIRST, SEEN)
                .values(install, account, at, at)
                .execute();
    }

    /// Keeps what the machine is called. What was ordered for it holds for a sales channel that is
    /// opened there afterwards.
    private static void tell(
            DSLContext sql,
            String install,
            String account,
            Machine machine,
            @Nullable Record before) {
        if (before != null
                && machine.id().equals(before.get(MACHINE))
                && machine.name().equals(before.get(NAME))) return;
        sql.update(DEVICE)
                .set(MACHINE, machine.id())
                .set(NAME, machine.name())
                .where(INSTALL.eq(install))
                .execute();
        if (before != null && before.get(WIPE) != null) return;
        sql.select(ALL)
                .from(DEVICE)
                .where(ACCOUNT.eq(account))
                .and(MACHINE.eq(machine.id()))
                .and(WIPE.isNotNull())
                .and(WIPED.isNull())
                .limit(1)
                .fetchOptional()
                .ifPresent(
                        other ->
                                sql.update(DEVICE)
                                        .set(WIPE, other.get(WIPE))
                                        .set(REASON, other.get(REASON))
                                        .set(ORDERED, other.get(ORDERED))
                                        .where(INSTALL.eq(install))
                                        .execute());
    }

    private static @Nullable Record row(DSLContext sql, String install) {
        return sql.select(ALL).from(DEVICE).where(INSTALL.eq(install)).fetchOne();
    }

    /// Those of the accounts, a machine each, the last seen first.
    List<Device> of(Set<String> accounts) {
        var left = works.counts(accounts);
        var rows =
                database.read(
                        sql ->
                                List.copyOf(
                                        sql.select(ALL)
                                                .from(DEVICE)
                                                .where(ACCOUNT.in(accounts))
                                                .orderBy(SEEN.desc(), INSTALL)
                                                .fetch()));
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                Devices::machine, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(machine -> device(machine, left))
                .toList();
    }

    private static List<String> machine(Record row) {
        var machine = row.get(MACHINE);
        return List.of(row.get(ACCOUNT), machine == null ? row.get(INSTALL) : machine);
    }

    private static Device device(List<? extends Record> rows, Map<String, Integer> left) {
        var last = rows.getFirst();
        var order =
                rows.stream()
                        .filter(row -> row.get(WIPE) != null)
                        .max(Comparator.comparing(row -> row.get(ORDERED)))
                        .orElse(null);
        var reason = order == null ? null : order.get(REASON);
        return new Device(
                last.get(INSTALL),
                last.get(ACCOUNT),
                last.get(NAME),
                instant(rows.stream().mapToLong(row -> row.get(FIRST)).min().orElseThrow()),
                instant(last.get(SEEN)),
                order == null ? null : instant(order.get(ORDERED)),
                reason == null ? null : WipeReason.valueOf(reason),
                order == null ? null : maybe(order.get(WIPED)),
                rows.stream().mapToInt(row -> left.getOrDefault(row.get(INSTALL), 0)).sum());
    }

    /// Whether the account has a device that is to be wiped and has not confirmed it.
    static boolean isAwaited(Database database, String account) {
        return database.read(
                sql ->
                        sql.fetchExists(
                                sql.selectOne()
                                        .from(DEVICE)
                                        .where(ACCOUNT.eq(account))
                                        .and(WIPE.isNotNull())
                                        .and(WIPED.isNull())));
    }

    /// Orders the machine of the install to be wiped. An order that stands goes on as it is: the
    /// device may be obeying it.
    ///
    /// @return the id of the order that stands now; null where the account has no such device
    @Nullable String order(DSLContext sql, WipeDevice input, String id, Instant now) {
        var row = row(sql, input.install());
        if (row == null || !row.get(ACCOUNT).equals(input.account())) return null;
        if (stands(row)) return row.get(WIPE);
        sql.update(DEVICE)
                .set(WIPE, id)
                .set(REASON, input.reason().name())
                .set(ORDERED, Column.micros(now))
                .setNull(WIPED)
                .where(ACCOUNT.eq(input.account()))
                .and(sameMachine(row))
                .execute();
        return id;
    }

    private static Condition sameMachine(Record row) {
        var machine = row.get(MACHINE);
        return machine == null ? INSTALL.eq(row.get(INSTALL)) : MACHINE.eq(machine);
    }

    void wiped(DSLContext sql, String account, String install, String id, Instant now) {
        var row = row(sql, install);
        if (row == null) return;
        sql.update(DEVICE)
                .set(WIPED, Column.micros(now))
                .where(sameMachine(row))
                .and(ACCOUNT.eq(account))
                .and(WIPE.eq(id))
                .execute();
    }

    private static @Nullable Instant maybe(@Nullable Long micros) {
        return micros == null ? null : instant(micros);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
