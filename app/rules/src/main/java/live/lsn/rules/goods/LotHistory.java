package live.lsn.rules.goods;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.Counts;
import live.lsn.rules.sampling.InspectedLot;
import live.lsn.rules.sampling.InspectionState;
import live.lsn.rules.sampling.SkipLot;
import live.lsn.rules.sampling.SwitchStep;
import live.lsn.rules.sampling.Switching;
import live.lsn.rules.sampling.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The lots of one supplier's item in the order in which they were received, replayed class by
/// class with the switching rules.
///
/// Only original inspection counts (ISO 2859-1:1999, 9.3): what was signed first and holds. A lot
/// that was rejected stays so here, whatever its inspection found when it was resubmitted. A lot
/// that was inspected under one scheme tells the rules of another nothing, so the history begins
/// anew where the plan has changed its scheme.
public final class LotHistory {
    private final PlanSpec spec;
    private final List<Original> lots;
    private final List<Lot> received;

    /// A lot and its original inspection, signed.
    private record Original(Lot lot, Inspection inspection) {}

    /// @param lots of one supplier and one item, in any order
    public LotHistory(PlanSpec spec, List<Lot> lots) {
        this.spec = spec;
        var inOrder =
                lots.stream()
                        .sorted(
                                Comparator.comparing(LotHistory::arrived)
                                        .thenComparing(Lot::number))
                        .toList();
        received = inOrder.stream().filter(lot -> lot.receivedAt() != null).toList();
        this.lots = inOrder.stream().flatMap(LotHistory::original).toList();
    }

    /// Why the next lot is inspected as it is.
    ///
    /// @param state what holds
    /// @param last the lot that led there; null where there is none
    public record Standing(InspectionState state, @Nullable SwitchStep last) {}

    /// Where each class of the plan stands.
    public Map<NonconformityClass, Standing> standings() {
        var all = new EnumMap<NonconformityClass, Standing>(NonconformityClass.class);
        for (var one : spec.classes()) {
            var steps = steps(one.of());
            var last = steps.isEmpty() ? null : steps.getLast();
            all.put(
                    one.of(),
                    new Standing(last == null ? InspectionState.NORMAL : last.next(), last));
        }
        return all;
    }

    /// How the next lot is inspected in each class; nothing for a class whose inspection is
    /// discontinued until the supplier has acted.
    public Map<NonconformityClass, Severity> severities() {
        var all = new EnumMap<NonconformityClass, Severity>(NonconformityClass.class);
        standings()
                .forEach(
                        (of, standing) ->
                                standing.state()
                                        .severity()
                                        .ifPresent(severity -> all.put(of, severity)));
        return all;
    }

    /// Every lot of the history in one class.
    public List<SwitchStep> steps(NonconformityClass of) {
        return rules().replay(inspected(of));
    }

    /// Whether the plan lets a lot pass without inspection, by what the lots before it showed.
    ///
    /// @param lot of this history, received
    /// @return one in one, that is drawn, where it does not
    public LotDraw draw(Lot lot) {
        var seed = LotDraw.seedOf(lot.source());
        var place =
                1 + (int) received.stream().takeWhile(one -> !one.id().equals(lot.id())).count();
        return new LotDraw(
                PassRules.waits(lot) && lot.count().damaged() == 0 ? oneIn() : 1, seed, place);
    }

    private int oneIn() {
        var after = spec.skipAfter();
        if (after == null) return 1;
        var rule = new SkipLot(true, after);
        var inARow = acceptedInARow();
        return standings().values().stream()
                .mapToInt(standing -> rule.oneIn(inARow, true, standing.state()))
                .min()
                .orElse(1);
    }

    /// A lot that was rejected at first ends the row, whatever became of it afterwards.
    private int acceptedInARow() {
        var inARow = 0;
        for (var one : lots) {
            if (one.inspection().spec().scheme() != spec.scheme()) continue;
            var signOff = Objects.requireNonNull(one.inspection().signOff());
            inARow = signOff.verdict() == LotVerdict.ACCEPTED ? inARow + 1 : 0;
        }
        return inARow;
    }

    /// A lot that was inspected otherwise than all that is known now asks for: lots before it came
    /// late. What was signed stays.
    ///
    /// @param was how it was inspected
    /// @param now how it would be
    public record Altered(String lot, InspectionState was, InspectionState now) {}

    /// What lots that came late have changed in one class, in the order of the lots.
    public List<Altered> altered(NonconformityClass of) {
        var asInspected = new HashMap<String, InspectionState>();
        for (var one : lots)
            for (var basis : one.inspection().classes())
                if (basis.of() == of)
                    asInspected.put(one.lot().number(), InspectionState.of(basis.severity()));
        var altered = new ArrayList<Altered>();
        for (var step : steps(of)) {
            var was = asInspected.get(step.lot().id());
            if (was != null && step.counted() && was != step.state())
                altered.add(new Altered(step.lot().id(), was, step.state()));
        }
        return List.copyOf(altered);
    }

    private Switching rules() {
        return new Switching(spec.scheme(), spec.limitNumbersWaived());
    }

    private List<InspectedLot> inspected(NonconformityClass of) {
        var inspected = new ArrayList<InspectedLot>();
        for (var one : lots) {
            var original = one.inspection();
            var basis =
                    original.classes().stream()
                            .filter(each -> each.of() == of)
                            .findFirst()
                            .orElse(null);
            if (basis == null || original.spec().scheme() != spec.scheme()) continue;
            var counts = InspectionCount.bySample(original, basis);
            var verdict = verdict(Objects.requireNonNull(InspectionCount.of(original).of(of)));
            // Another class had ended the inspection before this one was done: it tells nothing.
            if (verdict == null) continue;
            inspected.add(
                    new InspectedLot(
                            one.lot().number(),
                            Aql.of(basis.aql()),
                            null,
                            LotPlans.stages(basis),
                            Counts.bySample(counts),
                            verdict,
                            false,
                            conditions()));
        }
        return inspected;
    }

    /// Whoever inspects a lot while inspection is discontinued has made sure that the supplier
    /// acted.
    private InspectedLot.Conditions conditions() {
        return new InspectedLot.Conditions(true, spec.reducedApproved(), true, false);
    }

    private static @Nullable LotVerdict verdict(InspectionCount.ClassCount count) {
        return switch (count.verdict()) {
            case Verdict.Accepted _ -> LotVerdict.ACCEPTED;
            case Verdict.Rejected _ -> LotVerdict.REJECTED;
            case Verdict.Pending pending -> pending.lost() ? LotVerdict.REJECTED : null;
        };
    }

    private static Instant arrived(Lot lot) {
        return lot.receivedAt() == null ? lot.count().at() : lot.receivedAt();
    }

    private static Stream<Original> original(Lot lot) {
        return lot.inspections().stream()
                .filter(one -> one.standing() == Inspection.Standing.ORIGINAL)
                .filter(one -> !one.resubmitted() && !one.isOpen())
                .limit(1)
                .map(one -> new Original(lot, one));
    }
}
