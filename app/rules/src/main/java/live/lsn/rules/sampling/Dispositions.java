package live.lsn.rules.sampling;

import live.lsn.api.model.goods.Disposition;

import java.util.EnumMap;
import java.util.Map;

/// What is done with all units of a lot.
///
/// @param lotSize units
/// @param units of each disposition; they add up to the lot
public record Dispositions(int lotSize, Map<Disposition, Integer> units) {
    /// @throws IllegalArgumentException if they do not add up; the message tells by how much
    public Dispositions {
        units = Map.copyOf(units);
        if (units.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Fewer than no units: " + units);
        }
        var missing = missing(lotSize, units);
        if (missing != 0) {
            throw new IllegalArgumentException(
                    Math.abs(missing)
                            + (missing > 0 ? " units have no disposition" : " units too many"));
        }
    }

    /// Units that still need a disposition; below 0, how many were given too often.
    public static long missing(int lotSize, Map<Disposition, Integer> units) {
        return lotSize - units.values().stream().mapToLong(Integer::longValue).sum();
    }

    /// The whole lot in one way.
    public static Dispositions all(int lotSize, Disposition way) {
        var units = new EnumMap<Disposition, Integer>(Disposition.class);
        units.put(way, lotSize);
        return new Dispositions(lotSize, units);
    }
}
