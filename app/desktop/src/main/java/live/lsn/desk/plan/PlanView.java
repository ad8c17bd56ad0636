package live.lsn.desk.plan;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.ScrollPaneSkin;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;
import live.lsn.ui.chart.FileSaver;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What is asked on the left, what is answered at the right of it.
final class PlanView extends BorderPane {
    private static final double FORM = 316;
    private final PlanViewModel model;
    private final PlanWords words;
    private final Consumer<String> told;
    private final PlanForm form;
    private final HBox cards = new HBox(12);
    private final CurvePane curve;
    private final VBox answer;
    private final ScrollPane scroll;

    /// @param told given what was done, in words
    PlanView(PlanViewModel model, PlanWords words, FileSaver saver, Consumer<String> told) {
        this.model = model;
        this.words = words;
        this.told = told;
        form = new PlanForm(model, words, this::copy);
        curve = new CurvePane(model, words, saver);
        answer = new VBox(12, cards, curve);
        answer.setPadding(new Insets(14, 16, 16, 16));
        VBox.setVgrow(curve, Priority.ALWAYS);
        scroll = scroll(answer);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("plan-answer");
        var left = scroll(form);
        left.getStyleClass().add("plan-side");
        // With its skin it has its content, which can take the focus as soon as it is shown.
        left.setSkin(new ScrollPaneSkin(left));
        left.setPrefWidth(FORM);
        left.setMinWidth(FORM);
        getStyleClass().add("plan");
        setLeft(left);
        model.plans().subscribe(this::show);
        model.lotProblem().subscribe(_ -> show(model.plans().get()));
    }

    private static ScrollPane scroll(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("edge-to-edge");
        pane.setFocusTraversable(false);
        return pane;
    }

    private void show(@Nullable Planned planned) {
        if (planned == null) {
            setCenter(nothing(model.lotProblem().get()));
            return;
        }
        if (planned.classes().isEmpty()) {
            setCenter(
                    Placeholder.nothingYet(
                            words.of("plan.no-class.title"), words.of("plan.no-class.text")));
            return;
        }
        cards.getChildren().clear();
        for (var each : planned.classes()) {
            var chosen = each.of() == planned.ask().curveOf();
            var card =
                    new ClassCard(
                            each,
                            chosen,
                            words,
                            () -> model.change(ask -> ask.withCurveOf(each.of())));
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(240);
            cards.getChildren().add(card);
        }
        if (!scroll.equals(getCenter())) setCenter(scroll);
    }

    private Node nothing(@Nullable String problem) {
        var why = problem == null ? "plan.lot.none" : problem;
        return Placeholder.nothingYet(
                words.of("plan.no-lot.title"),
                words.of(why, words.count(PlanViewModel.LARGEST_LOT)));
    }

    void copy() {
        var planned = model.plans().get();
        if (planned == null) return;
        var content = new ClipboardContent();
        content.putString(words.text(planned));
        Clipboard.getSystemClipboard().setContent(content);
        told.accept(words.of("plan.copied"));
    }

    void export() {
        if (model.curve().get() != null) curve.export();
    }

    void compare() {
        model.change(ask -> ask.withComparison(!ask.compares()));
    }

    void focusLot() {
        form.focusLot();
    }

    /// Takes a key that nobody nearer has used. A digit goes on in the size of the lot.
    void keyPressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) return;
        if (Shortcut.take(keys(), event) || event.isShortcutDown()) return;
        // The letter itself comes after the key, and then to the field.
        if (event.getCode().isDigitKey() && !event.isAltDown()) form.focusLot();
    }

    /// The keys of the page, in the order in which they are shown.
    List<Shortcut> keys() {
        var keys = new ArrayList<Shortcut>();
        keys.add(new Shortcut(words.of("plan.key.lot"), List.of("0", "…", "9"), _ -> false));
        keys.add(new Shortcut(words.of("plan.key.step"), List.of("↑", "↓"), _ -> false));
        keys.add(Shortcut.of(words.of("plan.compare"), KeyCode.V, this::compare));
        keys.add(Shortcut.of(words.of("plan.key.table"), KeyCode.T, curve::turn));
        keys.add(Shortcut.control(words.of("plan.copy"), KeyCode.C, this::copy));
        keys.add(Shortcut.control(words.of("plan.export"), KeyCode.E, this::export));
        return List.copyOf(keys);
    }
}
