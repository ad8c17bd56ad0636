package live.lsn.desk.fraud;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RuleSet;
import live.lsn.ui.LayerRow;
import live.lsn.ui.ScoreBar;
import live.lsn.ui.ScoreBar.Segment;
import live.lsn.ui.ScoreBar.Threshold;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Then its reasons: what the layers gave, and what would change the score.
final class CaseWhy extends CasePart<CaseWhy.Why> {
    private static final int MOST_POINTS = 30;
    private final CaseWords words;

    /// @param rules the rule set that scored the case; null where it is not here, and then no
    ///   threshold is shown
    record Why(FraudCase fraudCase, @Nullable RuleSet rules) {}

    CaseWhy(CaseWords words) {
        this.words = words;
    }

    @Override
    protected List<Node> draw(Why why) {
        var c = why.fraudCase();
        var detail =
                c.points() > c.score()
                        ? words.of("fraud.why.capped", c.ruleSet(), c.points())
                        : words.of("fraud.why.detail", c.ruleSet());
        var parts = new ArrayList<Node>();
        parts.add(title(words.of("fraud.why", c.score()), detail));
        parts.add(bar(why));
        var rows = new VBox(1);
        for (var layer : Layer.values()) rows.getChildren().addAll(rows(c, layer));
        parts.add(rows);
        var rules = why.rules();
        var changes = rules == null ? List.<WhatIf>of() : WhatIf.of(c, rules);
        if (!changes.isEmpty()) parts.add(changes(changes));
        return parts;
    }

    private Node bar(Why why) {
        var c = why.fraudCase();
        var bar = new ScoreBar();
        bar.setLevel(c.level().ordinal());
        var rules = why.rules();
        if (rules != null)
            bar.setThresholds(
                    List.of(
                            threshold("fraud.threshold.review", rules.reviewFrom()),
                            threshold("fraud.threshold.decline", rules.declineFrom())));
        var segments = new ArrayList<Segment>();
        for (var layer : Layer.values()) {
            var points = points(c, layer);
            var noData = c.noData().contains(layer);
            if (points > 0 || noData)
                segments.add(new Segment(name(layer), Math.min(ScoreBar.FULL, points), noData));
        }
        bar.setSegments(segments);
        return bar;
    }

    private Threshold threshold(String key, int at) {
        return new Threshold(at, words.of(key, at));
    }

    private List<Node> rows(FraudCase c, Layer layer) {
        if (c.noData().contains(layer))
            return List.of(LayerRow.noData(name(layer), words.of("fraud.layer.no-data")));
        var told =
                reasons(c, layer).stream()
                        .map(reason -> words.reason(reason, c.value().currency()))
                        .toList();
        var points = points(c, layer);
        var rows = new ArrayList<Node>();
        rows.add(
                new LayerRow(
                        name(layer),
                        points,
                        Math.max(MOST_POINTS, points),
                        told.isEmpty() ? words.of("fraud.layer.nothing") : told.getFirst(),
                        c.level().ordinal()));
        told.stream().skip(1).map(LayerRow::further).forEach(rows::add);
        return rows;
    }

    /// `What would change it: without Velocity 66, high; without Device 74, high.`
    private Node changes(List<WhatIf> changes) {
        var told =
                changes.stream()
                        .map(
                                change ->
                                        words.of(
                                                "fraud.what-if.without",
                                                name(change.without()),
                                                change.score(),
                                                words.of("fraud.level." + change.level())
                                                        .toLowerCase(Locale.UK)))
                        .reduce((one, other) -> one + "; " + other)
                        .orElse("");
        var line = new HBox(4, label(words.of("fraud.what-if"), "small", "muted"), changed(told));
        line.getStyleClass().add("what-if");
        return line;
    }

    private static Label changed(String told) {
        var label = label(told, "small");
        label.setMinWidth(0);
        return label;
    }

    private String name(Layer layer) {
        return words.of("fraud.layer." + layer);
    }

    private static List<Reason> reasons(FraudCase c, Layer layer) {
        return c.reasons().stream().filter(reason -> reason.layer() == layer).toList();
    }

    private static int points(FraudCase c, Layer layer) {
        return reasons(c, layer).stream().mapToInt(Reason::points).sum();
    }
}
