package live.lsn.rules.sampling;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.NonconformityClass;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What one unit showed.
///
/// @param nonconformities how many in each class; a class that is missing has none
/// @param complete whether everything that is to be looked at was: a unit with a reading that is
///   empty or no number is not
public record UnitResult(Map<NonconformityClass, Integer> nonconformities, boolean complete) {
    /// @throws IllegalArgumentException if there are fewer than none in a class
    public UnitResult {
        nonconformities = Map.copyOf(nonconformities);
        if (nonconformities.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Fewer than none: " + nonconformities);
        }
    }

    /// Of a unit with readings: each that is outside its tolerance is a nonconformity of the class
    /// of its characteristic.
    public static UnitResult measured(List<Measured> measured) {
        var found = new EnumMap<NonconformityClass, Integer>(NonconformityClass.class);
        var complete = !measured.isEmpty();
        for (var one : measured) {
            switch (one.characteristic().judge(one.reading())) {
                case NOT_DONE -> complete = false;
                case NONCONFORMING -> found.merge(one.of(), 1, Integer::sum);
                case CONFORMING -> {}
            }
        }
        return new UnitResult(found, complete);
    }

    /// A characteristic, what its nonconformity would be, and what was read.
    public record Measured(NonconformityClass of, Characteristic characteristic, Reading reading) {}

    /// What counts of it in a class: an item once, or each nonconformity.
    public int count(NonconformityClass of, Counting counting) {
        var all = nonconformities.getOrDefault(of, 0);
        return counting == Counting.ITEMS ? Math.min(1, all) : all;
    }
}
