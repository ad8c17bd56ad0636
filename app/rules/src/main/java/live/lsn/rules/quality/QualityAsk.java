package live.lsn.rules.quality;

import live.lsn.api.model.goods.NonconformityClass;

import org.jspecify.annotations.Nullable;

/// What is asked about quality.
///
/// @param supplierId null for all of them
/// @param sku null for all items
/// @param of the class of nonconformities; null for all
/// @param points what one point of the p chart is
public record QualityAsk(
        QualityPeriod period,
        @Nullable String supplierId,
        @Nullable String sku,
        @Nullable NonconformityClass of,
        Points points) {
    /// All there is of the last 90 days.
    public static final QualityAsk USUAL =
            new QualityAsk(QualityPeriod.DAYS_90, null, null, null, Points.WEEKS);

    /// What is one point of the p chart.
    public enum Points {
        /// Weeks from Monday on.
        WEEKS,
        LOTS
    }

    public QualityAsk in(QualityPeriod other) {
        return new QualityAsk(other, supplierId, sku, of, points);
    }

    public QualityAsk from(@Nullable String supplier) {
        return new QualityAsk(period, supplier, sku, of, points);
    }

    public QualityAsk item(@Nullable String item) {
        return new QualityAsk(period, supplierId, item, of, points);
    }

    public QualityAsk classed(@Nullable NonconformityClass only) {
        return new QualityAsk(period, supplierId, sku, only, points);
    }

    public QualityAsk by(Points other) {
        return new QualityAsk(period, supplierId, sku, of, other);
    }

    boolean takes(LotQuality lot) {
        return (supplierId == null || supplierId.equals(lot.supplierId()))
                && (sku == null || sku.equals(lot.sku()));
    }
}
