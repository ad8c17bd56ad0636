package live.lsn.rules.quality;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which supplier has which nonconformities how often: those with most of them by themselves, the
/// rest together.
///
/// @param rows suppliers with the most nonconformities first, the rest last
/// @param columns kinds in the order of the Pareto, the rest last
public record DefectMatrix(List<Row> rows, List<Column> columns) {
    public DefectMatrix {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /// @param supplierId null for the rest
    /// @param cells how often each column was found, 0 or more
    public record Row(@Nullable String supplierId, String supplier, List<Long> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// @param defect null for the rest
    public record Column(@Nullable DefectCode defect, String name) {}

    /// All cells together.
    public long total() {
        return rows.stream().flatMap(row -> row.cells().stream()).mapToLong(Long::longValue).sum();
    }

    /// The suppliers that have a row of their own.
    public Set<String> suppliers() {
        var ids = new HashSet<String>();
        for (var row : rows) if (row.supplierId() != null) ids.add(row.supplierId());
        return ids;
    }

    /// The kinds that have a column of their own.
    public Set<DefectCode> defects() {
        var codes = new HashSet<DefectCode>();
        for (var column : columns) if (column.defect() != null) codes.add(column.defect());
        return codes;
    }

    /// @param lots the newest last
    /// @param most rows beside the rest, 1 or more
    /// @param wide columns beside the rest, 1 or more
    static DefectMatrix of(List<Decided> lots, Pareto pareto, int most, int wide) {
        var columns = columns(pareto, wide);
        var places = new HashMap<DefectCode, Integer>();
        for (var bar : pareto.bars()) places.put(bar.defect(), Math.min(places.size(), wide));
        var counts = new HashMap<String, Counts>();
        for (var each : lots) {
            var id = each.lot().supplierId();
            Counts row = null;
            for (var found : each.first().found()) {
                var place = places.get(found.defect());
                // Of a class that is not looked at.
                if (place == null) continue;
                if (row == null) row = counts.computeIfAbsent(id, _ -> new Counts(columns.size()));
                row.add(each.lot().supplier(), place, found.times());
            }
        }
        return new DefectMatrix(rows(counts, columns.size(), most), columns);
    }

    private static List<Column> columns(Pareto pareto, int most) {
        var columns = new ArrayList<Column>();
        for (var bar : pareto.bars().subList(0, Math.min(most, pareto.bars().size())))
            columns.add(new Column(bar.defect(), bar.name()));
        if (pareto.bars().size() > most) columns.add(new Column(null, ""));
        return columns;
    }

    private static List<Row> rows(Map<String, Counts> counts, int width, int most) {
        var order =
                Comparator.comparingLong((Map.Entry<String, Counts> each) -> each.getValue().all())
                        .reversed()
                        .thenComparing(Map.Entry::getKey);
        var rows = new ArrayList<Row>();
        var rest = new Counts(width);
        for (var each : counts.entrySet().stream().sorted(order).toList()) {
            if (rows.size() < most) rows.add(each.getValue().row(each.getKey()));
            else rest.add(each.getValue());
        }
        if (rest.all() > 0) rows.add(rest.row(null));
        return rows;
    }

    private static final class Counts {
        private final long[] cells;
        private String name = "";

        Counts(int width) {
            cells = new long[width];
        }

        void add(String supplier, int place, long times) {
            name = supplier;
            cells[place] = Math.addExact(cells[place], times);
        }

        void add(Counts more) {
            for (var i = 0; i < cells.length; i++)
                cells[i] = Math.addExact(cells[i], more.cells[i]);
        }

        long all() {
            return Arrays.stream(cells).reduce(0, Math::addExact);
        }

        Row row(@Nullable String id) {
            return new Row(id, name, Arrays.stream(cells).boxed().toList());
        }
    }
}
