package live.lsn.ui.form;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import live.lsn.ui.Background;
import live.lsn.ui.Formats;
import live.lsn.ui.Icons;
import live.lsn.ui.Loadable;
import live.lsn.ui.Words;

import java.time.InstantSource;
import java.util.Optional;

/// Keeps a form as a draft from the first keystroke, and brings a draft back when the form opens.
///
/// A line above the fields says which draft was restored and discards it again, or says that the
/// store does not take the draft.
public final class DraftDesk extends HBox {
    private final Form form;
    private final Formats formats;
    private final InstantSource clock;
    private final DraftKeeper keeper;
    private final Label words = new Label();
    private final Hyperlink discard = new Hyperlink(Words.of("form.discard"));
    private boolean still;

    /// @param key what the form is about
    public DraftDesk(
            Form form,
            Drafts drafts,
            String key,
            Background background,
            Formats formats,
            InstantSource clock) {
        super(6);
        this.form = form;
        this.formats = formats;
        this.clock = clock;
        keeper = new DraftKeeper(drafts, key, background, this::kept);
        getStyleClass().add("draft-line");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        discard.setOnAction(_ -> discard());
        getChildren().addAll(Icons.of("bi-clock-history"), words, discard);
        say("", false);
        form.getChildren().addFirst(this);
        form.guard().keepWith(this);
        form.onChange(this::changed);
        background.load(
                () -> Optional.ofNullable(drafts.load(key)),
                answer -> {
                    if (answer instanceof Loadable.Ready<Optional<Drafts.Draft>>(var it))
                        it.ifPresent(this::restore);
                });
    }

    /// Writes what is not written yet, before the window closes.
    public void close() {
        keeper.flush();
    }

    /// The entry is saved or given up: its draft goes.
    public void forget() {
        say("", false);
        keeper.discard();
    }

    private void restore(Drafts.Draft draft) {
        // Whoever has typed already means what is typed.
        if (form.dirtyProperty().get()) return;
        still = true;
        form.restore(draft.texts());
        still = false;
        if (form.dirtyProperty().get())
            say(Words.of("form.restored", formats.time(draft.at())), true);
    }

    private void changed() {
        if (still) return;
        if (form.dirtyProperty().get())
            keeper.keep(new Drafts.Draft(clock.instant(), form.texts()));
        else keeper.discard();
    }

    private void discard() {
        still = true;
        form.reset();
        still = false;
        forget();
    }

    private void kept(boolean kept) {
        if (!kept) say(Words.of("form.not-kept"), false);
        else if (words.getText().equals(Words.of("form.not-kept"))) say("", false);
    }

    private void say(String text, boolean discardable) {
        words.setText(text);
        discard.setVisible(discardable);
        discard.setManaged(discardable);
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
    }
}
