package live.lsn.rules.sampling;

import live.lsn.api.model.goods.Counting;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The operating characteristic of a plan: what it accepts how often.
///
/// Qualities are shares of one unit: 0.025 is 2.5 % nonconforming or 2.5 nonconformities per 100
/// items.
///
/// @param stages of the plan
/// @param counting by it the law is chosen: binomial for items, Poisson for nonconformities
public record OcCurve(List<Stage> stages, Counting counting) {
    private static final int EVALUATIONS = 10_000;
    private static final double RELATIVE = 1e-10;
    private static final double ABSOLUTE = 1e-14;

    // Poisson: at this many nonconformities a sample next to nothing is accepted any more.
    private static final double FAR = 20;

    public OcCurve {
        stages = List.copyOf(stages);
    }

    /// A quality and how likely a lot of it is accepted, 0 to 1.
    public record Point(double quality, double acceptance) {}

    /// The average outgoing quality limit: the worst average of what is passed on where rejected
    /// lots are sorted.
    ///
    /// @param at the incoming quality that gives it
    public record Limit(double at, double limit) {}

    /// @throws IllegalArgumentException if items are counted and the AQL is above 10, where a share
    ///   has no meaning
    public static OcCurve of(SamplingPlan plan, Counting counting) {
        if (counting == Counting.ITEMS && plan.aql().isPerHundredOnly()) {
            throw new IllegalArgumentException(
                    "AQL "
                            + plan.aql()
                            + " is nonconformities per 100 items, not items: above 10 it is never"
                            + " a percentage");
        }
        return new OcCurve(plan.stages(), counting);
    }

    /// What the plan does with lots of a process of this quality (type B).
    public Acceptance at(double quality) {
        return Acceptance.of(
                stages,
                counting == Counting.ITEMS
                        ? new Quality.Binomial(quality)
                        : new Quality.Poisson(quality));
    }

    /// What the plan does with one lot (type A).
    public Acceptance inLot(int units, int nonconforming) {
        return Acceptance.of(stages, new Quality.Lot(units, nonconforming));
    }

    /// The quality that is accepted with this probability; nothing where even the worst is accepted
    /// more often.
    ///
    /// @param acceptance above 0, below 1
    public OptionalDouble qualityAt(double acceptance) {
        var worst = worst();
        if (at(worst).probability() > acceptance) return OptionalDouble.empty();
        UnivariateFunction above = quality -> at(quality).probability() - acceptance;
        var solver = new BracketingNthOrderBrentSolver(1e-12, 1e-14, 5);
        return OptionalDouble.of(solver.solve(EVALUATIONS, above, 0, worst));
    }

    /// The average outgoing quality limit for lots beside which the sample does not count.
    public Limit outgoingLimit() {
        return outgoingLimit(0);
    }

    /// The average outgoing quality limit where each lot has this size.
    ///
    /// @param lotSize units, or 0 for lots beside which the sample does not count
    public Limit outgoingLimit(int lotSize) {
        UnivariateFunction outgoing = quality -> quality * at(quality).passedUnseen(lotSize);
        var best =
                new BrentOptimizer(RELATIVE, ABSOLUTE)
                        .optimize(
                                new MaxEval(EVALUATIONS),
                                new UnivariateObjectiveFunction(outgoing),
                                GoalType.MAXIMIZE,
                                new SearchInterval(0, end()));
        return new Limit(best.getPoint(), Math.max(0, best.getValue()));
    }

    /// Points from the best quality to where next to nothing is accepted, evenly spread.
    ///
    /// @param count 2 or more
    public List<Point> points(int count) {
        if (count < 2) throw new IllegalArgumentException("A curve has 2 points or more");
        var end = end();
        var points = new ArrayList<Point>();
        for (var at = 0; at < count; at++) {
            var quality = end * at / (count - 1);
            points.add(new Point(quality, at(quality).probability()));
        }
        return List.copyOf(points);
    }

    /// Points of one lot: a point for each number of nonconforming units, every tenth or so where
    /// there would be more than asked for.
    ///
    /// @param count about how many
    public List<Point> pointsInLot(int units, int count) {
        var points = new ArrayList<Point>();
        var last = Math.min(units, (int) Math.ceil(end() * units));
        var step = Math.max(1, last / Math.max(1, count - 1));
        for (var nonconforming = 0; nonconforming <= last; nonconforming += step) {
            points.add(
                    new Point(
                            (double) nonconforming / units,
                            inLot(units, nonconforming).probability()));
        }
        return List.copyOf(points);
    }

    // Where one in a thousand lots is accepted.
    private double end() {
        return qualityAt(0.001).orElse(worst());
    }

    private double worst() {
        if (counting == Counting.ITEMS) return 1;
        var last = stages.getLast();
        return (FAR + 4.0 * last.rejection()) / stages.getFirst().size();
    }
}
