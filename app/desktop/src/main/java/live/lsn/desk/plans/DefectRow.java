package live.lsn.desk.plans;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.desk.plans.PlanDraft.Wrong;
import live.lsn.ui.KeyCap;

import java.util.List;

/// A defect of the catalogue; the first nine have the keys 1 to 9.
final class DefectRow extends EntryRow<Wrong> {
    private static final int KEYS = 9;
    private final TextField code;
    private final ComboBox<NonconformityClass> of;
    private final StackPane key = new StackPane();
    private final List<VBox> fields;

    DefectRow(PlansWords words, Wrong value, Runnable changed) {
        super(words, "plans-defect-name", changed);
        code = PlanParts.text("plans-defect-code", changed);
        code.setPromptText(words.of("plans.code.made"));
        of =
                PlanParts.box(
                        "plans-defect-class",
                        List.of(NonconformityClass.values()),
                        words::name,
                        changed);
        name.setText(value.name());
        code.setText(value.code());
        of.setValue(value.of());
        key.setMinWidth(22);
        key.setAlignment(Pos.CENTER);
        key.setMinHeight(32);
        key.setMaxHeight(32);
        fields =
                List.of(
                        grown(PlanParts.field(words.of("plans.defect.name"), name), 170),
                        wide(PlanParts.field(words.of("plans.defect.code"), code), 104),
                        wide(PlanParts.field(words.of("plans.defect.class"), of), 132));
        var line = new HBox(8, key);
        line.getChildren().addAll(fields);
        line.getChildren().add(acts());
        line.setAlignment(Pos.BOTTOM_LEFT);
        lines(line);
    }

    @Override
    Wrong read() {
        return new Wrong(code.getText().strip(), name.getText(), of.getValue());
    }

    @Override
    void number(int row) {
        // The labels of the first row stand over the others like those of a table.
        for (var field : fields) PlanParts.showLabel(field, row == 0);
        key.getChildren().clear();
        if (row < KEYS) key.getChildren().add(new KeyCap(String.valueOf(row + 1)));
        name.setId("plans-defect-" + row);
        name.setAccessibleText(words.of("plans.defect.of", row + 1));
    }
}
