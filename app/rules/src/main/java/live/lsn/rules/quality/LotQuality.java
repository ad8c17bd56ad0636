package live.lsn.rules.quality;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Inspection.Standing;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What one lot tells of quality, without its units, so that very many of them have room.
///
/// Figures of quality are of first submissions: a lot that was sorted and inspected again says
/// nothing of how it came. Inspections that a person has set aside, and all but one of those that
/// did not know of each other, are left out.
///
/// @param first null while nothing was judged
/// @param again inspections after a rejection, oldest first
/// @param reportOpen whether there is a report that is not closed
/// @param answerDue by when the supplier must answer; null unless an answer is awaited
public record LotQuality(
        String number,
        String supplierId,
        String supplier,
        String sku,
        String item,
        @Nullable Submission first,
        List<Again> again,
        boolean reportOpen,
        @Nullable LocalDate answerDue) {
    public LotQuality {
        again = List.copyOf(again);
    }

    /// An inspection of a lot that had been rejected before.
    public record Again(Instant at, boolean accepted) {}

    public static LotQuality of(Lot lot) {
        var source = lot.source();
        var report = lot.nonconformity();
        var state = report == null ? null : report.state();
        return new LotQuality(
                lot.number(),
                source.supplierId(),
                source.supplierName(),
                source.sku(),
                source.item(),
                first(lot),
                again(lot),
                state != null && state != NonconformityState.CLOSED,
                report != null && state == NonconformityState.ACTION_ASKED
                        ? report.answerDue()
                        : null);
    }

    /// The one that holds, where it is a first submission; else the one that was begun first.
    private static @Nullable Submission first(Lot lot) {
        Inspection first = null;
        for (var each : lot.inspections()) {
            if (each.isOpen() || each.resubmitted()) continue;
            if (each.standing() == Standing.SET_ASIDE) continue;
            if (first == null || each.id().equals(lot.chosen())) first = each;
        }
        if (first == null || first.signOff() == null) return null;
        return Submission.of(first, first.signOff());
    }

    private static List<Again> again(Lot lot) {
        var again = new ArrayList<Again>();
        for (var each : lot.inspections()) {
            var signed = each.signOff();
            if (signed == null || !each.resubmitted()) continue;
            if (each.standing() == Standing.SET_ASIDE) continue;
            if (signed.verdict() == LotVerdict.NOT_INSPECTED) continue;
            again.add(new Again(signed.at(), signed.verdict() == LotVerdict.ACCEPTED));
        }
        return again;
    }

    /// Whether the supplier's answer is overdue on that day.
    public boolean isOverdue(LocalDate today) {
        return answerDue != null && answerDue.isBefore(today);
    }
}
