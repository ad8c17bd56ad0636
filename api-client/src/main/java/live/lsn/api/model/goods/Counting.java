package live.lsn.api.model.goods;

/// What is counted; settled in the plan of an item, not while it is inspected.
public enum Counting {
    /// Nonconforming items, an item once for each class: percent nonconforming. For AQLs up to 10.
    ITEMS,
    /// Nonconformities, an item as often as it has them: per 100 items, which may be above 100.
    PER_HUNDRED
}
