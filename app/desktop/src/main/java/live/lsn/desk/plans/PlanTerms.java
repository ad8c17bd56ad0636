package live.lsn.desk.plans;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanSpec.ClassAql;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.rules.sampling.SkipLot;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// By which tables and rules lots are inspected, as it is being entered.
///
/// @param aqls as the tables print them; a class that is left out has none
/// @param skips whether lots that are not drawn may pass
/// @param skipAfter as it was typed
record PlanTerms(
        Scheme scheme,
        PlanType type,
        InspectionLevel level,
        Counting counting,
        boolean mayCurtail,
        boolean limitNumbersWaived,
        boolean reducedApproved,
        Map<NonconformityClass, String> aqls,
        boolean skips,
        String skipAfter) {
    PlanTerms {
        aqls = Map.copyOf(aqls);
    }

    /// What a plan begins with that nobody has entered yet: every class is left out.
    static PlanTerms first() {
        return new PlanTerms(
                Scheme.ISO_2859_1,
                PlanType.SINGLE,
                InspectionLevel.II,
                Counting.ITEMS,
                false,
                false,
                false,
                Map.of(),
                false,
                String.valueOf(SkipLot.FEWEST));
    }

    static PlanTerms of(PlanSpec spec) {
        var aqls = new EnumMap<NonconformityClass, String>(NonconformityClass.class);
        spec.classes().forEach(one -> aqls.put(one.of(), one.aql()));
        var after = spec.skipAfter();
        return new PlanTerms(
                spec.scheme(),
                spec.type(),
                spec.level(),
                spec.counting(),
                spec.mayCurtail(),
                spec.limitNumbersWaived(),
                spec.reducedApproved(),
                aqls,
                after != null,
                String.valueOf(after == null ? SkipLot.FEWEST : after));
    }

    /// The worst class first.
    List<ClassAql> classes() {
        return Arrays.stream(NonconformityClass.values())
                .filter(aqls::containsKey)
                .map(of -> new ClassAql(of, aqls.getOrDefault(of, "")))
                .toList();
    }
}
