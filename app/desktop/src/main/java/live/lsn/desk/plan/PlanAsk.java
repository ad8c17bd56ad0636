package live.lsn.desk.plan;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.PlanRequest;
import live.lsn.rules.sampling.SamplingPlans;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is asked of the calculator.
///
/// @param lotSize units, 2 or more; null while none is given
/// @param aqls of the classes that are inspected; a class without one is left out
/// @param curveOf the class whose curve is drawn; one that is inspected, where any is
/// @param ofThisLot whether the curve is that of this very lot (type A) and not of its process
/// @param compares whether the other severities are drawn beside it
record PlanAsk(
        Scheme scheme,
        PlanType type,
        @Nullable Integer lotSize,
        InspectionLevel level,
        Severity severity,
        Map<NonconformityClass, Aql> aqls,
        Counting counting,
        NonconformityClass curveOf,
        boolean ofThisLot,
        boolean compares) {

    /// By what law the curve is drawn.
    enum Law {
        BINOMIAL,
        POISSON,
        HYPERGEOMETRIC
    }

    /// A type that the scheme does not offer becomes the single one, and a curve that cannot be
    /// drawn another.
    PlanAsk {
        var all = new EnumMap<NonconformityClass, Aql>(NonconformityClass.class);
        all.putAll(aqls);
        aqls = Collections.unmodifiableMap(all);
        if (!SamplingPlans.offers(scheme, type)) type = PlanType.SINGLE;
        if (!aqls.isEmpty() && !aqls.containsKey(curveOf))
            curveOf = aqls.keySet().iterator().next();
        // Nonconformities of a lot are not a number of its units.
        if (counting == Counting.PER_HUNDRED) ofThisLot = false;
    }

    /// What one begins with: a general inspection at the AQLs that are usual for consumer goods.
    /// The lot is for the person to say.
    static PlanAsk first() {
        return new PlanAsk(
                Scheme.ISO_2859_1,
                PlanType.SINGLE,
                null,
                InspectionLevel.II,
                Severity.NORMAL,
                Map.of(
                        NonconformityClass.CRITICAL, Aql.of("0.065"),
                        NonconformityClass.MAJOR, Aql.of("2.5"),
                        NonconformityClass.MINOR, Aql.of("4.0")),
                Counting.ITEMS,
                NonconformityClass.MAJOR,
                false,
                false);
    }

    Law law() {
        if (ofThisLot) return Law.HYPERGEOMETRIC;
        return counting == Counting.ITEMS ? Law.BINOMIAL : Law.POISSON;
    }

    List<NonconformityClass> classes() {
        return List.copyOf(aqls.keySet());
    }

    /// What the tables are asked for one class.
    PlanRequest request(Aql aql, int units) {
        return new PlanRequest(scheme, type, severity, level, aql, units);
    }

    PlanAsk withScheme(Scheme next) {
        return new PlanAsk(
                next, type, lotSize, level, severity, aqls, counting, curveOf, ofThisLot, compares);
    }

    PlanAsk withType(PlanType next) {
        return new PlanAsk(
                scheme, next, lotSize, level, severity, aqls, counting, curveOf, ofThisLot,
                compares);
    }

    PlanAsk withLot(@Nullable Integer next) {
        return new PlanAsk(
                scheme, type, next, level, severity, aqls, counting, curveOf, ofThisLot, compares);
    }

    PlanAsk withLevel(InspectionLevel next) {
        return new PlanAsk(
                scheme, type, lotSize, next, severity, aqls, counting, curveOf, ofThisLot,
                compares);
    }

    PlanAsk withSeverity(Severity next) {
        return new PlanAsk(
                scheme, type, lotSize, level, next, aqls, counting, curveOf, ofThisLot, compares);
    }

    /// @param next null to leave the class out
    PlanAsk withAql(NonconformityClass of, @Nullable Aql next) {
        var changed = new EnumMap<NonconformityClass, Aql>(NonconformityClass.class);
        changed.putAll(aqls);
        if (next == null) changed.remove(of);
        else changed.put(of, next);
        return new PlanAsk(
                scheme, type, lotSize, level, severity, changed, counting, curveOf, ofThisLot,
                compares);
    }

    PlanAsk withCounting(Counting next) {
        return new PlanAsk(
                scheme, type, lotSize, level, severity, aqls, next, curveOf, ofThisLot, compares);
    }

    PlanAsk withCurveOf(NonconformityClass next) {
        return new PlanAsk(
                scheme, type, lotSize, level, severity, aqls, counting, next, ofThisLot, compares);
    }

    PlanAsk withThisLot(boolean next) {
        return new PlanAsk(
                scheme, type, lotSize, level, severity, aqls, counting, curveOf, next, compares);
    }

    PlanAsk withComparison(boolean next) {
        return new PlanAsk(
                scheme, type, lotSize, level, severity, aqls, counting, curveOf, ofThisLot, next);
    }
}
