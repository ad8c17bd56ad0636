package live.lsn.desk.floor;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// How the floor stands.
///
/// @param at when it was read
/// @param today business day of the channel
/// @param waiting how many lots wait for inspection
/// @param next the first of them, by dock time
/// @param deliveries what is due today or late, late first
/// @param counting orders of which something is being counted
/// @param toPutAway lots that lie in no bin yet
/// @param unfinished what this person has begun to inspect; null for nothing
record FloorNow(
        Instant at,
        LocalDate today,
        int waiting,
        List<Next> next,
        List<Delivery> deliveries,
        List<Delivery> counting,
        List<Lot> toPutAway,
        @Nullable Unfinished unfinished,
        Done done) {
    FloorNow {
        next = List.copyOf(next);
        deliveries = List.copyOf(deliveries);
        counting = List.copyOf(counting);
        toPutAway = List.copyOf(toPutAway);
    }

    /// A lot that waits, and by what it will be inspected.
    ///
    /// @param severity the hardest of its classes; null where there is no plan
    /// @param basis the class with the largest sample; null where there is no plan
    /// @param stopped whether inspection is discontinued until the supplier has acted
    /// @param undrawn one in so many lots is drawn and this one is not, so that it may pass without
    ///   inspection; 0 where it must be inspected
    record Next(
            Lot lot,
            @Nullable Severity severity,
            @Nullable ClassBasis basis,
            boolean stopped,
            int undrawn) {}

    /// @param savedAt when its last unit was entered
    record Unfinished(Lot lot, Inspection inspection, Instant savedAt) {}

    /// Lots that were signed today.
    record Done(int lots, int accepted, int rejected) {}
}
