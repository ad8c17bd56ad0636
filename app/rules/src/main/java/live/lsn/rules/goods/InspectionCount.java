package live.lsn.rules.goods;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.rules.sampling.Characteristic;
import live.lsn.rules.sampling.Reading;
import live.lsn.rules.sampling.RunningCount;
import live.lsn.rules.sampling.UnitResult;
import live.lsn.rules.sampling.Verdict;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Where an inspection stands: each class against its own n, Ac and Re, and the lot by the worst of
/// them.
///
/// @param classes in the order of the plan
/// @param verdict of the lot
public record InspectionCount(List<ClassCount> classes, Verdict verdict) {
    public InspectionCount {
        classes = List.copyOf(classes);
    }

    /// One class.
    public record ClassCount(RunningCount count, Verdict verdict) {}

    /// Counts what was entered. A unit with a reading that is empty or no number is not done, and
    /// nothing after it counts, so that no gap can turn to "accepted".
    public static InspectionCount of(Inspection inspection) {
        var results = results(inspection);
        var classes =
                inspection.classes().stream()
                        .map(basis -> RunningCount.of(LotPlans.plan(inspection, basis), results))
                        .map(
                                count ->
                                        new ClassCount(
                                                count,
                                                count.verdict(inspection.spec().mayCurtail())))
                        .toList();
        return new InspectionCount(
                classes, RunningCount.worst(classes.stream().map(ClassCount::verdict).toList()));
    }

    /// The class of that kind; null where the plan has none.
    public @Nullable ClassCount of(NonconformityClass of) {
        return classes.stream().filter(one -> one.count().of().of() == of).findFirst().orElse(null);
    }

    /// Whether nothing more need be looked at: a verdict is there.
    public boolean isOver() {
        return !(verdict instanceof Verdict.Pending);
    }

    /// What each sample of a class showed, as far as it was looked at.
    ///
    /// @return at least one count; the last one is of a sample that may not be whole
    public static List<Integer> bySample(Inspection inspection, ClassBasis basis) {
        var plan = LotPlans.plan(inspection, basis);
        var results = results(inspection);
        var found = new ArrayList<Integer>();
        var before = 0;
        var all = RunningCount.of(plan, results);
        for (var sample : basis.samples()) {
            var units = Math.min(sample.cumulative(), results.size());
            var until = RunningCount.of(plan, results.subList(0, units));
            found.add(until.found() - before);
            before = until.found();
            if (all.inspected() <= sample.cumulative()) break;
        }
        return List.copyOf(found);
    }

    private static List<UnitResult> results(Inspection inspection) {
        var results = new ArrayList<UnitResult>();
        for (var unit : inspection.units()) {
            while (results.size() < unit.index() - 1) results.add(new UnitResult(Map.of(), false));
            results.add(result(inspection.spec(), unit));
        }
        return results;
    }

    /// What one unit shows: its defects by class, and its readings.
    public static UnitResult result(PlanSpec spec, UnitEntry unit) {
        var found = new EnumMap<NonconformityClass, Integer>(NonconformityClass.class);
        unit.defects()
                .forEach(
                        (code, count) ->
                                spec.defect(code)
                                        .ifPresent(
                                                defect ->
                                                        found.merge(
                                                                defect.of(), count, Integer::sum)));
        var complete = true;
        for (var one : spec.characteristics()) {
            if (unit.index() > one.units()) continue;
            var reading = Reading.of(unit.readings().getOrDefault(one.code(), ""));
            switch (characteristic(one).judge(reading)) {
                case NOT_DONE -> complete = false;
                case NONCONFORMING -> found.merge(one.of(), 1, Integer::sum);
                case CONFORMING -> {}
            }
        }
        return new UnitResult(found, complete);
    }

    /// The characteristic with its tolerance.
    ///
    /// @throws IllegalArgumentException if it has none, or one that is no number
    public static Characteristic characteristic(PlanSpec.Characteristic of) {
        return new Characteristic(of.name(), limit(of.lower()), limit(of.upper()));
    }

    private static @Nullable BigDecimal limit(@Nullable String text) {
        if (text == null) return null;
        if (Reading.of(text) instanceof Reading.Value(var value)) return value;
        throw new IllegalArgumentException(text + " is no limit");
    }

    /// Everything that was read of a characteristic, in the order of the units.
    public static List<Reading> readings(Inspection inspection, PlanSpec.Characteristic of) {
        return inspection.units().stream()
                .filter(unit -> unit.index() <= of.units())
                .map(unit -> Reading.of(unit.readings().getOrDefault(of.code(), "")))
                .toList();
    }
}
