package live.lsn.api.procedure;

/// The input of a mutation that changes one aggregate: the intent alone, in absolute values. What
/// makes it safe (its id, the version that the user saw, time and place of origin) travels beside
/// it in headers.
public interface Command {
    /// Id of the aggregate that it changes.
    String aggregateId();
}
