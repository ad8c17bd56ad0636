package live.lsn.platform.feed;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Column;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.api.trpc.Json;
import live.lsn.platform.db.Database;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;

/// The tail of every transaction that changes something, and its only reader.
///
/// Whoever appends holds the channel's head row from reading position p until the commit of p + 1,
/// so positions are commit order and dense. Whoever reads asks for the head first and then, in a
/// later statement, for the rows up to it.
public final class Feed {
    private static final Table<Record> HEAD = table(name("channel_head"));
    private static final Table<Record> AUDIT = table(name("audit_log"));
    private static final Table<Record> FEED = table(name("change_feed"));
    private static final Field<String> CHANNEL = field(name("channel"), String.class);
    private static final Field<Long> POSITION = field(name("position"), Long.class);
    private static final Field<byte[]> CHAIN = field(name("chain_hash"), byte[].class);
    private static final Field<String> EPOCH = field(name("epoch"), String.class);
    private static final Field<Integer> ORDINAL = field(name("ordinal"), Integer.class);
    private static final Field<String> COLLECTION = field(name("collection"), String.class);
    private static final Field<String> ENTITY = field(name("entity"), String.class);
    private static final Field<Long> VERSION = field(name("version"), Long.class);
    private static final Field<String> OP = field(name("op"), String.class);
    private static final Field<String> COMMAND = field(name("command_id"), String.class);
    private static final Field<String> ACTOR = field(name("actor"), String.class);
    private static final Field<Long> AT = field(name("at_us"), Long.class);
    private static final Field<String> CONTENT = field(name("content"), String.class);
    private static final Field<byte[]> DIGEST = field(name("digest"), byte[].class);
    private static final Field<Long> FLOOR = field(name("feed_floor"), Long.class);
    private static final int TAG_BYTES = 8;
    private static final int SLICE = 2_000;
    static final byte[] GENESIS = new byte[32];

    private final Database database;

    public Feed(Database database) {
        this.database = database;
    }

    /// Somewhere in the history of a channel, with the chain's hash there.
    @SuppressWarnings("ArrayRecordComponent")
    record Head(String epoch, long position, byte[] chain, long floor) {
        Cursor cursor() {
            return new Cursor(epoch, position, position == 0 ? "" : tag(chain));
        }
    }

    /// One page of changes.
    ///
    /// @param changes whole positions, oldest first
    /// @param cursor where the next page begins
    public record Page(
            List<Change> changes, Cursor cursor, long head, boolean more, List<String> applied) {}

    /// A cursor does not belong to this history: the database was replaced, as by a restore.
    public static final class HistoryReplacedException extends Exception {
        private static final long serialVersionUID = 1L;

        HistoryReplacedException() {
            super("the platform's history is not the one that the cursor was taken from");
        }
    }

    /// A cursor is from before what the feed still tells.
    public static final class CursorTooOldException extends Exception {
        private static final long serialVersionUID = 1L;

        CursorTooOldException() {
            super("the feed no longer tells what came after the cursor");
        }
    }

    /// Begins a channel's history.
    public void begin(DSLContext sql, String channel, String epoch) {
        sql.insertInto(HEAD, CHANNEL, POSITION, CHAIN, EPOCH)
                .values(channel, 0L, GENESIS, epoch)
                .execute();
    }

    /// Appends one position with these changes: the last thing that a transaction does before its
    /// commit.
    ///
    /// @return the position
    public long append(DSLContext sql, String channel, Act act, List<Change> changes) {
        var content = Json.MAPPER.writeValueAsString(content(channel, act, changes));
        var digest = sha256(content.getBytes(StandardCharsets.UTF_8));
        // Nothing but the tail from here on: the head row keeps every other writer of the channel
        // waiting.
        var head =
                database.lock(
                                sql.select(EPOCH, POSITION, CHAIN)
                                        .from(HEAD)
                                        .where(CHANNEL.eq(channel)))
                        .fetchSingle();
        var position = head.get(POSITION) + 1;
        var chain = sha256(head.get(CHAIN), digest);
        insert(sql, channel, position, changes);
        sql.insertInto(AUDIT, CHANNEL, POSITION, COMMAND, ACTOR, AT, CONTENT, DIGEST, CHAIN)
                .values(
                        channel,
                        position,
                        act.commandId(),
                        act.actor(),
                        Column.micros(act.at()),
                        content,
                        digest,
                        chain)
                .execute();
        var moved =
                sql.update(HEAD)
                        .set(POSITION, position)
                        .set(CHAIN, chain)
                        .where(CHANNEL.eq(channel))
                        .and(POSITION.eq(position - 1))
                        .execute();
        if (moved != 1)
            throw new IllegalStateException(
                    "the head of channel " + channel + " moved under its lock");
        return position;
    }

    private static void insert(
            DSLContext sql, String channel, long position, List<Change> changes) {
        sql.connection(
                connection -> {
                    try (var insert =
                            connection.prepareStatement(
                                    "INSERT INTO change_feed (channel, position, ordinal,"
                                        + " collection, entity, version, op) VALUES (?, ?, ?, ?, ?,"
                                        + " ?, ?)")) {
                        for (var i = 0; i < changes.size(); i++) {
                            var change = changes.get(i);
                            insert.setString(1, channel);
                            insert.setLong(2, position);
                            insert.setInt(3, i);
                            insert.setString(4, change.collection());
                            insert.setString(5, change.entity());
                            insert.setLong(6, change.version());
                            insert.setString(7, change.op().name());
                            insert.addBatch();
                        }
                        insert.executeBatch();
                    }
                });
    }

    private static LinkedHashMap<String, Object> content(
            String channel, Act act, List<Change> changes) {
        var content = new LinkedHashMap<String, Object>();
        content.put("channel", channel);
        if (act.commandId() != null) content.put("command", act.commandId());
        content.put("actor", act.actor());
        content.put("action", act.action());
        content.put("at", Column.micros(act.at()));
        content.put("changes", changes.size());
        content.put("changesHash", HexFormat.of().formatHex(changesHash(changes)));
        if (changes.size() == 1) {
            content.put("entity", changes.getFirst().entity());
            content.put("version", changes.getFirst().version());
        }
        content.putAll(act.details());
        return content;
    }

    static byte[] changesHash(List<Change> changes) {
        var text = new StringBuilder();
        changes.forEach(change -> text.append(change.line()));
        return sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Where the channel stands now.
    public Cursor head(String channel) {
        return database.read(sql -> head(sql, channel)).cursor();
    }

    private static Head head(DSLContext sql, String channel) {
        var row =
                sql.select(EPOCH, POSITION, CHAIN, FLOOR)
                        .from(HEAD)
                        .where(CHANNEL.eq(channel))
                        .fetchSingle();
        return new Head(row.get(EPOCH), row.get(POSITION), row.get(CHAIN), row.get(FLOOR));
    }

    /// What happened after the cursor, in these collections.
    ///
    /// @param actor whose commands are told as applied
    /// @param limit how many changes at least before the page ends, at a whole position
    /// @throws HistoryReplacedException if the cursor is none of this history
    /// @throws CursorTooOldException if the feed does not reach back to the cursor
    public Page page(
            String channel, Cursor cursor, Collection<String> collections, int limit, String actor)
            throws HistoryReplacedException, CursorTooOldException {
        var told =
                database.read(
                        sql -> {
                            // The head first, the rows in a later statement: a row that the head
                            // covers was committed before.
                            var head = head(sql, channel);
                            if (!belongs(sql, channel, cursor, head)) return new Told(null, false);
                            var page = page(sql, channel, cursor, collections, limit, actor, head);
                            // The floor rises before rows go: above one that still holds, all were
                            // there.
                            var whole = cursor.position() >= head(sql, channel).floor();
                            return new Told(whole ? page : null, true);
                        });
        if (!told.belongs()) throw new HistoryReplacedException();
        if (told.page() == null) throw new CursorTooOldException();
        return told.page();
    }

    private record Told(@Nullable Page page, boolean belongs) {}

    private static Page page(
            DSLContext sql,
            String channel,
            Cursor cursor,
            Collection<String> collections,
            int limit,
            String actor,
            Head head) {
        var rows =
                sql.select(POSITION, COLLECTION, ENTITY, VERSION, OP)
                        .from(FEED)
                        .where(CHANNEL.eq(channel))
                        .and(COLLECTION.in(collections))
                        .and(POSITION.gt(cursor.position()))
                        .and(POSITION.le(head.position()))
                        .orderBy(POSITION, ORDINAL)
                        .limit(limit + 1)
                        .fetch();
        if (rows.size() <= limit) {
            var changes = rows.map(Feed::change);
            return new Page(
                    changes,
                    head.cursor(),
                    head.position(),
                    false,
                    applied(sql, channel, cursor, head.position(), actor));
        }
        var end = rows.get(limit - 1).get(POSITION);
        var whole = new ArrayList<Change>();
        for (var row : rows) if (row.get(POSITION) < end) whole.add(change(row));
        sql.select(POSITION, COLLECTION, ENTITY, VERSION, OP)
                .from(FEED)
                .where(CHANNEL.eq(channel))
                .and(COLLECTION.in(collections))
                .and(POSITION.eq(end))
                .orderBy(ORDINAL)
                .forEach(row -> whole.add(change(row)));
        var at =
                new Head(
                        head.epoch(),
                        end,
                        java.util.Objects.requireNonNull(chainAt(sql, channel, end)),
                        head.floor());
        return new Page(
                whole,
                at.cursor(),
                head.position(),
                end < head.position(),
                applied(sql, channel, cursor, end, actor));
    }

    private static Change change(Record row) {
        return new Change(
                row.get(COLLECTION), row.get(ENTITY), row.get(VERSION), Op.valueOf(row.get(OP)));
    }

    private static List<String> applied(
            DSLContext sql, String channel, Cursor after, long to, String actor) {
        return sql.select(COMMAND)
                .from(AUDIT)
                .where(CHANNEL.eq(channel))
                .and(POSITION.gt(after.position()))
                .and(POSITION.le(to))
                .and(ACTOR.eq(actor))
                .and(COMMAND.isNotNull())
                .orderBy(POSITION)
                .fetch(COMMAND);
    }

    private static boolean belongs(DSLContext sql, String channel, Cursor cursor, Head head) {
        if (!cursor.epoch().equals(head.epoch()) || cursor.position() > head.position())
            return false;
        if (cursor.position() == 0) return true;
        var chain = chainAt(sql, channel, cursor.position());
        return chain != null && tag(chain).equals(cursor.tag());
    }

    private static byte @Nullable [] chainAt(DSLContext sql, String channel, long position) {
        return sql.select(CHAIN)
                .from(AUDIT)
                .where(CHANNEL.eq(channel))
                .and(POSITION.eq(position))
                .fetchOne(CHAIN);
    }

    /// The position at which a command took effect; null where it never did.
    public @Nullable Long positionOf(DSLContext sql, String commandId) {
        return sql.select(POSITION).from(AUDIT).where(COMMAND.eq(commandId)).fetchOne(POSITION);
    }

    /// The last version that the feed tells of a thing; 0 where it tells none.
    public long lastVersion(DSLContext sql, String channel, String entity) {
        var version =
                sql.select(VERSION)
                        .from(FEED)
                        .where(ENTITY.eq(entity))
                        .and(CHANNEL.eq(channel))
                        .orderBy(POSITION.desc())
                        .limit(1)
                        .fetchOne(VERSION);
        return version == null ? 0 : version;
    }

    /// Who changed a thing last, and when (microseconds since 1970).
    public record LastChange(String actor, long atMicros) {}

    public @Nullable LastChange lastChange(DSLContext sql, String channel, String entity) {
        var position =
                sql.select(POSITION)
                        .from(FEED)
                        .where(ENTITY.eq(entity))
                        .and(CHANNEL.eq(channel))
                        .orderBy(POSITION.desc())
                        .limit(1)
                        .fetchOne(POSITION);
        if (position == null) return null;
        var row =
                sql.select(ACTOR, AT)
                        .from(AUDIT)
                        .where(CHANNEL.eq(channel))
                        .and(POSITION.eq(position))
                        .fetchSingle();
        return new LastChange(row.get(ACTOR), row.get(AT));
    }

    /// Forgets what the feed tells of changes before then, in every channel. The audit log stays
    /// whole.
    ///
    /// @return how many rows went
    public long trim(Instant before) {
        var gone = 0L;
        for (var channel : database.read(Feed::channels)) {
            var floor = database.write(sql -> raiseFloor(sql, channel, before));
            for (var slice = SLICE; slice > 0; gone += slice)
                slice = database.write(sql -> dropSlice(sql, channel, floor));
        }
        return gone;
    }

    private static List<String> channels(DSLContext sql) {
        return sql.select(CHANNEL).from(HEAD).orderBy(CHANNEL).fetch(CHANNEL);
    }

    /// The position before the first that is not old; whatever the clock said in between, nothing
    /// that is not old goes.
    private long raiseFloor(DSLContext sql, String channel, Instant before) {
        var first =
                sql.select(DSL.min(POSITION))
                        .from(AUDIT)
                        .where(CHANNEL.eq(channel))
                        .and(AT.ge(Column.micros(before)))
                        .fetchOne(0, Long.class);
        var head =
                database.lock(sql.select(POSITION, FLOOR).from(HEAD).where(CHANNEL.eq(channel)))
                        .fetchSingle();
        var old = first == null ? head.get(POSITION) : first - 1;
        var floor = Math.max(head.get(FLOOR), old);
        sql.update(HEAD).set(FLOOR, floor).where(CHANNEL.eq(channel)).execute();
        return floor;
    }

    private static int dropSlice(DSLContext sql, String channel, long floor) {
        var last =
                sql.select(POSITION)
                        .from(FEED)
                        .where(CHANNEL.eq(channel))
                        .and(POSITION.le(floor))
                        .orderBy(POSITION)
                        .limit(SLICE)
                        .fetch(POSITION);
        if (last.isEmpty()) return 0;
        return sql.deleteFrom(FEED)
                .where(CHANNEL.eq(channel))
                .and(POSITION.le(last.getLast()))
                .execute();
    }

    // ---- proof ----

    /// What came of recomputing a channel's chain.
    ///
    /// @param positions how many positions the channel has
    /// @param fault what is wrong, with the first position where it shows; null where everything
    ///   holds
    public record Verified(
            String channel,
            long positions,
            long changes,
            String chainHash,
            @Nullable String fault) {}

    /// Recomputes the chain of every channel: dense positions, digests, hashes, and that each feed
    /// row is the audited one.
    public List<Verified> verify() {
        return database.read(
                sql -> channels(sql).stream().map(channel -> verify(sql, channel)).toList());
    }

    private static Verified verify(DSLContext sql, String channel) {
        var head = head(sql, channel);
        var chain = GENESIS;
        var expected = 0L;
        var seen = 0L;
        try (var audit =
                sql.select(POSITION, COMMAND, ACTOR, AT, CONTENT, DIGEST, CHAIN)
                        .from(AUDIT)
                        .where(CHANNEL.eq(channel))
                        .and(POSITION.le(head.position()))
                        .orderBy(POSITION)
                        .fetchLazy()) {
            for (var row : audit) {
                expected++;
                var position = row.get(POSITION);
                if (position != expected)
                    return new Verified(
                            channel,
                            expected - 1,
                            seen,
                            hex(chain),
                            "position " + expected + " is missing");
                var changes =
                        sql.select(COLLECTION, ENTITY, VERSION, OP)
                                .from(FEED)
                                .where(CHANNEL.eq(channel))
                                .and(POSITION.eq(position))
                                .orderBy(ORDINAL)
                                .fetch(Feed::change);
                var kept = position > head.floor();
                var fault = fault(row, chain, kept ? changes : null);
                if (fault != null)
                    return new Verified(
                            channel,
                            expected - 1,
                            seen,
                            hex(chain),
                            "position " + position + ": " + fault);
                if (kept) seen += changes.size();
                chain = row.get(CHAIN);
            }
        }
        var fault =
                expected != head.position()
                        ? "the head says " + head.position() + " positions, the log has " + expected
                        : MessageDigest.isEqual(chain, head.chain())
                                ? orphans(sql, channel)
                                : "the head's hash is not the chain's";
        return new Verified(channel, expected, seen, hex(chain), fault);
    }

    /// Asked in one statement: the head may have moved since it was read, with rows of its own.
    private static @Nullable String orphans(DSLContext sql, String channel) {
        var head = DSL.field(sql.select(POSITION).from(HEAD).where(CHANNEL.eq(channel)));
        var beyond =
                sql.fetchCount(
                        FEED, CHANNEL.eq(channel).and(POSITION.gt(head).or(POSITION.lt(1L))));
        return beyond == 0 ? null : beyond + " feed rows belong to no position";
    }

    /// @param changes the feed's rows; null where it may have forgotten some
    private static @Nullable String fault(
            Record row, byte[] before, @Nullable List<Change> changes) {
        var content = row.get(CONTENT);
        var digest = sha256(content.getBytes(StandardCharsets.UTF_8));
        if (!MessageDigest.isEqual(digest, row.get(DIGEST)))
            return "the content is not what was hashed";
        if (!MessageDigest.isEqual(sha256(before, digest), row.get(CHAIN)))
            return "the hash does not follow from the one before";
        var told = Json.MAPPER.readTree(content);
        if (changes != null
                && !told.path("changesHash").asString("").equals(hex(changesHash(changes))))
            return "the feed's rows are not the audited ones";
        if (!told.path("actor").asString("").equals(row.get(ACTOR))) return "the actor was changed";
        if (told.path("at").asLong(-1) != row.get(AT)) return "the time was changed";
        var command = told.path("command").asString("");
        return command.equals(row.get(COMMAND) == null ? "" : row.get(COMMAND))
                ? null
                : "the command was changed";
    }

    private static String tag(byte[] chain) {
        return HexFormat.of().formatHex(chain, 0, TAG_BYTES);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
