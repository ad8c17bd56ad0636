package live.lsn.ui.form;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.Motion;
import live.lsn.ui.Scrolling;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

/// Asks at the foot of a form, when it is left with changes: stay, keep them as a draft, or leave
/// anyway. It covers nothing, so what would be lost is in sight.
public final class UnsavedGuard extends VBox {
    private final Form form;
    private final Label question = new Label();
    private final ActButton stay;
    private final ActButton keep;
    private @Nullable Runnable go;
    private @Nullable Node cameFrom;
    private @Nullable DraftDesk desk;

    UnsavedGuard(Form form) {
        super(8);
        this.form = form;
        getStyleClass().addAll("unsaved", "tone-warning");
        setAccessibleRole(AccessibleRole.PARENT);
        question.setWrapText(true);
        question.setMinHeight(USE_PREF_SIZE);
        stay = new ActButton(Words.of("form.stay"), "Esc", ActButton.Kind.PRIMARY);
        stay.setOnAction(_ -> stay());
        keep = new ActButton(Words.of("form.keep"), null, ActButton.Kind.DEFAULT);
        keep.getStyleClass().add("keep");
        keep.setOnAction(_ -> keep());
        var leave = new ActButton(Words.of("form.leave"), null, ActButton.Kind.DANGER);
        leave.setOnAction(_ -> leave());
        var acts = new FlowPane(8, 8, stay, keep, leave);
        acts.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(question, acts);
        show(false);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ESCAPE) return;
                    event.consume();
                    stay();
                });
    }

    void keepWith(DraftDesk drafts) {
        desk = drafts;
    }

    /// Goes at once when nothing is changed; else asks.
    ///
    /// @param then where to
    public void leave(Runnable then) {
        if (form.changedFields() == 0) {
            then.run();
            return;
        }
        go = then;
        cameFrom = form.getScene() == null ? null : form.getScene().getFocusOwner();
        question.setText(Words.of("form.unsaved", form.changedFields()));
        show(true);
        Motion.appear(this);
        stay.setAccessibleHelp(question.getText());
        stay.requestFocus();
        Scrolling.reveal(this);
    }

    private void show(boolean asking) {
        setVisible(asking);
        setManaged(asking);
        keep.setVisible(desk != null);
        keep.setManaged(desk != null);
    }

    private void stay() {
        show(false);
        if (cameFrom != null) cameFrom.requestFocus();
    }

    /// Leaves only with the draft on the disk; else the form says that it is not, and stays.
    private void keep() {
        if (desk == null) return;
        desk.keep(
                kept -> {
                    if (kept) go();
                    else stay();
                });
    }

    private void leave() {
        form.reset();
        if (desk != null) desk.forget();
        go();
    }

    private void go() {
        show(false);
        var then = go;
        go = null;
        if (then != null) then.run();
    }
}
