package live.lsn.desk.plans;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

/// A row that can be moved and removed, with what is wrong told under it.
abstract class EntryRow<T> extends VBox {
    final PlansWords words;
    final TextField name;
    private final Label under = PlanParts.under();
    private final HBox acts = new HBox(2);

    EntryRow(PlansWords words, String id, Runnable changed) {
        super(4);
        this.words = words;
        name = PlanParts.text(id, changed);
        acts.setAlignment(Pos.BOTTOM_LEFT);
        getStyleClass().add("plan-row");
    }

    /// What stands in it now.
    abstract T read();

    /// Tells which row it is.
    abstract void number(int row);

    final void lines(Node... lines) {
        getChildren().setAll(lines);
        getChildren().add(under);
        under.getStyleClass().add("plan-row-under");
        getStyleClass().add("entry-field");
    }

    final HBox acts() {
        return acts;
    }

    /// Has it moved and removed by its buttons.
    final void onMove(Runnable up, Runnable down, Runnable remove) {
        acts.getChildren()
                .setAll(
                        act("bi-arrow-up", "plans.row.up", up),
                        act("bi-arrow-down", "plans.row.down", down),
                        act("bi-x", "plans.row.remove", remove));
    }

    private ActButton act(String icon, String key, Runnable run) {
        var button = new ActButton("", null, ActButton.Kind.FLAT);
        button.setGraphic(Icons.of(icon));
        button.getStyleClass().add("button-icon");
        button.setAccessibleText(words.of(key));
        button.setTooltip(new javafx.scene.control.Tooltip(words.of(key)));
        // The keys of the row do the same, and Tab goes through the fields.
        button.setFocusTraversable(false);
        button.setOnAction(_ -> run.run());
        return button;
    }

    /// Null where nothing is wrong.
    void tell(@Nullable String problem) {
        PlanParts.tell(under, problem, name);
    }

    static VBox grown(VBox field, double width) {
        field.setPrefWidth(width);
        field.setMinWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    static VBox wide(VBox field, double width) {
        field.setPrefWidth(width);
        field.setMinWidth(width);
        return field;
    }
}
