package live.lsn.rules.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Address;
import live.lsn.api.model.AvsResult;
import live.lsn.api.model.Chargeback;
import live.lsn.api.model.Condition;
import live.lsn.api.model.Condition.Comparison;
import live.lsn.api.model.Customer;
import live.lsn.api.model.Feature;
import live.lsn.api.model.FraudRule;
import live.lsn.api.model.GeoPoint;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Money;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderSignals;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.Source;
import live.lsn.api.model.ThreeDSecure;
import live.lsn.rules.fraud.Score.Action;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

class ScoringTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:12:00Z");
    private static final Address SYDNEY = new Address("n", "1 Dock Street", "Sydney", "2000", "AU");
    private static final Address SINGAPORE =
            new Address("n", "9 Tuas Link", "Singapore", "018989", "SG");

    private static OrderFacts facts(@Nullable OrderSignals signals, @Nullable Customer customer) {
        var order =
                new Order(
                        "o-1",
                        1,
                        "AU",
                        "ORD-1",
                        Source.LIVE_SHOW,
                        NOW,
                        OrderStatus.CAPTURED,
                        customer == null ? null : customer.id(),
                        null,
                        null,
                        "AU",
                        null,
                        null,
                        null,
                        new Money(128_400, "AUD"),
                        Money.zero("AUD"),
                        List.of(),
                        List.of(),
                        signals,
                        null,
                        true);
        return new OrderFacts(order, customer, 100_000);
    }

    private static OrderSignals suspicious() {
        return new OrderSignals(
                "dev",
                true,
                480,
                "198.18.0.1",
                "SG",
                true,
                true,
                480,
                new GeoPoint(1_290_300, 103_851_900),
                new GeoPoint(-33_868_800, 151_209_300),
                "card",
                "400000",
                "US",
                true,
                AvsResult.MISMATCH,
                null,
                ThreeDSecure.NOT_ATTEMPTED,
                SYDNEY,
                SINGAPORE,
                true,
                true);
    }

    private static Customer customer(Instant chargebackAt) {
        return new Customer(
                "c",
                1,
                "AU",
                "CUS-1",
                null,
                null,
                null,
                true,
                NOW.minusSeconds(3 * 3600),
                "AU",
                List.of(new Chargeback("x", chargebackAt, new Money(1, "AUD"), "10.4")),
                true);
    }

    private static FraudRule rule(
            String code, Layer layer, int points, Feature feature, long atLeast) {
        return new FraudRule(
                code, layer, points, List.of(Condition.of(feature, Comparison.AT_LEAST, atLeast)));
    }

    @Test
    void pointsAddUpToTheScoreAndEachReasonTellsItsOperands() {
        var rules =
                List.of(
                        rule(
                                "GEO_IP_BILL_DISTANCE",
                                Layer.GEOGRAPHY,
                                6,
                                Feature.IP_BILLING_KM,
                                2_000),
                        rule("IP_PROXY", Layer.IP, 10, Feature.IP_PROXY, 1),
                        rule(
                                "ADR_FREIGHT_FORWARDER",
                                Layer.ADDRESS,
                                9,
                                Feature.FREIGHT_FORWARDER,
                                1),
                        rule("HIS_PRIOR_CB", Layer.HISTORY, 30, Feature.CUSTOMER_CHARGEBACKS, 1),
                        rule("VAL_HIGH_RESALE", Layer.VALUE, 6, Feature.HIGH_RESALE_PERCENT, 60));
        var score =
                new Scoring(VelocityTest.ruleSet(rules))
                        .score(
                                facts(suspicious(), customer(NOW.minusSeconds(1))),
                                new FraudHistory());
        assertThat(score.reasons())
                .extracting(Reason::code)
                .containsExactly(
                        "IP_PROXY",
                        "GEO_IP_BILL_DISTANCE",
                        "ADR_FREIGHT_FORWARDER",
                        "HIS_PRIOR_CB",
                        "VAL_HIGH_RESALE");
        assertThat(score.points())
                .isEqualTo(61)
                .isEqualTo(score.reasons().stream().mapToInt(Reason::points).sum());
        assertThat(score.score()).isEqualTo(61);
        assertThat(score.level()).isEqualTo(RiskLevel.HIGH);
        assertThat(score.action()).isEqualTo(Action.REVIEW);
        assertThat(score.reasons().get(1).operands())
                .containsEntry("ipBillingKm", "6298")
                .containsEntry("ipBillingKmLimit", "2000");
        assertThat(score.noData())
                .containsExactly(Layer.VELOCITY, Layer.DEVICE, Layer.PAYMENT, Layer.BLACKLIST);
    }

    @Test
    void whatIsAbove100IsCutInTheScoreOnly() {
        var rules =
                List.of(
                        rule("A", Layer.IP, 70, Feature.IP_PROXY, 1),
                        rule("B", Layer.IP, 60, Feature.IP_HOSTING, 1));
        var score =
                new Scoring(VelocityTest.ruleSet(rules))
                        .score(facts(suspicious(), null), new FraudHistory());
        assertThat(score.points()).isEqualTo(130);
        assertThat(score.score()).isEqualTo(100);
        assertThat(score.action()).isEqualTo(Action.DECLINE);
    }

    @Test
    void aLayerWithNothingToJudgeByHasNoDataRatherThanNoPoints() {
        var rules =
                List.of(
                        rule("IP_PROXY", Layer.IP, 10, Feature.IP_PROXY, 1),
                        rule("VAL", Layer.VALUE, 3, Feature.VALUE, 1));
        var score =
                new Scoring(VelocityTest.ruleSet(rules))
                        .score(facts(null, null), new FraudHistory());
        assertThat(score.noData()).contains(Layer.IP).doesNotContain(Layer.VALUE);
        assertThat(score.points()).isEqualTo(3);
    }

    @Test
    void aChargebackThatCameLaterIsNotKnownYet() {
        var rules =
                List.of(rule("HIS_PRIOR_CB", Layer.HISTORY, 30, Feature.CUSTOMER_CHARGEBACKS, 1));
        var scoring = new Scoring(VelocityTest.ruleSet(rules));
        assertThat(scoring.score(facts(null, customer(NOW)), new FraudHistory()).points()).isZero();
        assertThat(
                        scoring.score(facts(null, customer(NOW.minusMillis(1))), new FraudHistory())
                                .points())
                .isEqualTo(30);
    }

    @Test
    void scoringAgainGivesTheSameBitForBit() {
        var rules =
                List.of(
                        rule("IP_PROXY", Layer.IP, 10, Feature.IP_PROXY, 1),
                        rule("GEO", Layer.GEOGRAPHY, 6, Feature.IP_BILLING_KM, 1));
        var once =
                new Scoring(VelocityTest.ruleSet(rules))
                        .score(facts(suspicious(), null), new FraudHistory());
        var again =
                new Scoring(VelocityTest.ruleSet(rules))
                        .score(facts(suspicious(), null), new FraudHistory());
        assertThat(again).isEqualTo(once);
        assertThat(once.inputHash()).hasSize(64).isNotEqualTo(once.ruleSetHash());
    }

    /// Levels and actions of the definitions: low 0–29, medium 30–59, high 60–79, critical 80–100;
    /// review from 60, decline from 90.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                     1, LOW,      APPROVE
                    29, LOW,      APPROVE
                    30, MEDIUM,   APPROVE
                    59, MEDIUM,   APPROVE
                    60, HIGH,     REVIEW
                    79, HIGH,     REVIEW
                    80, CRITICAL, REVIEW
                    89, CRITICAL, REVIEW
                    90, CRITICAL, DECLINE
                    100, CRITICAL, DECLINE
                    """)
    void levelsAndActions(int points, RiskLevel level, Action action) {
        var score =
                new Scoring(
                                VelocityTest.ruleSet(
                                        List.of(rule("V", Layer.VALUE, points, Feature.VALUE, 1))))
                        .score(facts(null, null), new FraudHistory());
        assertThat(score.level()).isEqualTo(level);
        assertThat(score.action()).isEqualTo(action);
    }

    /// Airport pairs, kilometres by the great circle (sphere), rounded down.
    @ParameterizedTest
    @CsvSource({
        "51507400,-127800,48856600,2352200,343",
        "-33868800,151209300,1290300,103851900,6298",
        "0,0,0,180000000,20015",
        "10,10,10,10,0"
    })
    void distances(int lat1, int lon1, int lat2, int lon2, long km) {
        assertThat(Scoring.kilometres(new GeoPoint(lat1, lon1), new GeoPoint(lat2, lon2)))
                .isBetween(km - 1, km + 1);
    }
}
