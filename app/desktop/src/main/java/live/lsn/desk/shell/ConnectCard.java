package live.lsn.desk.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.desk.DeskSession;
import live.lsn.desk.DeviceTerms.Reading;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.ui.ActButton;
import live.lsn.ui.ActButton.Kind;
import live.lsn.ui.Background;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/// What is left when reading is over: to connect, which sends what waits.
final class ConnectCard extends VBox {
    private static final double WIDTH = 420;

    private final DeskSession session;
    private final Wording words;
    private final Label waits = wrapped();
    private final Label state = wrapped();
    private final ActButton connect;

    /// @param signIn signing in again; null where nobody signs in
    ConnectCard(
            DeskSession session,
            Wording words,
            Background background,
            @Nullable SignInViewModel signIn,
            Runnable back) {
        super(14);
        this.session = session;
        this.words = words;
        setPrefWidth(WIDTH);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getStyleClass().add("start-card");
        var title = new Label(words.of("connect.title"));
        title.getStyleClass().add("page-title");
        var why = wrapped();
        why.setText(
                words.of(
                        session.terms().reading() == Reading.CLOCK_TURNED_BACK
                                ? "connect.clock"
                                : "connect.over"));
        state.getStyleClass().addAll("small", "muted");
        connect = new ActButton(words.of("connect.now"), "↵", Kind.PRIMARY);
        connect.setDefaultButton(true);
        connect.setOnAction(
                _ -> {
                    if (signIn != null && needsSignIn()) signIn.start();
                    else session.sync().tryNow();
                });
        var other = new ActButton(words.of("lock.another"), null, Kind.DEFAULT);
        other.setOnAction(_ -> back.run());
        getChildren().addAll(title, why, waits, state, new FlowPane(8, 8, connect, other));
        follow(background);
        draw();
    }

    private void follow(Background background) {
        var all = new ArrayList<Subscription>();
        all.add(session.sync().onStatus(_ -> background.onFx(this::draw)));
        all.add(session.outbox().onChange(() -> background.onFx(this::draw)));
        sceneProperty()
                .subscribe(
                        (before, now) -> {
                            if (before != null && now == null) all.forEach(Subscription::close);
                        });
    }

    private boolean needsSignIn() {
        return session.sync().status().connection() == Connection.SIGN_IN;
    }

    private void draw() {
        if (getScene() == null && !state.getText().isEmpty()) return;
        var unsent = session.unsent();
        waits.setText(
                unsent == 0 ? words.of("connect.nothing") : words.of("connect.waits", unsent));
        state.setText(words.of(needsSignIn() ? "connect.sign-in" : "connect.trying"));
    }

    private static Label wrapped() {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    void focusFirst() {
        connect.requestFocus();
    }
}
