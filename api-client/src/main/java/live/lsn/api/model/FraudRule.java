package live.lsn.api.model;

import java.util.List;

/// Gives points to an order that satisfies every condition.
///
/// @param code machine reason, such as VEL_CARD_ATTEMPTS
/// @param points 1 to 100
/// @param when one or more; a condition whose feature has no data does not hold
public record FraudRule(String code, Layer layer, int points, List<Condition> when) {
    public FraudRule {
        if (points < 1 || points > 100) {
            throw new IllegalArgumentException("points must be 1 to 100, were " + points);
        }
        if (when.isEmpty()) {
            throw new IllegalArgumentException(code + " has no condition");
        }
        when = List.copyOf(when);
    }
}
