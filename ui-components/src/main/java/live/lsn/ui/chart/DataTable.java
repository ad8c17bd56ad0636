package live.lsn.ui.chart;

import live.lsn.ui.Formats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/// The numbers of a chart as rows, told as on the screen and as plain text for a file.
///
/// @param rows how many there are; cells are told when asked for, so many rows cost nothing
public record DataTable(List<Column> columns, int rows) {
    static final DataTable NONE = new DataTable(List.of(), 0);

    public DataTable {
        columns = List.copyOf(columns);
    }

    /// @param head with the unit
    /// @param number its cells are numbers: right aligned, and written to a file as they are
    /// @param shown the cell of a row as people read it; empty where there is none
    /// @param plain the same for a program: a decimal point, a time with its offset
    public record Column(
            String head, boolean number, IntFunction<String> shown, IntFunction<String> plain) {
        /// A column of words.
        static Column words(String head, IntFunction<String> words) {
            return new Column(head, false, words, words);
        }

        /// A column of figures with equally many decimals.
        ///
        /// @param value of a row, not a number for none
        static Column figures(
                String head, Formats formats, int decimals, IntToDoubleFunction value) {
            return new Column(
                    head,
                    true,
                    row -> shown(formats, decimals, value.applyAsDouble(row)),
                    row -> plain(decimals, value.applyAsDouble(row)));
        }

        private static String shown(Formats formats, int decimals, double value) {
            return Double.isNaN(value) ? "" : formats.decimal(value, decimals);
        }

        private static String plain(int decimals, double value) {
            if (Double.isNaN(value)) return "";
            return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        }
    }
}
