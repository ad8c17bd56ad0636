package live.lsn.desk.plans;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.desk.plans.PlanDraft.Measured;
import live.lsn.desk.plans.PlanDraft.Wrong;
import live.lsn.desk.plans.PlansViewModel.Opened;
import live.lsn.desk.plans.PlansViewModel.Said;
import live.lsn.rules.goods.PlanProblem;
import live.lsn.ui.ActButton;
import live.lsn.ui.Scrolling;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The form in which a plan is entered, as a whole.
final class PlanEditor extends BorderPane {
    private static final String UNITS = "5";
    private final PlansViewModel model;
    private final PlansWords words;
    private final TextField sku;
    private final Label skuUnder = PlanParts.under();
    private final VBox skuField;
    private final Label title = PlanParts.wrapped("", "record");
    private final Label notice = PlanParts.wrapped("", "small");
    private final Hyperlink undo;
    private final ComboBox<String> copy;
    private final TermsForm terms;
    private final EntryRows<Wrong> defects;
    private final EntryRows<Measured> measured;
    private final Label summary = PlanParts.wrapped("", "field-error");
    private final ScrollPane scroll = new ScrollPane();
    private boolean shows;

    PlanEditor(PlansViewModel model, PlansWords words) {
        this.model = model;
        this.words = words;
        sku = PlanParts.text("plans-sku", this::changed);
        skuField = PlanParts.field(words.of("plans.sku"), sku, skuUnder);
        copy = PlanParts.box("plans-copy", List.of(), each -> each, this::copyChosen);
        undo = new Hyperlink(words.of("plans.copy.undo"));
        undo.setOnAction(_ -> model.undoCopy());
        terms = new TermsForm(words, this::changed);
        defects =
                new EntryRows<>(
                        words,
                        "defects",
                        value -> new DefectRow(words, value, this::changed),
                        () -> new Wrong("", "", worst()),
                        this::changed);
        measured =
                new EntryRows<>(
                        words,
                        "characteristics",
                        value -> new MeasuredRow(words, value, this::changed),
                        () -> new Measured("", "", "", "", "", worst(), UNITS),
                        this::changed);
        scroll.setContent(body());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        setBottom(foot());
        getStyleClass().add("plan-editor");
        addEventFilter(KeyEvent.KEY_PRESSED, this::take);
        model.problems().subscribe(this::tell);
        model.said().subscribe(this::say);
        model.opened().subscribe(this::show);
    }

    private VBox body() {
        var copyField = PlanParts.field(words.of("plans.copy"), copy);
        copy.setPrefWidth(200);
        copyField.setMaxWidth(280);
        skuField.setMaxWidth(280);
        var told = new HBox(8, notice, undo);
        told.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var head = new VBox(10, title, told, new HBox(16, skuField, copyField));
        head.setPadding(new Insets(14, 16, 14, 16));
        var body = new VBox(head);
        body.getChildren().addAll(terms.sections());
        body.getChildren()
                .addAll(
                        PlanParts.section(
                                words.of("plans.section.defects"),
                                PlanParts.wrapped(
                                        words.of("plans.defects.about"), "small", "muted"),
                                defects),
                        PlanParts.section(words.of("plans.section.measured"), measured));
        return body;
    }

    private VBox foot() {
        var save = new ActButton(words.of("plans.save"), "Ctrl+Enter", ActButton.Kind.PRIMARY);
        save.setOnAction(_ -> save());
        var leave = new ActButton(words.of("plans.leave"), "Esc", ActButton.Kind.DEFAULT);
        leave.setOnAction(_ -> model.leave());
        var discard = new ActButton(words.of("plans.discard"), null, ActButton.Kind.DANGER);
        discard.setOnAction(_ -> model.discard());
        var acts = new FlowPane(8, 8, save, leave, discard);
        summary.managedProperty().bind(summary.textProperty().isNotEmpty());
        var foot = new VBox(8, summary, acts);
        foot.getStyleClass().add("act-bar");
        return foot;
    }

    /// The first class that is inspected.
    private NonconformityClass worst() {
        var classes = terms.read().classes();
        if (classes.size() > 1) return classes.get(1).of();
        return classes.isEmpty() ? NonconformityClass.MAJOR : classes.getFirst().of();
    }

    private void take(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            event.consume();
            save();
        } else if (event.getCode() == KeyCode.ESCAPE && !isListOpen(event)) {
            event.consume();
            model.leave();
        }
    }

    /// A list of choices that is open has Esc for itself.
    private static boolean isListOpen(KeyEvent event) {
        return event.getTarget() instanceof ComboBoxBase<?> box && box.isShowing();
    }

    /// Saves, or goes to the first thing that is wrong.
    void save() {
        if (model.opened().get() == null || model.save()) return;
        var first = first(model.problems().get());
        if (first == null) return;
        first.requestFocus();
        Scrolling.reveal(first);
    }

    private void changed() {
        var open = model.opened().get();
        if (shows || open == null) return;
        model.enter(
                new PlanDraft(
                        open.isNew() ? sku.getText() : open.draft().sku(),
                        terms.read(),
                        defects.read(),
                        measured.read()));
        if (open.isNew()) nameItem();
    }

    private void nameItem() {
        if (skuUnder.getPseudoClassStates().isEmpty())
            skuUnder.setText(
                    sku.getText().isBlank() || !model.item(sku.getText()).isEmpty()
                            ? model.item(sku.getText())
                            : words.of("plans.sku.unknown"));
    }

    private void copyChosen() {
        var chosen = copy.getValue();
        if (chosen != null && !shows) model.copyFrom(chosen);
    }

    private void show(@Nullable Opened open) {
        if (open == null) return;
        shows = true;
        var draft = open.draft();
        title.setText(
                open.isNew() ? words.of("plans.new") : words.of("plans.of", titleOf(draft.sku())));
        sku.setText(draft.sku());
        skuField.setVisible(open.isNew());
        skuField.setManaged(open.isNew());
        copy.getItems().setAll(others(draft.sku()));
        copy.setValue(null);
        terms.show(draft.terms());
        defects.show(draft.defects());
        measured.show(draft.measured());
        shows = false;
        tell(model.problems().get());
        undo.setVisible(model.hasCopied());
        undo.setManaged(model.hasCopied());
        if (open.isNew()) nameItem();
    }

    private String titleOf(String of) {
        var row = model.selected().get();
        if (row == null || !row.sku().equals(of)) return of;
        return row.name().isEmpty() ? words.item(row) : words.item(row) + " · " + row.name();
    }

    private List<String> others(String of) {
        var rows = model.rows().get();
        return rows == null
                ? List.of()
                : rows.stream().map(PlanRow::sku).filter(each -> !each.equals(of)).toList();
    }

    private void say(@Nullable Said said) {
        notice.setText(said == null || said.bad() ? "" : words.of(said.key()));
        summarise();
        notice.setManaged(!notice.getText().isEmpty());
        undo.setVisible(model.hasCopied());
        undo.setManaged(model.hasCopied());
    }

    private void tell(List<PlanProblem> problems) {
        first(problems);
        summarise();
    }

    /// Says at the foot why nothing was saved.
    private void summarise() {
        var said = model.said().get();
        var wrong = model.problems().get().size();
        if (said != null && said.bad()) summary.setText(words.problem(said.key()));
        else summary.setText(wrong == 0 ? "" : words.of("plans.wrong", wrong));
    }

    /// Tells each problem beside its field, and where the first one is.
    private @Nullable Node first(List<PlanProblem> problems) {
        var wrongSku =
                problems.stream()
                        .filter(each -> each.part().equals("sku"))
                        .findFirst()
                        .map(each -> words.problem(each.code()))
                        .orElse(null);
        PlanParts.tell(skuUnder, wrongSku, sku);
        Node first = wrongSku == null ? null : sku;
        for (var next :
                new Node[] {terms.tell(problems), defects.tell(problems), measured.tell(problems)})
            if (first == null) first = next;
        return first;
    }

    /// Puts the keyboard where one begins.
    void focusFirst() {
        // What scrolls is not in the window before it was dressed.
        applyCss();
        if (skuField.isVisible()) sku.requestFocus();
        else terms.focus();
    }
}
