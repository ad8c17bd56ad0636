package live.lsn.desk.fraud;

import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;

import live.lsn.api.model.Verdict;
import live.lsn.ui.ActButton;
import live.lsn.ui.ActButton.Kind;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// What can be decided for all marked cases: the verdicts, and once one is chosen its reasons.
final class BulkActs extends FlowPane {
    private final BulkDecisions bulk;
    private final CaseWords words;
    private final IntConsumer decide;
    private final Supplier<List<Verdict>> verdicts;

    /// @param verdicts that the person may give now
    /// @param decide decides for the reason of that number
    BulkActs(
            BulkDecisions bulk,
            CaseWords words,
            Supplier<List<Verdict>> verdicts,
            IntConsumer decide) {

        super(8, 8);
        this.bulk = bulk;
        this.words = words;
        this.decide = decide;
        this.verdicts = verdicts;
        setAlignment(Pos.CENTER_LEFT);
        bulk.choosing().subscribe(_ -> draw());
    }

    /// Offers what can be done now.
    void draw() {
        var chosen = bulk.choosing().get();
        getChildren().clear();
        if (chosen == null) verdicts.get().forEach(verdict -> getChildren().add(act(verdict)));
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
