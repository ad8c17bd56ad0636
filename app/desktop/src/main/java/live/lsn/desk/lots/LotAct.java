package live.lsn.desk.lots;

import javafx.scene.input.KeyCode;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.Nonconformity.What;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.procedure.GoodsProcedures.FollowUp;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Refusal;
import live.lsn.rules.goods.FollowUpRules;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/// What can be done about a rejected lot, in the order in which it is usually done.
enum LotAct {
    NOTIFY(KeyCode.N, What.SUPPLIER_NOTIFIED),
    ASK(KeyCode.A, What.ACTION_ASKED),
    ANSWER(KeyCode.R, What.ACTION_ANSWERED),
    EFFECTIVE(KeyCode.E, What.FOUND_EFFECTIVE),
    INEFFECTIVE(KeyCode.I, What.FOUND_INEFFECTIVE),
    CLOSE(KeyCode.X, What.CLOSED),
    REVIEW(KeyCode.W, What.REVIEW_FLAGGED),
    DISPOSE(KeyCode.D, null);

    /// Long enough for every rule; nobody reads it.
    private static final String SOME_TEXT = "probe";

    private final KeyCode key;
    private final @Nullable What what;

    LotAct(KeyCode key, @Nullable What what) {
        this.key = key;
        this.what = what;
    }

    KeyCode key() {
        return key;
    }

    /// What a report takes down of it; null where it is no matter of the report.
    @Nullable What what(Lot lot) {
        var report = lot.nonconformity();
        return this == REVIEW && report != null && report.contractReview()
                ? What.REVIEW_UNFLAGGED
                : what;
    }

    /// Whether it sets a day by which the supplier must answer.
    boolean asksForDay() {
        return this == ASK || this == INEFFECTIVE;
    }

    /// Something that is shown for a lot.
    ///
    /// @param blocked why it cannot be done yet; null where it can
    record Offered(LotAct act, @Nullable Refusal blocked) {}

    /// What is shown for a lot: all that can be done, and closing with the reason why not yet.
    ///
    /// @param account of whoever would do it
    static List<Offered> of(Lot lot, String account, Instant now) {
        return Arrays.stream(values())
                .map(act -> new Offered(act, act.blocked(lot, account, now)))
                .filter(offered -> offered.act.isShown(lot, offered.blocked))
                .toList();
    }

    private boolean isShown(Lot lot, @Nullable Refusal blocked) {
        if (this == DISPOSE) return blocked == null;
        var report = lot.nonconformity();
        if (report == null || report.state() == NonconformityState.CLOSED) return false;
        return switch (this) {
            case CLOSE -> true;
            // Somebody may tell a supplier twice, but it is no step any more.
            case NOTIFY -> report.state() == NonconformityState.OPEN;
            default -> blocked == null;
        };
    }

    /// Why the rule would refuse it; null where it would not.
    @Nullable Refusal blocked(Lot lot, String account, Instant now) {
        var means = what(lot);
        if (means == null)
            return mayDispose(lot) ? null : refusal("goods.disposition.not-rejected");
        var due = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        var probe = new FollowUp(lot.id(), means, due, SOME_TEXT);
        var context = new Context(account, now, SOME_TEXT);
        return FollowUpRules.FOLLOW_UP.rule().apply(lot, probe, context)
                        instanceof Outcome.Refused<Lot>(var why)
                ? why
                : null;
    }

    private static boolean mayDispose(Lot lot) {
        return lot.state() == LotState.REJECTED
                || (lot.state() == LotState.RECEIVED && lot.count().whole() == 0);
    }

    private static Refusal refusal(String code) {
        return Refusal.of(code);
    }
}
