package live.lsn.desk.lots;

import live.lsn.api.model.goods.Lot;
import live.lsn.ui.table.Cell;
import live.lsn.ui.table.RowSource;
import live.lsn.ui.table.TableContent;
import live.lsn.ui.table.TableFile;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Rows that are made of listed lots, some lots at a time.
///
/// @param size how many lots are listed
/// @param of the rows of one lot
record InspectionRows(
        RowSource<Lot> lots, int size, List<String> titles, Function<Lot, List<List<Cell>>> of)
        implements TableFile.Rows {
    private static final int PAGE = 100;

    @Override
    public long read(TableContent.Sink sink, Predicate<Double> goesOn) throws Exception {
        var count = 0L;
        for (var from = 0; from < size; from += PAGE) {
            var to = Math.min(size, from + PAGE);
            for (var lot : lots.page(from, to))
                for (var row : of.apply(lot)) {
                    sink.row(row);
                    count++;
                }
            if (!goesOn.test((double) to / size)) return count;
        }
        return count;
    }
}
