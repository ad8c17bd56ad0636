package live.lsn.desk.inspection;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanSpec.Defect;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.rules.sampling.Reading;
import live.lsn.rules.sampling.UnitDraw;
import live.lsn.rules.sampling.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/// An inspection in work, as the screen shows it.
///
/// @param lot with the inspection as it was entered, saved or not
/// @param count where it stands
/// @param draw numbers of the units in the order in which they are looked at
/// @param hand the unit that is being looked at
record Work(
        Lot lot,
        Inspection inspection,
        InspectionCount count,
        List<Integer> draw,
        UnitInHand hand) {

    static Work of(Lot lot, Inspection inspection, UnitInHand hand) {
        var draw = UnitDraw.inOrder(inspection.lotSize(), inspection.most(), inspection.seed());
        return new Work(lot, inspection, InspectionCount.of(inspection), draw, hand);
    }

    /// The same with other entries.
    Work with(Inspection newer, UnitInHand newHand) {
        return new Work(
                lot.with(newer, lot.state()), newer, InspectionCount.of(newer), draw, newHand);
    }

    /// The same with another unit in hand.
    Work with(UnitInHand newHand) {
        return new Work(lot, inspection, count, draw, newHand);
    }

    /// The entry of a unit; null where there is none.
    @Nullable UnitEntry entry(int index) {
        // Units stand by their index, and nearly always none is missing.
        var units = inspection.units();
        if (index >= 1 && index <= units.size() && units.get(index - 1).index() == index)
            return units.get(index - 1);
        return inspection.units().stream()
                .filter(unit -> unit.index() == index)
                .findFirst()
                .orElse(null);
    }

    /// The entry of the unit in hand; null where there is none.
    @Nullable UnitEntry entry() {
        return entry(hand.index());
    }

    /// The worst class that the unit counts for; null for a good one.
    @Nullable NonconformityClass worst(UnitEntry unit) {
        var byDefect =
                unit.defects().keySet().stream()
                        .flatMap(code -> inspection.spec().defect(code).stream())
                        .map(Defect::of)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        if (byDefect != null) return byDefect;
        var result = InspectionCount.result(inspection.spec(), unit);
        for (var of : NonconformityClass.values())
            if (result.count(of, inspection.spec().counting()) > 0) return of;
        return null;
    }

    /// How many units were found that do not conform, whatever they count for.
    long nonconforming() {
        return inspection.units().stream().filter(unit -> worst(unit) != null).count();
    }

    /// What is measured of a unit.
    List<PlanSpec.Characteristic> measured(int index) {
        return inspection.spec().characteristics().stream()
                .filter(one -> index <= one.units())
                .toList();
    }

    /// The first thing that a unit was not measured for; null where nothing is missing.
    PlanSpec.@Nullable Characteristic unmeasured(int index) {
        var entry = entry(index);
        return measured(index).stream()
                .filter(
                        one ->
                                entry == null
                                        || !(Reading.of(
                                                        entry.readings()
                                                                .getOrDefault(one.code(), ""))
                                                instanceof Reading.Value))
                .findFirst()
                .orElse(null);
    }

    /// The first unit that is not done; one more than there are to look at where all are.
    int firstOpen() {
        for (var index = 1; index <= inspection.most(); index++)
            if (entry(index) == null || unmeasured(index) != null) return index;
        return inspection.most() + 1;
    }

    /// Whether every unit that was drawn is done.
    boolean isAllDone() {
        return hand.index() > inspection.most();
    }

    /// Whether nothing more need be looked at.
    boolean isOver() {
        return count.isOver();
    }

    /// Whether Re is reached, though the plan has the sample looked at to its end.
    boolean isLost() {
        return count.classes().stream()
                .map(InspectionCount.ClassCount::verdict)
                .anyMatch(
                        verdict ->
                                verdict instanceof Verdict.Rejected
                                        || (verdict instanceof Verdict.Pending pending
                                                && pending.lost()));
    }

    /// Units that are still to be looked at.
    int left() {
        if (isOver()) return 0;
        return Math.max(0, inspection.most() + 1 - firstOpen());
    }

    /// The unit of the lot that is taken for an index.
    int drawn(int index) {
        return draw.get(index - 1);
    }
}
