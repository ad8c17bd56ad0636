package live.lsn.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;

class StepsTest {
    @Property
    void threeToSixLinesHoldAllValues(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double one,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double other) {
        var span = Span.of(new double[] {one, other});
        var steps = Steps.of(span);

        assertThat(steps.lines()).isBetween(2L, 6L);
        var slack = steps.step().doubleValue() * 1e-9;
        assertThat(steps.low()).isLessThanOrEqualTo(span.least() + slack);
        assertThat(steps.high()).isGreaterThanOrEqualTo(span.most() - slack);
        assertThat(steps.told(Locale.UK)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # least | most | figures
                    0 | 19900 | 0 5k 10k 15k 20k
                    0 | 124 | 0 25 50 75 100 125
                    0 | 0.3 | 0.0 0.1 0.2 0.3
                    -409 | 870 | −500 0 500 1,000
                    0 | 1200000 | 0 250k 500k 750k 1M 1.25M
                    """)
    void tellsRoundFigures(double least, double most, String figures) {
        assertThat(String.join(" ", Steps.of(new Span(least, most)).told(Locale.UK)))
                .isEqualTo(figures);
    }

    @Test
    void theLanguageSaysHowFiguresAreShortened() {
        var steps = Steps.of(new Span(0, 3_600_000));
        assertThat(steps.told(Locale.GERMANY)).contains("1\u00a0Mio.");
        assertThat(steps.told(Locale.FRANCE)).contains("1\u00a0M");
        var thousands = Steps.of(new Span(0, 213_800));
        assertThat(thousands.told(Locale.GERMANY)).endsWith("250.000");
    }

    @Test
    void valuesThatAreAllEqualOrAbsentHaveAnAxisToo() {
        assertThat(Steps.of(Span.NONE).told(Locale.UK)).startsWith("0.0").endsWith("1.0");
        assertThat(Steps.of(new Span(50, 50)).told(Locale.UK))
                .isEqualTo(List.of("0", "10", "20", "30", "40", "50"));
        assertThat(Steps.of(new Span(0, 0)).low()).isZero();
    }
}
