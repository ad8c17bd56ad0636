package live.lsn.desk.fraud;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.Verdict;
import live.lsn.ui.ActButton;
import live.lsn.ui.KeyCap;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/// Then the acts: what to do, then why, each with its key.
final class CaseActs extends VBox {
    private static final int HINT = 515;
    private final CaseQueueViewModel model;
    private final CaseWords words;
    private final Map<Verdict, ActButton> acts = new EnumMap<>(Verdict.class);
    private final FlowPane hint = new FlowPane(8, 4);
    private boolean decided;

    /// @param skip goes on to the next case
    CaseActs(CaseQueueViewModel model, CaseWords words, Runnable skip) {
        super(8);
        this.model = model;
        this.words = words;
        setPadding(new Insets(12, 16, 10, 16));
        var buttons = new HBox(8);
        for (var verdict : Verdict.values()) {
            var key = verdict.name().substring(0, 1);
            var button = new ActButton(words.of("fraud.act." + verdict), key, kind(verdict));
            button.setFocusTraversable(false);
            button.setOnAction(_ -> model.choose(verdict));
            acts.put(verdict, button);
            buttons.getChildren().add(button);
        }
        var next =
                new HBox(
                        6,
                        new KeyCap("J"),
                        CasePart.label(words.of("fraud.skip"), "hint-text", "muted"));
        next.setAlignment(Pos.CENTER_RIGHT);
        next.setMinWidth(Region.USE_PREF_SIZE);
        next.getStyleClass().add("choice");
        next.setOnMouseClicked(_ -> skip.run());
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setPrefWrapLength(HINT);
        hint.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(buttons, new HBox(8, hint, next));
        model.choosing().subscribe(this::hint);
    }

    void show(CaseState state) {
        decided = state == CaseState.DECIDED;
        var why = decided ? words.of("fraud.case.already-decided") : null;
        var offered = model.offered().verdicts();
        acts.forEach(
                (verdict, act) -> {
                    act.setBlocked(why);
                    act.setVisible(offered.contains(verdict));
                    act.setManaged(offered.contains(verdict));
                });
        hint(model.choosing().get());
    }

    private void hint(@Nullable Verdict verdict) {
        if (verdict == null) {
            var key = decided ? "fraud.hint.decided" : "fraud.hint.act";
            if (model.offered().verdicts().isEmpty()) key = "fraud.hint.reads";
            hint.getChildren().setAll(CasePart.label(words.of(key), "hint-text", "muted"));
            return;
        }
        var chosen = words.of("fraud.hint.reason", words.of("fraud.act." + verdict));
        hint.getChildren().setAll(CasePart.label(chosen, "hint-text", "muted"));
        var codes = model.reasons();
        for (var i = 0; i < codes.size(); i++)
            hint.getChildren().add(reason(i + 1, words.of("fraud.code." + codes.get(i))));
    }

    private Node reason(int number, String words) {
        var reason =
                new HBox(5, new KeyCap(String.valueOf(number)), CasePart.label(words, "hint-text"));
        reason.setAlignment(Pos.CENTER_LEFT);
        reason.getStyleClass().add("choice");
        reason.setOnMouseClicked(_ -> model.decide(number));
        return reason;
    }

    private static ActButton.Kind kind(Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> ActButton.Kind.SUCCESS;
            case DECLINE -> ActButton.Kind.DANGER;
            case VERIFY, ESCALATE -> ActButton.Kind.DEFAULT;
        };
    }
}
