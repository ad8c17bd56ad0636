package live.lsn.cli.bench;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.OcCurve;
import live.lsn.rules.sampling.PlanRequest;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.rules.sampling.SamplingPlans;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The plan for a lot, as an inspector waits for it: the very first one, which has the tables read,
/// and any later one.
final class PlanBench implements Bench {
    private static final double LOOKUP_MS = 10;
    private static final int LOOKUPS = 20_000;
    private static final int CURVES = 100;
    private static final int POINTS = 80;
    private static final int LARGEST_LOT = 1_000_000;

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String about() {
        return "sampling plans: lookup and curve";
    }

    @Override
    public List<Measured> run(Setup setup) {
        var random = new Random(1);
        var first = Times.of(List.of(timed(random)));
        var times = new ArrayList<Long>(LOOKUPS);
        for (var at = 0; at < LOOKUPS; at++) times.add(timed(random));
        var later = Times.of(times);
        var plan = SamplingPlans.forLot(asked(3_000, PlanType.MULTIPLE, Severity.NORMAL, "2.5"));
        var curve = Times.of(CURVES, () -> curve(plan));
        return List.of(
                Measured.atMost(name(), "the first plan looked up", "ms", LOOKUP_MS, first.max()),
                Measured.atMost(
                        name(),
                        "a plan looked up, p99 of 20,000",
                        "ms",
                        LOOKUP_MS,
                        later.percentile(99)),
                new Measured(
                        name(),
                        "curve and AOQL of a plan in seven samples, p95",
                        "ms",
                        null,
                        false,
                        curve.p95(),
                        null));
    }

    private static long timed(Random random) {
        var request =
                new PlanRequest(
                        Scheme.Z1_4,
                        any(random, PlanType.values()),
                        any(random, Severity.values()),
                        any(random, InspectionLevel.values()),
                        Aql.ALL.get(random.nextInt(Aql.ALL.size())),
                        2 + random.nextInt(LARGEST_LOT));
        var before = System.nanoTime();
        var plan = SamplingPlans.forLot(request);
        var time = System.nanoTime() - before;
        if (plan.sampleSize() < 1) throw new IllegalStateException("No plan for " + request);
        return time;
    }

    private static <T> T any(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static PlanRequest asked(int lot, PlanType type, Severity severity, String aql) {
        return new PlanRequest(Scheme.Z1_4, type, severity, InspectionLevel.II, Aql.of(aql), lot);
    }

    private static void curve(SamplingPlan plan) {
        var curve = OcCurve.of(plan, Counting.ITEMS);
        if (curve.points(POINTS).size() + curve.outgoingLimit().limit() < POINTS) {
            throw new IllegalStateException("No curve for " + plan.path());
        }
    }
}
