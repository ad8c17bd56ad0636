package live.lsn.desk.lots;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.desk.report.InspectionReport;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.ui.table.Cell;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// Inspections as rows: one of each, and one of each thing that was entered in it. Figures of a
/// class stand beside each other, classes that were not inspected are empty.
///
/// @param orders an order by its id, null where it is not on this device; asked off the screen's
///   thread
record InspectionSheets(LotsWords words, Function<String, @Nullable PurchaseOrder> orders) {
    private static final List<String> BEFORE =
            List.of(
                    "inspection",
                    "lot",
                    "sku",
                    "item",
                    "supplier",
                    "order",
                    "line",
                    "size",
                    "scheme",
                    "level");
    private static final List<String> CLASS = List.of("severity", "aql", "n", "ac", "re", "found");
    private static final List<String> AFTER =
            List.of(
                    "inspector",
                    "started",
                    "signer",
                    "signed",
                    "seed",
                    "revision",
                    "standing",
                    "hash");
    private static final List<String> ENTRY =
            List.of(
                    "inspection",
                    "lot",
                    "unit",
                    "serial",
                    "code",
                    "defect",
                    "class",
                    "count",
                    "at");

    List<String> titles() {
        var titles = new ArrayList<String>();
        BEFORE.forEach(one -> titles.add(title(one)));
        for (var of : NonconformityClass.values())
            for (var one : CLASS) titles.add(words.of("lots.file.of", words.name(of), title(one)));
        titles.add(title("verdict"));
        for (var way : Disposition.values()) titles.add(words.name(way));
        AFTER.forEach(one -> titles.add(title(one)));
        return titles;
    }

    List<String> entryTitles() {
        return ENTRY.stream().map(this::title).toList();
    }

    private static String person(Lot lot, String account) {
        var name = lot.nameOf(account);
        return name != null ? name : account;
    }

    /// Times are told in one zone, which the title names.
    private String title(String column) {
        var title = words.of("lots.file." + column);
        var timed = column.equals("started") || column.equals("signed") || column.equals("at");
        return timed ? title + " (" + words.formats().zone().getId() + ")" : title;
    }

    List<List<Cell>> inspections(Lot lot) {
        return lot.inspections().stream().map(one -> inspection(lot, one)).toList();
    }

    private List<Cell> inspection(Lot lot, Inspection inspection) {
        var row = new ArrayList<Cell>();
        before(row, lot, inspection);
        var count = InspectionCount.of(inspection);
        for (var of : NonconformityClass.values()) {
            var basis = basis(inspection, of);
            var counted = count.of(of);
            if (basis == null || counted == null)
                for (var i = 0; i < CLASS.size(); i++) row.add(new Cell.Empty());
            else figures(row, basis, counted.count().found());
        }
        after(row, lot, inspection);
        return row;
    }

    private void before(List<Cell> row, Lot lot, Inspection inspection) {
        var source = lot.source();
        var order = orders.apply(source.orderId());
        var line = order == null ? null : order.line(source.lineId());
        row.add(text(inspection.number()));
        row.add(text(lot.number()));
        row.add(text(source.sku()));
        row.add(text(source.item()));
        row.add(text(source.supplierName()));
        row.add(text(source.orderNumber()));
        row.add(line == null ? new Cell.Empty() : number(line.number()));
        row.add(number(inspection.lotSize()));
        row.add(text(inspection.spec().scheme().title()));
        row.add(text(inspection.spec().level().text()));
    }

    private static @Nullable ClassBasis basis(Inspection inspection, NonconformityClass of) {
        return inspection.classes().stream().filter(one -> one.of() == of).findFirst().orElse(null);
    }

    /// Of all samples together: n, Ac and Re are those of the last one.
    private void figures(List<Cell> row, ClassBasis basis, int found) {
        var last = basis.samples().getLast();
        row.add(text(words.name(basis.severity())));
        row.add(text(basis.aql()));
        row.add(number(basis.most()));
        row.add(number(last.acceptance()));
        row.add(number(last.rejection()));
        row.add(number(found));
    }

    private void after(List<Cell> row, Lot lot, Inspection inspection) {
        var signed = inspection.signOff();
        row.add(signed == null ? new Cell.Empty() : text(words.name(signed.verdict())));
        for (var way : Disposition.values())
            row.add(
                    signed == null
                            ? new Cell.Empty()
                            : number(signed.dispositions().getOrDefault(way, 0)));
        row.add(text(person(lot, inspection.by())));
        row.add(new Cell.Moment(inspection.startedAt()));
        row.add(signed == null ? new Cell.Empty() : text(person(lot, signed.by())));
        row.add(signed == null ? new Cell.Empty() : new Cell.Moment(signed.at()));
        // Spreadsheets keep 15 digits of a number, a seed may have 16.
        row.add(text(Long.toString(inspection.seed())));
        row.add(number(lot.version()));
        var beside = words.beside(inspection, lot);
        row.add(beside == null ? new Cell.Empty() : text(beside));
        row.add(text(InspectionReport.hash(lot, inspection)));
    }

    /// A good unit is a row as well: without a code, and with a count of 0.
    List<List<Cell>> entries(Lot lot) {
        var rows = new ArrayList<List<Cell>>();
        for (var inspection : lot.inspections())
            for (var unit : inspection.units()) {
                if (unit.isGood()) rows.add(entry(lot, inspection, unit, null, 0));
                new TreeMap<>(unit.defects())
                        .forEach(
                                (code, times) ->
                                        rows.add(entry(lot, inspection, unit, code, times)));
            }
        return rows;
    }

    private List<Cell> entry(
            Lot lot, Inspection inspection, UnitEntry unit, @Nullable String code, int times) {
        var defect = code == null ? null : inspection.spec().defect(code).orElse(null);
        return List.of(
                text(inspection.number()),
                text(lot.number()),
                number(unit.index()),
                unit.serial() == null ? new Cell.Empty() : text(unit.serial()),
                code == null ? new Cell.Empty() : text(code),
                defect == null ? new Cell.Empty() : text(defect.name()),
                defect == null ? new Cell.Empty() : text(words.name(defect.of())),
                number(times),
                moment(unit.at()));
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }

    private static Cell number(long number) {
        return new Cell.Number(BigDecimal.valueOf(number), 0);
    }

    private static Cell moment(Instant at) {
        return new Cell.Moment(at);
    }
}
