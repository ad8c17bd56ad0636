package live.lsn.rules.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// How many nonconforming the samples of the last ten lots may have shown at most before Z1.4
/// reduces inspection.
///
/// Source: table VIII of MIL-STD-105E. A process at the AQL stays within the number once in ten
/// times, which is what the tests check it by.
final class LimitNumbers {
    /// A line for each band of sample units: its smallest number, the column of the first limit,
    /// the limits. Before that column the units do not suffice and more lots are looked at; after
    /// the last limit there are no plans that such units come from.
    private static final List<int[]> BANDS =
            """
            20    15 0 0 2 4 8 14 22 40 68 115 181
            30    14 0 0 1 3 7 13 22 36 63 105 178 277
            50    13 0 0 2 3 7 14 25 40 63 110 181 301
            80    12 0 0 2 4 7 14 24 42 68 105 181 297
            130   11 0 0 2 4 7 13 25 42 72 115 177 301 490
            200   10 0 0 2 4 8 14 22 40 68 115 181 277 471
            320   9  0 0 1 4 8 14 24 39 68 113 189
            500   8  0 0 2 3 7 14 25 40 63 110 181
            800   7  0 0 2 4 7 14 24 42 68 105 181
            1250  6  0 0 2 4 7 13 24 40 69 110 169
            2000  5  0 0 2 4 8 14 22 40 68 115 181
            3150  4  0 0 1 4 8 14 24 38 67 111 186
            5000  3  0 0 2 3 7 14 25 40 63 110 181
            8000  2  0 0 2 4 7 14 24 42 68 105 181
            12500 1  0 0 2 4 7 13 24 40 69 110 169
            20000 0  0 0 2 4 8 14 22 40 68 115 181
            31500 0  0 1 4 8 14 24 38 67 111 186
            50000 0  2 3 7 14 25 40 63 110 181 301
            """
                    .lines()
                    .map(
                            line ->
                                    Arrays.stream(line.split("\\s+"))
                                            .mapToInt(Integer::parseInt)
                                            .toArray())
                    .toList();

    private LimitNumbers() {}

    /// The limit, or nothing where the units do not suffice for this AQL.
    static OptionalInt of(int units, Aql aql) {
        var limit = OptionalInt.empty();
        for (var band : BANDS) {
            if (units < band[0]) break;
            var at = aql.index() - band[1] + 2;
            limit = at >= 2 && at < band.length ? OptionalInt.of(band[at]) : OptionalInt.empty();
        }
        return limit;
    }
}
