package live.lsn.desk.plan;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.rules.sampling.SamplingPlans;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// By what each class of a lot is inspected.
///
/// @param ask what was asked
/// @param classes those that are inspected, the worst first
record Planned(PlanAsk ask, int lotSize, List<OfClass> classes) {
    Planned {
        classes = List.copyOf(classes);
    }

    /// @param plan null where the AQL is above 10 and counts no items
    record OfClass(NonconformityClass of, Aql aql, @Nullable SamplingPlan plan) {}

    static Planned of(PlanAsk ask, int lotSize) {
        var classes = new ArrayList<OfClass>();
        ask.aqls()
                .forEach(
                        (of, aql) -> {
                            var counts = ask.counting() == Counting.ITEMS;
                            var plan =
                                    counts && aql.isPerHundredOnly()
                                            ? null
                                            : SamplingPlans.forLot(ask.request(aql, lotSize));
                            classes.add(new OfClass(of, aql, plan));
                        });
        return new Planned(ask, lotSize, classes);
    }

    /// The plan whose curve is drawn; null where there is none.
    @Nullable SamplingPlan shown() {
        for (var each : classes) if (each.of() == ask.curveOf()) return each.plan();
        return null;
    }
}
