package live.lsn.platform.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The lines of an export whose first line names its columns: CSV, plain or gzipped.
final class CsvLines {
    /// Characters of one line, of which real files have some hundred.
    private static final int LONGEST_LINE = 1 << 20;

    private static final int LONGEST_FIELD = 2_000;

    private CsvLines() {}

    /// What is made of each line.
    interface Each {
        /// @throws UnreadableException if it cannot be understood
        void line(NamedCsvRecord record) throws UnreadableException, IOException;

        /// A line that cannot be understood.
        void unreadable(long lineNumber, List<String> fields, String why) throws IOException;
    }

    /// Reads all lines.
    ///
    /// @param columns what the first line has to name, among others and in any order
    /// @throws UnusableFileException if it is no such file at all
    static void read(Path file, List<String> columns, Each each) throws IOException {
        read(file, columns, Long.MAX_VALUE, each);
    }

    /// Looks whether it is such a file, as far as its beginning tells.
    ///
    /// @throws UnusableFileException if it is not
    static void check(Path file, List<String> columns) throws IOException {
        read(
                file,
                columns,
                1,
                new Each() {
                    @Override
                    public void line(NamedCsvRecord record) {
                        // that there is one is enough
                    }

                    @Override
                    public void unreadable(long lineNumber, List<String> fields, String why) {
                        // whoever reads it tells of it
                    }
                });
    }

    private static void read(Path file, List<String> columns, long most, Each each)
            throws IOException {
        var from = new ExportText(file);
        try (var text = from.open();
                var csv =
                        CsvReader.builder()
                                .maxBufferSize(LONGEST_LINE)
                                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .allowUnclosedQuote(false)
                                .ofNamedCsvRecord(text)) {
            var width = 0;
            var taken = 0L;
            for (var record : csv) {
                if (width == 0) width = width(file, columns, record.getHeader());
                one(record, width, each);
                if (++taken == most) break;
            }
            if (width == 0) throw new UnusableFileException(file, "it holds no orders");
        } catch (CsvParseException e) {
            throw new UnusableFileException(file, from.why(e));
        } catch (java.io.UncheckedIOException e) {
            throw from.told(Objects.requireNonNull(e.getCause()));
        } catch (UnusableFileException e) {
            throw e;
        } catch (IOException e) {
            throw from.told(e);
        }
    }

    /// A field without what stands around it.
    ///
    /// @throws UnreadableException if it is longer than any such text
    static String field(NamedCsvRecord record, String column) throws UnreadableException {
        var text = record.getField(column).strip();
        if (text.length() > LONGEST_FIELD)
            throw new UnreadableException(column + ", or a quote that is never closed");
        return text;
    }

    /// A field that must say something.
    ///
    /// @throws UnreadableException if it is empty, or longer than told
    static String told(NamedCsvRecord record, String column, int longest)
            throws UnreadableException {
        var text = field(record, column);
        if (text.isEmpty() || text.length() > longest) throw new UnreadableException(column);
        return text;
    }

    private static int width(Path file, List<String> columns, List<String> header)
            throws UnusableFileException {
        var missing = columns.stream().filter(column -> !header.contains(column)).toList();
        if (missing.isEmpty()) return header.size();
        throw new UnusableFileException(
                file,
                "its first line does not name the columns "
                        + String.join(", ", columns)
                        + "; missing: "
                        + String.join(", ", missing));
    }

    private static void one(NamedCsvRecord record, int width, Each each) throws IOException {
        try {
            if (record.getFieldCount() != width)
                throw new UnreadableException(
                        record.getFieldCount() + " fields, not the " + width + " of the header");
            each.line(record);
        } catch (UnreadableException
                | IllegalArgumentException
                | java.util.NoSuchElementException e) {
            each.unreadable(
                    record.getStartingLineNumber(),
                    record.getFields(),
                    String.valueOf(e.getMessage()));
        }
    }
}
