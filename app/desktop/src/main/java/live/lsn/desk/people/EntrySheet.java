package live.lsn.desk.people;

import javafx.event.Event;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.form.DraftDesk;
import live.lsn.ui.form.Form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A form beside a list. What stands in it is a draft from the first keystroke until the platform
/// has done what it asks for.
abstract class EntrySheet<T, D> {
    final Form form;
    final PeopleWords words;
    private final Bench<T, D> bench;
    private final VBox box = new VBox(16);
    private final DraftBook drafts;
    private @Nullable DraftDesk draft;
    private @Nullable Region foot;
    private @Nullable Trouble told;
    private boolean busy;

    /// @param save sends what is entered, once all of it is right
    EntrySheet(Bench<T, D> bench, PeopleWords words, DraftBook drafts, Runnable save) {
        this.bench = bench;
        this.words = words;
        this.drafts = drafts;
        form = new Form(save, bench::leave);
        box.setPadding(new Insets(16));
    }

    /// Shows its parts from now on, and brings back what was kept of it.
    ///
    /// @param acts before the one that leaves
    /// @param key of the draft
    final void begin(List<ActButton> acts, String key, Node... parts) {
        box.getChildren().setAll(parts);
        var leave = new ActButton(words.of("people.leave"), "Esc", ActButton.Kind.DEFAULT);
        leave.setOnAction(_ -> leave());
        var all = new ArrayList<>(acts);
        all.add(leave);
        foot = Parts.foot(all);
        draft = drafts.keep(form, key);
    }

    /// What saving does, in words.
    static Label effect(String text) {
        var effect = Parts.wrapped(text);
        effect.setGraphic(Icons.of("bi-info-circle"));
        effect.setGraphicTextGap(8);
        effect.getStyleClass().add("small");
        return effect;
    }

    /// Shows what the model has made of what is entered.
    final void show(Step.Form<T, D> now) {
        var wasBusy = busy;
        busy = now.busy();
        box.setDisable(busy);
        var why = bench.blocked();
        redraw(now.draft(), why == null ? null : words.of(why));
        if (wasBusy && !busy) focusFirst();
        var trouble = now.trouble();
        if (trouble != null && !trouble.equals(told) && refuse(trouble)) form.validate();
        told = trouble;
    }

    /// Shows what depends on what is entered.
    ///
    /// @param blocked why nothing can be saved now, in words; null where it can
    abstract void redraw(D entered, @Nullable String blocked);

    /// Tells what the platform refused at its field, where it has one.
    ///
    /// @return whether it has
    boolean refuse(Trouble trouble) {
        return false;
    }

    void focusFirst() {
        form.focusFirst();
    }

    /// Goes on or back by a key that was pressed outside of the form.
    boolean take(javafx.scene.input.KeyEvent event) {
        return false;
    }

    final Region node() {
        return box;
    }

    /// What can be done with it.
    final @Nullable Region foot() {
        return foot;
    }

    /// Whether the form has that key for itself.
    final boolean has(Event event) {
        for (var node = event.getTarget() instanceof Node target ? target : null;
                node != null;
                node = node.getParent()) if (node.equals(form)) return true;
        return false;
    }

    final void save() {
        if (!busy) form.save();
    }

    /// Leaves, and asks first where something would be lost.
    final void leave() {
        if (!busy) form.guard().leave(bench::leave);
    }

    /// The platform has done it: the draft goes.
    final void safe() {
        if (draft != null) draft.forget();
    }

    /// Writes what is not written yet, before the window closes.
    final void close() {
        if (draft != null) draft.close();
    }
}
