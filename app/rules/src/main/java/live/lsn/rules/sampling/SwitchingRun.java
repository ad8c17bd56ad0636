package live.lsn.rules.sampling;

import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// A history in the making: where it is, and what counts towards the next move.
final class SwitchingRun {
    private static final int WINDOW = 5;
    private static final int REJECTED_IN_WINDOW = 2;
    private static final int ACCEPTED_IN_A_ROW = 5;
    private static final int REJECTED_IN_RUN = 5;
    private static final int SCORE = 30;
    private static final int LOTS = 10;

    /// A lot that a multiple plan has accepted by this sample earns a score.
    private static final int EARLY_OF_MULTIPLE = 3;

    /// The Acs of normal inspection: one AQL tighter, at the same sample size, is the one before.
    private static final NavigableSet<Integer> ACCEPTANCES =
            new TreeSet<>(List.of(0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 44));

    private final Switching rules;
    private InspectionState state;
    private int score;
    private final Deque<Boolean> window = new ArrayDeque<>();
    private int acceptedInARow;
    private int rejectedInRun;
    private final List<Judged> acceptedOnNormal = new ArrayList<>();

    SwitchingRun(Switching rules) {
        this.rules = rules;
        state = rules.start();
    }

    SwitchStep next(InspectedLot lot) {
        var resumed = state == InspectionState.DISCONTINUED && lot.conditions().supplierActed();
        if (resumed) move(InspectionState.TIGHTENED);
        var under = state;
        var severity = under.severity();
        if (severity.isEmpty()) {
            var nothing = new Judged(LotVerdict.NOT_INSPECTED, false, 0, 0, 0);
            return new SwitchStep(
                    lot, under, false, List.of(), nothing, 0, under, SwitchReason.DISCONTINUED);
        }
        var stages = lot.stages(severity.get());
        var judged = lot.judged(stages);
        var reason = lot.resubmitted() ? SwitchReason.RESUBMITTED : count(lot, stages, judged);
        return new SwitchStep(lot, under, resumed, stages, judged, score, state, reason);
    }

    private SwitchReason count(InspectedLot lot, List<Stage> stages, Judged judged) {
        return switch (state) {
            case NORMAL -> onNormal(lot, stages, judged);
            case TIGHTENED -> onTightened(judged);
            case REDUCED -> onReduced(lot, judged);
            case DISCONTINUED -> SwitchReason.DISCONTINUED;
        };
    }

    private SwitchReason onNormal(InspectedLot lot, List<Stage> stages, Judged judged) {
        var accepted = judged.verdict() == LotVerdict.ACCEPTED;
        window.addLast(accepted);
        if (window.size() > WINDOW) window.removeFirst();
        if (window.stream().filter(one -> !one).count() >= REJECTED_IN_WINDOW) {
            return move(InspectionState.TIGHTENED, SwitchReason.TWO_OF_FIVE_REJECTED);
        }
        if (accepted) acceptedOnNormal.add(judged);
        else acceptedOnNormal.clear();
        return rules.scheme() == Scheme.ISO_2859_1 ? byScore(lot, stages, judged) : byLots(lot);
    }

    private SwitchReason byScore(InspectedLot lot, List<Stage> stages, Judged judged) {
        var earned = earned(lot, stages, judged);
        score = earned == 0 ? 0 : score + earned;
        return score < SCORE ? SwitchReason.STAYS : reduced(lot, SwitchReason.SCORE_REACHED);
    }

    /// ISO 2859-1:1999, 9.3.3.2: with Ac 0 or 1, 2 for an accepted lot; with a larger Ac, 3 for one
    /// that would have been accepted one AQL tighter; double, 3 when the first sample accepts;
    /// multiple, 3 when the third accepts at the latest; else back to 0.
    private static int earned(InspectedLot lot, List<Stage> stages, Judged judged) {
        if (judged.verdict() != LotVerdict.ACCEPTED) return 0;
        if (stages.isEmpty()) {
            throw new IllegalArgumentException(
                    "Lot " + lot.id() + ": the switching score needs its Ac");
        }
        if (stages.size() > 1) {
            var early = stages.size() == PlanType.DOUBLE.stages() ? 1 : EARLY_OF_MULTIPLE;
            return judged.sample() <= early ? 3 : 0;
        }
        var acceptance = stages.getFirst().acceptance();
        if (acceptance <= 1) return 2;
        if (!lot.counts().isKnown()) {
            throw new IllegalArgumentException(
                    "Lot " + lot.id() + ": the switching score needs its count");
        }
        // A recorded plan may be of another severity, whose Ac is between two of these.
        var tighter = ACCEPTANCES.lower(acceptance);
        return tighter != null && judged.found() <= tighter ? 3 : 0;
    }

    private SwitchReason byLots(InspectedLot lot) {
        if (acceptedOnNormal.size() < LOTS) return SwitchReason.STAYS;
        if (rules.limitNumbersWaived()) return reduced(lot, SwitchReason.TEN_ACCEPTED);
        var aql = lot.aql();
        if (aql == null) return SwitchReason.LIMIT_NUMBER_UNKNOWN;
        var units = 0;
        var found = 0;
        for (var at = acceptedOnNormal.size() - 1; at >= 0; at--) {
            units += acceptedOnNormal.get(at).units();
            found += acceptedOnNormal.get(at).found();
            if (acceptedOnNormal.size() - at < LOTS) continue;
            var limit = LimitNumbers.of(units, aql);
            if (limit.isEmpty()) continue;
            return found <= limit.getAsInt()
                    ? reduced(lot, SwitchReason.TEN_ACCEPTED)
                    : SwitchReason.LIMIT_NUMBER_EXCEEDED;
        }
        return SwitchReason.TOO_FEW_UNITS;
    }

    private SwitchReason reduced(InspectedLot lot, SwitchReason earned) {
        if (!lot.conditions().steady()) return SwitchReason.REDUCED_NOT_STEADY;
        if (!lot.conditions().approved()) return SwitchReason.REDUCED_NOT_APPROVED;
        return move(InspectionState.REDUCED, earned);
    }

    private SwitchReason onTightened(Judged judged) {
        if (judged.verdict() == LotVerdict.ACCEPTED) {
            acceptedInARow++;
            return acceptedInARow < ACCEPTED_IN_A_ROW
                    ? SwitchReason.STAYS
                    : move(InspectionState.NORMAL, SwitchReason.FIVE_ACCEPTED);
        }
        acceptedInARow = 0;
        rejectedInRun++;
        return rejectedInRun < REJECTED_IN_RUN
                ? SwitchReason.STAYS
                : move(InspectionState.DISCONTINUED, SwitchReason.FIVE_REJECTED);
    }

    private SwitchReason onReduced(InspectedLot lot, Judged judged) {
        if (judged.verdict() == LotVerdict.REJECTED) {
            return move(InspectionState.NORMAL, SwitchReason.REJECTED_ON_REDUCED);
        }
        if (judged.inGap()) return move(InspectionState.NORMAL, SwitchReason.COUNT_IN_GAP);
        if (!lot.conditions().steady()) {
            return move(InspectionState.NORMAL, SwitchReason.PRODUCTION_IRREGULAR);
        }
        if (lot.conditions().normalWanted()) {
            return move(InspectionState.NORMAL, SwitchReason.NORMAL_WANTED);
        }
        return SwitchReason.STAYS;
    }

    private SwitchReason move(InspectionState to, SwitchReason reason) {
        move(to);
        return reason;
    }

    /// Everything is counted anew under the new severity.
    private void move(InspectionState to) {
        state = to;
        score = 0;
        window.clear();
        acceptedInARow = 0;
        rejectedInRun = 0;
        acceptedOnNormal.clear();
    }
}
