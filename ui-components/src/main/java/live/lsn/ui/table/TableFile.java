package live.lsn.ui.table;

import de.siegmar.fastcsv.writer.CsvWriter;

import live.lsn.ui.Formats;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// A table's rows as a file or for the clipboard. Numbers stay numbers and times stay times, told
/// in the zone of the formats; a text that a spreadsheet would take for a formula is kept a text.
public final class TableFile {
    /// What a worksheet holds at most, its header included.
    static final int SHEET_ROWS = 1_048_576;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int FLUSH_EVERY = 1_000;
    private static final String FORMULA_SIGNS = "=+-@\t\r";
    private final Formats formats;
    private final String sheet;
    private final int sheetRows;

    /// What a table can be written as.
    public enum Kind {
        CSV,
        XLSX;

        /// `.csv`.
        public String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param formats whose zone times are told in, and whose comma the clipboard's numbers have
    /// @param sheet name of the worksheet
    public TableFile(Formats formats, String sheet) {
        this(formats, sheet, SHEET_ROWS);
    }

    TableFile(Formats formats, String sheet, int sheetRows) {
        this.formats = formats;
        this.sheet = SheetCells.name(sheet);
        this.sheetRows = sheetRows;
    }

    /// Writes the file, beside its place first: it is there whole or not at all.
    ///
    /// @param goesOn asked now and then with how much is through, 0 to 1; false ends the writing
    /// @return how many rows there are in it; nothing if it was ended, and then there is no file
    /// @throws Exception if rows cannot be read or the file cannot be written
    public <R> OptionalLong write(
            TableContent<R> content, Path file, Kind kind, Predicate<Double> goesOn)
            throws Exception {
        var rows = new long[1];
        var whole =
                WholeFile.write(
                        file,
                        goesOn,
                        (part, asked) ->
                                rows[0] =
                                        switch (kind) {
                                            case CSV -> csv(content, part, asked);
                                            case XLSX -> xlsx(content, part, asked);
                                        });
        return whole ? OptionalLong.of(rows[0]) : OptionalLong.empty();
    }

    // ---- CSV ----

    private <R> long csv(TableContent<R> content, Path file, Predicate<Double> goesOn)
            throws Exception {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                var csv = CsvWriter.builder().build(marked(out))) {
            csv.writeRecord(content.titles().stream().map(TableFile::harmless).toList());
            return content.read(
                    cells -> csv.writeRecord(cells.stream().map(this::plain).toList()), goesOn);
        }
    }

    /// Without the mark, spreadsheets take the text for one of an older encoding.
    private static Writer marked(Writer out) throws IOException {
        out.write('\ufeff');
        return out;
    }

    private String plain(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> harmless(text);
            case Cell.Number(var number, int decimals) ->
                    number.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
            case Cell.Money(long minor, var currency) ->
                    BigDecimal.valueOf(minor, Formats.decimalsOf(currency)).toPlainString();
            case Cell.Share(long permille) -> BigDecimal.valueOf(permille, 3).toPlainString();
            case Cell.Moment(var at) -> MOMENT.format(SheetCells.local(at, formats.zone()));
            case Cell.Day(var day) -> day.toString();
            case Cell.Empty() -> "";
        };
    }

    /// A text that begins as a formula does is marked as text, the way spreadsheets do it.
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    // ---- clipboard ----

    /// The rows with their titles, cells apart by tabs, as spreadsheets paste them; numbers with
    /// the comma of the language.
    public <R> String tabbed(TableContent<R> content) throws Exception {
        var out = new StringWriter();
        line(out, content.titles().stream().map(TableFile::harmless).toList());
        content.read(cells -> line(out, cells.stream().map(this::pasted).toList()), _ -> true);
        return out.toString();
    }

    private static void line(StringWriter out, List<String> cells) {
        out.write(String.join("\t", cells));
        out.write('\n');
    }

    private String pasted(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> harmless(text).replaceAll("[\t\r\n]+", " ");
            case Cell.Number _, Cell.Money _, Cell.Share _ ->
                    plain(cell).replace('.', formats.decimalSeparator());
            default -> plain(cell);
        };
    }

    // ---- XLSX ----

    private <R> long xlsx(TableContent<R> content, Path file, Predicate<Double> goesOn)
            throws Exception {
        try (var out = Files.newOutputStream(file);
                var book = new Book(out, content.titles())) {
            return content.read(book::row, goesOn);
        }
    }

    /// A workbook that goes on on another sheet where one is full.
    private final class Book implements AutoCloseable {
        private final Workbook workbook;
        private final List<String> titles;
        private Worksheet current;
        private int sheets;
        private int next;

        Book(OutputStream out, List<String> titles) throws IOException {
            this.titles = titles;
            workbook = new Workbook(out, "LSN Desk", "1.0");
            current = begin();
        }

        private Worksheet begin() {
            sheets++;
            var begun = workbook.newWorksheet(sheets == 1 ? sheet : sheet + " " + sheets);
            for (var i = 0; i < titles.size(); i++) begun.value(0, i, titles.get(i));
            begun.range(0, 0, 0, Math.max(0, titles.size() - 1)).style().bold().set();
            begun.freezePane(0, 1);
            next = 1;
            return begun;
        }

        void row(List<Cell> cells) throws IOException {
            if (next == sheetRows) {
                current.finish();
                current = begin();
            }
            for (var i = 0; i < cells.size(); i++)
                SheetCells.put(current, next, i, cells.get(i), formats.zone());
            next++;
            // What is flushed leaves the memory.
            if (next % FLUSH_EVERY == 0) current.flush();
        }

        @Override
        public void close() throws IOException {
            current.finish();
            workbook.close();
        }
    }
}
