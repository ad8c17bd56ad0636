package live.lsn.desk.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.desk.DeskSession;
import live.lsn.desk.shell.LockWords.WrongPassphraseException;
import live.lsn.desk.store.ProfileLock.Answer;
import live.lsn.ui.ActButton;
import live.lsn.ui.ActButton.Kind;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;
import live.lsn.ui.Segments;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;

/// Who gets at what lies on this device, among the settings.
final class LockSettings extends VBox {
    private final DeskSession session;
    private final IdleLock idle;
    private final Wording words;
    private final Background background;
    private final Runnable lockNow;
    private final boolean ownPlatform;
    private @Nullable ActButton choose;

    /// @param lockNow covers the window
    /// @param ownPlatform whether the platform is on this machine, for one person
    LockSettings(
            DeskSession session,
            IdleLock idle,
            Wording words,
            Background background,
            Runnable lockNow,
            boolean ownPlatform) {
        super(12);
        this.session = session;
        this.idle = idle;
        this.words = words;
        this.background = background;
        this.lockNow = lockNow;
        this.ownPlatform = ownPlatform;
    }

    /// Shows what is set now.
    LockSettings refresh() {
        show(null);
        return this;
    }

    /// @param told key of what has just been done; null for nothing
    private void show(@Nullable String told) {
        if (told != null) getChildren().setAll(text(words.of(told)));
        else getChildren().clear();
        if (session.isLockable()) locked();
        else open();
    }

    /// Puts the keyboard to where a passphrase is chosen, while there is none.
    void focusChoice() {
        if (choose != null) choose.requestFocus();
    }

    private void open() {
        getChildren().add(text(words.of(ownPlatform ? "lock.is-open.here" : "lock.is-open")));
        choose = act("lock.choose", () -> ask(false));
        getChildren().add(new FlowPane(8, 8, choose));
    }

    private void locked() {
        var after =
                new Segments<>(
                        words.of("lock.after"),
                        IdleLock.CHOICE,
                        each -> words.of("lock.minutes", each),
                        idle.minutes(),
                        each -> background.run(() -> idle.after(each)));
        var name = new Label(words.of("lock.after"));
        name.getStyleClass().add("muted");
        name.setMinWidth(150);
        var line = new HBox(24, name, after);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var acts =
                new FlowPane(8, 8, act("lock.now", lockNow), act("lock.change", () -> ask(true)));
        if (!session.terms().lockRequired())
            acts.getChildren().add(act("lock.remove", this::askToRemove));
        getChildren().addAll(text(words.of("lock.is-locked")), line, acts);
    }

    private ActButton act(String key, Runnable run) {
        var act = new ActButton(words.of(key), null, Kind.DEFAULT);
        act.setOnAction(_ -> run.run());
        return act;
    }

    private static Node text(String what) {
        var label = new Label(what);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void ask(boolean change) {
        var form = new PassphraseForm[1];
        form[0] =
                new PassphraseForm(
                        words,
                        change,
                        (old, fresh) ->
                                work(
                                        () -> {
                                            require(old);
                                            session.lockWith(fresh);
                                            return "lock.done";
                                        },
                                        form[0]),
                        this::refresh);
        getChildren().setAll(text(words.of("lock.choose.more")), form[0]);
        form[0].focusFirst();
    }

    /// Whoever finds a desk open must not be able to shut its owner out.
    private void require(char @Nullable [] old) throws WrongPassphraseException {
        if (old != null && !(session.check(old) instanceof Answer.Opened))
            throw new WrongPassphraseException();
    }

    private void askToRemove() {
        var typed = new javafx.scene.control.PasswordField();
        typed.setAccessibleText(words.of("lock.old"));
        typed.setMaxWidth(320);
        var problem = new Label();
        problem.getStyleClass().add("sign-in-problem");
        var remove = new ActButton(words.of("lock.remove"), null, Kind.DANGER);
        remove.setOnAction(
                _ -> {
                    var old = typed.getText().toCharArray();
                    typed.clear();
                    work(
                            () -> {
                                require(old);
                                session.unlockForGood();
                                return "lock.removed";
                            },
                            problem::setText);
                });
        var acts = new FlowPane(8, 8, remove, act("sign-in.cancel", this::refresh));
        getChildren().setAll(text(words.of("lock.remove.more")), typed, problem, acts);
        typed.requestFocus();
    }

    private void work(Callable<String> work, PassphraseForm form) {
        work(work, form::refuse);
    }

    private void work(Callable<String> work, java.util.function.Consumer<String> refuse) {
        background.load(
                work,
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<String> _ -> {}
                        case Loadable.Ready<String>(String told) -> show(told);
                        case Loadable.Failed<String>(Exception cause) ->
                                refuse.accept(LockWords.why(words, cause));
                    }
                });
    }
}
