package live.lsn.api.trpc;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Reads server-sent events from bytes that may be split anywhere. Takes `\n`, `\r` and `\r\n`,
/// spare blank lines, comments, data over several lines and a byte order mark. An event that its
/// blank line has not ended is never told.
///
/// Not safe for use by several threads at once.
public final class ServerSentEvents {
    private static final int LONGEST_EVENT = 16 << 20;
    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

    private final Consumer<Event> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private int markSeen;
    private boolean afterReturn;
    private boolean hasData;
    private String type = "";
    private @Nullable String id;
    private @Nullable Long retryMs;

    /// @param type `message` where the event names none
    /// @param id null where the event has no id field, empty where the field is empty
    /// @param data the data lines joined by `\n`; null where there is none
    /// @param retryMs the delay before a reconnect that the event sets, in ms; null where it sets
    ///   none
    public record Event(
            String type, @Nullable String id, @Nullable String data, @Nullable Long retryMs) {}

    /// Thrown for an event of more than 16 MiB.
    public static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("a server-sent event is longer than 16 MiB");
        }
    }

    /// @param events told of each event within [#feed], on the caller's thread
    public ServerSentEvents(Consumer<Event> events) {
        this.events = events;
    }

    /// Takes the next bytes of the stream.
    ///
    /// @throws TooLongException if an event is longer than 16 MiB
    public void feed(byte[] bytes, int offset, int length) {
        for (var i = offset; i < offset + length; i++) take(bytes[i]);
    }

    private void take(byte b) {
        if (markSeen < BYTE_ORDER_MARK.length && isMark(b)) return;
        if (b == '\n' && afterReturn) {
            afterReturn = false;
            return;
        }
        afterReturn = b == '\r';
        if (b == '\n' || b == '\r') {
            endLine();
            return;
        }
        line.write(b);
        if (line.size() + data.length() > LONGEST_EVENT) throw new TooLongException();
    }

    /// Whether the byte belongs to a byte order mark at the very start.
    private boolean isMark(byte b) {
        if ((b & 0xff) == BYTE_ORDER_MARK[markSeen]) {
            markSeen++;
            return true;
        }
        for (var i = 0; i < markSeen; i++) line.write(BYTE_ORDER_MARK[i]);
        markSeen = BYTE_ORDER_MARK.length;
        return false;
    }

    private void endLine() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            dispatch();
            return;
        }
        var colon = text.indexOf(':');
        if (colon == 0) return;
        var name = colon < 0 ? text : text.substring(0, colon);
        var value = colon < 0 ? "" : text.substring(colon + 1);
        field(name, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void field(String name, String value) {
        switch (name) {
            case "event" -> type = value;
            case "data" -> {
                if (hasData) data.append('\n');
                data.append(value);
                hasData = true;
            }
            case "id" -> {
                if (value.indexOf(0) < 0) id = value;
            }
            case "retry" -> {
                if (value.matches("[0-9]{1,9}")) retryMs = Long.parseLong(value);
            }
            default -> {
                // the format asks readers to pass over fields they do not know
            }
        }
    }

    private void dispatch() {
        var event =
                new Event(
                        type.isEmpty() ? "message" : type,
                        id,
                        hasData ? data.toString() : null,
                        retryMs);
        var empty = type.isEmpty() && id == null && !hasData && retryMs == null;
        type = "";
        id = null;
        data.setLength(0);
        hasData = false;
        retryMs = null;
        if (!empty) events.accept(event);
    }
}
