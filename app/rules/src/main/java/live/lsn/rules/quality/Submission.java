package live.lsn.rules.quality;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.SignOff;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.rules.quality.PChart.Sample;
import live.lsn.rules.sampling.Characteristic;
import live.lsn.rules.sampling.Reading;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the inspection of a lot at its first submission came to, without its units.
///
/// @param at when it was signed
/// @param curtailed whether it ended at Re: its units are no estimate of the quality
/// @param sample units that were looked at, and those of them with anything wrong; null where none
///   was
/// @param byClass the same for each class of the plan, within the units that the class is inspected
///   by
/// @param found how often each kind of nonconformity was found, readings out of tolerance included
public record Submission(
        Instant at,
        boolean accepted,
        boolean curtailed,
        @Nullable Sample sample,
        Map<NonconformityClass, Sample> byClass,
        List<Found> found) {
    public Submission {
        byClass = Map.copyOf(byClass);
        found = List.copyOf(found);
    }

    /// @param name as people read it
    /// @param times 1 or more
    public record Found(DefectCode defect, String name, long times) {}

    /// Null where nothing was judged.
    static @Nullable Submission of(Inspection inspection, SignOff signed) {
        if (signed.verdict() == LotVerdict.NOT_INSPECTED) return null;
        var looked = new Looked(inspection);
        inspection.units().forEach(looked::at);
        return new Submission(
                signed.at(),
                signed.verdict() == LotVerdict.ACCEPTED,
                signed.curtailed(),
                looked.all.sample(),
                looked.samples(),
                looked.found());
    }

    /// The sample of a class; that of all for null.
    public @Nullable Sample sample(@Nullable NonconformityClass of) {
        return of == null ? sample : byClass.get(of);
    }

    /// How often it was found; 0 where it was not.
    public long times(DefectCode defect) {
        for (var each : found) if (each.defect().equals(defect)) return each.times();
        return 0;
    }

    private static final class Tally {
        private final int most;
        private int units;
        private int nonconforming;

        Tally(int most) {
            this.most = most;
        }

        void add(int index, boolean conforms) {
            if (index > most) return;
            units++;
            if (!conforms) nonconforming++;
        }

        @Nullable Sample sample() {
            return units == 0 ? null : new Sample(units, nonconforming);
        }
    }

    /// Adds up unit by unit.
    private static final class Looked {
        private final PlanSpec spec;
        private final Tally all = new Tally(Integer.MAX_VALUE);
        private final Map<NonconformityClass, Tally> classes =
                new EnumMap<>(NonconformityClass.class);
        private final Map<DefectCode, Found> found = new LinkedHashMap<>();
        private final Map<String, Characteristic> characteristics = new LinkedHashMap<>();

        Looked(Inspection inspection) {
            spec = inspection.spec();
            for (var basis : inspection.classes()) classes.put(basis.of(), new Tally(basis.most()));
            for (var each : spec.characteristics())
                characteristics.put(each.code(), InspectionCount.characteristic(each));
        }

        void at(UnitEntry unit) {
            var wrong = new EnumMap<NonconformityClass, Integer>(NonconformityClass.class);
            unit.defects()
                    .forEach(
                            (code, times) ->
                                    spec.defect(code)
                                            .ifPresent(
                                                    kind -> {
                                                        add(code, kind.of(), kind.name(), times);
                                                        wrong.merge(kind.of(), times, Integer::sum);
                                                    }));
            var complete = measure(unit, wrong);
            // Without its readings a unit is not done, unless something was found on it anyway.
            if (!complete && wrong.isEmpty()) return;
            all.add(unit.index(), wrong.isEmpty());
            classes.forEach((of, tally) -> tally.add(unit.index(), !wrong.containsKey(of)));
        }

        private boolean measure(UnitEntry unit, Map<NonconformityClass, Integer> wrong) {
            var complete = true;
            for (var one : spec.characteristics()) {
                if (unit.index() > one.units()) continue;
                var limits = characteristics.get(one.code());
                var reading = Reading.of(unit.readings().getOrDefault(one.code(), ""));
                if (limits == null) continue;
                switch (limits.judge(reading)) {
                    case NOT_DONE -> complete = false;
                    case NONCONFORMING -> {
                        add(one.code(), one.of(), one.name(), 1);
                        wrong.merge(one.of(), 1, Integer::sum);
                    }
                    case CONFORMING -> {}
                }
            }
            return complete;
        }

        private void add(String code, NonconformityClass of, String name, int times) {
            found.merge(
                    new DefectCode(code, of),
                    new Found(new DefectCode(code, of), name, times),
                    (known, more) ->
                            new Found(known.defect(), known.name(), known.times() + more.times()));
        }

        Map<NonconformityClass, Sample> samples() {
            var samples = new EnumMap<NonconformityClass, Sample>(NonconformityClass.class);
            classes.forEach(
                    (of, tally) -> {
                        var sample = tally.sample();
                        if (sample != null) samples.put(of, sample);
                    });
            return samples;
        }

        List<Found> found() {
            return found.values().stream().filter(each -> each.times() > 0).toList();
        }
    }
}
