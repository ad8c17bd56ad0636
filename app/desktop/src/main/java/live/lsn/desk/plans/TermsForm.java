package live.lsn.desk.plans;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.rules.goods.PlanProblem;
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

/// By which tables and rules lots are inspected: scheme, AQLs, switching, skip-lot.
final class TermsForm {
    private final PlansWords words;
    private final Runnable changed;
    private final Segments<Scheme> schemes;
    private final Segments<PlanType> types;
    private final Segments<Counting> countings;
    private final ComboBox<InspectionLevel> level;
    private final Map<NonconformityClass, ComboBox<Optional<Aql>>> aqls =
            new EnumMap<>(NonconformityClass.class);
    private final CheckBox curtail;
    private final CheckBox waived;
    private final CheckBox reduced;
    private final CheckBox skips;
    private final TextField skipAfter;
    private final Label typeUnder = PlanParts.under();
    private final Label aqlUnder = PlanParts.under();
    private final Label skipUnder = PlanParts.under();
    private final VBox skipField;
    private PlanTerms now = PlanTerms.first();
    private Scheme scheme = now.scheme();
    private PlanType type = now.type();
    private Counting counting = now.counting();
    private boolean shows;

    /// @param changed run after every change of the user
    TermsForm(PlansWords words, Runnable changed) {
        this.words = words;
        this.changed = changed;
        schemes =
                new Segments<>(
                        words.of("plan.scheme"),
                        List.of(Scheme.values()),
                        each -> words.of("plan.scheme." + each),
                        scheme,
                        this::pick);
        types =
                new Segments<>(
                        words.of("plan.type"),
                        List.of(PlanType.values()),
                        each -> words.of("plan.type." + each),
                        type,
                        next -> {
                            type = next;
                            change();
                        });
        countings =
                new Segments<>(
                        words.of("plan.counting"),
                        List.of(Counting.values()),
                        each -> words.of("plan.counting." + each),
                        counting,
                        next -> {
                            counting = next;
                            change();
                        });
        schemes.setId("plans-scheme");
        types.setId("plans-type");
        countings.setId("plans-counting");
        level =
                PlanParts.box(
                        "plans-level",
                        List.of(InspectionLevel.values()),
                        InspectionLevel::text,
                        this::change);
        curtail = tick("plans-curtail", "plans.curtail");
        waived = tick("plans-waived", "plans.waived");
        reduced = tick("plans-reduced", "plans.reduced");
        skips = tick("plans-skips", "plans.skips");
        skipAfter = PlanParts.text("plans-skip-after", this::change);
        skipAfter.setMaxWidth(90);
        skipAfter.getStyleClass().add("align-right");
        skipField = PlanParts.field(words.of("plans.skip-after"), skipAfter, skipUnder);
    }

    private CheckBox tick(String id, String key) {
        var tick = new CheckBox(words.of(key));
        tick.setId(id);
        tick.setWrapText(true);
        tick.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        tick.selectedProperty().subscribe((_, _) -> change());
        return tick;
    }

    /// A scheme without tables of the type goes back to one sample.
    private void pick(Scheme next) {
        scheme = next;
        if (!SamplingPlans.offers(next, type)) {
            type = PlanType.SINGLE;
            types.choose(type);
        }
        change();
    }

    private void change() {
        if (shows) return;
        redraw();
        changed.run();
    }

    private void redraw() {
        for (var each : PlanType.values())
            types.block(
                    each,
                    SamplingPlans.offers(scheme, each) ? null : words.of("plan.type.not-offered"));
        skipField.setVisible(skips.isSelected());
        skipField.setManaged(skips.isSelected());
        waived.setDisable(scheme != Scheme.Z1_4);
    }

    List<Node> sections() {
        var tables = new FlowPane(16, 12);
        tables.getChildren()
                .addAll(
                        PlanParts.field(words.of("plan.scheme"), schemes),
                        PlanParts.field(words.of("plan.type"), types, typeUnder),
                        PlanParts.field(words.of("plan.level"), level));
        schemes.choose(scheme);
        types.choose(type);
        return List.of(
                PlanParts.section(words.of("plans.section.tables"), tables),
                PlanParts.section(
                        words.of("plans.section.classes"),
                        PlanParts.field(words.of("plan.counting"), countings),
                        limits()),
                PlanParts.section(
                        words.of("plans.section.rules"),
                        curtail,
                        reduced,
                        waived,
                        skips,
                        skipField,
                        PlanParts.wrapped(words.of("plans.skip.about"), "small", "muted")));
    }

    private VBox limits() {
        var row = new HBox(8);
        row.setAlignment(Pos.TOP_LEFT);
        for (var of : NonconformityClass.values()) {
            var choices = new ArrayList<Optional<Aql>>();
            choices.add(Optional.empty());
            Aql.ALL.forEach(aql -> choices.add(Optional.of(aql)));
            var box =
                    PlanParts.box(
                            "plans-aql-" + of.name().toLowerCase(Locale.ROOT),
                            choices,
                            (Optional<Aql> aql) ->
                                    aql.map(words::name).orElse(words.of("plan.left-out")),
                            this::change);
            aqls.put(of, box);
            var field = PlanParts.field(words.name(of), box);
            box.setAccessibleText(words.of("plan.aql.of", words.name(of)));
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setPrefWidth(100);
            row.getChildren().add(field);
        }
        var limits = new VBox(4, row, aqlUnder);
        limits.getStyleClass().add("entry-field");
        return limits;
    }

    void show(PlanTerms terms) {
        shows = true;
        now = terms;
        scheme = terms.scheme();
        type = terms.type();
        counting = terms.counting();
        schemes.choose(scheme);
        types.choose(type);
        countings.choose(counting);
        level.setValue(terms.level());
        curtail.setSelected(terms.mayCurtail());
        waived.setSelected(terms.limitNumbersWaived());
        reduced.setSelected(terms.reducedApproved());
        skips.setSelected(terms.skips());
        skipAfter.setText(terms.skipAfter());
        aqls.forEach(
                (of, box) -> {
                    var text = terms.aqls().get(of);
                    box.setValue(text == null ? Optional.empty() : Aql.find(text));
                });
        redraw();
        shows = false;
    }

    PlanTerms read() {
        var chosen = new EnumMap<NonconformityClass, String>(NonconformityClass.class);
        aqls.forEach(
                (of, box) -> {
                    if (box.getValue() != null)
                        box.getValue().ifPresent(aql -> chosen.put(of, aql.text()));
                });
        var picked = level.getValue();
        return new PlanTerms(
                scheme,
                type,
                picked == null ? now.level() : picked,
                counting,
                curtail.isSelected(),
                waived.isSelected(),
                reduced.isSelected(),
                chosen,
                skips.isSelected(),
                skipAfter.getText().strip());
    }

    /// Tells what is wrong beside its field.
    ///
    /// @return the first field that is wrong; null where none is
    @Nullable Node tell(List<PlanProblem> problems) {
        Node first = null;
        var classes = read().classes();
        for (var of : aqls.keySet()) PlanParts.tell(aqlUnder, null, aqls.get(of));
        for (var each : problems) {
            if (!each.part().equals("classes")) continue;
            var box =
                    aqls.get(
                            each.row() < 0
                                    ? NonconformityClass.CRITICAL
                                    : classes.get(each.row()).of());
            if (aqlUnder.getText().isEmpty()) first = box;
            if (box != null) PlanParts.tell(aqlUnder, words.problem(each.code()), box);
        }
        var wrongType = problemOf(problems, "type");
        PlanParts.tell(typeUnder, wrongType, types);
        if (wrongType != null) first = types;
        var skip = problemOf(problems, "skipAfter");
        PlanParts.tell(skipUnder, skip, skipAfter);
        return first == null && skip != null ? skipAfter : first;
    }

    private @Nullable String problemOf(List<PlanProblem> problems, String part) {
        return problems.stream()
                .filter(each -> each.part().equals(part))
                .findFirst()
                .map(each -> words.problem(each.code()))
                .orElse(null);
    }

    /// Puts the keyboard into the first field.
    void focus() {
        schemes.requestFocus();
    }
}
