package live.lsn.rules.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

@Tag("aql")
class LimitNumbersTest {
    /// The 10 % point of a normal law.
    private static final double ONE_IN_TEN = 1.2816;

    private static final List<Integer> BANDS =
            List.of(
                    20, 30, 50, 80, 130, 200, 320, 500, 800, 1_250, 2_000, 3_150, 5_000, 8_000,
                    12_500, 20_000, 31_500, 50_000);

    /// With m expected at the AQL in the smallest number of units of a band, a limit is m −
    /// 1.28·√m, cut off to a whole number. Two limits of the table are one off it.
    @Test
    void everyLimitIsWhatAProcessAtTheAqlKeepsOnceInTenTimes() {
        var off = 0;
        for (var units : BANDS) {
            for (var aql : Aql.ALL) {
                var limit = LimitNumbers.of(units, aql);
                if (limit.isEmpty()) continue;
                var expected = units * aql.perUnit();
                var rule = (int) Math.floor(expected - ONE_IN_TEN * Math.sqrt(expected));
                assertThat(limit.getAsInt()).isBetween(rule - 1, rule + 1);
                if (limit.getAsInt() != rule) off++;
            }
        }
        assertThat(off).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # units, AQL, limit (-1: more units are needed)
                    19,    1000,  -1
                    20,    6.5,   -1
                    29,    10,    0
                    30,    6.5,   0
                    1250,  0.10,  -1
                    1250,  0.15,  0
                    1250,  2.5,   24
                    1999,  2.5,   24
                    2000,  2.5,   40
                    60000, 0.010, 2
                    """)
    void bandsGoFromTheirSmallestNumberToTheNext(int units, String aql, int limit) {
        assertThat(LimitNumbers.of(units, Aql.of(aql)).orElse(-1)).isEqualTo(limit);
    }
}
