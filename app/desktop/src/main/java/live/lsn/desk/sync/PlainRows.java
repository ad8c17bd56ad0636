package live.lsn.desk.sync;

import live.lsn.api.http.JsonSpan;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts records out of a page that is written as our platform writes it: no blanks, the fields of a
/// row in their order, nothing but records that are there. A parser would look at each name and
/// value of each record only to leave them out. Whatever is written otherwise is left to one.
final class PlainRows {
    private static final byte[] COLLECTION = bytes("{\"collection\":\"");
    private static final byte[] ID = bytes("\",\"op\":\"PUT\",\"id\":\"");
    private static final byte[] VERSION = bytes("\",\"version\":");
    private static final byte[] BODY = bytes(",\"body\":");

    /// More digits might be too large for a number.
    private static final int MOST_DIGITS = 18;

    private final byte[] json;
    private int at;

    /// Takes what was cut out.
    @FunctionalInterface
    interface Rows {
        void put(String collection, String id, long version, byte[] body);
    }

    /// @param from where the array of rows begins
    PlainRows(byte[] json, int from) {
        this.json = json;
        this.at = from;
    }

    /// @return behind the array's end; −1 where something is written otherwise, and then rows that
    ///   were put before count for nothing
    int read(Rows rows) {
        at++;
        if (is(']')) return at + 1;
        while (row(rows)) {
            if (is(']')) return at + 1;
            if (!is(',')) return -1;
            at++;
        }
        return -1;
    }

    private boolean row(Rows rows) {
        var collection = skip(COLLECTION) ? text() : null;
        var id = collection != null && skip(ID) ? text() : null;
        var version = id != null && skip(VERSION) ? number() : -1;
        if (collection == null || id == null || version < 0 || !skip(BODY) || !is('{'))
            return false;
        var end = JsonSpan.end(json, at);
        if (end < 0) return false;
        var body = Arrays.copyOfRange(json, at, end);
        at = end;
        if (!is('}')) return false;
        at++;
        rows.put(collection, id, version, body);
        return true;
    }

    private boolean is(char c) {
        return at < json.length && json[at] == c;
    }

    private boolean skip(byte[] words) {
        var end = at + words.length;
        if (end > json.length || !Arrays.equals(json, at, end, words, 0, words.length))
            return false;
        at = end;
        return true;
    }

    /// Up to the quote that ends it; null where it is not plain.
    private @Nullable String text() {
        var from = at;
        while (at < json.length && json[at] != '"') {
            if (json[at] <= ' ' || json[at] == '\\') return null;
            at++;
        }
        return new String(json, from, at - from, StandardCharsets.US_ASCII);
    }

    private long number() {
        var from = at;
        var number = 0L;
        while (at < json.length && json[at] >= '0' && json[at] <= '9' && at - from <= MOST_DIGITS)
            number = number * 10 + json[at++] - '0';
        return at == from || at - from > MOST_DIGITS ? -1 : number;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
