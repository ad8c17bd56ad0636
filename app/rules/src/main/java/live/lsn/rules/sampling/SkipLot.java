package live.lsn.rules.sampling;

import java.util.Random;

/// Skip-lot inspection in the manner of ISO 2859-3: once a supplier's item has qualified, only some
/// lots are drawn for inspection, by chance from a recorded seed. Off unless it is switched on.
///
/// The standard's own qualification score is not at hand and not guessed: how many accepted lots in
/// a row qualify, and step to the next frequency, is agreed with the supplier.
///
/// @param enabled off by default
/// @param qualifyingLots original lots that must be accepted in a row, 10 or more
public record SkipLot(boolean enabled, int qualifyingLots) {
    /// One lot in so many is drawn, at the rarest.
    public static final int RAREST = 5;

    /// Lots in a row that qualify, at the least and at the most.
    public static final int FEWEST = 10;

    public static final int MOST = 1_000;

    private static final int FIRST = 2;

    /// @throws IllegalArgumentException if fewer than 10 lots would qualify
    public SkipLot {
        if (qualifyingLots < FEWEST) {
            throw new IllegalArgumentException(
                    "At least " + FEWEST + " lots in a row qualify, not " + qualifyingLots);
        }
    }

    /// Lot by lot, whatever a supplier has delivered.
    public static SkipLot off() {
        return new SkipLot(false, FEWEST);
    }

    /// One lot in how many is inspected.
    ///
    /// @param acceptedInARow original lots that were inspected and accepted since the last
    ///   rejection
    /// @param steady whether production runs evenly
    /// @param state by the switching rules: skipping is for lots on normal or reduced inspection
    /// @return 1, lot by lot, until it has qualified; then 2, and 3, 4 and 5 after as many accepted
    ///   lots again
    public int oneIn(int acceptedInARow, boolean steady, InspectionState state) {
        var fit = state == InspectionState.NORMAL || state == InspectionState.REDUCED;
        if (!enabled || !steady || !fit || acceptedInARow < qualifyingLots) return 1;
        return Math.min(RAREST, FIRST + acceptedInARow / qualifyingLots - 1);
    }

    /// Whether a lot is drawn for inspection: the first number of [Random] from the seed and the
    /// number of the lot is 0 of `oneIn`.
    ///
    /// @param seed recorded with the supplier's item
    /// @param lotNumber place of the lot in the history, from 1
    public static boolean draws(int oneIn, long seed, long lotNumber) {
        if (oneIn < 1) throw new IllegalArgumentException("One in " + oneIn);
        // Spread by the golden ratio: neighbouring seeds of Random begin alike.
        return oneIn == 1 || new Random(seed + lotNumber * 0x9E3779B97F4A7C15L).nextInt(oneIn) == 0;
    }
}
