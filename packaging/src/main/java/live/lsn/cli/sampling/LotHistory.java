package live.lsn.cli.sampling;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

import live.lsn.api.model.goods.Scheme;
import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Histories of lots from a file: CSV with a line of names first, or a JSON array of objects with
/// the same names.
public final class LotHistory {
    private LotHistory() {}

    /// What holds where a lot does not say otherwise.
    ///
    /// @param scheme null where each lot has to tell
    /// @param steady whether production is
    /// @param approved whether reduced inspection is wanted
    public record Defaults(
            @Nullable Scheme scheme, String level, boolean steady, boolean approved) {}

    /// A supplier's item in one class.
    public record Stream(String supplier, String item, String of, Scheme scheme) {}

    /// The lots of each stream in their order: by date, and as they stand in the file where that is
    /// the same or missing.
    ///
    /// @throws IllegalArgumentException if the file is not such a history; the message names the
    ///   line
    public static Map<Stream, List<LotLine>> read(Path file, Defaults defaults) throws IOException {
        var streams = new LinkedHashMap<Stream, List<LotLine>>();
        var known = new HashSet<List<String>>();
        for (var fields : fields(file)) {
            var line = LotLine.of(fields, defaults);
            var stream = line.stream();
            var original =
                    List.of(
                            stream.supplier(),
                            stream.item(),
                            stream.of(),
                            line.lot().id(),
                            Boolean.toString(line.lot().resubmitted()));
            if (!line.lot().resubmitted() && !known.add(original)) {
                throw fields.wrong(
                        "lot " + line.lot().id() + " stands twice and is not resubmitted");
            }
            streams.computeIfAbsent(stream, _ -> new ArrayList<>()).add(line);
        }
        streams.values().forEach(LotHistory::order);
        return streams;
    }

    private static void order(List<LotLine> lines) {
        var dated = lines.stream().filter(line -> line.date() != null).count();
        if (dated == 0) return;
        if (dated < lines.size()) {
            throw new IllegalArgumentException(
                    "Some lots of "
                            + lines.getFirst().stream().item()
                            + " have a date and some have none: their order is not known");
        }
        lines.sort(
                Comparator.comparing(
                        LotLine::date, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private static List<LotFields> fields(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException _) {
            throw new IllegalArgumentException(file.getFileName() + " is no text in UTF-8");
        }
        var start = text.stripLeading();
        var fields =
                start.startsWith("[") || start.startsWith("{") ? fromJson(text) : fromCsv(text);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("There are no lots in " + file.getFileName());
        }
        return fields;
    }

    private static List<LotFields> fromCsv(String text) {
        var fields = new ArrayList<LotFields>();
        try (var reader =
                CsvReader.builder()
                        .skipEmptyLines(true)
                        .ofNamedCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            for (var line : reader) {
                fields.add(
                        new LotFields((int) line.getStartingLineNumber(), line.getFieldsAsMap()));
            }
        } catch (CsvParseException | IOException broken) {
            throw new IllegalArgumentException("Not CSV: " + broken.getMessage(), broken);
        }
        return fields;
    }

    private static List<LotFields> fromJson(String text) {
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(text);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("Not JSON: " + broken.getOriginalMessage(), broken);
        }
        var lots = tree.isArray() ? tree : tree.path("lots");
        if (!lots.isArray()) {
            throw new IllegalArgumentException("JSON is an array of lots, or has one named lots");
        }
        var fields = new ArrayList<LotFields>();
        for (var lot : lots.values()) {
            var named = new LinkedHashMap<String, String>();
            lot.properties().forEach(field -> add(named, field.getKey(), field.getValue()));
            fields.add(new LotFields(fields.size() + 1, named));
        }
        return fields;
    }

    /// `"found": [3, 1]` is what each sample showed: found1, found2.
    private static void add(Map<String, String> named, String name, JsonNode value) {
        if (value.isNull()) return;
        if (!value.isArray()) {
            named.put(name, value.asString());
            return;
        }
        var at = 1;
        for (var one : value.values()) named.put(name + at++, one.asString());
    }
}
