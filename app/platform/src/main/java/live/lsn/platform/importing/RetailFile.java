package live.lsn.platform.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import live.lsn.platform.importing.RetailLine.UnreadableException;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The lines of a retailer's order export: CSV, plain or gzipped, with the columns InvoiceNo,
/// StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID and Country.
final class RetailFile {
    private static final List<String> COLUMNS =
            List.of(
                    "InvoiceNo",
                    "StockCode",
                    "Description",
                    "Quantity",
                    "InvoiceDate",
                    "UnitPrice",
                    "CustomerID",
                    "Country");

    private RetailFile() {}

    /// What is made of each line.
    interface Lines {
        void line(RetailLine line) throws IOException;

        /// A line that cannot be understood.
        void unreadable(long lineNumber, List<String> fields, String why) throws IOException;
    }

    /// Reads all lines.
    ///
    /// @throws UnusableFileException if it is no such file at all
    static void read(Path file, Lines lines) throws IOException {
        try (var csv =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            var checked = false;
            for (var record : csv) {
                if (!checked) {
                    if (!record.getHeader().containsAll(COLUMNS))
                        throw new UnusableFileException(
                                file,
                                "its first line does not name the columns "
                                        + String.join(", ", COLUMNS));
                    checked = true;
                }
                one(record, lines);
            }
            if (!checked) throw new UnusableFileException(file, "it holds no orders");
        } catch (CsvParseException e) {
            throw new UnusableFileException(file, "it is no CSV: " + e.getMessage());
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void one(NamedCsvRecord record, Lines lines) throws IOException {
        try {
            lines.line(understood(record));
        } catch (UnreadableException
                | IllegalArgumentException
                | java.util.NoSuchElementException e) {
            lines.unreadable(
                    record.getStartingLineNumber(),
                    record.getFields(),
                    String.valueOf(e.getMessage()));
        }
    }

    private static RetailLine understood(NamedCsvRecord record) throws UnreadableException {
        var invoice = record.getField("InvoiceNo").strip();
        var sku = record.getField("StockCode").strip();
        if (invoice.isEmpty() || invoice.length() > 40 || sku.isEmpty() || sku.length() > 40)
            throw new UnreadableException("invoice or stock code");
        return new RetailLine(
                record.getStartingLineNumber(),
                invoice,
                sku,
                record.getField("Description").strip(),
                RetailLine.quantity(record.getField("Quantity")),
                RetailLine.time(record.getField("InvoiceDate")),
                RetailLine.priceE4(record.getField("UnitPrice")),
                RetailLine.customer(record.getField("CustomerID")),
                record.getField("Country").strip());
    }

    private static InputStream open(Path file) throws IOException {
        var stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        stream.mark(2);
        var gzipped = stream.read() == 0x1f && stream.read() == 0x8b;
        stream.reset();
        return gzipped ? new GZIPInputStream(stream, 1 << 16) : stream;
    }
}
