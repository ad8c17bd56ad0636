package live.lsn.rules.sampling;

import live.lsn.api.model.goods.LotVerdict;

import java.util.List;

/// What a plan says to the counts of a lot that was inspected to its end.
///
/// @param verdict accepted or rejected
/// @param inGap accepted although the count is above Ac: reduced inspection of Z1.4
/// @param sample which sample decided, 1 for the first
/// @param found cumulative count at that sample
/// @param units that were looked at until then
public record Judged(LotVerdict verdict, boolean inGap, int sample, int found, int units) {
    /// Judges counts.
    ///
    /// From one count for all samples, the one that accepted is known, since each earlier one must
    /// have shown more than its Ac; that an earlier one rejected is not, so the last Re holds.
    ///
    /// @throws IllegalArgumentException if counts are missing, or came after the decision
    public static Judged of(List<Stage> stages, Counts counts) {
        if (!counts.isKnown()) {
            throw new IllegalArgumentException("a lot is not judged without its counts");
        }
        return counts.bySample() ? bySample(stages, counts.found()) : inAll(stages, counts.sum());
    }

    /// With the verdict of a finished inspection, which is not judged again.
    Judged as(LotVerdict recorded) {
        return new Judged(recorded, inGap && recorded == LotVerdict.ACCEPTED, sample, found, units);
    }

    private static Judged inAll(List<Stage> stages, int found) {
        for (var at = 0; at < stages.size(); at++) {
            if (found <= stages.get(at).acceptance()) return accepted(stages, at, found);
        }
        return last(stages, found);
    }

    private static Judged bySample(List<Stage> stages, List<Integer> found) {
        var all = 0;
        for (var at = 0; at < found.size(); at++) {
            if (at >= stages.size()) {
                throw new IllegalArgumentException(
                        "The plan has " + stages.size() + " samples, not " + found.size());
            }
            all += found.get(at);
            var stage = stages.get(at);
            var decides = all <= stage.acceptance() || all >= stage.rejection();
            if (decides && at < found.size() - 1) {
                throw new IllegalArgumentException(
                        "Sample "
                                + (at + 1)
                                + " decided with "
                                + all
                                + "; another one was counted");
            }
            if (all <= stage.acceptance()) return accepted(stages, at, all);
            if (all >= stage.rejection()) return rejected(stages, at, all);
        }
        if (found.size() < stages.size()) {
            throw new IllegalArgumentException(
                    "Sample " + found.size() + " does not decide with " + all);
        }
        return last(stages, all);
    }

    private static Judged last(List<Stage> stages, int found) {
        var at = stages.size() - 1;
        if (found >= stages.get(at).rejection()) return rejected(stages, at, found);
        return new Judged(
                LotVerdict.ACCEPTED, true, stages.size(), found, stages.get(at).cumulative());
    }

    private static Judged accepted(List<Stage> stages, int at, int found) {
        return new Judged(LotVerdict.ACCEPTED, false, at + 1, found, stages.get(at).cumulative());
    }

    private static Judged rejected(List<Stage> stages, int at, int found) {
        return new Judged(LotVerdict.REJECTED, false, at + 1, found, stages.get(at).cumulative());
    }
}
