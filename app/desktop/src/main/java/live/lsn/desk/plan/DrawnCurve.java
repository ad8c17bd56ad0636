package live.lsn.desk.plan;

import live.lsn.api.model.goods.Severity;
import live.lsn.desk.plan.PlanAsk.Law;
import live.lsn.rules.sampling.OcCurve;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.rules.sampling.SamplingPlans;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The operating characteristic of a plan, and what is read off it.
///
/// Qualities are shares of one unit, as in [OcCurve].
///
/// @param lines the plan's own first, then those of other severities where they are compared
record DrawnCurve(Law law, SamplingPlan plan, List<Line> lines, Readings readings) {
    /// Enough for a curve that looks round on a wide screen.
    private static final int POINTS = 160;

    private static final double PRODUCER = 0.95;
    private static final double CONSUMER = 0.10;

    DrawnCurve {
        lines = List.copyOf(lines);
    }

    /// @param points of rising quality numbers
    record Line(SamplingPlan plan, List<OcCurve.Point> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    /// What quality people ask of a plan.
    ///
    /// @param atAql the quality at which the AQL is read; of one lot the largest that its units can
    ///   have within the AQL
    /// @param acceptance probability of acceptance there, 0 to 1
    /// @param producer the quality that is accepted with 95 %; not a number where there is none
    /// @param consumer the quality that is accepted with 10 %; not a number where there is none
    /// @param outgoing the average outgoing quality limit
    /// @param sample units that are looked at on average at the AQL
    record Readings(
            double atAql,
            double acceptance,
            double producer,
            double consumer,
            OcCurve.Limit outgoing,
            double sample) {
        /// The share of lots at the AQL that are rejected all the same, 0 to 1.
        double producersRisk() {
            return 1 - acceptance;
        }
    }

    /// Takes its time: for a background thread.
    static DrawnCurve of(PlanAsk ask, SamplingPlan plan, int lotSize) {
        var own = new Reader(OcCurve.of(plan, ask.counting()), ask.law(), lotSize);
        var readings = own.readings(plan.aql().perUnit());
        var lines = new ArrayList<Line>();
        lines.add(new Line(plan, own.points(readings)));
        if (ask.compares()) {
            var request = ask.request(plan.aql(), lotSize);
            for (var severity : Severity.values()) {
                if (severity == ask.severity()) continue;
                var other = SamplingPlans.forLot(request.under(severity));
                var curve = new Reader(OcCurve.of(other, ask.counting()), ask.law(), lotSize);
                lines.add(new Line(other, curve.points(null)));
            }
        }
        return new DrawnCurve(ask.law(), plan, lines, readings);
    }

    private record Reader(OcCurve curve, Law law, int lotSize) {
        boolean isOfLot() {
            return law == Law.HYPERGEOMETRIC;
        }

        double acceptance(double quality) {
            return curve.at(quality).probability();
        }

        double inLot(int nonconforming) {
            return curve.inLot(lotSize, nonconforming).probability();
        }

        Readings readings(double aql) {
            return isOfLot() ? ofLot(aql) : ofProcess(aql);
        }

        private Readings ofProcess(double aql) {
            var at = curve.at(aql);
            return new Readings(
                    aql,
                    at.probability(),
                    curve.qualityAt(PRODUCER).orElse(Double.NaN),
                    curve.qualityAt(CONSUMER).orElse(Double.NaN),
                    curve.outgoingLimit(),
                    at.averageSample());
        }

        private Readings ofLot(double aql) {
            var within = (int) Math.floor(aql * lotSize + 1e-9);
            var at = curve.inLot(lotSize, within);
            var producer = lastAccepted(PRODUCER);
            var consumer = lastAccepted(CONSUMER) + 1;
            return new Readings(
                    share(within),
                    at.probability(),
                    share(producer),
                    consumer > lotSize ? Double.NaN : share(consumer),
                    curve.outgoingLimit(lotSize),
                    at.averageSample());
        }

        private double share(int units) {
            return (double) units / lotSize;
        }

        /// The most nonconforming units with which the lot is accepted so often or more; none give
        /// certainty.
        private int lastAccepted(double often) {
            var good = 0;
            var bad = lotSize + 1;
            while (bad - good > 1) {
                var middle = good + (bad - good) / 2;
                if (inLot(middle) >= often) good = middle;
                else bad = middle;
            }
            return good;
        }

        /// The qualities that are read off are points of their own, so that the drawing tells the
        /// same as the list.
        List<OcCurve.Point> points(@Nullable Readings read) {
            var all = new TreeMap<Double, Double>();
            var even = isOfLot() ? curve.pointsInLot(lotSize, POINTS) : curve.points(POINTS);
            even.forEach(point -> all.put(point.quality(), point.acceptance()));
            if (read != null) {
                for (var quality : List.of(read.atAql(), read.producer(), read.consumer())) {
                    if (Double.isNaN(quality) || all.containsKey(quality)) continue;
                    all.put(
                            quality,
                            isOfLot()
                                    ? inLot((int) Math.round(quality * lotSize))
                                    : acceptance(quality));
                }
            }
            return all.entrySet().stream()
                    .map(each -> new OcCurve.Point(each.getKey(), each.getValue()))
                    .toList();
        }
    }
}
