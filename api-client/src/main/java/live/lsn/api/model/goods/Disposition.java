package live.lsn.api.model.goods;

/// What is done with units of a lot.
public enum Disposition {
    /// To stock.
    ACCEPT,
    /// Every unit is looked at.
    SORT,
    REWORK,
    /// Back to the supplier.
    RETURN,
    /// Taken although it does not conform, because somebody who may do so said so.
    CONCESSION
}
