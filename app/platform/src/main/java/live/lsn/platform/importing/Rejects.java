package live.lsn.platform.importing;

import de.siegmar.fastcsv.writer.CsvWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The lines that were not used, each with its number and the reason, in a file of their own.
final class Rejects implements AutoCloseable {
    private final CsvWriter csv;
    private final Map<String, Long> counts = new TreeMap<>();

    Rejects(Path file) throws IOException {
        csv = CsvWriter.builder().build(file);
        csv.writeRecord("line", "reason", "fields");
    }

    void add(long lineNumber, Enum<?> reason, List<String> fields) {
        var key = reason.name().toLowerCase(Locale.ROOT);
        counts.merge(key, 1L, Long::sum);
        var record = new ArrayList<>(List.of(String.valueOf(lineNumber), key));
        record.addAll(fields);
        csv.writeRecord(record);
    }

    Map<String, Long> counts() {
        return counts;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
