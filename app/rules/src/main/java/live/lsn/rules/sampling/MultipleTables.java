package live.lsn.rules.sampling;

import live.lsn.api.model.goods.Severity;

/// The multiple sampling plans of MIL-STD-105E as they are printed, in seven samples each: tables
/// IV-A, IV-B and IV-C.
///
/// A key is the Ac of the single plan in the same place, for reduced inspection the letter that its
/// numbers have in [SingleTables]. # in the place of Ac: acceptance is not permitted at this
/// sample.
final class MultipleTables {
    private static final String SIZES =
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
            S 800
            """;

    private static final String REDUCED_SIZES =
            """
            F 2
            G 3
            H 5
            J 8
            K 13
            L 20
            M 32
            N 50
            P 80
            Q 125
            R 200
            """;

    /// Ac 3 rejects at 3 in its first sample on tightened inspection as on normal one: tables X-D
    /// to X-R print one plan for both. A public transcription that has 2 there is wrong.
    private static final String NUMBERS =
            """
            1 #/2 #/2 0/2 0/3 1/3 1/3 2/3
            2 #/2 0/3 0/3 1/4 2/4 3/5 4/5
            3 #/3 0/3 1/4 2/5 3/6 4/6 6/7
            5 #/4 1/5 2/6 3/7 5/8 7/9 9/10
            7 0/4 1/6 3/8 5/10 7/11 10/12 13/14
            8 0/4 2/7 4/9 6/11 9/12 12/14 14/15
            10 0/5 3/8 6/10 8/13 11/15 14/17 18/19
            12 0/6 3/9 7/12 10/15 14/17 18/20 21/22
            14 1/7 4/10 8/13 12/17 17/20 21/23 25/26
            18 1/8 6/12 11/17 16/22 22/25 27/29 32/33
            21 2/9 7/14 13/19 19/25 25/29 31/33 37/38
            27 3/10 10/17 17/24 24/31 32/37 40/43 48/49
            30 4/12 11/19 19/27 27/34 36/40 45/47 53/54
            41 6/15 16/25 26/36 37/46 49/55 61/64 72/73
            44 6/16 17/27 29/39 40/49 53/58 65/68 77/78
            """;

    private static final String REDUCED_NUMBERS =
            """
            a #/2 #/2 0/2 0/3 0/3 0/3 1/3
            b #/2 #/3 0/3 0/4 0/4 1/5 1/5
            c #/3 #/3 0/4 0/5 1/6 1/6 2/7
            d #/3 0/4 0/5 1/6 2/7 3/7 4/8
            e #/4 0/5 1/6 2/7 3/8 4/9 6/10
            f #/4 1/6 2/8 3/10 5/11 7/12 9/14
            g 0/5 1/7 3/9 5/12 7/13 10/15 13/17
            h 0/6 3/9 6/12 8/15 11/17 14/20 18/22
            """;

    private static final String NORMAL =
            """
            A v  v  v  v  v  v  v  v  v  v  v  v  v  v  *  v  v  *  *  *  *  *  *  *  *  *
            B v  v  v  v  v  v  v  v  v  v  v  v  v  *  ^  v  +  +  +  +  +  +  +  +  +  +
            C v  v  v  v  v  v  v  v  v  v  v  v  *  ^  v  +  +  +  +  +  +  +  +  +  +  ^
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
            B v  v  v  v  v  v  v  v  v  v  v  v  v  v  *  v  v  +  +  +  +  +  +  +  +  +
            C v  v  v  v  v  v  v  v  v  v  v  v  v  *  v  v  +  +  +  +  +  +  +  +  +  ^
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
            D v  v  v  v  v  v  v  v  v  v  v  *  ^  v  +  +  +  +  +  +  +  +  +  +  ^  ^
            E v  v  v  v  v  v  v  v  v  v  *  ^  v  +  +  +  +  +  +  +  +  +  +  ^  ^  ^
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

    private MultipleTables() {}

    static MasterTable table(Severity severity) {
        return switch (severity) {
            case NORMAL -> new MasterTable(SIZES, NUMBERS, NORMAL);
            case TIGHTENED -> new MasterTable(SIZES, NUMBERS, TIGHTENED);
            case REDUCED -> new MasterTable(REDUCED_SIZES, REDUCED_NUMBERS, REDUCED);
        };
    }
}
