package live.lsn.rules.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.Measure;
import live.lsn.api.model.Measure.Polarity;
import live.lsn.api.model.Measure.Unit;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Source;
import live.lsn.rules.insights.Delta.Welcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.OptionalLong;

class FigureTest {
    /// 3 sales of 100.00, 50.00 and 0.01, the first of a show and refunded by 20.00; one declined.
    private static final Tally SOME =
            Tally.of(OrderStatus.PARTLY_REFUNDED, Source.LIVE_SHOW, 1, 100_00, 20_00)
                    .plus(Tally.of(OrderStatus.CAPTURED, Source.EBAY, 2, 50_01, 0))
                    .plus(Tally.of(OrderStatus.PAYMENT_DECLINED, Source.EBAY, 1, 900_00, 0))
                    .plus(Tally.of(OrderStatus.CANCELLED, Source.IMPORT, 1, 0, 7_00));

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # measure,    shown
                    REVENUE,      15001
                    ORDERS,       3
                    AOV,          5000
                    LIVE_SHARE,   667
                    REFUND_RATE,  133
                    DECLINE_RATE, 250
                    REFUNDED,     2000
                    NET_REVENUE,  13001
                    """)
    void isWhatOneWorksOutByHand(Measure measure, long shown) {
        assertThat(Figure.of(measure, SOME).shown()).hasValue(shown);
    }

    @ParameterizedTest
    @EnumSource(names = {"AOV", "LIVE_SHARE", "REFUND_RATE", "DECLINE_RATE"})
    void hasNoValueWhereThereIsNothingToDivideBy(Measure measure) {
        assertThat(Figure.of(measure, Tally.NONE).shown()).isEmpty();
    }

    @Test
    void roundsHalvesUp() {
        assertThat(new Figure(Unit.MONEY, 5, 2).shown()).hasValue(3);
        assertThat(new Figure(Unit.MONEY, -5, 2).shown()).hasValue(-3);
        assertThat(new Figure(Unit.MONEY, 7, 3).shown()).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW_CUSTOMERS", "FRAUD_WAITING", "VALUE_AT_RISK"})
    void isOfOrdersOnlyWhereTheMeasureIs(Measure measure) {
        assertThatThrownBy(() -> Figure.of(measure, SOME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(measure.name());
    }

    /// The figures of the platform's own sample day: 12,450.00 on 10,826.09 is 15.0 %.
    @Test
    void tellsMoneyInPerCent() {
        var delta = Delta.of(Measure.REVENUE, 12_450_00, 10_826_09);
        assertThat(delta.permille()).hasValue(150);
        assertThat(delta.difference()).isEqualTo(1_623_91);
        assertThat(delta.welcome()).isEqualTo(Welcome.BETTER);
    }

    @Test
    void tellsSharesInPoints() {
        var delta = Delta.of(Measure.REFUND_RATE, 31, 35);
        assertThat(delta.permille()).isEmpty();
        assertThat(delta.difference()).isEqualTo(-4);
        assertThat(delta.welcome()).isEqualTo(Welcome.BETTER);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # now, before, permille or -
                    500,   0,      -
                    0,     0,      -
                    500,   -100,   -
                    0,     500,    -1000
                    500,   500,    0
                    1005,  1000,   5
                    """)
    void neverTellsAPerCentOfNothing(long now, long before, String permille) {
        assertThat(Delta.of(Measure.REVENUE, now, before).permille())
                .isEqualTo(
                        permille.equals("-")
                                ? OptionalLong.empty()
                                : OptionalLong.of(Long.parseLong(permille)));
    }

    @Test
    void welcomesNothingThatIsNeitherGoodNorBad() {
        assertThat(Delta.of(Measure.LIVE_SHARE, 500, 400).welcome()).isEqualTo(Welcome.NEITHER);
        assertThat(Delta.of(Measure.REVENUE, 4, 4).welcome()).isEqualTo(Welcome.NEITHER);
        assertThat(new Delta(Unit.COUNT, Polarity.LOWER_IS_BETTER, 5, 4).welcome())
                .isEqualTo(Welcome.WORSE);
    }
}
