package live.lsn.rules.sampling;

import java.util.ArrayList;
import java.util.List;

/// What a plan does with lots of one quality: how often it accepts, after which sample, and how
/// many units it looks at.
///
/// A lot whose count ends between Ac and Re (reduced inspection of Z1.4) is accepted. Inspection is
/// not curtailed.
///
/// @param acceptedAt for each sample the probability that the lot is accepted by it, 0 to 1
/// @param reached for each sample the probability that it is drawn, 0 to 1
public record Acceptance(List<Stage> stages, List<Double> acceptedAt, List<Double> reached) {
    public Acceptance {
        stages = List.copyOf(stages);
        acceptedAt = List.copyOf(acceptedAt);
        reached = List.copyOf(reached);
    }

    /// Exact up to the rounding of `double`: what the samples so far may have shown is carried from
    /// each to the next.
    ///
    /// @throws IllegalArgumentException if the samples are larger than the lot
    public static Acceptance of(List<Stage> stages, Quality quality) {
        var accepted = new ArrayList<Double>();
        var reached = new ArrayList<Double>();
        var open = new double[] {1};
        var before = 0;
        for (var stage : stages) {
            var goesOn = !stage.equals(stages.getLast());
            // After the last sample there is no going on: what is not rejected is accepted.
            var limit = goesOn ? stage.acceptance() : stage.rejection() - 1;
            accepted.add(accepts(open, quality, before, stage.size(), limit));
            reached.add(sum(open));
            if (goesOn) open = carry(open, quality, before, stage);
            before = stage.cumulative();
        }
        return new Acceptance(stages, accepted, reached);
    }

    private static double accepts(double[] open, Quality quality, int before, int size, int limit) {
        var sum = 0.0;
        for (var found = 0; found < open.length && found <= limit; found++) {
            if (open[found] == 0) continue;
            sum += open[found] * quality.atMost(before, found, size, limit - found);
        }
        return sum;
    }

    private static double[] carry(double[] open, Quality quality, int before, Stage stage) {
        var next = new double[stage.rejection()];
        for (var found = 0; found < open.length; found++) {
            if (open[found] == 0) continue;
            var from = Math.max(found, stage.acceptance() + 1);
            for (var all = from; all < stage.rejection(); all++) {
                next[all] +=
                        open[found] * quality.exactly(before, found, stage.size(), all - found);
            }
        }
        return next;
    }

    private static double sum(double[] of) {
        var sum = 0.0;
        for (var one : of) sum += one;
        return sum;
    }

    /// The probability of acceptance, 0 to 1.
    public double probability() {
        return Math.min(1, acceptedAt.stream().mapToDouble(Double::doubleValue).sum());
    }

    /// The average sample number: units that are looked at on average.
    public double averageSample() {
        var sum = 0.0;
        for (var at = 0; at < stages.size(); at++) sum += stages.get(at).size() * reached.get(at);
        return sum;
    }

    /// The share of accepted lots' units that nobody looked at: what is found in a rejected lot,
    /// and in the sample, is replaced.
    ///
    /// @param lotSize units, or 0 for a lot beside which the sample does not count
    double passedUnseen(int lotSize) {
        if (lotSize == 0) return probability();
        var sum = 0.0;
        for (var at = 0; at < stages.size(); at++) {
            sum += acceptedAt.get(at) * (1 - (double) stages.get(at).cumulative() / lotSize);
        }
        return sum;
    }
}
