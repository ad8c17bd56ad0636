package live.lsn.ui.table;

import live.lsn.ui.Formats;

import org.dhatim.fastexcel.Worksheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Puts cells into worksheets, typed, and with the format that shows them as the screen does.
final class SheetCells {
    private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";
    private static final String DAY = "yyyy-mm-dd";
    private static final String SHARE = "0.0%";

    private SheetCells() {}

    /// @param zone in which an instant is told
    static void put(Worksheet sheet, int row, int column, Cell cell, ZoneId zone) {
        switch (cell) {
            // A cell of text is never worked out, whatever it begins with.
            case Cell.Text(var text) -> sheet.value(row, column, text);
            case Cell.Number(var number, int decimals) -> {
                sheet.value(row, column, number);
                sheet.style(row, column).format(digits(decimals)).set();
            }
            case Cell.Money(long minor, var currency) -> {
                var decimals = Formats.decimalsOf(currency);
                sheet.value(row, column, BigDecimal.valueOf(minor, decimals));
                sheet.style(row, column).format(digits(decimals) + " \"" + currency + "\"").set();
            }
            case Cell.Share(long permille) -> {
                sheet.value(row, column, BigDecimal.valueOf(permille, 3));
                sheet.style(row, column).format(SHARE).set();
            }
            case Cell.Moment(var at) -> {
                sheet.value(row, column, local(at, zone));
                sheet.style(row, column).format(MOMENT).set();
            }
            case Cell.Day(var day) -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format(DAY).set();
            }
            case Cell.Empty() -> {}
        }
    }

    /// To the second, as it is shown.
    static LocalDateTime local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String digits(int decimals) {
        return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    }

    /// A name as worksheets have it: without the signs that they forbid, and not too long.
    static String name(String wanted) {
        var name = wanted.replaceAll("[\\\\/*?:\\[\\]]", " ").strip();
        return name.substring(0, Math.min(name.length(), 31)).strip();
    }
}
