package live.lsn.rules.goods;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.ClassPlan;
import live.lsn.rules.sampling.CodeLetter;
import live.lsn.rules.sampling.PlanRequest;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.rules.sampling.SamplingPlans;
import live.lsn.rules.sampling.Stage;

import java.util.List;
import java.util.Map;

/// What a lot is inspected by, one plan for each class.
public final class LotPlans {
    private LotPlans() {}

    /// What the tables say for a lot.
    ///
    /// A single unit is no lot for the tables; it is looked at, and one nonconformity rejects it.
    ///
    /// @param severities of every class of the plan
    /// @param lotSize units, 1 or more
    /// @throws live.lsn.rules.sampling.NotOfferedException if the table is not at hand
    /// @throws IllegalArgumentException if an AQL is none, or counts what it cannot
    public static List<ClassBasis> of(
            PlanSpec spec, Map<NonconformityClass, Severity> severities, int lotSize) {
        return spec.classes().stream()
                .map(
                        one ->
                                basis(
                                        spec,
                                        one,
                                        severities.getOrDefault(one.of(), Severity.NORMAL),
                                        lotSize))
                .toList();
    }

    private static ClassBasis basis(
            PlanSpec spec, PlanSpec.ClassAql one, Severity severity, int lotSize) {
        var aql = Aql.of(one.aql());
        if (lotSize < CodeLetter.SMALLEST_LOT) {
            var unit = new ClassBasis.Sample(1, 1, 0, 1);
            var letter = CodeLetter.A.name();
            return new ClassBasis(
                    one.of(), aql.text(), severity, letter, letter, PlanType.SINGLE, List.of(unit));
        }
        var plan =
                new ClassPlan(
                                one.of(),
                                spec.counting(),
                                SamplingPlans.forLot(
                                        new PlanRequest(
                                                spec.scheme(),
                                                spec.type(),
                                                severity,
                                                spec.level(),
                                                aql,
                                                lotSize)))
                        .plan();
        return new ClassBasis(
                one.of(),
                aql.text(),
                severity,
                plan.letter().name(),
                plan.planLetter().name(),
                plan.type(),
                plan.stages().stream()
                        .map(
                                stage ->
                                        new ClassBasis.Sample(
                                                stage.size(),
                                                stage.cumulative(),
                                                stage.acceptance(),
                                                stage.rejection()))
                        .toList());
    }

    /// The plan of a class as the tables had it when the inspection began.
    public static ClassPlan plan(Inspection inspection, ClassBasis basis) {
        return new ClassPlan(
                basis.of(),
                inspection.spec().counting(),
                new SamplingPlan(
                        inspection.spec().scheme(),
                        inspection.spec().type(),
                        basis.type(),
                        basis.severity(),
                        Aql.of(basis.aql()),
                        CodeLetter.valueOf(basis.letter()),
                        CodeLetter.valueOf(basis.planLetter()),
                        inspection.lotSize(),
                        stages(basis)));
    }

    /// The samples of a class.
    public static List<Stage> stages(ClassBasis basis) {
        return basis.samples().stream()
                .map(
                        sample ->
                                new Stage(
                                        sample.size(),
                                        sample.cumulative(),
                                        sample.acceptance(),
                                        sample.rejection()))
                .toList();
    }
}
