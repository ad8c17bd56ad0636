package live.lsn.desk.shell;

import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import live.lsn.desk.store.ProfileLock;
import live.lsn.ui.ActButton;
import live.lsn.ui.ActButton.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/// Asks for a new passphrase, twice, and for the one that it takes the place of.
final class PassphraseForm extends VBox {
    private static final double WIDTH = 320;

    private final Wording words;
    private final @Nullable PasswordField old;
    private final PasswordField fresh = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Label problem = new Label();
    private final ActButton done;
    private final Then then;

    /// What is done with what was typed.
    @FunctionalInterface
    interface Then {
        /// @param old null where none was asked for
        void accept(char @Nullable [] old, char[] fresh);
    }

    /// @param asksOld whether there is one now
    /// @param onCancel null where it must be done
    PassphraseForm(Wording words, boolean asksOld, Then then, @Nullable Runnable onCancel) {
        super(10);
        this.words = words;
        this.then = then;
        this.old = asksOld ? new PasswordField() : null;
        this.done = new ActButton(words.of("lock.set"), "↵", Kind.PRIMARY);
        setMaxWidth(WIDTH);
        if (old != null) getChildren().addAll(named("lock.old", old));
        getChildren().addAll(named("lock.new", fresh));
        getChildren().addAll(named("lock.again", again));
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("sign-in-problem");
        tell(null);
        done.setOnAction(_ -> done());
        var acts = new FlowPane(8, 8, done);
        if (onCancel != null) {
            var cancel = new ActButton(words.of("sign-in.cancel"), "Esc", Kind.DEFAULT);
            cancel.setOnAction(_ -> onCancel.run());
            acts.getChildren().add(cancel);
        }
        getChildren().addAll(problem, acts);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, onCancel));
    }

    private void key(KeyEvent event, @Nullable Runnable onCancel) {
        if (event.getCode() == KeyCode.ESCAPE && onCancel != null) {
            event.consume();
            onCancel.run();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof PasswordField) {
            event.consume();
            done();
        }
    }

    private ArrayList<javafx.scene.Node> named(String key, PasswordField field) {
        var name = new Label(words.of(key));
        name.getStyleClass().addAll("small", "muted");
        name.setLabelFor(field);
        field.setAccessibleText(name.getText());
        field.setMaxWidth(WIDTH);
        var both = new ArrayList<javafx.scene.Node>();
        both.add(name);
        both.add(field);
        return both;
    }

    void focusFirst() {
        (old == null ? fresh : old).requestFocus();
    }

    private void done() {
        var typed = fresh.getText();
        if (typed.codePointCount(0, typed.length()) < ProfileLock.SHORTEST) {
            tell(words.of("lock.too-short", ProfileLock.SHORTEST));
            fresh.requestFocus();
        } else if (!typed.equals(again.getText())) {
            tell(words.of("lock.differ"));
            again.requestFocus();
        } else {
            tell(null);
            done.setDisable(true);
            then.accept(old == null ? null : old.getText().toCharArray(), typed.toCharArray());
        }
    }

    /// It was not taken.
    void refuse(String why) {
        done.setDisable(false);
        tell(why);
        focusFirst();
    }

    private void tell(@Nullable String what) {
        problem.setText(what == null ? "" : what);
        problem.setVisible(what != null);
        problem.setManaged(what != null);
    }
}
