package live.lsn.api.http;

/// Finds where a value ends in JSON that somebody else reads afterwards: a page of rows has
/// megabytes, and a parser would read them a second time only to count brackets.
public final class JsonSpan {
    private JsonSpan() {}

    /// Whether what stands between is JSON is seen by whoever reads it.
    ///
    /// @param from where an object or an array begins
    /// @return behind its end; -1 where there is none
    public static int end(byte[] json, int from) {
        var depth = 0;
        for (var at = from; at < json.length; at++) {
            switch (json[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    if (depth == 0) return at + 1;
                }
                case '"' -> at = endOfText(json, at);
                default -> {}
            }
        }
        return -1;
    }

    private static int endOfText(byte[] json, int from) {
        var at = from + 1;
        while (at < json.length && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
        return at;
    }

    /// Whether nothing follows but the ends of so many objects, with blanks between them.
    static boolean closes(byte[] json, int from, int objects) {
        if (from < 0) return false;
        var left = objects;
        for (var at = from; at < json.length; at++) {
            switch (json[at]) {
                case '}' -> left--;
                case ' ', '\t', '\r', '\n' -> {}
                default -> {
                    return false;
                }
            }
        }
        return left == 0;
    }
}
