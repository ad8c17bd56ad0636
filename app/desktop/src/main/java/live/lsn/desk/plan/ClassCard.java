package live.lsn.desk.plan;

import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.rules.sampling.Stage;

/// By what one class is inspected, and where that was found.
final class ClassCard extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int SEVERAL = 5;
    private final PlanWords words;

    ClassCard(Planned.OfClass each, boolean chosen, PlanWords words, Runnable choose) {
        super(8);
        this.words = words;
        getStyleClass().addAll("card", "plan-card");
        pseudoClassStateChanged(CHOSEN, chosen);
        getChildren().add(head(each.of(), each));
        var plan = each.plan();
        if (plan == null) {
            var problem = text(words.of("plan.per-hundred-only", words.name(each.aql())));
            problem.getStyleClass().add("field-error");
            getChildren().add(problem);
            return;
        }
        getChildren().add(plan.stages().size() == 1 ? single(plan) : stages(plan));
        if (plan.stages().size() > 1) getChildren().add(letters(plan));
        for (var step : words.steps(plan)) getChildren().add(text(step));
        setOnMouseClicked(_ -> choose.run());
    }

    private HBox head(NonconformityClass of, Planned.OfClass each) {
        var name = new Label(words.name(of), ClassMark.of(of));
        name.getStyleClass().add("class-name");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var aql = new Label(words.of("plan.card.aql", words.name(each.aql())));
        aql.getStyleClass().add("muted");
        aql.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(8, name, room, aql);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Label text(String words) {
        var text = new Label(words);
        text.getStyleClass().addAll("small", "muted");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        return text;
    }

    private HBox single(SamplingPlan plan) {
        var size = new Label(words.count(plan.sampleSize()));
        size.getStyleClass().add("score");
        var what = new Label(words.of(plan.inspectsAll() ? "plan.card.all" : "plan.card.units"));
        what.getStyleClass().addAll("small", "muted");
        var sample = new HBox(6, size, what);
        sample.setAlignment(Pos.BASELINE_LEFT);
        var found = new VBox(2, sample, letters(plan));
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var limits = new GridPane(8, 0);
        limits.addRow(0, small("plan.ac"), limit(words.count(plan.acceptance())));
        limits.addRow(1, small("plan.re"), limit(words.count(plan.rejection())));
        limits.getColumnConstraints().addAll(new ColumnConstraints(), right());
        limits.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(8, found, room, limits);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// The letter of the lot, and that of the plan where an arrow leads to another.
    private HBox letters(SamplingPlan plan) {
        var line = new HBox(6, limit(words.letters(plan)), small("plan.card.letter"));
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private Label small(String key) {
        var label = new Label(words.messages().of(key));
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    private static Label limit(String number) {
        var label = new Label(number);
        label.getStyleClass().add("plan-limit");
        return label;
    }

    private static ColumnConstraints right() {
        var column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setHgrow(Priority.SOMETIMES);
        return column;
    }

    /// A row for each sample; the counts are of it and all before it.
    private Node stages(SamplingPlan plan) {
        var table = new GridPane(12, 0);
        table.getStyleClass().add("plan-stages");
        var heads = new Node[SEVERAL];
        var keys = java.util.List.of("nth", "size", "total", "ac", "re");
        for (var i = 0; i < SEVERAL; i++) heads[i] = head(words.of("plan.stage." + keys.get(i)));
        table.addRow(0, heads);
        for (var i = 0; i < plan.stages().size(); i++) table.addRow(i + 1, row(i, plan));
        for (var i = 0; i < SEVERAL; i++) table.getColumnConstraints().add(right());
        return table;
    }

    private static Label head(String text) {
        var head = new Label(text);
        head.getStyleClass().add("caption");
        head.setMinWidth(USE_PREF_SIZE);
        return head;
    }

    private Node[] row(int place, SamplingPlan plan) {
        Stage stage = plan.stages().get(place);
        return new Node[] {
            cell(words.count(place + 1L), "muted"),
            cell(words.count(stage.size()), "medium"),
            cell(words.count(stage.cumulative()), "muted"),
            cell(stage.acceptanceText(), "strong"),
            cell(words.count(stage.rejection()), "strong")
        };
    }

    private static Label cell(String text, String style) {
        var cell = new Label(text);
        cell.getStyleClass().add(style);
        return cell;
    }
}
