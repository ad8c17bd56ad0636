package live.lsn.ui.form;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import live.lsn.ui.Icons;
import live.lsn.ui.Words;

import java.util.List;
import java.util.function.IntConsumer;

/// The steps of a wizard in a line: those that are done with a tick, the one that is shown, and
/// those to come. A click on one that is done goes back to it.
final class StepLine extends HBox {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private final IntConsumer go;

    StepLine(IntConsumer go) {
        super(8);
        this.go = go;
        getStyleClass().add("step-line");
        setAlignment(Pos.CENTER_LEFT);
    }

    void show(List<String> titles, int now) {
        getChildren().clear();
        for (var i = 0; i < titles.size(); i++) {
            if (i > 0) getChildren().add(between());
            getChildren().add(step(titles, i, now));
        }
    }

    private static Region between() {
        var line = new Region();
        line.getStyleClass().add("between");
        line.setMinWidth(8);
        HBox.setHgrow(line, Priority.SOMETIMES);
        return line;
    }

    private Label step(List<String> titles, int step, int now) {
        var label = new Label(titles.get(step), mark(step, step < now));
        label.getStyleClass().add("step");
        label.pseudoClassStateChanged(NOW, step == now);
        label.pseudoClassStateChanged(DONE, step < now);
        // The words of the step that is shown are never cut.
        label.setMinWidth(step == now ? USE_PREF_SIZE : 40);
        var spoken = Words.of("wizard.step", step + 1, titles.size(), titles.get(step));
        if (step == now) spoken += ", " + Words.of("wizard.now");
        if (step < now) {
            spoken += ", " + Words.of("wizard.done");
            label.setOnMouseClicked(_ -> go.accept(step));
        }
        label.setAccessibleText(spoken);
        return label;
    }

    private static Node mark(int step, boolean done) {
        var mark = new Label(done ? "" : String.valueOf(step + 1));
        if (done) mark.setGraphic(Icons.of("bi-check"));
        mark.getStyleClass().add("mark");
        return mark;
    }
}
