package live.lsn.rules.sampling;

import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;

/// The single sampling plans as they are printed.
///
/// Sources: tables II-A, II-B and II-C of MIL-STD-105E; tables 2-A, 2-B and 2-C of ISO 2859-1:1999
/// (GB/T 2828.1-2012). Normal inspection is the same in both; tightened inspection differs in the
/// cell A at AQL 10; reduced inspection in 251 cells.
final class SingleTables {
    private static final String SIZES =
            """
            A 2
            B 3
            C 5
            D 8
            E 13
            F 20
            G 32
            H 50
            J 80
            K 125
            L 200
            M 315
            N 500
            P 800
            Q 1250
            R 2000
            S 3150
            """;

    private static final String REDUCED_SIZES =
            """
            A 2
            B 2
            C 2
            D 3
            E 5
            F 8
            G 13
            H 20
            J 32
            K 50
            L 80
            M 125
            N 200
            P 315
            Q 500
            R 800
            """;

    /// Ac and Re of reduced inspection in MIL-STD-105E, where Re is more than one above Ac.
    private static final String GAPS =
            """
            a 0/2
            b 1/3
            c 1/4
            d 2/5
            e 3/6
            f 5/8
            g 7/10
            h 10/13
            i 14/17
            j 21/24
            k 2/4
            l 3/5
            """;

    private static final String NORMAL =
            """
            A v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  7  10 14 21 30
            B v  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 30 44
            C v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 30 44 ^
            D v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 30 44 ^  ^
            E v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 30 44 ^  ^  ^
            F v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^
            G v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^
            H v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^
            J v  v  v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^
            K v  v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            L v  v  v  v  0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            M v  v  v  0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            N v  v  0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            P v  0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            Q 0  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            R ^  ^  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            """;

    private static final String TIGHTENED_A_ISO =
            """
            A v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 27
            """;

    private static final String TIGHTENED_A_105E =
            """
            A v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  1  2  3  5  8  12 18 27
            """;

    private static final String TIGHTENED_FROM_B =
            """
            B v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 27 41
            C v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 27 41 ^
            D v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 27 41 ^  ^
            E v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 27 41 ^  ^  ^
            F v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^
            G v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^
            H v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^
            J v  v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^
            K v  v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            L v  v  v  v  v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            M v  v  v  v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            N v  v  v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            P v  v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            Q v  0  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            R 0  ^  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            S .  .  1  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
            """;

    private static final String REDUCED_ISO =
            """
            A v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  7  10 14 21 30
            B v  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  7  10 14 21 30
            C v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8  10 14 21 ^
            D v  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8  10 14 21 ^  ^
            E v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8  10 14 21 ^  ^  ^
            F v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^
            G v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^
            H v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^  ^
            J v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^  ^  ^
            K v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            L v  v  v  v  0  ^  v  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            M v  v  v  0  ^  v  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            N v  v  0  ^  v  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            P v  0  ^  v  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            Q 0  ^  ^  v  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            R ^  ^  ^  1  2  3  5  6  8  10 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            """;

    private static final String REDUCED_105E =
            """
            A v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  7  10 14 21 30
            B v  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  a  b  k  l  5  7  10 14 21 30
            C v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  a  b  c  d  e  f  g  h  i  j  ^
            D v  v  v  v  v  v  v  v  v  v  v  0  ^  v  a  b  c  d  e  f  g  h  i  j  ^  ^
            E v  v  v  v  v  v  v  v  v  v  0  ^  v  a  b  c  d  e  f  g  h  i  j  ^  ^  ^
            F v  v  v  v  v  v  v  v  v  0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^
            G v  v  v  v  v  v  v  v  0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^
            H v  v  v  v  v  v  v  0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^
            J v  v  v  v  v  v  0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^
            K v  v  v  v  v  0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            L v  v  v  v  0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            M v  v  v  0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            N v  v  0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            P v  0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            Q 0  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            R ^  ^  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            """;

    private SingleTables() {}

    static MasterTable table(Scheme scheme, Severity severity) {
        var iso = scheme == Scheme.ISO_2859_1;
        return switch (severity) {
            case NORMAL -> new MasterTable(SIZES, "", NORMAL);
            case TIGHTENED ->
                    new MasterTable(
                            SIZES,
                            "",
                            (iso ? TIGHTENED_A_ISO : TIGHTENED_A_105E).concat(TIGHTENED_FROM_B));
            case REDUCED -> new MasterTable(REDUCED_SIZES, GAPS, iso ? REDUCED_ISO : REDUCED_105E);
        };
    }
}
