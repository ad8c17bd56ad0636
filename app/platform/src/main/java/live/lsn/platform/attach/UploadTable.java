package live.lsn.platform.attach;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import live.lsn.api.model.Attachment.Content;
import live.lsn.platform.db.Database;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;

/// The rows of files and of the pieces of those that are not complete.
record UploadTable(Database database) {
    private static final Table<Record> FILES = table(name("attachment"));
    private static final Field<String> ID = field(name("id"), String.class);
    private static final Field<String> CHANNEL = field(name("channel"), String.class);
    private static final Field<String> COLLECTION = field(name("collection"), String.class);
    private static final Field<String> AGGREGATE = field(name("aggregate"), String.class);
    private static final Field<byte[]> SHA256 = field(name("sha256"), byte[].class);
    private static final Field<Long> LENGTH = field(name("length_bytes"), Long.class);
    private static final Field<String> TYPE = field(name("media_type"), String.class);
    private static final Field<String> OWNER = field(name("owner"), String.class);
    private static final Field<Long> RECEIVED = field(name("received"), Long.class);
    private static final Field<byte[]> THUMBNAIL = field(name("thumbnail"), byte[].class);
    private static final Field<Long> CREATED = field(name("created_us"), Long.class);
    private static final Field<Long> TOUCHED = field(name("touched_us"), Long.class);
    private static final Field<Long> COMPLETE = field(name("complete_us"), Long.class);
    private static final Field<Long> NAMED = field(name("named_us"), Long.class);

    private static final Table<Record> PIECES = table(name("attachment_piece"));
    private static final Field<String> OF = field(name("attachment"), String.class);
    private static final Field<Long> FROM = field(name("from_byte"), Long.class);
    private static final Field<byte[]> SEALED = field(name("sealed"), byte[].class);

    private static final List<Field<?>> KNOWN =
            List.of(
                    ID,
                    CHANNEL,
                    COLLECTION,
                    AGGREGATE,
                    SHA256,
                    LENGTH,
                    TYPE,
                    OWNER,
                    RECEIVED,
                    COMPLETE,
                    NAMED);

    @Nullable Upload find(DSLContext sql, String id) {
        var row = sql.select(KNOWN).from(FILES).where(ID.eq(id)).fetchOne();
        return row == null ? null : upload(row);
    }

    /// The row, locked until the end of the transaction.
    @Nullable Upload lock(DSLContext sql, String id) {
        var row = database.lock(sql.select(KNOWN).from(FILES).where(ID.eq(id))).fetchOne();
        return row == null ? null : upload(row);
    }

    private static Upload upload(Record row) {
        return new Upload(
                new Content(
                        row.get(ID),
                        HexFormat.of().formatHex(row.get(SHA256)),
                        row.get(LENGTH),
                        row.get(TYPE)),
                row.get(CHANNEL),
                row.get(COLLECTION),
                row.get(AGGREGATE),
                row.get(OWNER),
                row.get(RECEIVED),
                row.get(COMPLETE),
                row.get(NAMED));
    }

    /// @param thumbnail sealed
    void insert(DSLContext sql, Upload upload, byte @Nullable [] thumbnail, long now) {
        var content = upload.content();
        sql.insertInto(FILES)
                .set(ID, content.id())
                .set(CHANNEL, upload.channel())
                .set(COLLECTION, upload.collection())
                .set(AGGREGATE, upload.aggregate())
                .set(SHA256, HexFormat.of().parseHex(content.sha256()))
                .set(LENGTH, content.length())
                .set(TYPE, content.type())
                .set(OWNER, upload.owner())
                .set(RECEIVED, upload.received())
                .set(THUMBNAIL, thumbnail)
                .set(CREATED, now)
                .set(TOUCHED, now)
                .set(COMPLETE, upload.complete())
                .execute();
    }

    /// Whether the channel has a whole one of that content among those of the collection.
    boolean hasContent(DSLContext sql, Upload like) {
        return sql.fetchExists(
                FILES,
                SHA256.eq(HexFormat.of().parseHex(like.content().sha256()))
                        .and(CHANNEL.eq(like.channel()))
                        .and(COLLECTION.eq(like.collection()))
                        .and(LENGTH.eq(like.content().length()))
                        .and(COMPLETE.isNotNull()));
    }

    /// How many files of any channel have that content.
    int countOf(DSLContext sql, String sha256) {
        return sql.fetchCount(FILES, SHA256.eq(HexFormat.of().parseHex(sha256)));
    }

    /// How many bytes the channel's files have together, whole or not.
    long bytesOf(DSLContext sql, String channel) {
        BigDecimal total =
                sql.select(sum(LENGTH))
                        .from(FILES)
                        .where(CHANNEL.eq(channel))
                        .fetchOne(sum(LENGTH));
        return total == null ? 0 : total.longValueExact();
    }

    void addPiece(DSLContext sql, Upload upload, byte[] sealed, long received, long now) {
        sql.insertInto(PIECES, OF, FROM, SEALED)
                .values(upload.content().id(), upload.received(), sealed)
                .execute();
        sql.update(FILES)
                .set(RECEIVED, received)
                .set(TOUCHED, now)
                .where(ID.eq(upload.content().id()))
                .execute();
    }

    /// Where each piece begins, in order.
    List<Long> pieces(DSLContext sql, String id) {
        return sql.select(FROM).from(PIECES).where(OF.eq(id)).orderBy(FROM).fetch(FROM);
    }

    byte @Nullable [] piece(DSLContext sql, String id, long from) {
        return sql.select(SEALED).from(PIECES).where(OF.eq(id).and(FROM.eq(from))).fetchOne(SEALED);
    }

    void dropPieces(DSLContext sql, String id) {
        sql.deleteFrom(PIECES).where(OF.eq(id)).execute();
    }

    void beginAnew(DSLContext sql, String id, long now) {
        dropPieces(sql, id);
        sql.update(FILES).set(RECEIVED, 0L).set(TOUCHED, now).where(ID.eq(id)).execute();
    }

    void complete(DSLContext sql, String id, long now) {
        dropPieces(sql, id);
        sql.update(FILES)
                .set(COMPLETE, now)
                .set(TOUCHED, now)
                .where(ID.eq(id).and(COMPLETE.isNull()))
                .execute();
    }

    void named(DSLContext sql, String id, long now) {
        sql.update(FILES).set(NAMED, now).where(ID.eq(id).and(NAMED.isNull())).execute();
    }

    byte @Nullable [] thumbnail(DSLContext sql, String id) {
        return sql.select(THUMBNAIL).from(FILES).where(ID.eq(id)).fetchOne(THUMBNAIL);
    }

    /// Those that nothing happened to since then: not complete, or complete and never named.
    List<Upload> idle(DSLContext sql, boolean complete, long before, int atMost) {
        return sql.select(KNOWN)
                .from(FILES)
                .where(complete ? COMPLETE.isNotNull() : COMPLETE.isNull())
                .and(NAMED.isNull())
                .and(TOUCHED.lt(before))
                .limit(atMost)
                .fetch(UploadTable::upload);
    }

    void delete(DSLContext sql, String id) {
        dropPieces(sql, id);
        sql.deleteFrom(FILES).where(ID.eq(id)).execute();
    }
}
