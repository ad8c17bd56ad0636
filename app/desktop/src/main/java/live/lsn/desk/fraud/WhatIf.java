package live.lsn.desk.fraud;

import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.RuleSet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the score would be without one of its layers.
///
/// @param score 0 to 100
record WhatIf(Layer without, int score, RiskLevel level) {
    private static final int MOST_TOLD = 2;
    private static final int FULL = 100;

    /// The layers that weigh most, heaviest first; none where the reasons do not make up the
    /// points, since then nothing true could be said.
    ///
    /// @param rules the rule set that scored the case
    static List<WhatIf> of(FraudCase fraudCase, RuleSet rules) {
        var byLayer = new EnumMap<Layer, Integer>(Layer.class);
        fraudCase.reasons().forEach(r -> byLayer.merge(r.layer(), r.points(), Integer::sum));
        var all = fraudCase.reasons().stream().mapToInt(Reason::points).sum();
        if (all != fraudCase.points() || !rules.name().equals(fraudCase.ruleSet()))
            return List.of();
        return byLayer.entrySet().stream()
                .sorted(Map.Entry.<Layer, Integer>comparingByValue().reversed())
                .limit(MOST_TOLD)
                .map(layer -> without(layer.getKey(), all - layer.getValue(), rules))
                .toList();
    }

    private static WhatIf without(Layer layer, int points, RuleSet rules) {
        var score = Math.min(FULL, points);
        return new WhatIf(layer, score, rules.levelOf(score));
    }
}
