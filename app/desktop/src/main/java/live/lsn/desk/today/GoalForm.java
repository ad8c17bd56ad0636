package live.lsn.desk.today;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Measure.Polarity;
import live.lsn.desk.today.Page.Reading;
import live.lsn.ui.ActButton;
import live.lsn.ui.Scrolling;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.form.DraftDesk;
import live.lsn.ui.form.Fields;
import live.lsn.ui.form.Form;
import live.lsn.ui.form.FormField;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What a measure should come to, and setting it from a day on.
final class GoalForm extends VBox {
    private final TodayViewModel model;
    private final TodayWords words;
    private final DraftBook drafts;
    private final Label now = new Label();
    private final Hyperlink change = new Hyperlink();
    private @Nullable Measure measure;
    private @Nullable Entered entered;

    /// What is being entered for a measure.
    private record Entered(
            Measure measure,
            FormField<Long> amount,
            FormField<LocalDate> from,
            Form form,
            DraftDesk draft) {}

    GoalForm(TodayViewModel model, TodayWords words, DraftBook drafts) {
        super(8);
        this.model = model;
        this.words = words;
        this.drafts = drafts;
        getStyleClass().add("goal-form");
        var title = new Label(words.of("today.goal"));
        title.getStyleClass().add("section-title");
        now.setWrapText(true);
        now.setMinHeight(USE_PREF_SIZE);
        change.setText(words.of("today.goal.set"));
        change.setOnAction(_ -> edit());
        getChildren().addAll(title, now, change);
        offer();
    }

    /// Shows the goal of a figure; what is being typed stays while the figure is the same.
    void show(Reading reading, @Nullable Goal goal) {
        var today = reading.window().cutTime().toLocalDate();
        var holds = goal == null ? null : goal.on(today);
        now.setText(
                holds == null
                        ? words.of("today.goal.none.now")
                        : words.of(
                                "today.goal.now." + kind(reading.measure()),
                                words.full(reading.measure().unit(), holds)));
        if (reading.measure() != measure) close();
        measure = reading.measure();
        offer();
    }

    /// A limit, an amount for each day, or a level to be held.
    private static String kind(Measure of) {
        if (of.polarity() == Polarity.LOWER_IS_BETTER) return "limit";
        return of == Measure.AOV || of == Measure.LIVE_SHARE ? "level" : "day";
    }

    private String unit(Measure of) {
        return switch (of.unit()) {
            case MONEY -> words.currency();
            case COUNT -> words.of("today.goal.number");
            case SHARE -> "%";
        };
    }

    /// Opens the form, where the person may set goals.
    void edit() {
        var of = measure;
        if (!model.setsGoals() || of == null) return;
        if (entered == null) {
            var amount = amount(of).required();
            var from =
                    Fields.day(
                                    "goal-from",
                                    words.of("today.goal.from"),
                                    words.formats(),
                                    this::today)
                            .required()
                            .start(today())
                            .check(
                                    day ->
                                            day.isBefore(today())
                                                    ? words.of("goals.day.over")
                                                    : null);
            var form = new Form(this::save, this::close).row(amount).row(from);
            form.with(acts(form));
            getChildren().add(form);
            entered = new Entered(of, amount, from, form, drafts.keep(form, "goal-" + of));
            offer();
            // Its buttons would lie below the window otherwise.
            if (getScene() != null) Scrolling.reveal(this);
        }
        entered.amount.focus();
    }

    private FormField<Long> amount(Measure of) {
        var title = words.of("today.goal.amount." + kind(of), unit(of));
        var name = "goal-amount";
        return switch (of.unit()) {
            case MONEY -> Fields.money(name, title, words.currency(), words.formats());
            case COUNT -> Fields.quantity(name, title, words.formats());
            case SHARE -> Fields.decimal(name, title, 1, words.formats()).unit("%");
        };
    }

    private HBox acts(Form form) {
        var save = new ActButton(words.of("today.goal.save"), null, ActButton.Kind.PRIMARY);
        save.setOnAction(_ -> form.save());
        var cancel = new ActButton(words.of("today.goal.cancel"), null, ActButton.Kind.DEFAULT);
        cancel.setOnAction(_ -> form.guard().leave(this::close));
        return new HBox(8, save, cancel);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(drafts.clock().instant(), words.formats().zone());
    }

    private void save() {
        var given = entered;
        if (given == null) return;
        var amount = given.amount.value();
        var from = given.from.value();
        if (amount == null || from == null) return;
        given.form.setDisable(true);
        model.setGoal(given.measure, from, amount, refusal -> told(given, refusal));
    }

    /// The form goes with its draft once the goal is safe. What the rules refuse is told at the
    /// field, and nothing of what was entered is lost.
    private void told(Entered given, @Nullable String refusal) {
        given.form.setDisable(false);
        if (refusal == null) {
            given.draft.forget();
            if (given.equals(entered)) close();
        } else {
            given.amount.refuse(words.refusal(refusal));
            if (given.equals(entered)) given.amount.focus();
        }
    }

    /// Writes what is being entered, before the window closes.
    void keep() {
        if (entered != null) entered.draft.close();
    }

    private void close() {
        if (entered != null) getChildren().remove(entered.form);
        entered = null;
        offer();
    }

    private void offer() {
        change.setVisible(model.setsGoals() && entered == null);
        change.setManaged(change.isVisible());
    }
}
