package live.lsn.rules.sampling;

import java.util.Collection;
import java.util.List;

/// One class of nonconformities while units are looked at, against its own n, Ac and Re.
///
/// @param inspected units that were looked at wholly, the first ones of those that were drawn
/// @param found what they count
public record RunningCount(ClassPlan of, int inspected, int found) {
    /// @throws IllegalArgumentException if nothing could have been found, or more units were looked
    ///   at than the plan draws
    public RunningCount {
        if (inspected < 0 || found < 0 || (inspected == 0 && found > 0)) {
            throw new IllegalArgumentException(found + " found in " + inspected);
        }
        if (inspected > of.plan().largestSample()) {
            throw new IllegalArgumentException(
                    inspected + " inspected of " + of.plan().largestSample());
        }
    }

    /// Counts units in the order of [UnitDraw#inOrder]. Only the first n count for the class, and
    /// none after one that is not complete.
    public static RunningCount of(ClassPlan plan, List<UnitResult> units) {
        var inspected = 0;
        var found = 0;
        for (var unit : units) {
            if (!unit.complete() || inspected == plan.plan().largestSample()) break;
            if (inspected > 0 && decides(plan.plan(), inspected, found)) break;
            inspected++;
            found += unit.count(plan.of(), plan.counting());
        }
        return new RunningCount(plan, inspected, found);
    }

    // A sample that has decided is the last: later units belong to another class.
    private static boolean decides(SamplingPlan plan, int inspected, int found) {
        return plan.stages().stream()
                .filter(stage -> stage.cumulative() == inspected)
                .anyMatch(stage -> found <= stage.acceptance() || found >= stage.rejection());
    }

    /// Where the class stands.
    ///
    /// A lot is never accepted before its sample is done, and none that nothing was read of.
    ///
    /// @param mayCurtail whether inspection may end as soon as Re is reached; the standards leave
    ///   that to the responsible authority, so the plan of the item tells
    public Verdict verdict(boolean mayCurtail) {
        var stages = of.plan().stages();
        var sample = 0;
        while (sample < stages.size() - 1 && inspected > stages.get(sample).cumulative()) sample++;
        var stage = stages.get(sample);
        var done = inspected == stage.cumulative();
        var lost = found >= stage.rejection();
        if (lost && (done || mayCurtail)) return new Verdict.Rejected(found, !done);
        if (!done) return new Verdict.Pending(stage.cumulative() - inspected, sample + 1, lost);
        if (found <= stage.acceptance()) return new Verdict.Accepted(found, false);
        if (sample == stages.size() - 1) return new Verdict.Accepted(found, true);
        return new Verdict.Pending(stages.get(sample + 1).size(), sample + 2, false);
    }

    /// The verdict on the lot: the worst of its classes. One rejected class rejects it, one that is
    /// pending keeps it open; without a class there is no verdict.
    ///
    /// @throws IllegalArgumentException if there is no class
    public static Verdict worst(Collection<Verdict> classes) {
        if (classes.isEmpty()) throw new IllegalArgumentException("No class was inspected");
        return classes.stream().max(java.util.Comparator.comparingInt(RunningCount::badness)).get();
    }

    private static int badness(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> accepted.normalNext() ? 1 : 0;
            case Verdict.Pending _ -> 2;
            case Verdict.Rejected _ -> 3;
        };
    }
}
