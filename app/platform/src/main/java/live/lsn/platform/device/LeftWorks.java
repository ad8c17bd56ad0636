package live.lsn.platform.device;

import static live.lsn.platform.device.Devices.instant;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Column;
import live.lsn.api.procedure.DeviceProcedures.Leave;
import live.lsn.api.procedure.DeviceProcedures.LeftWork;
import live.lsn.api.procedure.DeviceProcedures.Part;
import live.lsn.platform.db.Database;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The work that was left of devices that were wiped, sealed, until its maker has it back.
final class LeftWorks {
    private static final Table<Record> LEFT = table(name("left_work"));
    private static final Field<String> ID = field(name("id"), String.class);
    private static final Field<String> ACCOUNT = field(name("account"), String.class);
    private static final Field<String> INSTALL = field(name("install"), String.class);
    private static final Field<String> CHANNEL = field(name("channel"), String.class);
    private static final Field<Integer> COMMANDS = field(name("commands"), Integer.class);
    private static final Field<Long> LEFT_AT = field(name("left_us"), Long.class);
    private static final Field<String> BOX = field(name("box"), String.class);
    private static final Field<String> PART_OF = field(name("part_of"), String.class);
    private static final Field<Integer> PART = field(name("part"), Integer.class);
    private static final Field<Integer> PARTS = field(name("parts"), Integer.class);
    private static final Field<Long> TAKEN = field(name("taken_us"), Long.class);

    private final Database database;

    LeftWorks(Database database) {
        this.database = database;
    }

    /// What the accounts left on devices and do not have back.
    List<LeftWork> left(Set<String> accounts) {
        return database.read(
                sql ->
                        sql
                                .select(ID, CHANNEL, COMMANDS, PART_OF, PART, PARTS, LEFT_AT)
                                .from(LEFT)
                                .where(ACCOUNT.in(accounts))
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
                                                        part(row),
                                                        instant(row.get(LEFT_AT))))
                                .toList());
    }

    private static @Nullable Part part(Record row) {
        var file = row.get(PART_OF);
        return file == null ? null : new Part(file, row.get(PART), row.get(PARTS));
    }

    /// How many things there are of each install of the accounts.
    Map<String, Integer> counts(Set<String> accounts) {
        return database.read(
                sql ->
                        sql
                                .select(INSTALL, COMMANDS)
                                .from(LEFT)
                                .where(ACCOUNT.in(accounts))
                                .and(TAKEN.isNull())
                                .fetch()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> row.get(INSTALL),
                                                row -> row.get(COMMANDS),
                                                Integer::sum)));
    }

    void leave(DSLContext sql, String id, String account, Leave work, Instant now) {
        var part = work.part();
        sql.insertInto(LEFT)
                .set(ID, id)
                .set(ACCOUNT, account)
                .set(INSTALL, work.install())
                .set(CHANNEL, work.channel())
                .set(COMMANDS, work.commands())
                .set(PART_OF, part == null ? null : part.file())
                .set(PART, part == null ? null : part.number())
                .set(PARTS, part == null ? null : part.of())
                .set(LEFT_AT, Column.micros(now))
                .set(BOX, work.box())
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
}
