package live.lsn.ui.table;

import de.siegmar.fastcsv.writer.CsvWriter;

import live.lsn.ui.Formats;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
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
    private static final String EXCEL_MOMENT = "yyyy-mm-dd hh:mm:ss";
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
        this.sheet = sheet.replaceAll("[\\\\/*?:\\[\\]]", " ");
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
        var part = file.resolveSibling(file.getFileName() + ".part");
        var ended = new boolean[1];
        Predicate<Double> asked =
                through -> {
                    ended[0] = !goesOn.test(through);
                    return !ended[0];
                };
        try {
            var rows =
                    switch (kind) {
                        case CSV -> csv(content, part, asked);
                        case XLSX -> xlsx(content, part, asked);
                    };
            if (ended[0]) return OptionalLong.empty();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return OptionalLong.of(rows);
        } finally {
            Files.deleteIfExists(part);
        }
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
                    number.setScale(decimals, java.math.RoundingMode.HALF_EVEN).toPlainString();
            case Cell.Moment(var at) -> MOMENT.format(local(at));
            case Cell.Empty() -> "";
        };
    }

    /// A text that begins as a formula does is marked as text, the way spreadsheets do it.
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private LocalDateTime local(Instant at) {
        return at.atZone(formats.zone()).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
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
            case Cell.Number _ -> plain(cell).replace('.', formats.decimalSeparator());
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
            for (var i = 0; i < cells.size(); i++) cell(i, cells.get(i));
            next++;
            // What is flushed leaves the memory.
            if (next % FLUSH_EVERY == 0) current.flush();
        }

        private void cell(int column, Cell cell) {
            switch (cell) {
                // A cell of text is never worked out, whatever it begins with.
                case Cell.Text(var text) -> current.value(next, column, text);
                case Cell.Number(var number, int decimals) -> {
                    current.value(next, column, number);
                    current.style(next, column).format(digits(decimals)).set();
                }
                case Cell.Moment(var at) -> {
                    current.value(next, column, local(at));
                    current.style(next, column).format(EXCEL_MOMENT).set();
                }
                case Cell.Empty() -> {}
            }
        }

        private static String digits(int decimals) {
            return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        }

        @Override
        public void close() throws IOException {
            current.finish();
            workbook.close();
        }
    }
}
