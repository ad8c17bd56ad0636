package live.lsn.desk.quality;

import live.lsn.rules.quality.QualityReport;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What the page shows.
///
/// @param whole whether the cache was ever filled
/// @param newest when the last lot was judged that is known; null for never
/// @param suppliers and items of which a lot was judged, by name
record QualityPage(
        QualityReport report,
        boolean whole,
        @Nullable Instant newest,
        List<Choice> suppliers,
        List<Choice> items) {
    QualityPage {
        suppliers = List.copyOf(suppliers);
        items = List.copyOf(items);
    }

    /// The name of the supplier that is asked for; null for all.
    @Nullable String supplier() {
        return name(suppliers, report.ask().supplierId());
    }

    /// The name of the item that is asked for; null for all.
    @Nullable String item() {
        return name(items, report.ask().sku());
    }

    private static @Nullable String name(List<Choice> choices, @Nullable String id) {
        if (id == null) return null;
        return choices.stream()
                .filter(each -> each.id().equals(id))
                .map(Choice::name)
                .findFirst()
                .orElse(id);
    }

    boolean isNarrowed() {
        return report.ask().supplierId() != null || report.ask().sku() != null;
    }
}
