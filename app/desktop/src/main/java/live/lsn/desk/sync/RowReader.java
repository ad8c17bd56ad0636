package live.lsn.desk.sync;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.CachedRow;
import live.lsn.desk.store.Removal;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a page of rows from its bytes. A record's own bytes are cut out as they came, so what this
/// desk does not know yet is kept; they are read once, for the columns.
final class RowReader {
    private static final int MANY = 500;
    private static final int TAIL = 120;
    private static final Pattern NEXT =
            Pattern.compile("],\"next\":\"([\\w-]+)\"(,\"estimate\":-?\\d+)?}$");
    private final Map<String, SyncedCollection<?>> collections;

    RowReader(Map<String, SyncedCollection<?>> collections) {
        this.collections = collections;
    }

    /// A page of either kind: `start`, `next` and `estimate` come with a bootstrap, the others with
    /// a pull.
    record Page(
            @Nullable Cursor start,
            @Nullable String next,
            long estimate,
            @Nullable Cursor cursor,
            long head,
            boolean more,
            List<CachedRow> puts,
            List<Removal> removals,
            List<String> applied) {}

    Page read(byte[] json) {
        return cut(json).read();
    }

    /// A page whose records are cut out and not read yet.
    record Cut(Page around, List<Put> unread) {
        @Nullable String next() {
            return around.next();
        }

        long estimate() {
            return around.estimate();
        }

        int rows() {
            return unread.size();
        }

        /// Of the records.
        long bytes() {
            return unread.stream().mapToLong(put -> put.body().length).sum();
        }

        Page read() {
            return new Page(
                    around.start(),
                    around.next(),
                    around.estimate(),
                    around.cursor(),
                    around.head(),
                    around.more(),
                    Put.read(unread),
                    around.removals(),
                    around.applied());
        }
    }

    /// Where a page that is written as our platform writes it goes on, read off its end: the next
    /// one can be asked for before this one is looked at.
    ///
    /// @return null where that is the last page, or is written otherwise
    static @Nullable String next(byte[] json) {
        var from = Math.max(0, json.length - TAIL);
        var tail = new String(json, from, json.length - from, StandardCharsets.ISO_8859_1);
        var next = NEXT.matcher(tail);
        return next.find() ? next.group(1) : null;
    }

    Cut cut(byte[] json) {
        var page = new Builder();
        fields(json, page);
        return page.build();
    }

    private void fields(byte[] json, Builder page) {
        try (var parser = Json.MAPPER.createParser(json)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "start" -> page.start = parser.readValueAs(Cursor.class);
                    case "cursor" -> page.cursor = parser.readValueAs(Cursor.class);
                    case "next" ->
                            page.next =
                                    parser.currentToken() == JsonToken.VALUE_NULL
                                            ? null
                                            : parser.getString();
                    case "estimate" -> page.estimate = parser.getLongValue();
                    case "head" -> page.head = parser.getLongValue();
                    case "more" -> page.more = parser.getBooleanValue();
                    case "applied" ->
                            page.applied.addAll(List.of(parser.readValueAs(String[].class)));
                    case "rows" -> {
                        var from = (int) parser.currentTokenLocation().getByteOffset();
                        var rest = plainRows(json, from, page);
                        if (rest.length > 0) {
                            fields(rest, page);
                            return;
                        }
                        rows(parser, json, page);
                    }
                    default -> parser.skipChildren();
                }
            }
        }
    }

    /// @return the page without what was read of it; none where the rows have to be parsed
    private byte[] plainRows(byte[] json, int from, Builder page) {
        expect(json[from] == '[');
        var puts = new ArrayList<Put>();
        var end =
                new PlainRows(json, from)
                        .read(
                                (collection, id, version, body) -> {
                                    var declared = collections.get(collection);
                                    if (declared != null)
                                        puts.add(new Put(declared, id, version, body));
                                });
        if (end < 0 || end >= json.length || (json[end] != ',' && json[end] != '}'))
            return new byte[0];
        page.puts.addAll(puts);
        // `{"start":…,"rows":[…],"next":…}` goes on as `{"next":…}`.
        var gap = json[end] == ',' ? 0 : 1;
        var rest = Arrays.copyOfRange(json, end - gap, json.length);
        rest[0] = '{';
        return rest;
    }

    private void rows(JsonParser parser, byte[] json, Builder page) {
        expect(parser.currentToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) row(parser, json, page);
    }

    private void row(JsonParser parser, byte[] json, Builder page) {
        String collection = "";
        String id = "";
        var version = -1L;
        var op = Op.PUT;
        byte[] body = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "collection" -> collection = parser.getString();
                case "id" -> id = parser.getString();
                case "version" -> version = parser.getLongValue();
                case "op" -> op = Op.valueOf(parser.getString());
                case "body" -> {
                    var from = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    body =
                            Arrays.copyOfRange(
                                    json, from, (int) parser.currentLocation().getByteOffset());
                }
                default -> parser.skipChildren();
            }
        }
        var declared = collections.get(collection);
        if (declared == null) return;
        if (op != Op.PUT) {
            page.removals.add(new Removal(collection, id));
            return;
        }
        expect(version >= 0);
        if (body == null) throw new OddAnswerException("a row without its record");
        page.puts.add(new Put(declared, id, version, body));
    }

    /// A row whose record is cut out and not read yet.
    @SuppressWarnings("ArrayRecordComponent")
    record Put(SyncedCollection<?> collection, String id, long version, byte[] body) {
        CachedRow read() {
            Aggregate aggregate = Json.COMPLETE.readValue(body, collection.type());
            expect(aggregate.id().equals(id) && aggregate.version() == version);
            return new CachedRow(collection.name(), id, version, aggregate, body);
        }

        /// Reading records is most of the work; where there are many, every core does some of it.
        static List<CachedRow> read(List<Put> puts) {
            return (puts.size() < MANY ? puts.stream() : puts.parallelStream())
                    .map(Put::read)
                    .toList();
        }
    }

    private static void expect(boolean condition) {
        if (!condition)
            throw new OddAnswerException("the platform's page does not hold what was agreed");
    }

    private static final class Builder {
        private @Nullable Cursor start;
        private @Nullable String next;
        private long estimate = -1;
        private @Nullable Cursor cursor;
        private long head;
        private boolean more;
        private final List<Put> puts = new ArrayList<>();
        private final List<Removal> removals = new ArrayList<>();
        private final List<String> applied = new ArrayList<>();

        private Cut build() {
            var around =
                    new Page(
                            start, next, estimate, cursor, head, more, List.of(), removals,
                            applied);
            return new Cut(around, puts);
        }
    }
}
