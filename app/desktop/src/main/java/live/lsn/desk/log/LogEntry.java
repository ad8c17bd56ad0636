package live.lsn.desk.log;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// One thing that was logged.
///
/// @param part which part of the program wrote it
/// @param detail where a fault came from, a line each; empty for none
public record LogEntry(Instant at, Level level, String part, String text, String detail) {
    private static final Pattern LINE = Pattern.compile("(\\S+Z) ([A-Z]+) +(\\S+) (.*)");

    /// How grave it is, the gravest first.
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /// The first line of an entry; null for a line that belongs to the one before.
    static @Nullable LogEntry of(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) return null;
        try {
            return new LogEntry(
                    Instant.parse(parts.group(1)),
                    Level.valueOf(parts.group(2)),
                    parts.group(3),
                    parts.group(4),
                    "");
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }

    LogEntry with(String line) {
        return new LogEntry(at, level, part, text, detail.isEmpty() ? line : detail + "\n" + line);
    }

    /// As it stands in the file.
    public String line() {
        var first = "%s %-5s %s %s".formatted(at, level, part, text);
        return detail.isEmpty() ? first : first + "\n" + detail;
    }
}
