package live.lsn.rules.sampling;

/// Where an inspection stands, for one class or for the lot.
public sealed interface Verdict {
    /// @param normalNext whether the count is in the gap of reduced inspection (Z1.4): accepted,
    ///   and the next lot is inspected normally
    record Accepted(int found, boolean normalNext) implements Verdict {}

    /// @param curtailed whether units of the sample were not looked at any more: told on the
    ///   report, since such a count is no estimate of the quality
    record Rejected(int found, boolean curtailed) implements Verdict {}

    /// @param unitsLeft of the sample that is being looked at
    /// @param sample which one it is, 1 for the first
    /// @param lost whether Re is reached already, so that no further unit can help
    record Pending(int unitsLeft, int sample, boolean lost) implements Verdict {}
}
