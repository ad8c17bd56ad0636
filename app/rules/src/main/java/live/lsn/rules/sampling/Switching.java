package live.lsn.rules.sampling;

import live.lsn.api.model.goods.Scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The switching rules, replayed over a history: one supplier, one item, one class of
/// nonconformities, the lots in their order.
///
/// Sources: ISO 2859-1:1999, 9.3; MIL-STD-105E, 4.7, with the limit numbers of table VIII, which
/// ANSI/ASQ Z1.4 allows to be waived. Resubmitted lots never count.
///
/// @param scheme whose rules
/// @param limitNumbersWaived Z1.4: ten accepted lots suffice for reduced inspection
/// @param start how the first lot is inspected: normally, unless the history begins in the middle
public record Switching(Scheme scheme, boolean limitNumbersWaived, InspectionState start) {
    /// Begins with normal inspection, as both schemes do.
    public Switching(Scheme scheme, boolean limitNumbersWaived) {
        this(scheme, limitNumbersWaived, InspectionState.NORMAL);
    }

    /// What lots that came late make of another one.
    public record Change(String lot, SwitchStep before, SwitchStep after) {}

    /// All lots with the severity each had to be inspected under, and why.
    ///
    /// @throws IllegalArgumentException if a lot's counts do not fit its plan
    public List<SwitchStep> replay(List<InspectedLot> lots) {
        var run = new SwitchingRun(this);
        var steps = new ArrayList<SwitchStep>();
        for (var lot : lots) steps.add(run.next(lot));
        return List.copyOf(steps);
    }

    /// How the next lot is inspected after these.
    public InspectionState after(List<InspectedLot> lots) {
        var steps = replay(lots);
        return steps.isEmpty() ? start : steps.getLast().next();
    }

    /// What a history with late lots changes: every lot whose severity, verdict or next severity is
    /// another one than before. Finished inspections are not rewritten by it; a lot that was
    /// inspected by a recorded plan keeps its verdict.
    ///
    /// @param before the lots as they were known
    /// @param after the same and the late ones, in their order
    public List<Change> changes(List<InspectedLot> before, List<InspectedLot> after) {
        var known = new LinkedHashMap<String, SwitchStep>();
        for (var step : replay(before)) known.put(step.lot().id(), step);
        var changes = new ArrayList<Change>();
        for (var step : replay(after)) {
            var old = known.get(step.lot().id());
            if (old != null && moved(old, step))
                changes.add(new Change(step.lot().id(), old, step));
        }
        return List.copyOf(changes);
    }

    private static boolean moved(SwitchStep old, SwitchStep now) {
        return old.state() != now.state()
                || old.next() != now.next()
                || old.judged().verdict() != now.judged().verdict();
    }
}
