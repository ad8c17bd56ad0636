package live.lsn.rules.quality;

import live.lsn.api.model.Measure.Unit;
import live.lsn.rules.insights.Figure;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// How many of a supplier's lots were accepted at their first submission.
///
/// @param decided 1 or more
public record SupplierRate(String supplierId, String supplier, long accepted, long decided) {
    public long rejected() {
        return decided - accepted;
    }

    /// Lots rejected of lots decided.
    public Figure rejectedShare() {
        return new Figure(Unit.SHARE, rejected(), decided);
    }

    /// The largest share of rejected lots first; of equal shares the one with more lots. Suppliers
    /// of whom nothing was rejected are none of the worst.
    static List<SupplierRate> worst(List<Decided> lots, int most) {
        var all = new HashMap<String, SupplierRate>();
        for (var each : lots) {
            var lot = each.lot();
            var one = each.first().accepted() ? 1 : 0;
            all.merge(
                    lot.supplierId(),
                    new SupplierRate(lot.supplierId(), lot.supplier(), one, 1),
                    (known, more) ->
                            new SupplierRate(
                                    known.supplierId,
                                    more.supplier,
                                    known.accepted + more.accepted,
                                    known.decided + more.decided));
        }
        return all.values().stream()
                .filter(each -> each.rejected() > 0)
                .sorted(WORST)
                .limit(most)
                .toList();
    }

    // Shares as whole numbers multiplied crosswise: no rounding puts one before the other.
    private static final Comparator<SupplierRate> WORST =
            ((Comparator<SupplierRate>) SupplierRate::byShare)
                    .reversed()
                    .thenComparing(Comparator.comparingLong(SupplierRate::decided).reversed())
                    .thenComparing(SupplierRate::supplierId);

    private int byShare(SupplierRate other) {
        return BigInteger.valueOf(rejected())
                .multiply(BigInteger.valueOf(other.decided))
                .compareTo(
                        BigInteger.valueOf(other.rejected()).multiply(BigInteger.valueOf(decided)));
    }
}
