package live.lsn.rules.sampling;

import live.lsn.api.model.goods.Severity;

/// The double sampling plans of MIL-STD-105E as they are printed: tables III-A, III-B and III-C.
///
/// A key is the Ac of the single plan in the same place, for reduced inspection the letter that its
/// numbers have in [SingleTables].
final class DoubleTables {
    private static final String SIZES =
            """
            B 2
            C 3
            D 5
            E 8
            F 13
            G 20
            H 32
            J 50
            K 80
            L 125
            M 200
            N 315
            P 500
            Q 800
            R 1250
            S 2000
            """;

    private static final String REDUCED_SIZES =
            """
            D 2
            E 3
            F 5
            G 8
            H 13
            J 20
            K 32
            L 50
            M 80
            N 125
            P 200
            Q 315
            R 500
            """;

    private static final String NUMBERS =
            """
            1 0/2 1/2
            2 0/3 3/4
            3 1/4 4/5
            5 2/5 6/7
            7 3/7 8/9
            8 3/7 11/12
            10 5/9 12/13
            12 6/10 15/16
            14 7/11 18/19
            18 9/14 23/24
            21 11/16 26/27
            27 15/20 34/35
            30 17/22 37/38
            41 23/29 52/53
            44 25/31 56/57
            """;

    private static final String REDUCED_NUMBERS =
            """
            a 0/2 0/2
            b 0/3 0/4
            c 0/4 1/5
            d 0/4 3/6
            e 1/5 4/7
            f 2/7 6/9
            g 3/8 8/12
            h 5/10 12/16
            i 7/12 18/22
            j 11/17 26/30
            """;

    private static final String NORMAL =
            """
            A v  v  v  v  v  v  v  v  v  v  v  v  v  v  *  v  v  *  *  *  *  *  *  *  *  *
            B v  v  v  v  v  v  v  v  v  v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 30 44
            C v  v  v  v  v  v  v  v  v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 30 44 ^
            D v  v  v  v  v  v  v  v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 30 44 ^  ^
            E v  v  v  v  v  v  v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 30 44 ^  ^  ^
            F v  v  v  v  v  v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^
            G v  v  v  v  v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^
            H v  v  v  v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^
            J v  v  v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^
            K v  v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            L v  v  v  v  *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            M v  v  v  *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            N v  v  *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            P v  *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            Q *  ^  v  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            R ^  ^  1  2  3  5  7  10 14 21 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            """;

    private static final String TIGHTENED =
            """
            A v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  *  *  *  *  *  *  *  *
            B v  v  v  v  v  v  v  v  v  v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 27 41
            C v  v  v  v  v  v  v  v  v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 27 41 ^
            D v  v  v  v  v  v  v  v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 27 41 ^  ^
            E v  v  v  v  v  v  v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 27 41 ^  ^  ^
            F v  v  v  v  v  v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^
            G v  v  v  v  v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^
            H v  v  v  v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^
            J v  v  v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^
            K v  v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            L v  v  v  v  v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            M v  v  v  v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            N v  v  v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            P v  v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            Q v  *  v  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            R *  ^  v  1  2  3  5  8  12 18 ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            S .  .  1  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
            """;

    private static final String REDUCED =
            """
            A v  v  v  v  v  v  v  v  v  v  v  v  v  v  *  v  v  *  *  *  *  *  *  *  *  *
            B v  v  v  v  v  v  v  v  v  v  v  v  v  *  ^  v  *  *  *  *  *  *  *  *  *  *
            C v  v  v  v  v  v  v  v  v  v  v  v  *  ^  v  *  *  *  *  *  *  *  *  *  *  ^
            D v  v  v  v  v  v  v  v  v  v  v  *  ^  v  a  b  c  d  e  f  g  h  i  j  ^  ^
            E v  v  v  v  v  v  v  v  v  v  *  ^  v  a  b  c  d  e  f  g  h  i  j  ^  ^  ^
            F v  v  v  v  v  v  v  v  v  *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^
            G v  v  v  v  v  v  v  v  *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^
            H v  v  v  v  v  v  v  *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^
            J v  v  v  v  v  v  *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^
            K v  v  v  v  v  *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            L v  v  v  v  *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            M v  v  v  *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            N v  v  *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            P v  *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            Q *  ^  v  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            R ^  ^  a  b  c  d  e  f  g  h  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
            """;

    private DoubleTables() {}

    static MasterTable table(Severity severity) {
        return switch (severity) {
            case NORMAL -> new MasterTable(SIZES, NUMBERS, NORMAL);
            case TIGHTENED -> new MasterTable(SIZES, NUMBERS, TIGHTENED);
            case REDUCED -> new MasterTable(REDUCED_SIZES, REDUCED_NUMBERS, REDUCED);
        };
    }
}
