package live.lsn.platform.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// Numbers that people read: rising, one sequence a channel and name.
public final class Sequences {
    private static final Table<Record> SEQUENCE = table(name("number_sequence"));
    private static final Field<String> CHANNEL = field(name("channel"), String.class);
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<Long> NEXT = field(name("next"), Long.class);
    private static final long FIRST = 10_001;

    private Sequences() {}

    /// Takes `count` numbers; they go back with a transaction that is rolled back.
    ///
    /// @return the first of them
    public static long take(
            Database database, DSLContext sql, String channel, String sequence, int count) {
        var mine = CHANNEL.eq(channel).and(NAME.eq(sequence));
        var next = database.lock(sql.select(NEXT).from(SEQUENCE).where(mine)).fetchOne(NEXT);
        if (next == null) {
            sql.insertInto(SEQUENCE, CHANNEL, NAME, NEXT)
                    .values(channel, sequence, FIRST + count)
                    .execute();
            return FIRST;
        }
        sql.update(SEQUENCE).set(NEXT, next + count).where(mine).execute();
        return next;
    }
}
