package live.lsn.ui.form;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.Words;
import live.lsn.ui.form.Wizard.Step;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;

/// What was entered in each step, with the way back to it. It takes the focus, so that a screen
/// reader reads all of it and Enter saves.
final class StepSummary extends VBox {
    private static final double NAME = 112;
    private final List<Step> steps;
    private final Consumer<FormField<?>> change;

    /// @param change goes to a field
    StepSummary(List<Step> steps, Consumer<FormField<?>> change, Runnable save) {
        super(16);
        this.steps = steps;
        this.change = change;
        getStyleClass().add("step-summary");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ENTER || !isFocused()) return;
                    event.consume();
                    save.run();
                });
    }

    /// Shows what stands in the fields now.
    void redraw() {
        var spoken = new StringJoiner(". ");
        getChildren().clear();
        for (var step : steps) {
            getChildren().add(head(step));
            var grid = new GridPane(16, 8);
            for (var field : step.fields()) {
                var told = field.told().isEmpty() ? Words.of("wizard.none") : field.told();
                grid.addRow(grid.getRowCount(), name(field.title()), value(told));
                spoken.add(field.title() + ": " + told);
            }
            getChildren().add(grid);
        }
        setAccessibleText(spoken.toString());
    }

    private HBox head(Step step) {
        var title = new Label(step.title());
        title.getStyleClass().add("section-title");
        var link = new Hyperlink(Words.of("wizard.change"));
        link.setAccessibleText(Words.of("wizard.change.spoken", step.title()));
        link.setOnAction(_ -> change.accept(step.fields().getFirst()));
        var head = new HBox(12, title, link);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Label name(String words) {
        var name = new Label(words);
        name.getStyleClass().addAll("small", "muted");
        name.setMinWidth(NAME);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        return name;
    }

    private static Label value(String words) {
        var value = new Label(words);
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setHgrow(value, Priority.ALWAYS);
        return value;
    }
}
