package live.lsn.platform.importing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The lines of a retailer's order export: CSV, plain or gzipped, with the columns InvoiceNo,
/// StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID and Country.
final class RetailFile {
    private static final int LONGEST_NUMBER = 40;
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

    /// Looks whether it is such a file, as far as its beginning tells.
    ///
    /// @throws UnusableFileException if it is not
    static void check(Path file) throws IOException {
        CsvLines.check(file, COLUMNS);
    }

    /// Reads all lines.
    ///
    /// @throws UnusableFileException if it is no such file at all
    static void read(Path file, Lines lines) throws IOException {
        CsvLines.read(
                file,
                COLUMNS,
                new CsvLines.Each() {
                    @Override
                    public void line(NamedCsvRecord record)
                            throws UnreadableException, IOException {
                        lines.line(understood(record));
                    }

                    @Override
                    public void unreadable(long lineNumber, List<String> fields, String why)
                            throws IOException {
                        lines.unreadable(lineNumber, fields, why);
                    }
                });
    }

    private static RetailLine understood(NamedCsvRecord record) throws UnreadableException {
        return new RetailLine(
                record.getStartingLineNumber(),
                CsvLines.told(record, "InvoiceNo", LONGEST_NUMBER),
                CsvLines.told(record, "StockCode", LONGEST_NUMBER),
                CsvLines.field(record, "Description"),
                RetailLine.quantity(record.getField("Quantity")),
                RetailLine.time(record.getField("InvoiceDate")),
                RetailLine.priceE4(record.getField("UnitPrice")),
                RetailLine.customer(record.getField("CustomerID")),
                record.getField("Country").strip());
    }
}
