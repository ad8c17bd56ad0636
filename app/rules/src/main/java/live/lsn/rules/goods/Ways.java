package live.lsn.rules.goods;

import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.Lot.Way;
import live.lsn.rules.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What is done with the units of a lot: as a command says it, and as the lot keeps it.
final class Ways {
    private Ways() {}

    static List<Way> of(Map<Disposition, Integer> units) {
        return Arrays.stream(Disposition.values())
                .map(way -> new Way(way, units.getOrDefault(way, 0)))
                .filter(way -> way.units() > 0)
                .toList();
    }

    /// Units must add up to all that came; those that are broken or belong to a rejected lot cannot
    /// be plainly accepted.
    ///
    /// @param mayBeAccepted how many at most
    static @Nullable Refusal fault(Lot lot, Map<Disposition, Integer> units, long mayBeAccepted) {
        if (units.values().stream().anyMatch(count -> count < 0))
            return Refusal.of("goods.disposition.negative", "dispositions");
        var sum = units.values().stream().mapToLong(Integer::longValue).sum();
        var missing = lot.count().quantity() - sum;
        if (missing != 0)
            return new Refusal(
                    missing > 0 ? "goods.disposition.missing" : "goods.disposition.too-many",
                    List.of("dispositions"),
                    Map.of("units", String.valueOf(Math.abs(missing))));
        return units.getOrDefault(Disposition.ACCEPT, 0) > mayBeAccepted
                ? new Refusal(
                        "goods.disposition.accept",
                        List.of("dispositions"),
                        Map.of("most", String.valueOf(mayBeAccepted)))
                : null;
    }
}
