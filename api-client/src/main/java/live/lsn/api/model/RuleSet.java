package live.lsn.api.model;

import java.util.List;

/// How orders are scored: data, versioned, the same on both sides.
///
/// @param name what people call it, such as v1
/// @param mediumFrom lowest score of the level MEDIUM; HIGH and CRITICAL alike
/// @param reviewFrom lowest score that a person looks at
/// @param declineFrom lowest score that is declined and escalated
/// @param criticalMinutes within how long a critical case should be decided; high ones alike
public record RuleSet(
        String id,
        long version,
        String channel,
        String name,
        int mediumFrom,
        int highFrom,
        int criticalFrom,
        int reviewFrom,
        int declineFrom,
        int criticalMinutes,
        int highMinutes,
        List<FraudRule> rules)
        implements Aggregate {
    public RuleSet {
        if (!(0 < mediumFrom
                && mediumFrom < highFrom
                && highFrom < criticalFrom
                && criticalFrom <= 100)) {
            throw new IllegalArgumentException("levels must rise");
        }
        if (!(0 < reviewFrom && reviewFrom < declineFrom && declineFrom <= 100)) {
            throw new IllegalArgumentException("review must begin below decline");
        }
        rules = List.copyOf(rules);
    }

    /// The level of a score of 0 to 100.
    public RiskLevel levelOf(int score) {
        if (score >= criticalFrom) return RiskLevel.CRITICAL;
        if (score >= highFrom) return RiskLevel.HIGH;
        return score >= mediumFrom ? RiskLevel.MEDIUM : RiskLevel.LOW;
    }
}
