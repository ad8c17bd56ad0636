package live.lsn.platform.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Column;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.RowDigest;
import live.lsn.api.trpc.Json;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A collection's table, made from its declaration: columns to find rows by, and the record sealed
/// beside them.
public final class AggregateTable<A extends Aggregate> {
    private static final Field<String> ID = field(name("id"), String.class);
    private static final Field<Long> VERSION = field(name("version"), Long.class);
    private static final Field<String> CHANNEL = field(name("channel"), String.class);
    private static final Field<byte[]> BODY = field(name("body"), byte[].class);

    private static final int MANY = 100;
    private static final int FETCHED = 10_000;
    private final SyncedCollection<A> collection;
    private final Seal seal;
    private final Table<Record> table;
    private final List<Field<Object>> columns;

    public AggregateTable(SyncedCollection<A> collection, Seal seal) {
        this.collection = collection;
        this.seal = seal;
        this.table = table(name(collection.table()));
        this.columns = collection.sqlColumns().stream().map(column -> field(name(column))).toList();
    }

    /// A row as it travels: the record still as JSON.
    @SuppressWarnings("ArrayRecordComponent")
    public record Body(String id, long version, byte[] json) {}

    public SyncedCollection<A> collection() {
        return collection;
    }

    /// The record, its row locked until the end of the transaction; null where the channel has none
    /// of that id.
    public @Nullable A lock(Database database, DSLContext sql, String channel, String id) {
        var row = database.lock(select(sql, CHANNEL.eq(channel).and(ID.eq(id)))).fetchOne();
        return row == null ? null : parse(body(row).json());
    }

    public @Nullable A find(DSLContext sql, String channel, String id) {
        var row = select(sql, CHANNEL.eq(channel).and(ID.eq(id))).fetchOne();
        return row == null ? null : parse(body(row).json());
    }

    /// All records of a channel for which the condition holds, by id.
    public List<A> list(DSLContext sql, String channel, Condition condition) {
        return select(sql, CHANNEL.eq(channel).and(condition))
                .orderBy(ID)
                .fetch(row -> parse(body(row).json()));
    }

    /// One page in the order of ids.
    ///
    /// @param after the last id of the page before; null for the first
    public List<Body> page(
            DSLContext sql, String channel, @Nullable String after, int limit, Condition scope) {
        var where = CHANNEL.eq(channel).and(scope);
        if (after != null) where = where.and(ID.gt(after));
        return select(sql, where).orderBy(ID).limit(limit).fetch(this::body);
    }

    /// The rows of these ids that the channel has, by id.
    public Map<String, Body> bodies(
            DSLContext sql, String channel, Collection<String> ids, Condition scope) {
        var found = new HashMap<String, Body>();
        if (ids.isEmpty()) return found;
        select(sql, CHANNEL.eq(channel).and(ID.in(ids)).and(scope))
                .fetch(this::body)
                .forEach(row -> found.put(row.id(), row));
        return found;
    }

    /// A column of whole numbers added up over the channel's rows that have a value in another one.
    public long sum(DSLContext sql, String channel, Column<?> of, Column<?> by, String value) {
        var sum =
                sql.select(DSL.sum(field(name(of.name()), Long.class)))
                        .from(table)
                        .where(
                                CHANNEL.eq(channel)
                                        .and(field(name(by.name()), String.class).eq(value)))
                        .fetchSingle()
                        .value1();
        return sum == null ? 0 : sum.longValueExact();
    }

    public long count(DSLContext sql, String channel, Condition scope) {
        return sql.fetchCount(table, CHANNEL.eq(channel).and(scope));
    }

    /// What the channel's rows add up to.
    public RowDigest digest(DSLContext sql, String channel, Condition scope) {
        var digest = new RowDigest();
        try (var rows =
                sql.select(ID, VERSION)
                        .from(table)
                        .where(CHANNEL.eq(channel).and(scope))
                        .fetchSize(FETCHED)
                        .fetchLazy()) {
            rows.forEach(row -> digest.add(row.get(ID), row.get(VERSION)));
        }
        return digest;
    }

    /// Which of these ids the channel has already.
    public List<String> existing(DSLContext sql, String channel, Collection<String> ids) {
        return sql.select(ID).from(table).where(CHANNEL.eq(channel).and(ID.in(ids))).fetch(ID);
    }

    /// Stores new records.
    public void insert(DSLContext sql, List<A> aggregates) {
        if (aggregates.isEmpty()) return;
        var fields = new ArrayList<Field<?>>(List.of(ID, VERSION, CHANNEL));
        fields.addAll(columns);
        fields.add(BODY);
        var statement =
                "INSERT INTO "
                        + collection.table()
                        + " ("
                        + String.join(", ", fields.stream().map(Field::getName).toList())
                        + ") VALUES ("
                        + "?, ".repeat(fields.size() - 1)
                        + "?)";
        // Sealing is most of the work; where there are many, every core does some of it.
        var rows =
                aggregates.size() < MANY
                        ? aggregates.stream().map(this::values).toList()
                        : aggregates.parallelStream().map(this::values).toList();
        sql.connection(
                connection -> {
                    try (var insert = connection.prepareStatement(statement)) {
                        for (var row : rows) {
                            var at = 1;
                            for (var value : row) insert.setObject(at++, value);
                            insert.addBatch();
                        }
                        insert.executeBatch();
                    }
                });
    }

    /// Replaces the record that is at `previousVersion`.
    ///
    /// @return false where it is no longer
    public boolean update(DSLContext sql, A aggregate, long previousVersion) {
        var row = new HashMap<Field<?>, @Nullable Object>();
        var values = values(aggregate);
        row.put(VERSION, aggregate.version());
        for (var i = 0; i < columns.size(); i++) row.put(columns.get(i), values.get(i + 3));
        row.put(BODY, values.getLast());
        return sql.update(table)
                        .set(row)
                        .where(ID.eq(aggregate.id()))
                        .and(VERSION.eq(previousVersion))
                        .execute()
                == 1;
    }

    /// Removes the record, whatever its version.
    public void delete(DSLContext sql, A aggregate) {
        sql.deleteFrom(table).where(ID.eq(aggregate.id())).execute();
    }

    public A parse(byte[] json) {
        return Json.MAPPER.readValue(json, collection.type());
    }

    private List<@Nullable Object> values(A aggregate) {
        var values = new ArrayList<@Nullable Object>();
        values.add(aggregate.id());
        values.add(aggregate.version());
        values.add(aggregate.channel());
        for (var column : collection.columns()) {
            var stored = column.stored(aggregate);
            values.add(
                    column.type() == Column.Type.KEYED ? keyed(column, (String) stored) : stored);
            if (column.type() == Column.Type.CODE) values.add(column.rank(aggregate));
        }
        values.add(
                seal.seal(
                        Json.MAPPER.writeValueAsBytes(aggregate),
                        context(aggregate.id(), aggregate.version())));
        return values;
    }

    private byte @Nullable [] keyed(Column<A> column, @Nullable String value) {
        return seal.keyed(String.valueOf(column.keyed()), value);
    }

    private org.jooq.SelectConditionStep<? extends Record> select(
            DSLContext sql, Condition condition) {
        return sql.select(ID, VERSION, BODY).from(table).where(condition);
    }

    private Body body(Record row) {
        var id = row.get(ID);
        var version = row.get(VERSION);
        return new Body(id, version, seal.open(row.get(BODY), context(id, version)));
    }

    private String context(String id, long version) {
        return collection.name() + "|" + id + "|" + version;
    }
}
