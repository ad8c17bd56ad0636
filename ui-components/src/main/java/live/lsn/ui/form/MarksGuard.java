package live.lsn.ui.form;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import live.lsn.ui.ActButton;
import live.lsn.ui.Words;

/// Asks at the foot of a photo that is left with marks. It covers nothing, so what would be lost is
/// in sight.
final class MarksGuard extends HBox {
    private final Label question = new Label();
    private final ActButton stay =
            new ActButton(Words.of("marks.stay"), "Esc", ActButton.Kind.PRIMARY);
    private final Runnable staying;

    MarksGuard(Runnable staying, Runnable leaving) {
        super(10);
        this.staying = staying;
        getStyleClass().addAll("unsaved", "tone-warning");
        setAlignment(Pos.CENTER_LEFT);
        question.setWrapText(true);
        question.setMinHeight(USE_PREF_SIZE);
        question.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(question, Priority.ALWAYS);
        stay.setOnAction(_ -> staying.run());
        var leave = new ActButton(Words.of("marks.lose"), null, ActButton.Kind.DANGER);
        leave.getStyleClass().add("lose");
        leave.setOnAction(_ -> leaving.run());
        getChildren().addAll(question, stay, leave);
    }

    void ask(int marks) {
        question.setText(Words.of("marks.unsaved", marks));
        stay.setAccessibleHelp(question.getText());
        stay.requestFocus();
    }

    void pressed(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) return;
        event.consume();
        staying.run();
    }
}
