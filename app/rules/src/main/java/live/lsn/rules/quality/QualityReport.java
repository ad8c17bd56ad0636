package live.lsn.rules.quality;

import live.lsn.api.model.Measure.Unit;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.quality.QualityPeriod.Span;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The quality of what was received, over a period beside the one before it. All figures are of
/// lots at their first submission; where there is nothing to divide by there is no figure.
///
/// @param acceptance lots accepted of lots decided
/// @param nonconforming nonconforming items of units inspected, without curtailed inspections
/// @param again lots inspected after a rejection in the period, and those accepted then
/// @param lots decided in the period, in the order in which they were signed
/// @param overdue lots whose supplier has not answered in time, whenever they came
/// @param openReports reports that are not closed, whenever they were opened
public record QualityReport(
        QualityAsk ask,
        Span span,
        Span previous,
        Compared acceptance,
        Compared nonconforming,
        Figure again,
        List<Decided> lots,
        Pareto pareto,
        Course course,
        DefectMatrix matrix,
        List<SupplierRate> worst,
        List<LotQuality> overdue,
        long openReports) {
    /// Suppliers, and kinds of nonconformities of the Pareto, that stand by themselves.
    public static final int MOST = 8;

    /// Kinds of nonconformities that have a column of the matrix.
    public static final int MOST_COLUMNS = 6;

    /// A figure of the period beside that of the period before.
    public record Compared(Figure now, Figure before) {}

    public QualityReport {
        lots = List.copyOf(lots);
        worst = List.copyOf(worst);
        overdue = List.copyOf(overdue);
    }

    /// @param lots of both periods, in any order
    /// @param today in that zone
    public static QualityReport of(
            List<LotQuality> lots, QualityAsk ask, LocalDate today, ZoneId zone) {
        var span = ask.period().until(today);
        var previous = ask.period().before(today);
        var asked = lots.stream().filter(ask::takes).toList();
        var now = decided(asked, span, zone);
        var before = decided(asked, previous, zone);
        var pareto = Pareto.of(now, ask.of());
        return new QualityReport(
                ask,
                span,
                previous,
                new Compared(acceptance(now), acceptance(before)),
                new Compared(nonconforming(now, ask.of()), nonconforming(before, ask.of())),
                again(asked, span, zone),
                now,
                pareto,
                Course.of(now, ask.of(), ask.points(), zone),
                DefectMatrix.of(now, pareto, MOST, MOST_COLUMNS),
                SupplierRate.worst(now, MOST),
                asked.stream().filter(lot -> lot.isOverdue(today)).toList(),
                asked.stream().filter(LotQuality::reportOpen).count());
    }

    private static List<Decided> decided(List<LotQuality> lots, Span span, ZoneId zone) {
        var from = span.from(zone);
        var until = span.until(zone);
        var decided = new ArrayList<Decided>();
        for (var lot : lots) {
            var first = lot.first();
            if (first == null || first.at().isBefore(from) || !first.at().isBefore(until)) continue;
            decided.add(new Decided(lot, first));
        }
        decided.sort(
                Comparator.comparing((Decided each) -> each.first().at())
                        .thenComparing(each -> each.lot().number()));
        return decided;
    }

    private static Figure acceptance(List<Decided> lots) {
        var accepted = lots.stream().filter(each -> each.first().accepted()).count();
        return new Figure(Unit.SHARE, accepted, lots.size());
    }

    private static Figure nonconforming(List<Decided> lots, @Nullable NonconformityClass of) {
        var found = 0L;
        var units = 0L;
        for (var each : lots) {
            var sample = each.first().sample(of);
            if (sample == null || each.first().curtailed()) continue;
            found = Math.addExact(found, sample.nonconforming());
            units = Math.addExact(units, sample.inspected());
        }
        return new Figure(Unit.SHARE, found, units);
    }

    private static Figure again(List<LotQuality> lots, Span span, ZoneId zone) {
        var from = span.from(zone);
        var until = span.until(zone);
        var within =
                lots.stream()
                        .flatMap(lot -> lot.again().stream())
                        .filter(each -> !each.at().isBefore(from) && each.at().isBefore(until))
                        .toList();
        return new Figure(
                Unit.SHARE,
                within.stream().filter(LotQuality.Again::accepted).count(),
                within.size());
    }

    // ---- the lots behind a figure, by their numbers ----

    public List<String> decided() {
        return numbers(_ -> true);
    }

    public List<String> rejected() {
        return numbers(each -> !each.first().accepted());
    }

    /// Lots with a nonconforming item that counts.
    public List<String> withNonconforming() {
        return numbers(
                each -> {
                    var sample = each.first().sample(ask.of());
                    return sample != null
                            && sample.nonconforming() > 0
                            && !each.first().curtailed();
                });
    }

    /// Lots with that kind of nonconformity; with any of the rest for null.
    ///
    /// @param shown kinds that are shown by themselves
    public List<String> with(@Nullable DefectCode defect, Set<DefectCode> shown) {
        return numbers(each -> has(each, defect, shown));
    }

    /// Lots behind a cell of the matrix, or behind the sum of a row or a column.
    ///
    /// @param row null for all
    /// @param column null for all
    public List<String> behind(
            DefectMatrix.@Nullable Row row, DefectMatrix.@Nullable Column column) {
        var suppliers = matrix.suppliers();
        var defects = matrix.defects();
        return numbers(
                each -> {
                    var supplier = each.lot().supplierId();
                    var here =
                            row == null
                                    || (row.supplierId() == null
                                            ? !suppliers.contains(supplier)
                                            : row.supplierId().equals(supplier));
                    return here
                            && (column == null
                                    ? has(each, null, Set.of())
                                    : has(each, column.defect(), defects));
                });
    }

    private boolean has(Decided lot, @Nullable DefectCode defect, Set<DefectCode> shown) {
        if (defect != null) return lot.first().times(defect) > 0;
        return lot.first().found().stream()
                .filter(found -> ask.of() == null || found.defect().of() == ask.of())
                .anyMatch(found -> !shown.contains(found.defect()));
    }

    /// Lots of that supplier that were rejected.
    public List<String> rejectedOf(String supplierId) {
        return numbers(
                each -> !each.first().accepted() && each.lot().supplierId().equals(supplierId));
    }

    private List<String> numbers(Predicate<Decided> which) {
        return lots.stream().filter(which).map(each -> each.lot().number()).toList();
    }
}
