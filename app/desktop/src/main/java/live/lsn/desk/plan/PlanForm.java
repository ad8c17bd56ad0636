package live.lsn.desk.plan;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.SamplingPlans;
import live.lsn.ui.Segments;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What is asked: every change is answered at once, there is no button.
final class PlanForm extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int ROWS = 14;
    private final PlanViewModel model;
    private final PlanWords words;
    private final TextField lot = new TextField();
    private final Label lotUnder = new Label();
    private final VBox lotField;
    private final Label typeUnder = new Label();
    private final Segments<Scheme> scheme;
    private final Segments<PlanType> type;
    private final Segments<Severity> severity;
    private final Segments<Counting> counting;
    private final ComboBox<InspectionLevel> level;
    private final Map<NonconformityClass, ComboBox<Optional<Aql>>> aqls =
            new EnumMap<>(NonconformityClass.class);
    private boolean shows;
    private boolean types;

    /// @param copy copies the plan
    PlanForm(PlanViewModel model, PlanWords words, Runnable copy) {
        super(14);
        this.model = model;
        this.words = words;
        var now = model.ask().get();
        getStyleClass().add("plan-form");
        setPadding(new Insets(14, 16, 16, 16));
        scheme =
                new Segments<>(
                        words.of("plan.scheme"),
                        List.of(Scheme.values()),
                        each -> words.of("plan.scheme." + each),
                        now.scheme(),
                        next -> model.change(ask -> ask.withScheme(next)));
        type =
                new Segments<>(
                        words.of("plan.type"),
                        List.of(PlanType.values()),
                        words::name,
                        now.type(),
                        next -> model.change(ask -> ask.withType(next)));
        severity =
                new Segments<>(
                        words.of("plan.severity"),
                        List.of(Severity.values()),
                        words::name,
                        now.severity(),
                        next -> model.change(ask -> ask.withSeverity(next)));
        counting =
                new Segments<>(
                        words.of("plan.counting"),
                        List.of(Counting.values()),
                        words::name,
                        now.counting(),
                        next -> model.change(ask -> ask.withCounting(next)));
        level =
                box(
                        "plan-level",
                        List.of(InspectionLevel.values()),
                        InspectionLevel::text,
                        next -> model.change(ask -> ask.withLevel(next)));
        scheme.setId("plan-scheme");
        type.setId("plan-type");
        severity.setId("plan-severity");
        counting.setId("plan-counting");
        level.setAccessibleText(words.of("plan.level"));
        lotField = lotField(copy);
        getChildren()
                .addAll(
                        lotField,
                        field("plan.scheme", scheme),
                        field("plan.type", type, typeUnder),
                        field("plan.level", level),
                        field("plan.severity", severity),
                        limits(),
                        field("plan.counting", counting));
        model.ask().subscribe(this::show);
        model.lotProblem().subscribe(this::tellLot);
    }

    private VBox lotField(Runnable copy) {
        lot.setId("plan-lot");
        lot.getStyleClass().add("align-right");
        lot.setAccessibleText(words.of("plan.lot"));
        lot.textProperty()
                .subscribe(
                        (_, typed) -> {
                            if (shows) return;
                            types = true;
                            model.typeLot(typed);
                            types = false;
                        });
        // A few digits nobody wants to copy: the key means the plan here too.
        lot.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.C || !event.isShortcutDown()) return;
                    event.consume();
                    copy.run();
                });
        return field("plan.lot", lot, lotUnder);
    }

    private VBox limits() {
        var row = new HBox(8);
        for (var of : NonconformityClass.values()) {
            var choices = new ArrayList<Optional<Aql>>();
            choices.add(Optional.empty());
            Aql.ALL.forEach(aql -> choices.add(Optional.of(aql)));
            var box =
                    box(
                            "plan-aql-" + of.name().toLowerCase(Locale.ROOT),
                            choices,
                            (Optional<Aql> aql) ->
                                    aql.map(words::name).orElse(words.of("plan.left-out")),
                            next -> model.change(ask -> ask.withAql(of, next.orElse(null))));
            box.setAccessibleText(words.of("plan.aql.of", words.name(of)));
            aqls.put(of, box);
            var caption = new Label(words.name(of));
            caption.getStyleClass().add("field-label");
            caption.setGraphic(ClassMark.of(of));
            caption.setLabelFor(box);
            var each = new VBox(4, caption, box);
            HBox.setHgrow(each, Priority.ALWAYS);
            each.setPrefWidth(80);
            row.getChildren().add(each);
        }
        return new VBox(6, label("plan.aql"), row);
    }

    private VBox field(String key, Node... nodes) {
        var box = new VBox(4, label(key));
        box.getStyleClass().add("entry-field");
        box.getChildren().addAll(nodes);
        for (var node : nodes) if (node instanceof Label under) under(under);
        return box;
    }

    private static void under(Label label) {
        label.getStyleClass().add("under");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
    }

    private Label label(String key) {
        var label = new Label(words.messages().of(key));
        label.getStyleClass().add("field-label");
        return label;
    }

    private <T> ComboBox<T> box(
            String id, List<T> choices, Function<T, String> tell, Consumer<T> pick) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.getItems().setAll(choices);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setVisibleRowCount(ROWS);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T choice) {
                        return choice == null ? "" : tell.apply(choice);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("chosen, not typed");
                    }
                });
        box.valueProperty()
                .subscribe(
                        (_, next) -> {
                            if (next != null && !shows) pick.accept(next);
                        });
        return box;
    }

    private void show(PlanAsk ask) {
        shows = true;
        scheme.choose(ask.scheme());
        for (var each : PlanType.values()) {
            var offered = SamplingPlans.offers(ask.scheme(), each);
            type.block(each, offered ? null : words.of("plan.type.not-offered"));
        }
        typeUnder.setText(
                SamplingPlans.offers(ask.scheme(), PlanType.DOUBLE)
                        ? ""
                        : words.of("plan.type.not-offered"));
        type.choose(ask.type());
        severity.choose(ask.severity());
        counting.choose(ask.counting());
        level.setValue(ask.level());
        aqls.forEach((of, box) -> box.setValue(Optional.ofNullable(ask.aqls().get(of))));
        showLot(ask.lotSize());
        shows = false;
    }

    /// What is being typed is left as it is.
    private void showLot(@Nullable Integer size) {
        if (size != null && !types) lot.setText(words.count(size));
    }

    private void tellLot(@Nullable String problem) {
        var most = words.count(PlanViewModel.LARGEST_LOT);
        lotUnder.setText(problem == null ? "" : words.of(problem, most));
        var wrong = problem != null && !problem.equals("plan.lot.none");
        lotField.pseudoClassStateChanged(WRONG, wrong);
        lot.setAccessibleHelp(lotUnder.getText());
    }

    /// Puts the keyboard into the size of the lot, so that digits replace it; whoever is typing
    /// there already goes on.
    void focusLot() {
        if (lot.getScene() != null && lot.equals(lot.getScene().getFocusOwner())) return;
        lot.requestFocus();
        lot.selectAll();
    }
}
