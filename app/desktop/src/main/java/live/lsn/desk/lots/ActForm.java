package live.lsn.desk.lots;

import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.form.DraftDesk;
import live.lsn.ui.form.Form;

import org.jspecify.annotations.Nullable;

/// What an act asks for. What is typed is a draft from the first keystroke until the act is done.
abstract class ActForm extends VBox {
    final Form form;
    final ActButton send;
    private @Nullable DraftDesk draft;

    ActForm(LotsViewModel model, LotsWords words, String title, String lead) {
        super(8);
        form = new Form(this::save, model::cancel);
        send = new ActButton(words.of("lots.form.send"), "Ctrl+Enter", ActButton.Kind.PRIMARY);
        send.setOnAction(_ -> form.save());
        var leave = new ActButton(words.of("lots.form.leave"), "Esc", ActButton.Kind.DEFAULT);
        leave.setOnAction(_ -> form.guard().leave(model::cancel));
        getChildren()
                .addAll(
                        LotParts.label(title, "strong"),
                        LotParts.wrapped(lead, "small", "muted"),
                        form,
                        new HBox(8, send, leave));
    }

    /// Keeps what is typed under that name from now on.
    final void keep(DraftBook drafts, String key) {
        draft = drafts.keep(form, key);
    }

    /// Does what is filled in, once all of it is right.
    abstract void save();

    void begin() {
        form.focusFirst();
    }

    /// It is done: the draft goes.
    final void safe() {
        if (draft != null) draft.forget();
        draft = null;
    }

    final void close() {
        if (draft != null) draft.close();
    }
}
