package live.lsn.desk.sync;

import live.lsn.api.collection.Column;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.CachedRow;
import live.lsn.desk.store.Told;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads what lists give out: a record's own bytes are kept, and what this desk does not know is
/// passed over.
///
/// @param channel whose records are asked for; those of another are left out
record ListReader(String channel) {
    /// @param cursor what to ask with for the next page; null at the end
    record Page(List<Told> rows, @Nullable JsonNode cursor) {}

    Page page(byte[] json) {
        var rows = new ArrayList<Told>();
        JsonNode cursor = null;
        try (var parser = Json.MAPPER.createParser(json)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            var listed = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var field = parser.currentName();
                var value = parser.nextToken();
                switch (field) {
                    case "items" -> {
                        expect(value == JsonToken.START_ARRAY);
                        listed = true;
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            var from = (int) parser.currentTokenLocation().getByteOffset();
                            parser.skipChildren();
                            var to = (int) parser.currentLocation().getByteOffset();
                            var row = row(Arrays.copyOfRange(json, from, to));
                            if (row != null) rows.add(row);
                        }
                        expect(parser.currentToken() == JsonToken.END_ARRAY);
                    }
                    case "nextCursor" -> cursor = parser.readValueAsTree();
                    default -> parser.skipChildren();
                }
            }
            expect(listed);
        }
        return new Page(rows, isEnd(cursor) ? null : cursor);
    }

    private static boolean isEnd(@Nullable JsonNode cursor) {
        return cursor == null
                || cursor.isNull()
                || (cursor.isString() && cursor.asString().isEmpty());
    }

    /// One record; null where it is of another channel.
    @Nullable Told row(byte[] json) {
        if (!(Json.MAPPER.readTree(json) instanceof ObjectNode record))
            throw new OddAnswerException("no record");
        var id = record.path("id").asString("");
        expect(!id.isEmpty());
        var own = record.path("channel").asString("");
        if (!own.isEmpty() && !own.equals(channel)) return null;
        var version = record.path("version");
        var complete = version.isIntegralNumber() && !own.isEmpty();
        if (complete) return new Told(id, version.asLong(), json);
        record.put("channel", channel);
        if (!version.isIntegralNumber()) record.put("version", changed(record.path("updatedAt")));
        return new Told(id, record.path("version").asLong(), Json.MAPPER.writeValueAsBytes(record));
    }

    /// The time of the last change stands in for the version: it grows with each change as well.
    private static long changed(JsonNode at) {
        if (at.isIntegralNumber()) return Math.multiplyExact(at.asLong(), 1_000L);
        try {
            return Column.micros(Instant.parse(at.asString("")));
        } catch (DateTimeException e) {
            throw new OddAnswerException("a record without version and time of its last change");
        }
    }

    static CachedRow read(SyncedCollection<?> collection, Told row) {
        Aggregate aggregate = Json.MAPPER.readValue(row.json(), collection.type());
        return new CachedRow(collection.name(), row.id(), row.version(), aggregate, row.json());
    }

    private static void expect(boolean condition) {
        if (!condition) throw new OddAnswerException("the list does not hold what was agreed");
    }
}
