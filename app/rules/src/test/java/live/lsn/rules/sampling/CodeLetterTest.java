package live.lsn.rules.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.goods.InspectionLevel;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

@Tag("aql")
class CodeLetterTest {
    /// Table I of MIL-STD-105E, by the first and the last size of each band.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # from, to, S-1, S-2, S-3, S-4, I, II, III
                    2,      8,          A, A, A, A, A, A, B
                    9,      15,         A, A, A, A, A, B, C
                    16,     25,         A, A, B, B, B, C, D
                    26,     50,         A, B, B, C, C, D, E
                    51,     90,         B, B, C, C, C, E, F
                    91,     150,        B, B, C, D, D, F, G
                    151,    280,        B, C, D, E, E, G, H
                    281,    500,        B, C, D, E, F, H, J
                    501,    1200,       C, C, E, F, G, J, K
                    1201,   3200,       C, D, E, G, H, K, L
                    3201,   10000,      C, D, F, G, J, L, M
                    10001,  35000,      C, D, F, H, K, M, N
                    35001,  150000,     D, E, G, J, L, N, P
                    150001, 500000,     D, E, G, J, M, P, Q
                    500001, 2147483647, D, E, H, K, N, Q, R
                    """)
    void everyBandHasItsSevenLetters(
            int from, int to, char s1, char s2, char s3, char s4, char i, char ii, char iii) {
        var expected = List.of(s1, s2, s3, s4, i, ii, iii);
        for (var level : InspectionLevel.values()) {
            var letter = expected.get(level.ordinal()).toString();
            assertThat(CodeLetter.of(from, level)).hasToString(letter);
            assertThat(CodeLetter.of(to, level)).hasToString(letter);
        }
    }

    @Test
    void aSingleUnitIsNoLot() {
        for (var size : List.of(1, 0, -5)) {
            assertThatThrownBy(() -> CodeLetter.of(size, InspectionLevel.II))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Integer.toString(size));
        }
    }

    @Test
    void levelsAreReadAsPeopleWriteThem() {
        assertThat(InspectionLevel.of("s-3")).contains(InspectionLevel.S_3);
        assertThat(InspectionLevel.of("S3")).contains(InspectionLevel.S_3);
        assertThat(InspectionLevel.of(" ii ")).contains(InspectionLevel.II);
        assertThat(InspectionLevel.of("IV")).isEmpty();
        for (var level : InspectionLevel.values()) {
            assertThat(InspectionLevel.of(level.text())).contains(level);
        }
    }

    @Test
    void thereAre26AqlsHoweverTheirZerosAreWritten() {
        assertThat(Aql.ALL).hasSize(26).isSorted();
        assertThat(Aql.of("0.01")).isEqualTo(Aql.ALL.getFirst());
        assertThat(Aql.of("2.50").text()).isEqualTo("2.5");
        assertThat(Aql.of("1000").index()).isEqualTo(25);
        assertThat(Aql.of("2.5").perUnit()).isEqualTo(0.025);
        assertThat(Aql.find("3.0")).isEmpty();
        assertThat(Aql.find("0.001")).isEmpty();
        assertThat(Aql.find("two")).isEmpty();
        assertThat(Aql.of("10").isPerHundredOnly()).isFalse();
        assertThat(Aql.of("15").isPerHundredOnly()).isTrue();
    }
}
