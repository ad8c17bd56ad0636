package live.lsn.ui.form;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.ui.Words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private final Runnable onSave;
    private final UnsavedGuard guard;
    private boolean still;

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
                    if (event.getCode() != KeyCode.ESCAPE) return;
                    event.consume();
                    guard.leave(onLeave);
                });
    }

    /// Adds fields, beside each other where there are several.
    public Form row(FormField<?>... row) {
        var box = new HBox(12, row);
        for (var field : row) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setMinWidth(0);
            field.setPrefWidth(160);
            fields.add(field);
            field.onChange(this::changed);
        }
        return with(box);
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
        // Each is asked, so that each tells what is wrong with it.
        var wrong = fields.stream().filter(field -> !field.validate()).toList();
        say(wrong.isEmpty() ? "" : Words.of("form.wrong", wrong.size()));
        if (!wrong.isEmpty()) wrong.getFirst().focus();
        else onSave.run();
        return wrong.isEmpty();
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
        still = false;
        say("");
        changed();
    }

    /// Has `changed` run after every change of a field.
    void onChange(Runnable changed) {
        listeners.add(changed);
    }

    long changedFields() {
        return fields.stream().filter(FormField::isChanged).count();
    }

    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        for (var field : fields) texts.put(field.name(), field.text());
        return texts;
    }

    void restore(Map<String, String> texts) {
        still = true;
        for (var field : fields) {
            var text = texts.get(field.name());
            if (text != null) field.restore(text);
        }
        still = false;
        changed();
    }

    private void changed() {
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
        var entered =
                owner instanceof TextField
                        || (owner instanceof ComboBoxBase<?> box && !box.isShowing());
        if (!entered) return;
        for (var i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isFocusWithin()) continue;
            event.consume();
            if (i + 1 < fields.size()) fields.get(i + 1).focus();
            else save();
            return;
        }
    }
}
