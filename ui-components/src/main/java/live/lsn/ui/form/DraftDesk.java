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
import java.util.function.Consumer;

/// Keeps a form as a draft from the first keystroke, and brings a draft back when the form opens.
///
/// A line above the fields says when the draft was begun and offers to go on with it, which typing
/// does too, or to discard it; or it says that the store does not take the draft.
public final class DraftDesk extends HBox {
    private final Form form;
    private final Formats formats;
    private final InstantSource clock;
    private final DraftKeeper keeper;
    private final Background background;
    private final Label words = new Label();
    private final Hyperlink goOn = new Hyperlink(Words.of("form.go-on"));
    private final Hyperlink discard = new Hyperlink(Words.of("form.discard"));
    private final HBox offer = new HBox(12, goOn, discard);
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
        this.background = background;
        keeper = new DraftKeeper(drafts, key, background, this::kept);
        getStyleClass().add("draft-line");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        goOn.setOnAction(_ -> goOn());
        discard.setOnAction(_ -> discard());
        offer.getStyleClass().add("draft-offer");
        offer.setMinWidth(USE_PREF_SIZE);
        offer.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Icons.of("bi-clock-history"), words);
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

    /// Writes what is not written yet, before the window closes. Waits for the disk.
    public void close() {
        keeper.flush();
    }

    /// Writes what is not written yet.
    ///
    /// @param done told on the JavaFX thread whether the store has all of it
    void keep(Consumer<Boolean> done) {
        background.load(
                keeper::flush,
                answer -> {
                    if (answer instanceof Loadable.Loading<Boolean>) return;
                    done.accept(answer instanceof Loadable.Ready<Boolean>(var kept) && kept);
                });
    }

    /// The entry is saved or given up: its draft goes.
    public void forget() {
        say("", false);
        keeper.discard();
    }

    private void restore(Drafts.Draft draft) {
        // Whoever has typed already means what is typed.
        if (form.dirtyProperty().get()) return;
        var typing = form.isFocusWithin();
        still = true;
        form.restore(draft.texts());
        still = false;
        if (!form.dirtyProperty().get()) return;
        say(Words.of("form.restored", formats.dateAndTime(draft.at())), true);
        goOn.setAccessibleHelp(words.getText());
        if (typing) form.focusFirst();
    }

    private void goOn() {
        say("", false);
        form.focusFirst();
    }

    private void changed() {
        if (still) return;
        if (getChildren().contains(offer)) say("", false);
        if (form.dirtyProperty().get())
            keeper.keep(new Drafts.Draft(clock.instant(), form.texts()));
        else keeper.discard();
    }

    private void discard() {
        still = true;
        form.reset();
        still = false;
        forget();
        form.focusFirst();
    }

    private void kept(boolean kept) {
        if (!kept) say(Words.of("form.not-kept"), false);
        else if (words.getText().equals(Words.of("form.not-kept"))) say("", false);
    }

    private void say(String text, boolean discardable) {
        words.setText(text);
        getChildren().remove(offer);
        if (discardable) getChildren().add(offer);
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
    }
}
