package live.lsn.api.model.goods;

/// In how many samples a lot is judged at most.
public enum PlanType {
    SINGLE(1),
    DOUBLE(2),
    MULTIPLE(7);

    private final int stages;

    PlanType(int stages) {
        this.stages = stages;
    }

    /// Samples at most: 7 in MIL-STD-105E.
    public int stages() {
        return stages;
    }
}
