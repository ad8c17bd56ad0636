package live.lsn.rules.insights;

import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Source;

/// What orders add up to: everything that a [live.lsn.api.model.Measure] of orders is made of.
///
/// A sale is an order that is authorised, captured, or refunded in part or whole. A declined
/// payment is an attempt, and a cancelled order is none of both.
///
/// @param orders sales
/// @param valueMinor what they were worth when placed, minor units
/// @param liveMinor of that, what live shows sold
/// @param refundedMinor what of these sales was refunded by now
/// @param declined declined payments
public record Tally(
        long orders, long valueMinor, long liveMinor, long refundedMinor, long declined) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /// Orders that are alike.
    ///
    /// @param count how many, below 0 to take some off
    public static Tally of(
            OrderStatus status, Source source, long count, long valueMinor, long refundedMinor) {
        return switch (status) {
            case AUTHORISED, CAPTURED, PARTLY_REFUNDED, REFUNDED ->
                    new Tally(
                            count,
                            valueMinor,
                            source == Source.LIVE_SHOW ? valueMinor : 0,
                            refundedMinor,
                            0);
            case PAYMENT_DECLINED -> new Tally(0, 0, 0, 0, count);
            case CANCELLED -> NONE;
        };
    }

    /// @throws ArithmeticException if a sum does not fit in a `long`
    public Tally plus(Tally other) {
        return new Tally(
                Math.addExact(orders, other.orders),
                Math.addExact(valueMinor, other.valueMinor),
                Math.addExact(liveMinor, other.liveMinor),
                Math.addExact(refundedMinor, other.refundedMinor),
                Math.addExact(declined, other.declined));
    }
}
