package live.lsn.desk.inspection;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Inspection.Standing;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.Severity;
import live.lsn.desk.floor.Goods;
import live.lsn.rules.goods.LotDraw;
import live.lsn.rules.goods.LotHistory;
import live.lsn.rules.goods.LotPlans;
import live.lsn.rules.sampling.InspectionState;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// By what a lot would be inspected, before anything is drawn.
///
/// @param spec how the item is inspected; null where no plan is at hand
/// @param standings where each class stands, and which lot led there
/// @param severities of each class; tightened where inspection is discontinued
/// @param classes what the tables say; empty where they say nothing
/// @param resubmitted whether the lot was rejected before
/// @param draw whether the plan lets it pass without inspection; null where no plan is at hand
record StartPlan(
        Lot lot,
        @Nullable PlanSpec spec,
        Map<NonconformityClass, LotHistory.Standing> standings,
        Map<NonconformityClass, Severity> severities,
        List<ClassBasis> classes,
        boolean resubmitted,
        @Nullable LotDraw draw) {

    /// Reads what is needed. Never on the screen's thread.
    ///
    /// @throws live.lsn.rules.sampling.NotOfferedException if the table is not at hand
    static StartPlan of(Goods goods, String channel, Lot lot) {
        var resubmitted = lot.state() == LotState.REJECTED;
        var spec = goods.plan(channel, lot.source().sku());
        if (spec == null)
            return new StartPlan(lot, null, Map.of(), Map.of(), List.of(), resubmitted, null);
        var history = goods.history(spec, lot.source().supplierId(), lot.source().sku());
        var standings = history.standings();
        var severities = severities(standings);
        var whole = Math.toIntExact(lot.count().whole());
        var classes = whole < 1 ? List.<ClassBasis>of() : LotPlans.of(spec, severities, whole);
        return new StartPlan(
                lot, spec, standings, severities, classes, resubmitted, history.draw(lot));
    }

    /// Inspection resumes tightened once the supplier has acted.
    private static Map<NonconformityClass, Severity> severities(
            Map<NonconformityClass, LotHistory.Standing> standings) {
        var all = new EnumMap<NonconformityClass, Severity>(NonconformityClass.class);
        standings.forEach(
                (of, standing) ->
                        all.put(of, standing.state().severity().orElse(Severity.TIGHTENED)));
        return all;
    }

    /// Whether no lot is taken until the supplier has acted.
    boolean isDiscontinued() {
        return standings.values().stream()
                .anyMatch(standing -> standing.state() == InspectionState.DISCONTINUED);
    }

    /// Why it may pass without inspection; null where it must be inspected.
    @Nullable LotDraw undrawn() {
        return draw == null || draw.isDrawn() || classes.isEmpty() ? null : draw;
    }

    /// Units that are drawn.
    int most() {
        return classes.stream().mapToInt(ClassBasis::most).max().orElse(0);
    }

    /// An inspection of the lot that somebody has begun or signed already; null where there is
    /// none. One of a lot that was rejected stands for what it found then.
    @Nullable Inspection another() {
        return lot.inspections().stream()
                .filter(one -> one.standing() != Standing.SET_ASIDE)
                .filter(one -> !resubmitted || one.isOpen())
                .reduce((_, later) -> later)
                .orElse(null);
    }
}
