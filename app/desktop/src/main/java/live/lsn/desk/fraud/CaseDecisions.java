package live.lsn.desk.fraud;

import javafx.scene.Node;

import live.lsn.api.model.Decision;
import live.lsn.ui.Lines;
import live.lsn.ui.Lines.Column;

import java.util.List;

/// What was decided so far, by whom and why.
final class CaseDecisions extends CasePart<List<Decision>> {
    private final CaseWords words;
    private final String account;

    CaseDecisions(CaseWords words, String account) {
        this.words = words;
        this.account = account;
    }

    @Override
    protected List<Node> draw(List<Decision> decisions) {
        if (decisions.isEmpty())
            return List.of(title(words.of("fraud.decisions"), words.of("fraud.decisions.none")));
        var lines = new Lines(List.of(Column.left(120), Column.left(90), Column.rest()));
        for (var decision : decisions)
            lines.add(
                    "small",
                    words.time(decision.at()),
                    words.analyst(decision.by(), account),
                    words.decided(decision));
        return List.of(title(words.of("fraud.decisions"), ""), lines);
    }
}
