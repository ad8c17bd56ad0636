package live.lsn.ui.table;

import live.lsn.ui.Formats;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// A workbook of several sheets, such as a page with a sheet a card. Numbers stay numbers, amounts
/// carry their currency, days stay days; a text is never taken for a formula.
///
/// @param formats in whose zone times are told
public record BookFile(Formats formats) {
    private static final int WIDEST = 60;
    private static final int NARROWEST = 10;

    /// One sheet.
    ///
    /// @param titles of the columns; the first row
    public record Sheet(String name, List<String> titles, List<List<Cell>> rows) {
        public Sheet {
            titles = List.copyOf(titles);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// Writes the file, beside its place first: it is there whole or not at all.
    ///
    /// @param goesOn asked after each sheet with how much is through, 0 to 1; false ends the
    ///   writing
    /// @return whether the file is there; where it was ended, it is not
    /// @throws Exception if the file cannot be written
    public boolean write(List<Sheet> sheets, Path file, Predicate<Double> goesOn) throws Exception {
        return WholeFile.write(
                file,
                goesOn,
                (part, asked) -> {
                    try (var out = Files.newOutputStream(part);
                            var book = new Workbook(out, "LSN Desk", "1.0")) {
                        var done = 0.0;
                        for (var sheet : sheets) {
                            write(sheet, book.newWorksheet(SheetCells.name(sheet.name())));
                            done++;
                            if (!asked.test(done / sheets.size())) return;
                        }
                    }
                });
    }

    private void write(Sheet sheet, Worksheet into) throws java.io.IOException {
        var titles = sheet.titles();
        for (var column = 0; column < titles.size(); column++) {
            into.value(0, column, titles.get(column));
            into.width(column, width(sheet, column));
        }
        into.range(0, 0, 0, Math.max(0, titles.size() - 1)).style().bold().set();
        into.freezePane(0, 1);
        for (var row = 0; row < sheet.rows().size(); row++) {
            var cells = sheet.rows().get(row);
            for (var column = 0; column < cells.size(); column++)
                SheetCells.put(into, row + 1, column, cells.get(column), formats.zone());
        }
        into.finish();
    }

    /// In letters. Every figure and every time has room in the widest that there is.
    private static int width(Sheet sheet, int column) {
        var widest = sheet.titles().get(column).length();
        for (var cells : sheet.rows())
            if (column < cells.size()) widest = Math.max(widest, letters(cells.get(column)));
        return Math.clamp(widest + 2, NARROWEST, WIDEST);
    }

    private static int letters(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> text.length();
            case Cell.Empty() -> 0;
            case Cell.Share _ -> 8;
            case Cell.Day _ -> 10;
            case Cell.Number _, Cell.Money _, Cell.Moment _ -> 19;
        };
    }
}
