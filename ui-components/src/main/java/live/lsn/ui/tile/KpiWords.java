package live.lsn.ui.tile;

import live.lsn.ui.Words;

import java.util.ArrayList;

/// Reads a whole tile as one sentence, for those who do not see it.
final class KpiWords {
    private KpiWords() {}

    /// @param goals whether a goal can be set for the figure
    static String of(KpiTile.Content content, boolean goals) {
        var parts = new ArrayList<String>();
        var unit = content.unit() == null ? "" : "\u00a0" + content.unit();
        parts.add(content.label() + ": " + content.figure() + unit);
        if (content.partial() != null) parts.add(Words.of("tile.partial", content.partial()));
        for (var each : content.comparisons()) parts.add(of(each));
        if (content.note() != null) parts.add(content.note());
        var goal = content.goal();
        if (goal != null) parts.add(goal.words());
        else if (goals) parts.add(Words.of("tile.nogoal"));
        if (content.freshness() != null) parts.add(content.freshness().words());
        return String.join(", ", parts);
    }

    private static String of(KpiTile.Comparison comparison) {
        var delta = comparison.delta();
        if (delta == null) return comparison.words() + " " + Words.of("tile.nodata");
        var judged =
                switch (delta.judgement()) {
                    case BETTER -> " " + Words.of("tile.better");
                    case WORSE -> " " + Words.of("tile.worse");
                    case NEUTRAL -> "";
                };
        var aside = comparison.aside() == null ? "" : ", " + comparison.aside();
        return delta.figure() + " " + comparison.words() + aside + judged;
    }
}
