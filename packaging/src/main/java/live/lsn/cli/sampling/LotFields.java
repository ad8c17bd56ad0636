package live.lsn.cli.sampling;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/// One lot of a history file as its columns have it. Names are compared by letters and digits
/// alone.
final class LotFields {
    private static final Map<String, String> SAME =
            Map.ofEntries(
                    Map.entry("lotsize", "size"),
                    Map.entry("lotno", "lot"),
                    Map.entry("lotid", "lot"),
                    Map.entry("id", "lot"),
                    Map.entry("product", "item"),
                    Map.entry("sku", "item"),
                    Map.entry("samplesize", "n"),
                    Map.entry("nonconforming", "found"),
                    Map.entry("defects", "found"),
                    Map.entry("result", "verdict"),
                    Map.entry("action", "supplieraction"),
                    Map.entry("supplieracted", "supplieraction"));

    private final int line;
    private final Map<String, String> values = new HashMap<>();

    /// @param line where it stands, for what is told of it
    LotFields(int line, Map<String, String> fields) {
        this.line = line;
        fields.forEach(
                (name, value) -> {
                    var plain = Spelling.plain(name);
                    values.put(SAME.getOrDefault(plain, plain), value.strip());
                });
    }

    IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("Lot in line " + line + ": " + why);
    }

    int line() {
        return line;
    }

    @Nullable String text(String name) {
        var value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String text(String name, String otherwise) {
        var value = text(name);
        return value == null ? otherwise : value;
    }

    @Nullable Integer number(String name) {
        var value = text(name);
        if (value == null) return null;
        if (!value.matches("\\d{1,9}")) {
            throw wrong(name + " is no whole number: \"" + value + "\"");
        }
        return Integer.valueOf(value);
    }

    boolean yes(String name, boolean otherwise) {
        var value = text(name);
        if (value == null) return otherwise;
        return switch (Spelling.plain(value)) {
            case "true", "yes", "y", "1", "x" -> true;
            case "false", "no", "n", "0" -> false;
            default -> throw wrong(name + " is neither true nor false: \"" + value + "\"");
        };
    }

    /// A day counts from its first moment, UTC.
    @Nullable Instant time(String name) {
        var value = text(name);
        if (value == null) return null;
        try {
            return value.length() <= "2026-01-01".length()
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException _) {
            throw wrong(
                    name + " is no date (2026-01-31 or 2026-01-31T09:00:00Z): \"" + value + "\"");
        }
    }
}
