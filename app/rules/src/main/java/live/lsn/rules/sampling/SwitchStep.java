package live.lsn.rules.sampling;

import live.lsn.api.model.goods.LotVerdict;

import java.util.List;

/// One lot of a replayed history.
///
/// @param state under which it was inspected
/// @param resumed whether inspection was discontinued until the supplier acted before this lot
/// @param stages what it was inspected by; empty where that is not known, or nothing was inspected
/// @param judged what came of it
/// @param score the switching score after it (ISO 2859-1 on normal inspection; else 0)
/// @param next how the next lot is inspected
public record SwitchStep(
        InspectedLot lot,
        InspectionState state,
        boolean resumed,
        List<Stage> stages,
        Judged judged,
        int score,
        InspectionState next,
        SwitchReason reason) {
    public SwitchStep {
        stages = List.copyOf(stages);
    }

    /// Whether it counts for the switching rules.
    public boolean counted() {
        return !lot.resubmitted() && judged.verdict() != LotVerdict.NOT_INSPECTED;
    }
}
