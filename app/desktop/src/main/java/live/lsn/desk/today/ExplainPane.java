package live.lsn.desk.today;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Source;
import live.lsn.desk.today.Page.Reading;
import live.lsn.rules.insights.Contributions;
import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;
import live.lsn.ui.Loadable;
import live.lsn.ui.form.DraftBook;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Supplier;

/// The docked explanation of one figure: words, formula, facts, its rows, the proof, and what moved
/// it.
final class ExplainPane extends BorderPane {
    private static final double WIDTH = 296;
    private final TodayViewModel model;
    private final TodayWords words;
    private final TodayActs acts;
    private final Supplier<@Nullable Instant> lastSync;
    private final VBox body = new VBox(12);
    private final GoalForm goal;

    ExplainPane(
            TodayViewModel model,
            TodayWords words,
            TodayActs acts,
            Supplier<@Nullable Instant> lastSync,
            DraftBook drafts) {
        this.model = model;
        this.words = words;
        this.acts = acts;
        this.lastSync = lastSync;
        this.goal = new GoalForm(model, words, drafts);
        getStyleClass().add("explain-pane");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        body.setPadding(new Insets(14, 16, 16, 16));
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        model.page().subscribe(_ -> draw());
        model.explained().subscribe(_ -> draw());
        model.moved().subscribe(_ -> draw());
        model.proof().subscribe(_ -> draw());
    }

    /// Writes what is being entered, before the window closes.
    void close() {
        goal.keep();
    }

    private void draw() {
        var page = model.shown();
        var reading = model.reading();
        if (page == null || reading == null) {
            body.getChildren().clear();
            return;
        }
        var told = Explain.of(page, reading, lastSync.get(), words);
        body.getChildren().setAll(head(reading), paragraph(told.words()), formula(told.formula()));
        body.getChildren().addAll(facts(told), acts(reading));
        var proof = model.proof().get();
        if (proof != null) body.getChildren().add(proof(proof));
        var moved = model.moved().get();
        if (moved != null && !moved.parts().isEmpty())
            body.getChildren().add(moved(reading, moved));
        goal.show(reading, page.goals().get(reading.measure()));
        body.getChildren().add(goal);
    }

    private HBox head(Reading reading) {
        var title = new Label(words.name(reading.measure()), Icons.of("bi-question-circle"));
        title.getStyleClass().add("explain-title");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var cross = new Button("×");
        cross.getStyleClass().setAll("cross");
        cross.setAccessibleText(words.of("today.key.close"));
        cross.setOnAction(_ -> model.explain(null));
        var head = new HBox(8, title, room, cross);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Label paragraph(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label formula(String text) {
        var label = paragraph(text);
        label.getStyleClass().add("formula");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static GridPane facts(Explain told) {
        var grid = new GridPane(12, 7);
        for (var fact : told.facts()) {
            var name = new Label(fact.name());
            name.getStyleClass().addAll("small", "muted");
            name.setMinWidth(84);
            var value = paragraph(fact.value());
            value.getStyleClass().add("fact");
            GridPane.setHgrow(value, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), name, value);
            GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        }
        return grid;
    }

    private FlowPane acts(Reading reading) {
        var open =
                new ActButton(
                        words.of("today.open-rows", words.formats().whole(reading.rows())),
                        "O",
                        ActButton.Kind.DEFAULT);
        open.setOnAction(_ -> openRows());
        if (reading.measure() == live.lsn.api.model.Measure.NEW_CUSTOMERS)
            open.setBlocked(words.of("today.no-customers"));
        var prove = new ActButton(words.of("today.prove"), "P", ActButton.Kind.DEFAULT);
        prove.setOnAction(_ -> model.prove());
        return new FlowPane(8, 8, open, prove);
    }

    /// Opens what the explained figure is made of.
    void openRows() {
        var page = model.shown();
        var reading = model.reading();
        if (page == null || reading == null) return;
        switch (reading.measure()) {
            case NEW_CUSTOMERS -> {}
            case FRAUD_WAITING, VALUE_AT_RISK -> acts.fraud().run();
            default ->
                    acts.rows()
                            .accept(
                                    OrderRows.of(
                                            reading.measure(),
                                            reading.window().from(),
                                            reading.window().cut(),
                                            page.question().only()),
                                    words.of(
                                            "today.rows.title",
                                            words.name(reading.measure()),
                                            words.span(reading.window())));
        }
    }

    private Node proof(Loadable<Proof> proof) {
        return switch (proof) {
            case Loadable.Loading<Proof> _ -> box("neutral", words.of("today.proving"), "");
            case Loadable.Failed<Proof> _ ->
                    box("danger", words.of("today.prove.failed"), words.of("today.prove.again"));
            case Loadable.Ready<Proof>(Proof done) -> told(done);
        };
    }

    private Node told(Proof done) {
        var unit = done.measure().unit();
        var counted = words.figure(unit, done.counted().shown());
        var time = words.seconds(done.at());
        return done.holds()
                ? box(
                        "success",
                        words.of("today.proved", time),
                        words.of(
                                "today.proved." + unit,
                                counted,
                                words.formats().whole(done.rows())))
                : box(
                        "danger",
                        words.of("today.differs", time),
                        words.of(
                                "today.differs.text",
                                counted,
                                words.figure(unit, done.indexed().shown())));
    }

    private static VBox box(String tone, String what, String more) {
        var head = new Label(what);
        head.getStyleClass().add("proof-title");
        if (tone.equals("success")) head.setGraphic(Icons.of("bi-patch-check"));
        var box = new VBox(4, head);
        if (!more.isEmpty()) box.getChildren().add(paragraph(more));
        box.getStyleClass().addAll("proof", tone);
        return box;
    }

    private VBox moved(Reading reading, Contributions<Source> moved) {
        var title = new Label(words.of("today.moved"));
        title.getStyleClass().add("section-title");
        var grid = new GridPane(8, 6);
        var bySize =
                Comparator.comparingLong(
                        (Contributions.Part<Source> part) -> -Math.abs(part.amount()));
        for (var part : moved.parts().stream().sorted(bySize).toList())
            row(grid, words.name(part.key()), reading, part.amount(), false);
        row(grid, words.of("today.change"), reading, moved.total(), true);
        return new VBox(8, title, grid);
    }

    private void row(GridPane grid, String name, Reading reading, long amount, boolean total) {
        var label = new Label(name);
        GridPane.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var unit = reading.measure().unit();
        var value = new Label(words.difference(unit, amount));
        var welcome = live.lsn.rules.insights.Delta.of(reading.measure(), amount, 0).welcome();
        value.getStyleClass()
                .addAll(
                        "moved",
                        total ? "total" : "part",
                        welcome.name().toLowerCase(java.util.Locale.ROOT));
        if (total) label.getStyleClass().add("total");
        GridPane.setHalignment(value, javafx.geometry.HPos.RIGHT);
        grid.addRow(grid.getRowCount(), label, value);
    }

    /// Puts the keyboard into the form of the goal.
    void editGoal() {
        goal.edit();
    }
}
