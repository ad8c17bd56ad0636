package live.lsn.desk.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.ActButton.Kind;

import org.jspecify.annotations.Nullable;

/// Asks before somebody signs out whose work was not sent. Nothing is lost whatever is chosen.
final class SignOutAsk extends StackPane {
    private static final double WIDTH = 480;

    private final Wording words;
    private final Label title = new Label();
    private final ActButton stay;
    private @Nullable Runnable signOut;
    private @Nullable Node focusedBefore;

    /// @param send tries at once to send what waits
    SignOutAsk(Wording words, Runnable send) {
        this.words = words;
        title.getStyleClass().add("page-title");
        title.setWrapText(true);
        var more = new Label(words.of("sign-out.more"));
        more.setWrapText(true);
        more.setMinHeight(Region.USE_PREF_SIZE);
        stay = act("sign-out.stay", "Esc", Kind.PRIMARY, this::hide);
        var now =
                act(
                        "sign-out.send",
                        null,
                        Kind.DEFAULT,
                        () -> {
                            hide();
                            send.run();
                        });
        var out = act("account.sign-out", null, Kind.DANGER, this::signOut);
        out.getStyleClass().add("sign-out");
        var box = new VBox(14, title, more, new FlowPane(8, 8, stay, now, out));
        box.getStyleClass().add("box");
        box.setPadding(new Insets(20));
        box.setPrefWidth(WIDTH);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getStyleClass().add("palette");
        setAlignment(Pos.CENTER);
        setAccessibleRole(AccessibleRole.DIALOG);
        getChildren().add(box);
        setVisible(false);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ESCAPE) return;
                    event.consume();
                    hide();
                });
    }

    private ActButton act(String key, @Nullable String cap, Kind kind, Runnable run) {
        var act = new ActButton(words.of(key), cap, kind);
        act.setOnAction(_ -> run.run());
        return act;
    }

    /// @param unsent how many things wait
    /// @param then signs out
    void ask(long unsent, Runnable then) {
        signOut = then;
        title.setText(words.of("sign-out.title", unsent));
        setAccessibleText(title.getText());
        focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
        setVisible(true);
        stay.requestFocus();
    }

    private void signOut() {
        var then = signOut;
        setVisible(false);
        if (then != null) then.run();
    }

    private void hide() {
        setVisible(false);
        if (focusedBefore != null) focusedBefore.requestFocus();
    }
}
