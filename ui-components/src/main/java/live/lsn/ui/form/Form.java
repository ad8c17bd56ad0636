package live.lsn.ui.form;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Fields that are saved together.
///
/// Enter goes to the next field and saves in the last, Ctrl+Enter saves from anywhere, and Esc
/// leaves, which asks first when something is changed.
public final class Form extends VBox {
    private final List<FormField<?>> fields = new ArrayList<>();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);
    private final List<Runnable> listeners = new ArrayList<>();
    private final Label summary = new Label();
    private final List<Aside> asides = new ArrayList<>();
    private final Runnable onSave;
    private final UnsavedGuard guard;
    private Runnable onLast = this::save;
    private Consumer<FormField<?>> reveal = FormField::focus;
    private boolean still;

    /// What a draft holds besides the fields.
    private record Aside(String name, Supplier<String> text, Consumer<@Nullable String> restore) {}

    /// @param onSave is run when every field is right
    /// @param onLeave is run when Esc leaves
    public Form(Runnable onSave, Runnable onLeave) {
        super(12);
        this.onSave = onSave;
        getStyleClass().add("form");
        summary.getStyleClass().add("field-error");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        guard = new UnsavedGuard(this);
        getChildren().addAll(summary, guard);
        say("");
        addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ESCAPE || isListOpen(event)) return;
                    event.consume();
                    guard.leave(onLeave);
                });
    }

    /// Adds fields, beside each other where there are several.
    public Form row(FormField<?>... row) {
        return with(own(row));
    }

    /// Makes fields part of the form; whoever asks puts them somewhere in it.
    HBox own(FormField<?>... row) {
        var box = new FieldRow(row);
        for (var field : row) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setMinWidth(0);
            field.setPrefWidth(160);
            fields.add(field);
            field.onChange(this::changed);
        }
        return box;
    }

    /// Has drafts hold something besides the fields, which alone is no change.
    ///
    /// @param restore given what `text` gave; null to begin anew
    void aside(String name, Supplier<String> text, Consumer<@Nullable String> restore) {
        asides.add(new Aside(name, text, restore));
    }

    /// Shows its fields in several steps.
    ///
    /// @param last run where Enter was pressed in the last field of those that are shown
    /// @param shown brings a field into sight and gives it the focus
    void stepwise(Runnable last, Consumer<FormField<?>> shown) {
        onLast = last;
        reveal = shown;
    }

    /// Adds what is no field, under what there is.
    public Form with(Node node) {
        getChildren().add(getChildren().size() - 2, node);
        changed();
        return this;
    }

    /// What asks before something is lost.
    public UnsavedGuard guard() {
        return guard;
    }

    /// Whether a field differs from what it began with.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// Whether every field is right, told or not.
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /// Saves when every field is right; else goes to the first wrong one and says how many are.
    ///
    /// @return whether every field was right
    public boolean save() {
        var right = check(fields);
        if (right) onSave.run();
        return right;
    }

    /// Tells what is wrong in each field, and goes to the first that is.
    ///
    /// @return whether every field is right
    public boolean validate() {
        return check(fields);
    }

    /// Whether these are all right; goes to the first that is not.
    boolean check(List<? extends FormField<?>> some) {
        // Each is asked, so that each tells what is wrong with it.
        var wrong = some.stream().filter(field -> !field.validate()).toList();
        if (!wrong.isEmpty()) reveal.accept(wrong.getFirst());
        say(wrong.isEmpty() ? "" : Words.of("form.wrong", wrong.size()));
        return wrong.isEmpty();
    }

    /// Puts the focus into the first field that can take it.
    public void focusFirst() {
        fields.stream().filter(Form::isOpen).findFirst().ifPresent(FormField::focus);
    }

    /// What is entered is saved: the form begins anew with it.
    public void saved() {
        fields.forEach(FormField::settle);
        changed();
    }

    /// Goes back to what the form began with.
    public void reset() {
        still = true;
        fields.forEach(FormField::reset);
        asides.forEach(aside -> aside.restore.accept(null));
        still = false;
        say("");
        changed();
    }

    /// Has `changed` run after every change of a field.
    public void onChange(Runnable changed) {
        listeners.add(changed);
    }

    long changedFields() {
        return fields.stream().filter(FormField::isChanged).count();
    }

    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        for (var field : fields) texts.put(field.name(), field.text());
        for (var aside : asides) texts.put(aside.name, aside.text.get());
        return texts;
    }

    void restore(Map<String, String> texts) {
        still = true;
        for (var field : fields) {
            var text = texts.get(field.name());
            if (text != null) field.restore(text);
        }
        for (var aside : asides) aside.restore.accept(texts.get(aside.name));
        still = false;
        changed();
    }

    /// A field, or what drafts hold besides them, is another now.
    void changed() {
        if (still) return;
        dirty.set(fields.stream().anyMatch(FormField::isChanged));
        valid.set(fields.stream().allMatch(field -> field.problem() == null));
        if (valid.get()) say("");
        listeners.forEach(Runnable::run);
    }

    private void say(String words) {
        summary.setText(words);
        summary.setVisible(!words.isEmpty());
        summary.setManaged(!words.isEmpty());
    }

    private void enter(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER || event.isAltDown() || guard.isVisible()) return;
        if (event.isShortcutDown()) {
            event.consume();
            save();
            return;
        }
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        if (!isEntry(owner)) return;
        var shown = fields.stream().filter(Form::isOpen).toList();
        for (var i = 0; i < shown.size(); i++) {
            if (!isWithin(owner, shown.get(i))) continue;
            event.consume();
            if (i + 1 < shown.size()) shown.get(i + 1).focus();
            else onLast.run();
            return;
        }
    }

    /// A list of choices that is open has Esc for itself.
    private static boolean isListOpen(KeyEvent event) {
        return event.getTarget() instanceof ComboBoxBase<?> box && box.isShowing();
    }

    private static boolean isEntry(@Nullable Node owner) {
        return owner instanceof TextField
                || owner instanceof CheckBox
                || owner instanceof RadioButton
                || (owner instanceof ComboBoxBase<?> box && !box.isShowing());
    }

    /// A list of choices may say for a while that it has the focus after it has lost it.
    private static boolean isWithin(@Nullable Node node, FormField<?> field) {
        for (var each = node; each != null; each = each.getParent())
            if (each.equals(field)) return true;
        return false;
    }

    private static boolean isOpen(FormField<?> field) {
        if (field.isDisabled()) return false;
        for (Node node = field; node != null && !(node instanceof Form); node = node.getParent())
            if (!node.isVisible()) return false;
        return true;
    }
}
