package live.lsn.api.model.goods;

import live.lsn.api.model.Personal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The report on a rejected lot, and what came of it.
///
/// @param number given by the desk that signed the inspection
/// @param inspectionId the inspection that rejected the lot
/// @param answerDue by when the supplier must answer; null until an action was asked for
/// @param contractReview whether the contract with the supplier is to be looked at
/// @param events what happened to it, oldest first
public record Nonconformity(
        String number,
        String inspectionId,
        Instant openedAt,
        NonconformityState state,
        @Nullable LocalDate answerDue,
        boolean contractReview,
        List<Event> events) {
    public Nonconformity {
        events = List.copyOf(events);
    }

    /// What happened.
    public enum What {
        SUPPLIER_NOTIFIED,
        ACTION_ASKED,
        ACTION_ANSWERED,
        FOUND_EFFECTIVE,
        FOUND_INEFFECTIVE,
        REVIEW_FLAGGED,
        REVIEW_UNFLAGGED,
        CLOSED
    }

    /// @param by account id
    /// @param text what was written with it; null where nothing was
    public record Event(What what, String by, Instant at, @Nullable @Personal String text) {}

    /// One event on.
    public Nonconformity after(
            Event event, NonconformityState newState, @Nullable LocalDate due, boolean review) {
        var all = new ArrayList<>(events);
        all.add(event);
        return new Nonconformity(number, inspectionId, openedAt, newState, due, review, all);
    }
}
