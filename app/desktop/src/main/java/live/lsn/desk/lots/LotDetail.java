package live.lsn.desk.lots;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.desk.parts.Happened.Unsent;
import live.lsn.rules.goods.LotHistory;

import java.util.List;
import java.util.Map;

/// One lot, and what belongs around it.
///
/// @param standings how the next lot of the supplier's item is inspected; empty where no plan of it
///   is on this device
/// @param altered lots of that history that would be inspected otherwise now, since others came
///   late
/// @param unsent what of it this device has not handed over
record LotDetail(
        Lot lot,
        Map<NonconformityClass, LotHistory.Standing> standings,
        Map<NonconformityClass, List<LotHistory.Altered>> altered,
        Unsent unsent,
        Score score) {
    LotDetail {
        standings = Map.copyOf(standings);
        altered = Map.copyOf(altered);
    }

    /// How the supplier's lots fared.
    ///
    /// @param accepted of them, 0 to all
    /// @param judged lots that were signed within the time
    record Score(long accepted, long judged) {}

    /// The inspections of which a person must say which one holds, in the order of their keys; none
    /// where there is nothing to choose.
    List<Inspection> twins() {
        if (!lot.isToChoose()) return List.of();
        return lot.inspections().stream()
                .filter(one -> !one.isOpen() && !one.resubmitted())
                .filter(one -> one.standing() != Inspection.Standing.SET_ASIDE)
                .toList();
    }
}
