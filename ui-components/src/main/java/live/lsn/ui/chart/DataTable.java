package live.lsn.ui.chart;

import java.util.List;
import java.util.function.IntFunction;

/// The numbers of a chart as rows, told as on the screen and as plain text for a file.
///
/// @param rows how many there are; cells are told when asked for, so many rows cost nothing
public record DataTable(List<Column> columns, int rows) {
    public DataTable {
        columns = List.copyOf(columns);
    }

    /// @param head with the unit
    /// @param number its cells are numbers: right aligned, and written to a file as they are
    /// @param shown the cell of a row as people read it; empty where there is none
    /// @param plain the same for a program: a decimal point, a time with its offset
    public record Column(
            String head, boolean number, IntFunction<String> shown, IntFunction<String> plain) {}
}
