package live.lsn.desk.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.Condition;
import live.lsn.api.model.Feature;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.FraudRule;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Money;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.RuleSet;
import live.lsn.ui.table.Condition.Op;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class WhatIfTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void theTwoHeaviestLayersAreToldWithTheLevelThatIsLeft() {
        var told =
                WhatIf.of(
                        scored(
                                104,
                                reason(Layer.DEVICE, 20),
                                reason(Layer.GEOGRAPHY, 28),
                                reason(Layer.DEVICE, 16),
                                reason(Layer.IP, 40)),
                        rules("v1", 60));
        assertThat(told)
                .containsExactly(
                        new WhatIf(Layer.IP, 64, RiskLevel.HIGH),
                        new WhatIf(Layer.DEVICE, 68, RiskLevel.HIGH));
    }

    @Test
    void whatIsAboveAHundredStaysAHundred() {
        var told =
                WhatIf.of(
                        scored(150, reason(Layer.DEVICE, 30), reason(Layer.IP, 120)),
                        rules("v1", 60));
        assertThat(told.get(1)).isEqualTo(new WhatIf(Layer.DEVICE, 100, RiskLevel.CRITICAL));
    }

    @Test
    void nothingIsSaidWhereTheReasonsDoNotMakeUpThePoints() {
        assertThat(WhatIf.of(scored(90, reason(Layer.DEVICE, 30)), rules("v1", 60))).isEmpty();
    }

    @Test
    void nothingIsSaidByAnotherRuleSet() {
        assertThat(WhatIf.of(scored(30, reason(Layer.DEVICE, 30)), rules("v2", 60))).isEmpty();
    }

    private static live.lsn.ui.table.Condition test(String field, Op op, Object value) {
        return live.lsn.ui.table.Condition.Test.of(field, op, value);
    }

    @Test
    void highRiskBeginsWhereTheRuleSetSaysSo() {
        assertThat(QueueTab.HIGH_RISK.conditions(rules("v2", 72)))
                .containsExactly(test("score", Op.AT_LEAST, 72L), test("state", Op.IS, "OPEN"));
    }

    @Test
    void withoutARuleSetAllThatWaitsIsShown() {
        assertThat(QueueTab.HIGH_RISK.conditions(null))
                .containsExactly(test("state", Op.IS, "OPEN"));
    }

    @Test
    void urgencyTurnsWhereTheTimeTurns() {
        assertThat(Urgency.of(NOW, NOW.plusMillis(1))).isEqualTo(Urgency.OVERDUE);
        assertThat(Urgency.of(NOW, NOW)).isEqualTo(Urgency.NEARLY);
        assertThat(Urgency.of(NOW.plusSeconds(15 * 60), NOW)).isEqualTo(Urgency.SOON);
        assertThat(Urgency.of(NOW.plusSeconds(30 * 60), NOW)).isEqualTo(Urgency.LATER);
    }

    private static Reason reason(Layer layer, int points) {
        return new Reason("CODE", layer, points, Map.of());
    }

    private static FraudCase scored(int points, Reason... reasons) {
        return new FraudCase(
                "case",
                1,
                "AU",
                "CASE-1",
                "order",
                "ORD-1",
                null,
                null,
                null,
                NOW,
                NOW,
                Math.min(100, points),
                points,
                RiskLevel.CRITICAL,
                CaseState.OPEN,
                new Money(10_000, "AUD"),
                "AU → NZ",
                List.of(reasons),
                List.of(),
                "v1",
                "",
                "",
                List.of(),
                null,
                List.of(),
                true);
    }

    private static RuleSet rules(String name, int reviewFrom) {
        var condition =
                new Condition(Feature.IP_PROXY, null, null, null, Condition.Comparison.AT_LEAST, 1);
        return new RuleSet(
                "rules",
                1,
                "AU",
                name,
                30,
                60,
                80,
                reviewFrom,
                90,
                60,
                180,
                List.of(new FraudRule("IP_PROXY", Layer.IP, 10, List.of(condition))));
    }
}
