package live.lsn.faults;

/// What came of trying a fault, where every invariant held.
///
/// @param times how often it was tried
/// @param found figures worth telling, in one line
record Tried(long times, String found) {}
