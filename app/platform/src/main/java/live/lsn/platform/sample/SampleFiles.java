package live.lsn.platform.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The lists that sample data are drawn from.
final class SampleFiles {
    private SampleFiles() {}

    static List<NamedCsvRecord> read(String name) {
        var stream = Objects.requireNonNull(SampleFiles.class.getResourceAsStream(name), name);
        try (var rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
