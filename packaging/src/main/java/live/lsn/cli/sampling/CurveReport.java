package live.lsn.cli.sampling;

import live.lsn.api.model.goods.Counting;
import live.lsn.rules.sampling.Acceptance;
import live.lsn.rules.sampling.OcCurve;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/// The operating characteristic of a plan as JSON and CSV.
///
/// @param lot size of the lot for type A, or null where only type B is told
/// @param aql in percent, or null where the plan has none
/// @param also qualities in percent that are told besides an even spread
/// @param alsoInLot numbers of nonconforming units that are told besides an even spread
public record CurveReport(
        OcCurve curve,
        @Nullable Integer lot,
        @Nullable BigDecimal aql,
        List<BigDecimal> also,
        List<Integer> alsoInLot) {
    private static final int POINTS = 80;
    private static final int POINTS_IN_LOT = 400;
    private static final int HUNDRED = 100;
    private static final List<BigDecimal> STEPS =
            List.of(new BigDecimal("1"), new BigDecimal("2.5"), new BigDecimal("5"));

    public CurveReport {
        also = List.copyOf(also);
        alsoInLot = List.copyOf(alsoInLot);
    }

    /// A point of a process (type B).
    ///
    /// @param percent quality in percent, or per 100 items
    private record Point(BigDecimal percent, Acceptance acceptance) {
        BigDecimal share() {
            return percent.movePointLeft(2);
        }

        Map<String, @Nullable Object> json() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("p", share());
            json.put("percent", percent);
            json.put("pa", acceptance.probability());
            json.put("asn", acceptance.averageSample());
            return json;
        }
    }

    public String law() {
        return curve.counting() == Counting.ITEMS ? "binomial" : "poisson";
    }

    /// Round numbers, the AQL and what else was asked for.
    private List<Point> points() {
        var percents = new TreeSet<>(also);
        if (aql != null) percents.add(aql);
        var end = HUNDRED * curve.points(2).getLast().quality();
        var step = step(end);
        for (var at = 0; at <= POINTS; at++) {
            var percent = step.multiply(BigDecimal.valueOf(at));
            var beyond = curve.counting() == Counting.ITEMS && percent.intValue() > HUNDRED;
            if (beyond) break;
            percents.add(percent.stripTrailingZeros());
            if (percent.doubleValue() > end) break;
        }
        return percents.stream()
                .map(
                        percent ->
                                new Point(
                                        new BigDecimal(percent.toPlainString()),
                                        curve.at(percent.movePointLeft(2).doubleValue())))
                .toList();
    }

    private static BigDecimal step(double end) {
        for (var power = -6; power < 9; power++) {
            for (var step : STEPS) {
                var wide = step.movePointRight(power);
                if (wide.doubleValue() * POINTS >= end) return wide;
            }
        }
        throw new IllegalArgumentException("The curve does not end: " + end);
    }

    private List<Integer> nonconforming(int units) {
        var numbers = new TreeSet<>(alsoInLot);
        for (var point : curve.pointsInLot(units, POINTS_IN_LOT)) {
            numbers.add((int) Math.round(point.quality() * units));
        }
        return List.copyOf(numbers);
    }

    /// Points and summary.
    public Map<String, @Nullable Object> json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("law", law());
        json.put("points", points().stream().map(Point::json).toList());
        if (lot != null) {
            var points = new ArrayList<Map<String, @Nullable Object>>();
            for (var number : nonconforming(lot)) {
                var point = new LinkedHashMap<String, @Nullable Object>();
                point.put("nonconforming", number);
                point.put("p", (double) number / lot);
                point.put("pa", curve.inLot(lot, number).probability());
                points.add(point);
            }
            json.put("lotPoints", points);
        }
        json.put("summary", summary());
        return json;
    }

    /// The figures a plan is known by; qualities in percent, or per 100 items.
    public Map<String, @Nullable Object> summary() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        if (aql != null) {
            var at = curve.at(aql.movePointLeft(2).doubleValue());
            json.put("paAtAql", at.probability());
            json.put("producersRisk", 1 - at.probability());
            json.put("asnAtAql", at.averageSample());
        }
        json.put("percentAtPa95", percent(curve.qualityAt(0.95)));
        json.put("percentAtPa50", percent(curve.qualityAt(0.50)));
        json.put("percentAtPa10", percent(curve.qualityAt(0.10)));
        json.put("percentAtPa5", percent(curve.qualityAt(0.05)));
        json.put("limitingQuality", percent(curve.qualityAt(0.10)));
        json.put("consumersRisk", 0.10);
        var limit = curve.outgoingLimit();
        json.put("aoql", HUNDRED * limit.limit());
        json.put("aoqlAt", HUNDRED * limit.at());
        if (lot != null) json.put("aoqlOfLot", HUNDRED * curve.outgoingLimit(lot).limit());
        return json;
    }

    private static @Nullable Double percent(OptionalDouble quality) {
        return quality.isPresent() ? HUNDRED * quality.getAsDouble() : null;
    }

    /// `law,nonconforming,p,percent,pa`: type B without a number of nonconforming units, then type
    /// A.
    public List<String> csv() {
        var lines = new ArrayList<String>();
        lines.add("law,nonconforming,p,percent,pa");
        for (var point : points()) {
            lines.add(
                    "%s,,%s,%s,%s"
                            .formatted(
                                    law(),
                                    point.share().toPlainString(),
                                    point.percent().toPlainString(),
                                    plain(point.acceptance().probability())));
        }
        if (lot == null) return lines;
        for (var number : nonconforming(lot)) {
            var share = (double) number / lot;
            lines.add(
                    "hypergeometric,%d,%s,%s,%s"
                            .formatted(
                                    number,
                                    plain(share),
                                    plain(HUNDRED * share),
                                    plain(curve.inLot(lot, number).probability())));
        }
        return lines;
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).toPlainString();
    }
}
