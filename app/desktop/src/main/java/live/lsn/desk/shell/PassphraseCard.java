package live.lsn.desk.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// Asks for a new passphrase before the work begins.
final class PassphraseCard extends VBox {
    private static final double WIDTH = 400;

    private final PassphraseForm form;
    private PassphraseForm.Then then = (_, _) -> {};

    /// @param key of the title; with `.more` that of the reason
    /// @param onCancel null where there is no other way
    PassphraseCard(Wording words, String key, @Nullable Runnable onCancel) {
        super(14);
        form = new PassphraseForm(words, false, (old, fresh) -> then.accept(old, fresh), onCancel);
        setPrefWidth(WIDTH);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getStyleClass().add("start-card");
        var title = new Label(words.of(key));
        title.getStyleClass().add("page-title");
        title.setWrapText(true);
        var why = new Label(words.of(key + ".more"));
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, why, form);
    }

    void onChosen(PassphraseForm.Then listener) {
        then = listener;
    }

    void refuse(String why) {
        form.refuse(why);
    }

    void focusFirst() {
        form.focusFirst();
    }
}
