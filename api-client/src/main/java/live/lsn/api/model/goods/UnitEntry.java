package live.lsn.api.model.goods;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// What one unit showed.
///
/// @param index in the order in which units were drawn, from 1
/// @param serial as scanned; null where it was not
/// @param defects how often each defect was found, by its code; empty for a good unit
/// @param readings by the code of the characteristic, as typed; a reading that is empty or no
///   number says nothing, and the unit is not done
/// @param tallied whether the unit was told of with others, not by itself
/// @param at when it was entered
public record UnitEntry(
        int index,
        @Nullable String serial,
        Map<String, Integer> defects,
        Map<String, String> readings,
        boolean tallied,
        Instant at) {
    public UnitEntry {
        defects = Map.copyOf(defects);
        readings = Map.copyOf(readings);
    }

    /// Whether nothing was found on it; readings are not judged here.
    public boolean isGood() {
        return defects.isEmpty();
    }
}
