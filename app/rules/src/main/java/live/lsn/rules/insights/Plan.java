package live.lsn.rules.insights;

import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure.Polarity;
import live.lsn.api.model.Measure.Unit;

import org.jspecify.annotations.Nullable;

/// What a goal asks of a window.
///
/// @param amount in the measure's unit: the days' amounts together, or for a share or an average
///   that of the last day
public record Plan(long amount) {
    /// The plan of whole days; null where some day has no goal, since a sum with gaps is no plan.
    public static @Nullable Plan of(@Nullable Goal goal, Window window) {
        if (goal == null) return null;
        var measure = goal.measure();
        var added = measure.unit() != Unit.SHARE && !Figure.isRatio(measure);
        if (!added || isLevel(goal)) {
            var amount = goal.on(window.cutTime().toLocalDate());
            return amount == null ? null : new Plan(amount);
        }
        var sum = 0L;
        for (var day = window.first(); day.isBefore(window.until()); day = day.plusDays(1)) {
            var amount = goal.on(day);
            if (amount == null) return null;
            sum = Math.addExact(sum, amount);
        }
        return new Plan(sum);
    }

    /// How many tenths of a per cent of it are reached, rounded half up.
    public long reachedPermille(long value) {
        return Fractions.halfUp(
                java.math.BigInteger.valueOf(value).multiply(java.math.BigInteger.valueOf(1_000)),
                java.math.BigInteger.valueOf(amount));
    }

    /// Whether the value keeps what was planned, so far: at least it, or as a limit at most it.
    public boolean isKept(Polarity polarity, long value) {
        return polarity == Polarity.LOWER_IS_BETTER ? value <= amount : value >= amount;
    }

    /// What waits is a state, not a flow: a goal for it is a limit at any time.
    private static boolean isLevel(Goal goal) {
        return switch (goal.measure()) {
            case FRAUD_WAITING, VALUE_AT_RISK, REFUNDED -> true;
            case REVENUE,
                    ORDERS,
                    AOV,
                    LIVE_SHARE,
                    REFUND_RATE,
                    NEW_CUSTOMERS,
                    DECLINE_RATE,
                    NET_REVENUE ->
                    false;
        };
    }
}
