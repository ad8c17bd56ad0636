package live.lsn.faults;

import java.util.List;

/// One row of the matrix, or two that are tried together.
///
/// @param rows its numbers in the matrix
/// @param onlyWhole whether it takes too long for the short form
record Fault(
        List<Integer> rows,
        String name,
        List<Invariant> invariants,
        boolean onlyWhole,
        Trial trial) {
    /// Tries it.
    @FunctionalInterface
    interface Trial {
        Tried with(Trials trials) throws Exception;
    }

    static Fault of(int row, String name, List<Invariant> invariants, Trial trial) {
        return new Fault(List.of(row), name, invariants, false, trial);
    }

    /// One that is left to the long form.
    Fault onlyInTheLongForm() {
        return new Fault(rows, name, invariants, true, trial);
    }
}
