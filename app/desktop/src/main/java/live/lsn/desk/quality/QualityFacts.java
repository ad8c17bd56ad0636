package live.lsn.desk.quality;

import live.lsn.rules.quality.LotQuality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the lots on this device tell of quality.
///
/// @param whole whether the cache was ever filled; before, nobody can tell that there is nothing
record QualityFacts(List<LotQuality> lots, boolean whole) {
    QualityFacts {
        lots = List.copyOf(lots);
    }

    List<Choice> suppliers() {
        return choices(LotQuality::supplierId, LotQuality::supplier);
    }

    List<Choice> items() {
        return choices(LotQuality::sku, LotQuality::item);
    }

    private List<Choice> choices(
            Function<LotQuality, String> id, Function<LotQuality, String> name) {
        var names = new HashMap<String, String>();
        for (var lot : lots) if (lot.first() != null) names.put(id.apply(lot), name.apply(lot));
        return names.entrySet().stream()
                .sorted(
                        Map.Entry.<String, String>comparingByValue()
                                .thenComparing(Map.Entry::getKey))
                .map(each -> new Choice(each.getKey(), each.getValue()))
                .toList();
    }
}
