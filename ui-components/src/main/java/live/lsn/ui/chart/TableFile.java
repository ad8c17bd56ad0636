package live.lsn.ui.chart;

import de.siegmar.fastcsv.writer.CsvWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the numbers of a chart as CSV in UTF-8.
final class TableFile {
    /// A spreadsheet reads the mark and does not take the file for Latin-1.
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private TableFile() {}

    static void write(DataTable table, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(table.columns().stream().map(each -> defused(each.head())).toList());
        for (var row = 0; row < table.rows(); row++) csv.writeRecord(cells(table, row));
        csv.flush();
        text.flush();
    }

    private static List<String> cells(DataTable table, int row) {
        return table.columns().stream()
                .map(
                        each -> {
                            var plain = each.plain().apply(row);
                            return each.number() ? plain : defused(plain);
                        })
                .toList();
    }

    /// A text that a spreadsheet would take for a formula is marked as text by an apostrophe.
    static String defused(String text) {
        if (text.isEmpty()) return text;
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r' -> "'" + text;
            default -> text;
        };
    }
}
