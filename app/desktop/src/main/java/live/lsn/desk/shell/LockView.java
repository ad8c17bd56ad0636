package live.lsn.desk.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.ActButton.Kind;

import org.jspecify.annotations.Nullable;

/// Covers everything until the passphrase of a profile is typed.
final class LockView extends VBox {
    private static final double WIDTH = 400;

    private final LockViewModel model;
    private final Wording words;
    private final PasswordField typed = new PasswordField();
    private final ActButton unlock;
    private final Label problem = new Label();
    private final Timeline second =
            new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tick()));

    /// What leads away from it.
    ///
    /// @param forgotten null where a forgotten passphrase is not got over here
    record Ways(Runnable another, @Nullable Runnable forgotten) {}

    /// @param who whose profile it is, as the person is called
    /// @param unsent how many things wait in it
    LockView(LockViewModel model, Wording words, String who, long unsent, Ways ways) {
        super(14);
        this.model = model;
        this.words = words;
        setPrefWidth(WIDTH);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getStyleClass().add("start-card");
        var title = new Label(words.of("lock.title"));
        title.getStyleClass().add("page-title");
        var whose = new Label(who);
        whose.getStyleClass().addAll("small", "muted");
        var name = new Label(words.of("lock.passphrase"));
        name.getStyleClass().addAll("small", "muted");
        name.setLabelFor(typed);
        typed.setAccessibleText(name.getText());
        typed.setOnAction(_ -> tryIt());
        unlock = new ActButton(words.of("lock.unlock"), "↵", Kind.PRIMARY);
        unlock.setOnAction(_ -> tryIt());
        var acts = new FlowPane(8, 8, unlock, button("lock.another", ways.another()));
        var forgotten = ways.forgotten();
        if (forgotten != null) acts.getChildren().add(button("lock.forgotten", forgotten));
        problem.getStyleClass().add("sign-in-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(new VBox(4, title, whose), new VBox(6, name, typed), problem, acts);
        if (unsent > 0) getChildren().add(1, wrapped(words.of("lock.unsent", unsent)));
        if (forgotten == null) getChildren().add(muted(words.of("lock.forgotten.here")));
        model.state().subscribe(this::draw);
        second.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene == null) second.stop();
                            else second.play();
                        });
    }

    private ActButton button(String key, Runnable run) {
        var button = new ActButton(words.of(key), null, Kind.DEFAULT);
        button.setOnAction(_ -> run.run());
        return button;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String text) {
        var label = wrapped(text);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    void focusFirst() {
        typed.requestFocus();
    }

    private void tryIt() {
        if (typed.getText().isEmpty()) return;
        var passphrase = typed.getText().toCharArray();
        typed.clear();
        model.unlock(passphrase);
    }

    private void tick() {
        if (model.state().get() instanceof LockViewModel.State.Paused) draw(model.state().get());
    }

    private void draw(LockViewModel.State now) {
        var left = model.left();
        var may = now instanceof LockViewModel.State.Ready || left == 0;
        unlock.setDisable(!may);
        typed.setDisable(!may);
        var told =
                switch (now) {
                    case LockViewModel.State.Ready(@Nullable String key) ->
                            key == null ? "" : words.of(key);
                    case LockViewModel.State.Working _ -> words.of("lock.working");
                    case LockViewModel.State.Paused _ ->
                            left == 0 ? words.of("lock.again-now") : words.of("lock.paused", left);
                };
        problem.setText(told);
        problem.setVisible(!told.isEmpty());
        problem.setManaged(!told.isEmpty());
        if (may && !typed.isFocused() && getScene() != null) typed.requestFocus();
    }
}
