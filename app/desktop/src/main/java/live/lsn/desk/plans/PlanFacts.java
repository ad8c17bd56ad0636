package live.lsn.desk.plans;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.KeyCap;

import java.util.ArrayList;

/// A plan as it is, for whoever looks.
final class PlanFacts {
    private static final int KEYS = 9;
    private static final int NAME = 150;
    private final PlansWords words;

    PlanFacts(PlansWords words) {
        this.words = words;
    }

    VBox of(PlanRow row) {
        var spec = row.plan().spec();
        var parts = new ArrayList<Node>();
        parts.add(head(row));
        var facts = new GridPane(16, 8);
        add(facts, "plans.column.tables", words.tables(spec));
        add(facts, "plan.counting", words.of("plan.counting." + spec.counting()));
        add(facts, "plan.aql", words.classes(spec));
        add(facts, "plans.fact.curtail", words.yes(spec.mayCurtail()));
        add(facts, "plans.fact.reduced", words.yes(spec.reducedApproved()));
        add(facts, "plans.fact.waived", words.yes(spec.limitNumbersWaived()));
        add(facts, "plans.column.skip", words.skip(spec));
        parts.add(PlanParts.section(words.of("plans.section.tables"), facts));
        parts.add(defects(row));
        if (!spec.characteristics().isEmpty()) parts.add(measured(row));
        var box = new VBox();
        box.getChildren().setAll(parts);
        return box;
    }

    private VBox head(PlanRow row) {
        var line = new HBox(8, PlanParts.wrapped(words.item(row), "record"));
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (row.drafted())
            line.getChildren().add(new Badge(words.of("plans.drafted"), Tone.WARNING));
        var head = new VBox(4, line);
        if (row.isOfEveryItem())
            head.getChildren()
                    .add(PlanParts.wrapped(words.of("plans.every-item.about"), "small", "muted"));
        else if (!row.name().isEmpty()) head.getChildren().add(PlanParts.wrapped(row.name()));
        head.setPadding(new Insets(14, 16, 14, 16));
        return head;
    }

    private void add(GridPane grid, String key, String value) {
        var name = new Label(words.of(key));
        name.getStyleClass().addAll("small", "muted");
        name.setMinWidth(NAME);
        var told = PlanParts.wrapped(value);
        GridPane.setHgrow(told, Priority.ALWAYS);
        grid.addRow(grid.getRowCount(), name, told);
    }

    private VBox defects(PlanRow row) {
        var grid = new GridPane(12, 6);
        var defects = row.plan().spec().defects();
        for (var at = 0; at < defects.size(); at++) {
            var one = defects.get(at);
            var key = new StackPane();
            key.setMinWidth(22);
            if (at < KEYS) key.getChildren().add(new KeyCap(String.valueOf(at + 1)));
            var name = PlanParts.wrapped(one.name());
            GridPane.setHgrow(name, Priority.ALWAYS);
            grid.addRow(
                    at,
                    key,
                    name,
                    PlanParts.wrapped(one.code(), "small", "muted"),
                    PlanParts.wrapped(words.name(one.of()), "small"));
        }
        return PlanParts.section(
                words.of("plans.section.defects"),
                defects.isEmpty()
                        ? PlanParts.wrapped(words.of("plans.defects.none"), "small", "muted")
                        : grid);
    }

    private VBox measured(PlanRow row) {
        var grid = new GridPane(12, 6);
        for (var one : row.plan().spec().characteristics()) {
            var name = PlanParts.wrapped(one.name());
            GridPane.setHgrow(name, Priority.ALWAYS);
            grid.addRow(
                    grid.getRowCount(),
                    name,
                    PlanParts.wrapped(words.tolerance(one), "small"),
                    PlanParts.wrapped(words.of("plans.measured.first", one.units()), "small"),
                    PlanParts.wrapped(words.name(one.of()), "small"));
        }
        return PlanParts.section(words.of("plans.section.measured"), grid);
    }
}
