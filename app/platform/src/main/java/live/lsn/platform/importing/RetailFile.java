package live.lsn.platform.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import live.lsn.platform.importing.RetailLine.UnreadableException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The lines of a retailer's order export: CSV, plain or gzipped, with the columns InvoiceNo,
/// StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID and Country.
final class RetailFile {
    /// Characters of one line, of which real files have some hundred.
    private static final int LONGEST_LINE = 1 << 20;

    private static final int LONGEST_DESCRIPTION = 2_000;
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
        var from = new RetailText(file);
        try (var text = from.open();
                var csv =
                        CsvReader.builder()
                                .maxBufferSize(LONGEST_LINE)
                                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .allowUnclosedQuote(false)
                                .ofNamedCsvRecord(text)) {
            var columns = 0;
            for (var record : csv) {
                if (columns == 0) columns = columns(file, record.getHeader());
                one(record, columns, lines);
            }
            if (columns == 0) throw new UnusableFileException(file, "it holds no orders");
        } catch (CsvParseException e) {
            throw new UnusableFileException(file, from.why(e));
        } catch (java.io.UncheckedIOException e) {
            throw from.told(java.util.Objects.requireNonNull(e.getCause()));
        } catch (UnusableFileException e) {
            throw e;
        } catch (IOException e) {
            throw from.told(e);
        }
    }

    private static int columns(Path file, List<String> header) throws UnusableFileException {
        var missing = COLUMNS.stream().filter(column -> !header.contains(column)).toList();
        if (missing.isEmpty()) return header.size();
        throw new UnusableFileException(
                file,
                "its first line does not name the columns "
                        + String.join(", ", COLUMNS)
                        + "; missing: "
                        + String.join(", ", missing));
    }

    private static void one(NamedCsvRecord record, int columns, Lines lines) throws IOException {
        try {
            if (record.getFieldCount() != columns)
                throw new UnreadableException(
                        record.getFieldCount() + " fields, not the " + columns + " of the header");
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
        if (record.getField("Description").length() > LONGEST_DESCRIPTION)
            throw new UnreadableException("description, or a quote that is never closed");
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
}
