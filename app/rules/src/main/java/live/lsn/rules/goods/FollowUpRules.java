package live.lsn.rules.goods;

import static live.lsn.rules.Outcome.refused;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.Nonconformity;
import live.lsn.api.model.goods.Nonconformity.What;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.DisposeLot;
import live.lsn.api.procedure.GoodsProcedures.FollowUp;
import live.lsn.rules.CommandRule;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;

/// What follows from a rejected lot: what is done with its units, and what its supplier does about
/// it.
public final class FollowUpRules {
    private static final int SHORTEST_TEXT = 3;

    public static final CommandRule<Lot, DisposeLot> DISPOSE =
            CommandRule.of(GoodsProcedures.DISPOSE_LOT, Collections.LOTS, FollowUpRules::dispose)
                    .knownBy(
                            (now, command, context) ->
                                    now.dispositions().equals(Ways.of(command.dispositions())));
    public static final CommandRule<Lot, FollowUp> FOLLOW_UP =
            CommandRule.of(GoodsProcedures.FOLLOW_UP, Collections.LOTS, FollowUpRules::followUp)
                    .knownBy(FollowUpRules::isIn);

    private FollowUpRules() {}

    /// Only what was sorted or reworked can turn out to be good; all else is taken by concession or
    /// not at all.
    static Outcome<Lot> dispose(@Nullable Lot before, DisposeLot command, Context context) {
        if (before == null) return refused("goods.lot.unknown");
        var brokenOnly = before.state() == LotState.RECEIVED && before.count().whole() == 0;
        if (before.state() != LotState.REJECTED && !brokenOnly)
            return refused("goods.disposition.not-rejected");
        if (isNoText(command.note())) return refused("goods.note.length", "note");
        var again =
                before.dispositions().stream()
                        .filter(way -> mayTurnOutGood(way.to()))
                        .mapToLong(Lot.Way::units)
                        .sum();
        var most = Math.min(again, before.count().whole());
        var fault = Ways.fault(before, command.dispositions(), most);
        if (fault != null) return new Outcome.Refused<>(fault);
        var ways = Ways.of(command.dispositions());
        var state = brokenOnly ? LotState.REJECTED : before.state();
        return new Applied<>(before.judged(before.chosen(), state, ways));
    }

    private static boolean mayTurnOutGood(Disposition way) {
        return switch (way) {
            case ACCEPT, SORT, REWORK -> true;
            case RETURN, CONCESSION -> false;
        };
    }

    /// A report goes from step to step; it is closed only when what was done about it was found to
    /// have helped.
    static Outcome<Lot> followUp(@Nullable Lot before, FollowUp command, Context context) {
        var report = before == null ? null : before.nonconformity();
        if (before == null || report == null) return refused("goods.report.unknown");
        if (report.state() == NonconformityState.CLOSED) return refused("goods.report.closed");
        if (command.what() != What.SUPPLIER_NOTIFIED && isNoText(command.text()))
            return refused("goods.note.length", "text");
        if (command.text() != null && LotRules.tooLong(command.text(), LotRules.LONGEST_NOTE))
            return refused("goods.note.too-long", "text");
        var asksForDay =
                command.what() == What.ACTION_ASKED || command.what() == What.FOUND_INEFFECTIVE;
        if (asksForDay && !isFuture(command.answerDue(), context))
            return refused("goods.report.day", "answerDue");
        var next = next(report, command.what());
        if (next == null) return refused(why(report.state(), command.what()));
        var event =
                new Nonconformity.Event(
                        command.what(), context.actor(), context.occurredAt(), command.text());
        var review =
                switch (command.what()) {
                    case REVIEW_FLAGGED -> true;
                    case REVIEW_UNFLAGGED -> false;
                    case SUPPLIER_NOTIFIED,
                            ACTION_ASKED,
                            ACTION_ANSWERED,
                            FOUND_EFFECTIVE,
                            FOUND_INEFFECTIVE,
                            CLOSED ->
                            report.contractReview();
                };
        var due = asksForDay ? command.answerDue() : report.answerDue();
        return new Applied<>(before.reported(report.after(event, next, due, review)));
    }

    private static @Nullable NonconformityState next(Nonconformity report, What what) {
        var now = report.state();
        return switch (what) {
            case SUPPLIER_NOTIFIED ->
                    now == NonconformityState.OPEN ? NonconformityState.NOTIFIED : now;
            case ACTION_ASKED ->
                    now.compareTo(NonconformityState.ACTION_ASKED) <= 0
                            ? NonconformityState.ACTION_ASKED
                            : null;
            case ACTION_ANSWERED ->
                    now == NonconformityState.ACTION_ASKED
                            ? NonconformityState.ACTION_ANSWERED
                            : null;
            case FOUND_EFFECTIVE ->
                    now == NonconformityState.ACTION_ANSWERED ? NonconformityState.EFFECTIVE : null;
            case FOUND_INEFFECTIVE ->
                    now == NonconformityState.ACTION_ANSWERED
                            ? NonconformityState.ACTION_ASKED
                            : null;
            case REVIEW_FLAGGED, REVIEW_UNFLAGGED -> now;
            case CLOSED -> now == NonconformityState.EFFECTIVE ? NonconformityState.CLOSED : null;
        };
    }

    private static String why(NonconformityState now, What what) {
        return what == What.CLOSED
                ? "goods.report.no-effectiveness-check"
                : now.compareTo(NonconformityState.ACTION_ASKED) < 0
                        ? "goods.report.no-action-asked"
                        : "goods.report.out-of-step";
    }

    private static boolean isFuture(@Nullable LocalDate day, Context context) {
        var today = LocalDate.ofInstant(context.occurredAt(), ZoneOffset.UTC);
        // A channel's day may be one before that of UTC.
        return day != null && day.isAfter(today.minusDays(2)) && day.isBefore(today.plusYears(2));
    }

    private static boolean isNoText(@Nullable String text) {
        return text == null
                || text.strip().length() < SHORTEST_TEXT
                || text.length() > LotRules.LONGEST_NOTE;
    }

    private static boolean isIn(Lot now, FollowUp command, Context context) {
        var report = now.nonconformity();
        return report != null
                && report.events().stream()
                        .anyMatch(
                                event ->
                                        event.what() == command.what()
                                                && context.actor().equals(event.by())
                                                && !event.at().isBefore(context.occurredAt()));
    }
}
