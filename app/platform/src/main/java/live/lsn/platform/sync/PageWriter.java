package live.lsn.platform.sync;

import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.api.trpc.Json;
import live.lsn.platform.db.AggregateTable.Body;
import live.lsn.platform.feed.Change;
import live.lsn.platform.trpc.RawJson;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a page with the records as the JSON that they are stored as, without reading them.
final class PageWriter {
    private static final int LARGEST_BYTES = 4 << 20;
    private static final int AROUND_ROWS = 1 << 10;
    private static final int AROUND_ROW = 1 << 7;
    private final ByteArrayOutputStream out;
    private boolean first = true;

    PageWriter() {
        out = new ByteArrayOutputStream(1 << 16);
    }

    /// @param rows what comes into the page until it is full
    PageWriter(List<Body> rows) {
        var bytes = rows.stream().mapToLong(row -> row.json().length + AROUND_ROW).sum();
        out = new ByteArrayOutputStream((int) Math.min(bytes, LARGEST_BYTES) + AROUND_ROWS);
    }

    PageWriter startObject() {
        return text("{");
    }

    /// A field of the page; left out where there is no value.
    PageWriter field(String name, @Nullable Object value) {
        if (value == null) return this;
        comma();
        text("\"" + name + "\":");
        out.writeBytes(Json.MAPPER.writeValueAsBytes(value));
        return this;
    }

    PageWriter startRows() {
        comma();
        first = true;
        return text("\"rows\":[");
    }

    PageWriter startItems() {
        comma();
        first = true;
        return text("\"items\":[");
    }

    void item(Body row) {
        comma();
        out.writeBytes(row.json());
    }

    void put(String collection, Body row) {
        comma();
        text(start(collection, Op.PUT, row.id(), row.version()) + ",\"body\":");
        out.writeBytes(row.json());
        out.write('}');
    }

    void gone(Change change, Op op) {
        comma();
        text(start(change.collection(), op, change.entity(), change.version()) + "}");
    }

    PageWriter endRows() {
        first = false;
        return text("]");
    }

    /// Whether no further row should follow.
    boolean isFull() {
        return out.size() > LARGEST_BYTES;
    }

    RawJson end() {
        text("}");
        return new RawJson(out.toByteArray());
    }

    /// Collections, ids and operations hold nothing that JSON would escape.
    private static String start(String collection, Op op, String id, long version) {
        return "{\"collection\":\""
                + collection
                + "\",\"op\":\""
                + op
                + "\",\"id\":\""
                + id
                + "\",\"version\":"
                + version;
    }

    private void comma() {
        if (!first) out.write(',');
        first = false;
    }

    private PageWriter text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
