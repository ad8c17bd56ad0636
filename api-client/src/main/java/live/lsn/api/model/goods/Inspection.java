package live.lsn.api.model.goods;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One inspection of a lot.
///
/// @param number given by the desk that began it
/// @param by account id of whoever began it
/// @param spec how the item is inspected, as it was then
/// @param lotSize units, as it was then
/// @param classes what the tables say for that, the worst class first
/// @param seed of the draw, 0 to 2^53 − 1
/// @param resubmitted whether the lot was rejected before: it counts for no switching rule
/// @param standing whether it is the one, or one of two that did not know of each other
/// @param units as they were entered, by their index
/// @param signOff null while it is open
public record Inspection(
        String id,
        String number,
        String by,
        Instant startedAt,
        PlanSpec spec,
        int lotSize,
        List<ClassBasis> classes,
        long seed,
        boolean resubmitted,
        Standing standing,
        List<UnitEntry> units,
        @Nullable SignOff signOff) {
    public Inspection {
        classes = List.copyOf(classes);
        units = List.copyOf(units);
    }

    /// What it is beside other inspections of the lot.
    public enum Standing {
        /// The only one, or the one that a person has chosen.
        ORIGINAL,
        /// Another one was open or signed already, begun by somebody who could not know.
        DUPLICATE,
        /// A person has chosen another one.
        SET_ASIDE
    }

    public boolean isOpen() {
        return signOff == null;
    }

    /// Units that are drawn at most: the largest sample of all classes.
    public int most() {
        return classes.stream().mapToInt(ClassBasis::most).max().orElse(0);
    }

    /// The unit that is entered next: the first one without an entry.
    public int next() {
        var next = 1;
        for (var unit : units) {
            if (unit.index() != next) break;
            next++;
        }
        return next;
    }

    /// With these entries, each in the place of an earlier one of its index.
    public Inspection with(List<UnitEntry> entries) {
        var all = new ArrayList<>(units);
        for (var entry : entries) {
            all.removeIf(known -> known.index() == entry.index());
            all.add(entry);
        }
        all.sort(Comparator.comparingInt(UnitEntry::index));
        return copy(standing, all, signOff);
    }

    /// Without the entries from an index on.
    public Inspection before(int index) {
        var kept = units.stream().filter(unit -> unit.index() < index).toList();
        return copy(standing, kept, signOff);
    }

    public Inspection signed(SignOff newSignOff) {
        return copy(standing, units, newSignOff);
    }

    /// The same beside others.
    public Inspection standing(Standing newStanding) {
        return copy(newStanding, units, signOff);
    }

    private Inspection copy(
            Standing newStanding, List<UnitEntry> newUnits, @Nullable SignOff newSignOff) {
        return new Inspection(
                id,
                number,
                by,
                startedAt,
                spec,
                lotSize,
                classes,
                seed,
                resubmitted,
                newStanding,
                newUnits,
                newSignOff);
    }
}
