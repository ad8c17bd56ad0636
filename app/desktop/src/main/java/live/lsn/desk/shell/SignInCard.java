package live.lsn.desk.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.signin.SignInException.Reason;
import live.lsn.desk.shell.SignInViewModel.Problem;
import live.lsn.desk.shell.SignInViewModel.State;
import live.lsn.ui.ActButton;
import live.lsn.ui.ActButton.Kind;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/// Signing in to a platform: its address, the way to the browser, and what came of it.
final class SignInCard extends VBox {
    private static final double WIDTH = 420;

    private final SignInViewModel model;
    private final Wording words;
    private final String address;
    private final @Nullable String note;
    private Node first = this;

    /// @param address the platform's
    /// @param note what is to be known before, such as what still waits; null for nothing
    SignInCard(SignInViewModel model, Wording words, String address, @Nullable String note) {
        super(16);
        this.model = model;
        this.words = words;
        this.address = address;
        this.note = note;
        setPrefWidth(WIDTH);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getStyleClass().add("start-card");
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.state().subscribe(this::draw);
    }

    /// Gives the keyboard to what is done next.
    void focusFirst() {
        first.requestFocus();
    }

    private void key(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) return;
        model.cancel();
        event.consume();
    }

    private void draw(State now) {
        getChildren().setAll(head());
        switch (now) {
            case State.Idle(@Nullable Problem problem) -> idle(problem);
            case State.Asking _ -> {
                var cancel = cancel();
                waiting("sign-in.asking", List.of(cancel));
                focus(cancel);
            }
            case State.Waiting(URI page, boolean opened) -> waiting(page, opened);
        }
    }

    private void focus(Node next) {
        first = next;
        next.requestFocus();
    }

    private Node head() {
        var title = new Label(words.of("sign-in.title"));
        title.getStyleClass().add("page-title");
        var where = new Label(words.of("sign-in.platform", address));
        where.getStyleClass().addAll("small", "muted");
        where.setWrapText(true);
        return new VBox(4, title, where);
    }

    private void idle(@Nullable Problem problem) {
        if (problem != null) getChildren().add(problem(problem));
        else if (note != null) getChildren().add(wrapped(note));
        var browser = new ActButton(words.of("sign-in.browser"), "↵", Kind.PRIMARY);
        browser.setDefaultButton(true);
        browser.setOnAction(_ -> model.start());
        // In a window that has only just come, the default button does not get its key yet.
        browser.setOnKeyPressed(
                event -> {
                    if (event.getCode() != KeyCode.ENTER) return;
                    event.consume();
                    browser.fire();
                });
        getChildren().add(browser);
        focus(browser);
    }

    private Node problem(Problem problem) {
        var what = wrapped(words.of("sign-in.problem." + problem.reason()));
        if (!problem.reason().equals(Reason.CANCELLED.name()))
            what.getStyleClass().add("sign-in-problem");
        var code = new Label(words.of("sign-in.code", problem.code()));
        code.getStyleClass().addAll("small", "muted");
        return new VBox(4, what, code);
    }

    private void waiting(URI page, boolean opened) {
        var copy = new ActButton(words.of("sign-in.copy"), null, Kind.DEFAULT);
        copy.setOnAction(
                _ -> {
                    copy(page);
                    copy.setText(words.of("sign-in.copied"));
                });
        waiting(opened ? "sign-in.waiting" : "sign-in.no-browser", List.of(copy, cancel()));
        if (!opened) {
            var shown = new TextField(page.toString());
            shown.setEditable(false);
            getChildren().add(2, shown);
        }
        // A second Enter must not undo the first.
        focus(copy);
    }

    private void waiting(String key, List<ActButton> acts) {
        var turning = new ProgressIndicator();
        turning.setMinSize(20, 20);
        turning.setMaxSize(20, 20);
        var line = new HBox(12, turning, wrapped(words.of(key)));
        line.setAlignment(Pos.CENTER_LEFT);
        var buttons = new HBox(8);
        buttons.getChildren().addAll(acts);
        getChildren().addAll(line, buttons);
    }

    private ActButton cancel() {
        var cancel = new ActButton(words.of("sign-in.cancel"), "Esc", Kind.DEFAULT);
        cancel.setOnAction(_ -> model.cancel());
        return cancel;
    }

    /// Puts the address into the clipboard.
    static void copy(URI page) {
        var content = new ClipboardContent();
        content.putString(page.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
