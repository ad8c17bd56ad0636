package live.lsn.desk.today;

import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Measure.Polarity;
import live.lsn.desk.today.Page.Reading;
import live.lsn.ui.ActButton;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.OptionalLong;

/// What a measure should come to, and setting it from a day on.
final class GoalForm extends VBox {
    private final TodayViewModel model;
    private final TodayWords words;
    private final InstantSource clock;
    private final Label now = new Label();
    private final Hyperlink change = new Hyperlink();
    private final Label amountLabel = new Label();
    private final TextField amount = new TextField();
    private final DatePicker from = new DatePicker();
    private final Label error = new Label();
    private final VBox fields;
    private @Nullable Measure measure;

    GoalForm(TodayViewModel model, TodayWords words, InstantSource clock) {
        super(8);
        this.model = model;
        this.words = words;
        this.clock = clock;
        getStyleClass().add("goal-form");
        var title = new Label(words.of("today.goal"));
        title.getStyleClass().add("section-title");
        now.setWrapText(true);
        now.setMinHeight(USE_PREF_SIZE);
        change.setText(words.of("today.goal.set"));
        change.setOnAction(_ -> edit());
        error.getStyleClass().add("error");
        error.setWrapText(true);
        error.setMinHeight(USE_PREF_SIZE);
        amount.setId("goal-amount");
        fields = fields();
        model.onRefused(code -> tell(words.refusal(code)));
        getChildren().addAll(title, now, change, fields);
        open(false);
    }

    private VBox fields() {
        amountLabel.getStyleClass().addAll("field-label", "muted");
        amountLabel.setLabelFor(amount);
        var day = new Label(words.of("today.goal.from"));
        day.getStyleClass().addAll("field-label", "muted");
        day.setLabelFor(from);
        from.setMaxWidth(Double.MAX_VALUE);
        var save = new ActButton(words.of("today.goal.save"), null, ActButton.Kind.PRIMARY);
        save.setOnAction(_ -> save());
        amount.setOnAction(_ -> save());
        var cancel = new ActButton(words.of("today.goal.cancel"), null, ActButton.Kind.DEFAULT);
        cancel.setOnAction(_ -> open(false));
        HBox.setHgrow(amount, Priority.ALWAYS);
        return new VBox(6, amountLabel, amount, day, from, error, new HBox(8, save, cancel));
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
        change.setVisible(model.setsGoals() && !fields.isVisible());
        change.setManaged(change.isVisible());
        if (reading.measure() == measure) return;
        measure = reading.measure();
        amountLabel.setText(words.of("today.goal.amount." + kind(measure), unit(measure)));
        open(false);
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
        if (!model.setsGoals() || measure == null) return;
        open(true);
        from.setValue(today());
        amount.requestFocus();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), words.formats().zone());
    }

    private void open(boolean shown) {
        fields.setVisible(shown);
        fields.setManaged(shown);
        change.setVisible(model.setsGoals() && !shown);
        change.setManaged(change.isVisible());
        if (!shown) amount.clear();
        tell("");
    }

    private void tell(String why) {
        error.setText(why);
        error.setVisible(!why.isEmpty());
        error.setManaged(!why.isEmpty());
        if (!why.isEmpty() && !fields.isVisible()) open(true, why);
    }

    private void open(boolean shown, String why) {
        fields.setVisible(shown);
        fields.setManaged(shown);
        error.setText(why);
    }

    private void save() {
        var of = measure;
        if (of == null) return;
        var typed = typed(of);
        var day = from.getValue();
        if (typed.isEmpty() || day == null) {
            tell(words.of("today.goal.unreadable", unit(of)));
            return;
        }
        if (day.isBefore(today())) {
            tell(words.of("goals.day.over"));
            return;
        }
        open(false);
        model.setGoal(of, day, typed.getAsLong());
    }

    /// In the unit of the measure; more decimals than it has are not guessed away.
    private OptionalLong typed(Measure of) {
        var decimals =
                switch (of.unit()) {
                    case MONEY -> words.decimals();
                    case COUNT -> 0;
                    case SHARE -> 1;
                };
        try {
            var plain = amount.getText().replace(",", "").replace(" ", "").strip();
            return OptionalLong.of(new BigDecimal(plain).movePointRight(decimals).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
