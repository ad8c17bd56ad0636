package live.lsn.ui.table;

import de.siegmar.fastcsv.writer.CsvWriter;

import live.lsn.ui.Formats;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
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

    /// Rows that are read anew for each file, off the JavaFX thread.
    public interface Rows {
        List<String> titles();

        /// @return how many rows were given out
        long read(TableContent.Sink sink, Predicate<Double> goesOn) throws Exception;
    }

    /// A table among several.
    ///
    /// @param name of its worksheet; a CSV file after the first has it in its name
    public record Table(String name, Rows rows) {}

    /// Writes several tables: sheets of one workbook, or a CSV file each beside the first. Rows
    /// stream through, however many there are.
    ///
    /// @param tables at least one
    /// @return how many rows the first one has; nothing if it was ended
    /// @throws Exception if rows cannot be read or a file cannot be written
    public OptionalLong write(List<Table> tables, Path file, Kind kind, Predicate<Double> goesOn)
            throws Exception {
        var counts = new long[tables.size()];
        if (kind == Kind.XLSX) {
            var whole =
                    WholeFile.write(
                            file, goesOn, (part, asked) -> book(tables, part, asked, counts));
            return whole ? OptionalLong.of(counts[0]) : OptionalLong.empty();
        }
        for (var at = 0; at < tables.size(); at++) {
            var place = at;
            var rows = tables.get(at).rows();
            var whole =
                    WholeFile.write(
                            at == 0 ? file : beside(file, tables.get(at).name()),
                            share(goesOn, at, tables.size()),
                            (part, asked) -> counts[place] = csv(rows, part, asked));
            if (!whole) return OptionalLong.empty();
        }
        return OptionalLong.of(counts[0]);
    }

    private void book(List<Table> tables, Path part, Predicate<Double> goesOn, long[] counts)
            throws Exception {
        try (var out = Files.newOutputStream(part);
                var workbook = new Workbook(out, "LSN Desk", "1.0")) {
            for (var at = 0; at < tables.size(); at++) {
                var table = tables.get(at);
                var name = SheetCells.name(table.name());
                var book = new Book(workbook, name, table.rows().titles());
                var stopped = new boolean[1];
                Predicate<Double> asked = share(goesOn, at, tables.size());
                counts[at] =
                        table.rows()
                                .read(
                                        book::row,
                                        through -> {
                                            stopped[0] = !asked.test(through);
                                            return !stopped[0];
                                        });
                book.end();
                if (stopped[0]) return;
            }
        }
    }

    private static Predicate<Double> share(Predicate<Double> goesOn, int at, int all) {
        return through -> goesOn.test((at + through) / all);
    }

    private static Path beside(Path file, String name) {
        var own = String.valueOf(file.getFileName());
        var stem = own.substring(0, own.length() - Kind.CSV.ending().length());
        return file.resolveSibling(stem + "-" + SheetCells.name(name) + Kind.CSV.ending());
    }

    // ---- CSV ----

    private long csv(Rows content, Path file, Predicate<Double> goesOn) throws Exception {
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

    private long xlsx(Rows content, Path file, Predicate<Double> goesOn) throws Exception {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "LSN Desk", "1.0")) {
            var book = new Book(workbook, sheet, content.titles());
            var rows = content.read(book::row, goesOn);
            book.end();
            return rows;
        }
    }

    /// A table in a workbook that goes on on another sheet where one is full.
    private final class Book {
        private final Workbook workbook;
        private final String name;
        private final List<String> titles;
        private Worksheet current;
        private int sheets;
        private int next;

        Book(Workbook workbook, String name, List<String> titles) {
            this.workbook = workbook;
            this.name = name;
            this.titles = titles;
            current = begin();
        }

        private Worksheet begin() {
            sheets++;
            var begun = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
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

        void end() throws IOException {
            current.finish();
        }
    }
}
