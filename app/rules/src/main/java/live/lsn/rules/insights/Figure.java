package live.lsn.rules.insights;

import live.lsn.api.model.Measure;
import live.lsn.api.model.Measure.Unit;

import java.math.BigInteger;
import java.util.OptionalLong;

/// The exact value of a measure: a fraction, rounded only where it is shown.
///
/// @param numerator in the measure's unit; for a share, the part
/// @param denominator what it is a share or an average of; 1 for what is merely added up, 0 where
///   there was nothing to divide by
public record Figure(Unit unit, long numerator, long denominator) {
    /// A share is told in tenths of a per cent.
    private static final long SHARE_STEPS = 1_000;

    public Figure {
        if (denominator < 0)
            throw new IllegalArgumentException("denominator must not be below 0: " + denominator);
    }

    /// What is merely added up.
    public static Figure sum(Unit unit, long value) {
        return new Figure(unit, value, 1);
    }

    /// The value that the measure has over these orders.
    ///
    /// @throws IllegalArgumentException if the measure is not made of orders
    public static Figure of(Measure measure, Tally tally) {
        var unit = measure.unit();
        return switch (measure) {
            case REVENUE -> sum(unit, tally.valueMinor());
            case ORDERS -> sum(unit, tally.orders());
            case AOV -> new Figure(unit, tally.valueMinor(), tally.orders());
            case LIVE_SHARE -> new Figure(unit, tally.liveMinor(), tally.valueMinor());
            case REFUND_RATE -> new Figure(unit, tally.refundedMinor(), tally.valueMinor());
            case DECLINE_RATE ->
                    new Figure(unit, tally.declined(), tally.orders() + tally.declined());
            case REFUNDED -> sum(unit, tally.refundedMinor());
            case NET_REVENUE -> sum(unit, tally.valueMinor() - tally.refundedMinor());
            case NEW_CUSTOMERS, FRAUD_WAITING, VALUE_AT_RISK ->
                    throw new IllegalArgumentException(measure + " is not made of orders");
        };
    }

    /// Whether the measure is an average or a share, which parts do not add up to.
    public static boolean isRatio(Measure measure) {
        return switch (measure) {
            case AOV, LIVE_SHARE, REFUND_RATE, DECLINE_RATE -> true;
            case REVENUE,
                    ORDERS,
                    NEW_CUSTOMERS,
                    FRAUD_WAITING,
                    VALUE_AT_RISK,
                    REFUNDED,
                    NET_REVENUE ->
                    false;
        };
    }

    /// What is shown: minor units, ones or tenths of a per cent, rounded half up; empty where there
    /// was nothing to divide by.
    public OptionalLong shown() {
        return denominator == 0
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Fractions.halfUp(
                                BigInteger.valueOf(numerator).multiply(steps(unit)),
                                BigInteger.valueOf(denominator)));
    }

    static BigInteger steps(Unit unit) {
        return BigInteger.valueOf(unit == Unit.SHARE ? SHARE_STEPS : 1);
    }
}
