package live.lsn.desk.floor;

/// Where the floor hands a lot over that is to be inspected.
public interface Inspections {
    /// Opens the inspection of a lot, or begins one.
    void open(String lotId);
}
