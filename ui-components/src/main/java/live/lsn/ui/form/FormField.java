package live.lsn.ui.form;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// A value with its label above and, under it, what is wrong, what it was before, or help.
///
/// Until the focus has left for the first time, an error waits until the typing rests for 600 ms;
/// from then on it is told with every key. A screen reader hears the label as the name and the line
/// under the field as help.
///
/// @param <T> the values
public final class FormField<T> extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final Duration REST = Duration.millis(600);
    private final String name;
    private final String title;
    private final Entry<T> entry;
    private final Label label = new Label();
    private final Label under = new Label();
    private final PauseTransition rest = new PauseTransition(REST);
    private final List<Function<T, @Nullable String>> checks = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable String help;
    private @Nullable String refusal;
    private @Nullable T before;
    private String textBefore;
    private boolean comparing;
    private @Nullable String missing;
    private boolean live;

    /// @param name key in drafts, and the id of what takes the keyboard
    /// @param title shown as its label
    public FormField(String name, String title, Entry<T> entry) {
        super(4);
        this.name = name;
        this.title = title;
        this.entry = entry;
        textBefore = entry.text();
        getStyleClass().add("entry-field");
        label.setText(title);
        label.getStyleClass().add("field-label");
        label.setLabelFor(entry.target());
        entry.target().setId(name);
        under.setWrapText(true);
        under.setMinHeight(USE_PREF_SIZE);
        under.getStyleClass().add("under");
        getChildren().addAll(label, entry.node(), under);
        rest.setOnFinished(_ -> tell(true));
        entry.listen(this::changed);
        focusWithinProperty().subscribe(within -> leave(within));
        tell(false);
    }

    /// Has to be given; the label carries a mark.
    public FormField<T> required() {
        return required(Words.of("form.required"));
    }

    /// The same, and says so in words of its own.
    public FormField<T> required(String words) {
        missing = words;
        label.setText(title + " *");
        tell(live);
        return this;
    }

    /// Says behind the field what is counted, such as `kg`.
    public FormField<T> unit(String unit) {
        var behind = new Label(unit);
        behind.getStyleClass().addAll("small", "muted");
        behind.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(entry.node(), Priority.ALWAYS);
        getChildren().remove(entry.node());
        var line = new HBox(8, entry.node(), behind);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(getChildren().indexOf(under), line);
        return this;
    }

    /// Says under the field what belongs there.
    public FormField<T> help(String words) {
        help = words;
        tell(live);
        return this;
    }

    /// A condition on the value.
    ///
    /// @param problem what is wrong with a value, in words; null where nothing is
    public FormField<T> check(Function<T, @Nullable String> problem) {
        checks.add(problem);
        tell(live);
        return this;
    }

    /// Shows a value and says what it was when it is changed.
    public FormField<T> from(@Nullable T value) {
        comparing = true;
        return start(value);
    }

    /// Shows a value that something new begins with.
    public FormField<T> start(@Nullable T value) {
        entry.show(value);
        before = value;
        textBefore = entry.text();
        live = false;
        tell(false);
        return this;
    }

    /// Shows another value than the one it began with, as if it had been typed.
    public FormField<T> enter(@Nullable T value) {
        entry.show(value);
        return this;
    }

    /// Has `changed` run after every change.
    public FormField<T> onChange(Runnable changed) {
        listeners.add(changed);
        return this;
    }

    /// Says what somebody else found wrong with the value, until it is changed; null takes it back.
    public void refuse(@Nullable String words) {
        refusal = words;
        tell(live || words != null);
    }

    /// The value; null where there is none that can be read and passes.
    public @Nullable T value() {
        return problem() == null ? entry.read().orNull() : null;
    }

    /// What is wrong, in words; null where nothing is.
    public @Nullable String problem() {
        if (refusal != null) return refusal;
        return switch (entry.read()) {
            case Reading.Empty<T>() -> missing;
            case Reading.Wrong<T>(var problem) -> problem;
            case Reading.Value<T>(var value) ->
                    checks.stream()
                            .map(each -> each.apply(value))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        };
    }

    /// Whether what stands there differs from what it began with.
    public boolean isChanged() {
        if (entry.text().equals(textBefore)) return false;
        var reading = entry.read();
        return reading instanceof Reading.Wrong || !Objects.equals(reading.orNull(), before);
    }

    /// Tells what is wrong from now on with every key; whether nothing is.
    public boolean validate() {
        live = true;
        tell(true);
        return problem() == null;
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    /// What stands there in words; empty where nothing does.
    String told() {
        var value = entry.read().orNull();
        return value == null ? entry.text() : entry.tell(value);
    }

    /// Puts the focus where the value is given.
    public void focus() {
        entry.target().requestFocus();
    }

    String text() {
        return entry.text();
    }

    void restore(String text) {
        entry.restore(text);
    }

    /// Goes back to what it began with.
    void reset() {
        entry.restore(textBefore);
        live = false;
        rest.stop();
        tell(false);
    }

    /// Takes what stands there as what it begins with.
    void settle() {
        before = entry.read().orNull();
        textBefore = entry.text();
        live = false;
        tell(false);
    }

    private void changed() {
        refusal = null;
        if (live) tell(true);
        else {
            // A problem that was told goes as soon as it is mended.
            tell(false);
            rest.playFromStart();
        }
        listeners.forEach(Runnable::run);
    }

    private void leave(boolean within) {
        if (within || getScene() == null) return;
        if (isChanged()) {
            live = true;
            entry.tidy();
        }
        tell(live);
    }

    private void tell(boolean errors) {
        var problem = errors ? problem() : null;
        var was = isChanged() && comparing ? was() : null;
        var words = problem != null ? problem : was != null ? was : help;
        under.setText(words == null ? "" : words);
        under.setVisible(words != null);
        under.setManaged(words != null);
        var target = entry.target();
        for (var each : List.of(entry.node(), target, under)) {
            each.pseudoClassStateChanged(WRONG, problem != null);
            each.pseudoClassStateChanged(CHANGED, was != null);
        }
        speak(target, words);
        if (!target.equals(entry.node())) entry.node().setAccessibleText(title);
    }

    private void speak(Node target, @Nullable String words) {
        var spoken = missing != null ? Words.of("form.required.spoken", title) : title;
        target.setAccessibleText(entry.spoken(spoken));
        target.setAccessibleHelp(words);
    }

    private String was() {
        var old = before;
        return old == null ? Words.of("form.was-empty") : Words.of("form.was", entry.tell(old));
    }
}
