package live.lsn.desk.label;

import live.lsn.api.model.goods.Lot;

/// What a label says about whether its lot may be used.
public enum LabelState {
    /// Held: not booked yet, being inspected, all broken, or judged in two ways.
    QUARANTINE,
    TO_INSPECT,
    ACCEPTED,
    REJECTED;

    /// @throws IllegalArgumentException for a lot that was given up, of which nothing came
    public static LabelState of(Lot lot) {
        if (lot.isToChoose()) return QUARANTINE;
        return switch (lot.state()) {
            case DRAFT, INSPECTING -> QUARANTINE;
            case RECEIVED -> lot.count().whole() == 0 ? QUARANTINE : TO_INSPECT;
            case ACCEPTED -> ACCEPTED;
            case REJECTED -> REJECTED;
            case DISCARDED -> throw new IllegalArgumentException("nothing came of " + lot.number());
        };
    }
}
