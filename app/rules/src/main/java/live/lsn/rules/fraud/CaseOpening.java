package live.lsn.rules.fraud;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Order;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.RuleSet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Makes the case of an order that a person must look at.
public final class CaseOpening {
    private CaseOpening() {}

    /// The id of an order's case: the same however often the order is scored.
    public static String idFor(String orderId) {
        return Ids.derived(orderId, "fraud case");
    }

    /// @param number what people call it, given by the platform
    public static FraudCase open(
            Order order, Score score, RuleSet ruleSet, String number, Instant openedAt) {
        var minutes =
                score.level() == RiskLevel.CRITICAL
                        ? ruleSet.criticalMinutes()
                        : ruleSet.highMinutes();
        return new FraudCase(
                idFor(order.id()),
                1,
                order.channel(),
                number,
                order.id(),
                order.number(),
                order.customerId(),
                order.customerName(),
                order.email(),
                openedAt,
                openedAt.plus(Duration.ofMinutes(minutes)),
                score.score(),
                score.points(),
                score.level(),
                CaseState.OPEN,
                order.total(),
                route(order),
                score.reasons(),
                score.noData(),
                ruleSet.name(),
                score.ruleSetHash(),
                score.inputHash(),
                List.of(),
                null,
                List.of(),
                order.generated());
    }

    private static String route(Order order) {
        var signals = order.signals();
        if (signals == null || signals.billing() == null || signals.shipping() == null)
            return order.country();
        return signals.billing().country() + " → " + signals.shipping().country();
    }
}
