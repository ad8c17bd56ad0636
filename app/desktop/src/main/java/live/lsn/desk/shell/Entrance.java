package live.lsn.desk.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Channel;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.DeviceTerms.Reading;
import live.lsn.desk.DeviceWiping;
import live.lsn.desk.LocalProfiles;
import live.lsn.desk.PlatformLink;
import live.lsn.desk.ProfileGuard;
import live.lsn.desk.store.ProfileKey;
import live.lsn.ui.ActButton;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// What stands between the choice of a person and the work: the passphrase of a locked profile, a
/// new one where the platform asks for it, and the contact that is needed when reading is over.
final class Entrance {
    private final Path dir;
    private final StackPane root;
    private final Background background;
    private final Runnable back;
    private final Consumer<Exception> onFailure;
    private final InstantSource clock;
    private final Map<String, String> platforms = new HashMap<>();
    private ResourceBundle text;
    private Wording words;
    private @Nullable DeskSession waiting;

    /// Who wants to work where.
    record Guest(PlatformLink platform, LocalAccount who, Channel channel) {}

    /// @param root what is shown lies here
    /// @param back leads to the choice of person and channel
    Entrance(
            Path dir,
            StackPane root,
            Background background,
            ResourceBundle text,
            InstantSource clock,
            Runnable back,
            Consumer<Exception> onFailure) {
        this.dir = dir;
        this.root = root;
        this.background = background;
        this.text = text;
        this.words = new Wording(text, java.time.ZoneOffset.UTC);
        this.clock = clock;
        this.back = back;
        this.onFailure = onFailure;
    }

    /// Speaks these texts from now on.
    void speak(ResourceBundle texts) {
        text = texts;
        words = new Wording(texts, java.time.ZoneOffset.UTC);
    }

    private record Found(ProfileGuard guard, Duration pause, @Nullable DeskSession session) {}

    /// @param then is given the session once everything is in order
    void open(Guest guest, Consumer<DeskSession> then) {
        load(
                () -> found(guest),
                found -> {
                    var session = found.session();
                    if (session == null) ask(guest, found, then);
                    else admit(guest, session, then);
                });
    }

    private Found found(Guest guest) {
        var account = guest.who().account();
        var known = platforms.get(account);
        var platformId = known == null ? guest.platform().platformId(account) : known;
        synchronized (platforms) {
            platforms.put(account, platformId);
        }
        var guard = new ProfileGuard(dir, platformId, account, clock);
        if (!DeviceWiping.goOn(dir, guest.platform(), platformId, account))
            throw new DeviceWiping.UnfinishedException();
        return guard.isLocked()
                ? new Found(guard, guard.pause(), null)
                : new Found(guard, Duration.ZERO, session(guest, null));
    }

    private DeskSession session(Guest guest, @Nullable ProfileKey key) {
        var account = guest.who().account();
        var platformId = java.util.Objects.requireNonNull(platforms.get(account));
        var who = new Who(guest.platform().url(), platformId, account, guest.channel().code());
        var tokens = guest.platform().tokens(account);
        return key == null
                ? DeskSession.open(dir, who, tokens)
                : DeskSession.open(dir, who, tokens, key);
    }

    private void ask(Guest guest, Found found, Consumer<DeskSession> then) {
        var model =
                new LockViewModel(
                        found.guard()::unlock,
                        found.pause(),
                        background,
                        clock,
                        key ->
                                load(
                                        () -> session(guest, key),
                                        session -> admit(guest, session, then)));
        var unsent = LocalProfiles.unsent(dir).getOrDefault(guest.who().account(), 0L);
        var view =
                new LockView(
                        model,
                        words,
                        guest.who().name() + ", " + guest.channel().code(),
                        unsent,
                        new LockView.Ways(back, forgotten(guest, found, then)));
        show(view);
        view.focusFirst();
    }

    /// Where people sign in, a new sign-in proves who it is; on a platform of this machine anybody
    /// at the window could claim to be somebody.
    private @Nullable Runnable forgotten(Guest guest, Found found, Consumer<DeskSession> then) {
        var signIn = guest.platform().signIn();
        if (signIn == null || !found.guard().isRecoverable()) return null;
        return () -> {
            var model =
                    new SignInViewModel(
                            signIn,
                            guest.who().account(),
                            background,
                            _ -> chooseAnew(guest, found.guard(), then));
            var card =
                    new SignInCard(model, words, guest.platform().url(), words.of("lock.recover"));
            show(card);
            card.focusFirst();
        };
    }

    private void chooseAnew(Guest guest, ProfileGuard guard, Consumer<DeskSession> then) {
        var card = new PassphraseCard(words, "lock.recover.new", null);
        card.onChosen(
                (_, fresh) ->
                        background.load(
                                () -> session(guest, guard.recover(guest.platform(), fresh)),
                                taken(card, session -> admit(guest, session, then))));
        show(card);
        card.focusFirst();
    }

    private void admit(Guest guest, DeskSession session, Consumer<DeskSession> then) {
        waiting = session;
        session.terms().onChange(() -> {});
        if (session.terms().reading() != Reading.ALLOWED) connect(guest, session, then);
        else if (session.terms().lockRequired() && !session.isLockable())
            mustLock(guest, session, then);
        else {
            waiting = null;
            then.accept(session);
        }
    }

    private void connect(Guest guest, DeskSession session, Consumer<DeskSession> then) {
        session.terms()
                .onChange(
                        () ->
                                background.onFx(
                                        () -> {
                                            if (session.equals(waiting))
                                                admit(guest, session, then);
                                        }));
        var signIn = guest.platform().signIn();
        var again =
                signIn == null
                        ? null
                        : new SignInViewModel(
                                signIn,
                                guest.who().account(),
                                background,
                                _ -> session.sync().tryNow());
        var card = new ConnectCard(session, words, background, again, this::goBack);
        show(card);
        card.focusFirst();
    }

    private void mustLock(Guest guest, DeskSession session, Consumer<DeskSession> then) {
        var card = new PassphraseCard(words, "lock.must", this::goBack);
        card.onChosen(
                (_, fresh) ->
                        background.load(
                                () -> {
                                    session.lockWith(fresh);
                                    return session;
                                },
                                taken(card, locked -> admit(guest, locked, then))));
        show(card);
        card.focusFirst();
    }

    private void goBack() {
        close();
        back.run();
    }

    /// Closes what was not handed over.
    void close() {
        var left = waiting;
        waiting = null;
        if (left != null) background.run(left::close);
    }

    private <T> Consumer<Loadable<T>> taken(PassphraseCard card, Consumer<T> then) {
        return answer -> {
            switch (answer) {
                case Loadable.Loading<T> _ -> {}
                case Loadable.Ready<T>(var value) -> then.accept(value);
                case Loadable.Failed<T>(Exception cause) ->
                        card.refuse(LockWords.why(words, cause));
            }
        };
    }

    private <T> void load(Callable<T> work, Consumer<T> then) {
        background.load(
                work,
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<T> _ -> {}
                        case Loadable.Ready<T>(var value) -> then.accept(value);
                        case Loadable.Failed<T>(Exception cause) -> failed(cause);
                    }
                });
    }

    private void failed(Exception cause) {
        if (cause instanceof DeviceWiping.UnfinishedException) show(wiped());
        else onFailure.accept(cause);
    }

    private Region wiped() {
        var title = new Label(words.of("wipe.title"));
        title.getStyleClass().add("page-title");
        var more = new Label(words.of("wipe.more"));
        more.setWrapText(true);
        var other = new ActButton(words.of("lock.another"), null, ActButton.Kind.PRIMARY);
        other.setDefaultButton(true);
        other.setOnAction(_ -> goBack());
        var card = new VBox(14, title, more, other);
        card.getStyleClass().add("start-card");
        card.setPrefWidth(420);
        return card;
    }

    private void show(Region card) {
        root.getChildren().setAll(around(text, card));
    }

    /// The card alone, in the middle of everything.
    static StackPane around(ResourceBundle text, Region card) {
        var box = new VBox(16, StartView.brand(text), card);
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var pane = new StackPane(box);
        pane.getStyleClass().add("start");
        return pane;
    }
}
