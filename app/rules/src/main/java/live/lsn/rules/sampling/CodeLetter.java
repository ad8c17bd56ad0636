package live.lsn.rules.sampling;

import live.lsn.api.model.goods.InspectionLevel;

import java.util.List;

/// The sample size code letters: A to R without I and O, and S, which tightened inspection alone
/// reaches, by an arrow.
///
/// Source: table I of MIL-STD-105E, the same as table 1 of ISO 2859-1:1999.
public enum CodeLetter {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    J,
    K,
    L,
    M,
    N,
    P,
    Q,
    R,
    S;

    /// A lot of fewer units has no letter.
    public static final int SMALLEST_LOT = 2;

    /// What a lot may be asked for by: all but S.
    public static final List<CodeLetter> ASKED = List.of(values()).subList(0, 16);

    // Upper ends of the lot sizes of the first 14 bands; the 15th has none.
    private static final List<Integer> BANDS =
            List.of(
                    8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000,
                    500_000);

    // A line for each band: S-1, S-2, S-3, S-4, I, II, III.
    private static final List<String> LETTERS =
            List.of(
                    "AAAAAAB", "AAAAABC", "AABBBCD", "ABBCCDE", "BBCCCEF", "BBCDDFG", "BCDEEGH",
                    "BCDEFHJ", "CCEFGJK", "CDEGHKL", "CDFGJLM", "CDFHKMN", "DEGJLNP", "DEGJMPQ",
                    "DEHKNQR");

    /// The letter of a lot.
    ///
    /// @param lotSize units of product, 2 or more; a carton of 12 counts as 12
    /// @throws IllegalArgumentException if there are fewer: a single unit is no lot
    public static CodeLetter of(int lotSize, InspectionLevel level) {
        if (lotSize < SMALLEST_LOT) {
            throw new IllegalArgumentException(
                    "A lot has " + SMALLEST_LOT + " units or more, not " + lotSize);
        }
        var band = 0;
        while (band < BANDS.size() && lotSize > BANDS.get(band)) band++;
        return valueOf(LETTERS.get(band).substring(level.ordinal(), level.ordinal() + 1));
    }
}
