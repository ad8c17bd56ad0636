package live.lsn.api.model;

/// A figure that the network is led by.
public enum Measure {
    /// What sales were worth when they were placed: cancelled and declined orders left out, refunds
    /// not taken off.
    REVENUE(Unit.MONEY, Polarity.HIGHER_IS_BETTER),
    /// How many sales there were.
    ORDERS(Unit.COUNT, Polarity.HIGHER_IS_BETTER),
    /// Average order value: revenue ÷ orders.
    AOV(Unit.MONEY, Polarity.HIGHER_IS_BETTER),
    /// Revenue of live shows ÷ revenue.
    LIVE_SHARE(Unit.SHARE, Polarity.NEITHER),
    /// Refunded ÷ revenue, over orders placed in the last thirty business days.
    REFUND_RATE(Unit.SHARE, Polarity.LOWER_IS_BETTER),
    /// Accounts that were made.
    NEW_CUSTOMERS(Unit.COUNT, Polarity.HIGHER_IS_BETTER),
    /// Fraud cases that are not decided.
    FRAUD_WAITING(Unit.COUNT, Polarity.LOWER_IS_BETTER),
    /// What the orders of those cases are worth.
    VALUE_AT_RISK(Unit.MONEY, Polarity.LOWER_IS_BETTER),
    /// Declined payments ÷ all attempts, declined ones and sales.
    DECLINE_RATE(Unit.SHARE, Polarity.LOWER_IS_BETTER),
    /// What was refunded of orders placed in the last thirty business days.
    REFUNDED(Unit.MONEY, Polarity.LOWER_IS_BETTER),
    /// What is left of revenue after the refunds known by now.
    NET_REVENUE(Unit.MONEY, Polarity.HIGHER_IS_BETTER);

    private final Unit unit;
    private final Polarity polarity;

    /// What a measure is counted in.
    public enum Unit {
        /// Minor units of the channel's currency.
        MONEY,
        /// Ones.
        COUNT,
        /// Tenths of a per cent; compared in tenths of a percentage point.
        SHARE
    }

    /// Which way is good.
    public enum Polarity {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER,
        NEITHER
    }

    Measure(Unit unit, Polarity polarity) {
        this.unit = unit;
        this.polarity = polarity;
    }

    public Unit unit() {
        return unit;
    }

    public Polarity polarity() {
        return polarity;
    }
}
