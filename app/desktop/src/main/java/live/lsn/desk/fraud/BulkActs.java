package live.lsn.desk.fraud;

import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;

import live.lsn.api.model.Verdict;
import live.lsn.ui.ActButton;
import live.lsn.ui.ActButton.Kind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.IntConsumer;

/// What can be decided for all marked cases: the verdicts, and once one is chosen its reasons.
final class BulkActs extends FlowPane {
    private final BulkDecisions bulk;
    private final CaseWords words;
    private final IntConsumer decide;

    /// @param verdicts that the person may give
    /// @param decide decides for the reason of that number
    BulkActs(BulkDecisions bulk, CaseWords words, List<Verdict> verdicts, IntConsumer decide) {
        super(8, 8);
        this.bulk = bulk;
        this.words = words;
        this.decide = decide;
        setAlignment(Pos.CENTER_LEFT);
        bulk.choosing().subscribe(chosen -> draw(chosen, verdicts));
    }

    private void draw(@Nullable Verdict chosen, List<Verdict> verdicts) {
        getChildren().clear();
        if (chosen == null) verdicts.forEach(verdict -> getChildren().add(act(verdict)));
        else {
            getChildren().add(act(chosen));
            for (var i = 0; i < bulk.reasons().size(); i++) getChildren().add(reason(i));
        }
    }

    private ActButton act(Verdict verdict) {
        var button =
                new ActButton(
                        words.of("fraud.act." + verdict),
                        verdict.name().substring(0, 1),
                        verdict == Verdict.DECLINE ? Kind.DANGER : Kind.DEFAULT);
        button.setOnAction(_ -> bulk.choose(verdict));
        return button;
    }

    private ActButton reason(int index) {
        var code = bulk.reasons().get(index);
        var button =
                new ActButton(
                        code + " " + words.of("fraud.code." + code),
                        String.valueOf(index + 1),
                        Kind.DEFAULT);
        button.setOnAction(_ -> decide.accept(index + 1));
        return button;
    }
}
