package live.lsn.desk.lots;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.Nonconformity;
import live.lsn.api.model.goods.SignOff;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Timeline.Entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What happened to a lot, as far as its record tells when.
final class LotEvents {
    private final LotsWords words;

    LotEvents(LotsWords words) {
        this.words = words;
    }

    List<Entry> of(LotDetail detail) {
        var lot = detail.lot();
        var entries = new ArrayList<Entry>();
        var by = lot.receivedBy();
        if (lot.receivedAt() != null && by != null)
            entries.add(
                    entry(
                            lot,
                            lot.receivedAt(),
                            "bi-box-seam",
                            Tone.NEUTRAL,
                            words.of("lots.event.received"),
                            by));
        for (var put : lot.putAways())
            entries.add(
                    entry(
                            lot,
                            put.at(),
                            "bi-box-arrow-in-down",
                            Tone.NEUTRAL,
                            words.of("lots.event.put-away", put.bin()),
                            put.by()));
        var passed = lot.passed();
        if (passed != null)
            entries.add(
                    entry(
                            lot,
                            passed.at(),
                            "bi-skip-forward",
                            Tone.SUCCESS,
                            words.of(
                                    "lots.event.passed",
                                    words.count(passed.oneIn()),
                                    String.valueOf(passed.seed()),
                                    words.count(passed.place())),
                            passed.by()));
        for (var inspection : lot.inspections()) add(entries, lot, inspection);
        var report = lot.nonconformity();
        if (report != null) {
            for (var event : report.events()) entries.add(of(lot, event));
        }
        return entries.stream()
                .map(entry -> isUnsent(detail, entry.at()) ? entry.asPending() : entry)
                .toList();
    }

    private static boolean isUnsent(LotDetail detail, Instant at) {
        return detail.unsent().times().contains(at.truncatedTo(ChronoUnit.MILLIS));
    }

    private void add(List<Entry> entries, Lot lot, Inspection inspection) {
        var signed = inspection.signOff();
        entries.add(
                signed == null
                        ? entry(
                                lot,
                                inspection.startedAt(),
                                "bi-search",
                                Tone.ACCENT,
                                words.of("lots.event.begun", inspection.number()),
                                inspection.by())
                        : signed(lot, inspection, signed));
    }

    private Entry signed(Lot lot, Inspection inspection, SignOff signed) {
        var text = words.of("lots.signed." + signed.verdict(), inspection.number());
        return switch (signed.verdict()) {
            case ACCEPTED ->
                    entry(lot, signed.at(), "bi-check-circle", Tone.SUCCESS, text, signed.by());
            case REJECTED -> entry(lot, signed.at(), "bi-x-circle", Tone.DANGER, text, signed.by());
            case NOT_INSPECTED ->
                    entry(lot, signed.at(), "bi-dash-circle", Tone.NEUTRAL, text, signed.by());
        };
    }

    private Entry of(Lot lot, Nonconformity.Event event) {
        var told = words.of("lots.event." + event.what());
        var text = event.text();
        return entry(
                lot,
                event.at(),
                icon(event.what()),
                tone(event.what()),
                text == null ? told : words.of("lots.event.with", told, text),
                event.by());
    }

    private Entry entry(Lot lot, Instant at, String icon, Tone tone, String text, String by) {
        return Entry.of(at, icon, tone, text, words.who(lot, by));
    }

    private static String icon(Nonconformity.What what) {
        return switch (what) {
            case SUPPLIER_NOTIFIED -> "bi-envelope";
            case ACTION_ASKED -> "bi-question-circle";
            case ACTION_ANSWERED -> "bi-reply";
            case FOUND_EFFECTIVE -> "bi-check-circle";
            case FOUND_INEFFECTIVE -> "bi-x-circle";
            case REVIEW_FLAGGED, REVIEW_UNFLAGGED -> "bi-flag";
            case CLOSED -> "bi-lock";
        };
    }

    private static Tone tone(Nonconformity.What what) {
        return switch (what) {
            case SUPPLIER_NOTIFIED, ACTION_ANSWERED, REVIEW_UNFLAGGED -> Tone.ACCENT;
            case ACTION_ASKED, REVIEW_FLAGGED -> Tone.WARNING;
            case FOUND_EFFECTIVE, CLOSED -> Tone.SUCCESS;
            case FOUND_INEFFECTIVE -> Tone.DANGER;
        };
    }
}
