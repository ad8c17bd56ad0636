package live.lsn.desk.lots;

import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.model.goods.Severity;
import live.lsn.desk.parts.Signers;
import live.lsn.rules.sampling.InspectionState;
import live.lsn.rules.sampling.SwitchReason;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

/// How lots, what was found in them and what follows is told.
///
/// @param account of whoever looks, who is "you"
record LotsWords(Messages messages, Formats formats, String account) {
    String of(String key, @Nullable Object... values) {
        return messages.of(key, values);
    }

    String name(LotState state) {
        return of("lot.state." + state);
    }

    String name(NonconformityState state) {
        return of("lots.report." + state);
    }

    String name(LotVerdict verdict) {
        return of("lots.verdict." + verdict);
    }

    String name(NonconformityClass of) {
        return of("plan.class." + of);
    }

    String name(Severity severity) {
        return of("plan.severity." + severity);
    }

    String name(Disposition way) {
        return of("lots.way." + way);
    }

    String name(InspectionState state) {
        return of("lots.switching." + state);
    }

    String name(SwitchReason reason) {
        return of("lots.reason." + reason);
    }

    /// Null for an inspection that has no other one beside it.
    @Nullable String beside(Inspection inspection, Lot lot) {
        if (inspection.standing() != Inspection.Standing.ORIGINAL)
            return of("lots.beside." + inspection.standing());
        if (inspection.resubmitted()) return of("lots.beside.RESUBMITTED");
        return lot.inspections().size() > 1 && inspection.id().equals(lot.chosen())
                ? of("lots.beside.HOLDS")
                : null;
    }

    String count(long number) {
        return formats.whole(number);
    }

    String who(Lot lot, String person) {
        return person.equals(account) ? of("lots.you") : Signers.name(lot, person, messages);
    }

    String due(Due due) {
        if (due.isOver()) return of("lots.due.over", -due.left());
        return due.left() == 0 ? of("lots.due.today") : of("lots.due.in", due.left());
    }

    static Tone tone(LotState state) {
        return switch (state) {
            case DRAFT, DISCARDED -> Tone.NEUTRAL;
            case RECEIVED, INSPECTING -> Tone.ACCENT;
            case ACCEPTED -> Tone.SUCCESS;
            case REJECTED -> Tone.DANGER;
        };
    }

    static Tone tone(NonconformityState state) {
        return switch (state) {
            case OPEN -> Tone.DANGER;
            case NOTIFIED, ACTION_ASKED -> Tone.WARNING;
            case ACTION_ANSWERED -> Tone.ACCENT;
            case EFFECTIVE, CLOSED -> Tone.SUCCESS;
        };
    }

    static Tone tone(Due due) {
        if (due.isOver()) return Tone.DANGER;
        return due.isSoon() ? Tone.WARNING : Tone.NEUTRAL;
    }
}
