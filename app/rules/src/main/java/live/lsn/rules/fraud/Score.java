package live.lsn.rules.fraud;

import live.lsn.api.model.Layer;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;

import java.util.List;

/// What scoring says of an order: the points of the reasons add up to `points`, of which `score`
/// shows at most 100.
///
/// @param reasons in the order of layers, most points first
/// @param noData the layers that had nothing to judge by
/// @param ruleSetHash SHA-256 of the rule set, hexadecimal
/// @param inputHash SHA-256 of every value that a rule looked at, hexadecimal
public record Score(
        int points,
        int score,
        RiskLevel level,
        Action action,
        List<Reason> reasons,
        List<Layer> noData,
        String ruleSetHash,
        String inputHash) {
    /// What happens to an order of that score.
    public enum Action {
        APPROVE,
        REVIEW,
        /// Declined, and put before a person at once.
        DECLINE
    }
}
