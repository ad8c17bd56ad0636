package live.lsn.desk.shell;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import live.lsn.api.model.Channel;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.Desk.Filled;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.LocalProfiles;
import live.lsn.desk.PlatformLink;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The program from its first window to its last: platform, choice of person, work, end.
public final class DeskProgram {
    private final Path dir;
    private final Supplier<PlatformLink> connect;
    private final Supplier<List<String>> machine;
    private final Runnable onClosed;
    private final Background background = Background.application();
    private final StackPane root = new StackPane();
    private final Scene scene = new Scene(root, 1440, 900);
    private ResourceBundle text;
    private Problems problems;
    private @Nullable PlatformLink platform;
    private final Entrance entrance;
    private @Nullable DeskWindow window;
    private @Nullable SignInViewModel signingIn;
    private @Nullable Runnable firstRows;
    private @Nullable Consumer<Filled> synced;

    /// Call on the JavaFX thread: there is no scene without the toolkit.
    ///
    /// @param connect starts or finds the platform; may take its time
    /// @param machine looks the machine over for a support file, a line each; may take its time
    public DeskProgram(
            Path dir,
            Supplier<PlatformLink> connect,
            Supplier<List<String>> machine,
            Runnable onClosed) {
        this.dir = dir;
        this.machine = machine;
        this.connect = connect;
        this.onClosed = onClosed;
        text = DeskSettings.load(dir).texts();
        problems = new Problems(new Wording(text, ZoneOffset.UTC));
        entrance =
                new Entrance(
                        dir,
                        root,
                        background,
                        text,
                        InstantSource.system(),
                        this::choose,
                        cause -> problems.notOpened(cause));
    }

    /// Speaks as is set by now, the toolkit's own dialogs and calendars too.
    private void speak() {
        var settings = DeskSettings.load(dir);
        Locale.setDefault(settings.locale());
        text = settings.texts();
        problems = new Problems(new Wording(text, ZoneOffset.UTC));
        settings.apply(scene);
        entrance.speak(text);
    }

    private record Started(PlatformLink platform, List<LocalAccount> accounts) {}

    /// Opens the window; the platform starts behind it.
    public void start() {
        Thread.currentThread().setUncaughtExceptionHandler((_, fault) -> problems.report(fault));
        DeskWindow.dress(scene, dir);
        speak();
        var stage = new Stage();
        stage.setTitle(text.getString("app.name"));
        stage.getIcons().setAll(AppIcon.images());
        stage.setScene(scene);
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    quit(stage);
                });
        stage.show();
        choose();
    }

    /// Opens the window, goes on as the first fraud analyst of the first channel, and closes it
    /// again once rows are drawn.
    ///
    /// @param drawn told at that moment
    public void startUntilRows(Runnable drawn) {
        firstRows = drawn;
        start();
        FirstRows.await(
                scene,
                () -> {
                    drawn.run();
                    quit((Stage) scene.getWindow());
                });
    }

    /// Opens the window, goes on as the first fraud analyst of the first channel, and closes it
    /// again once the cache holds all that the platform has.
    ///
    /// @param told gets at that moment what has come
    public void startUntilSynced(Consumer<Filled> told) {
        synced = told;
        start();
    }

    /// Brings the window before all others; may be asked on any thread.
    public void comeForward() {
        background.onFx(this::raise);
    }

    private void raise() {
        if (!(scene.getWindow() instanceof Stage stage)) return;
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    private void choose() {
        choose(null);
    }

    /// @param note what is to be known before somebody signs in again; null for nothing
    private void choose(@Nullable String note) {
        if (scene.getWindow() instanceof Stage stage) stage.setTitle(text.getString("app.name"));
        var start = new StartView(text, this::open);
        start.setUnsent(LocalProfiles.unsent(dir));
        root.getChildren().setAll(start);
        background.load(
                () -> platformAndPeople(start),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Started> _ -> {}
                        case Loadable.Ready<Started>(Started started) ->
                                begin(start, started, note);
                        case Loadable.Failed<Started>(Exception cause) ->
                                start.fail(String.valueOf(cause.getMessage()), () -> choose(note));
                    }
                });
    }

    private void begin(StartView start, Started started, @Nullable String note) {
        platform = started.platform();
        var signIn = started.platform().signIn();
        var address = started.platform().url();
        if (signIn == null && (firstRows != null || synced != null)) {
            FirstRows.analyst(started.accounts(), this::open);
        } else if (signIn == null) {
            start.show(started.accounts());
        } else if (!started.accounts().isEmpty()) {
            start.showSignedIn(started.accounts(), address);
        } else {
            var model =
                    new SignInViewModel(
                            signIn,
                            null,
                            background,
                            account -> start.showSignedIn(List.of(account), address));
            signingIn = model;
            start.signIn(new SignInCard(model, new Wording(text, ZoneOffset.UTC), address, note));
        }
    }

    private Started platformAndPeople(StartView start) {
        var running = platform == null ? connect.get() : platform;
        var power = running.power();
        // Nobody can be picked at a platform that was stopped from the palette.
        if (power != null) power.start();
        if (running.signIn() != null) background.onFx(() -> start.waitFor("start.asking"));
        return new Started(running, running.accounts());
    }

    /// Closes the window before anything of the sign-in ends: what waits is sealed by then.
    private void signOut(PlatformLink.SignIn signIn, AccountActs.SignedOut how) {
        var leaving = window;
        window = null;
        root.getChildren().setAll(new StartView(text, this::open));
        background.load(
                () -> {
                    if (leaving != null) leaving.close();
                    return signIn.signOut(how.everywhere());
                },
                answer -> {
                    if (answer instanceof Loadable.Loading<Boolean>) return;
                    var known = answer instanceof Loadable.Ready<Boolean>(var done) && done;
                    choose(signedOut(known, how));
                });
    }

    private String signedOut(boolean known, AccountActs.SignedOut how) {
        var words = new Wording(text, ZoneOffset.UTC);
        var said = words.of(known ? "account.signed-out" : "account.signed-out.here");
        return how.unsent() == 0 ? said : said + " " + words.of("account.unsent", how.unsent());
    }

    /// Makes the window anew in the language that is set by now, where it was set.
    private void speakAnew(LocalAccount account, Channel channel) {
        speak();
        var leaving = window;
        window = null;
        comeAgain(leaving, () -> open(account, channel, opened -> opened.go(Place.SETTINGS.id())));
    }

    /// Closes the window at once, so that its keys go and nothing is seen, and asks at the
    /// entrance. Who comes back in goes on where the work was left; whoever else comes does not.
    private void lock(LocalAccount account, Channel channel) {
        var leaving = window;
        window = null;
        if (leaving == null) return;
        var stay = leaving.stay();
        comeAgain(leaving, () -> open(account, channel, opened -> opened.returnTo(stay)));
    }

    private void comeAgain(@Nullable DeskWindow leaving, Runnable then) {
        root.getChildren().setAll(new StartView(text, this::open));
        background.load(
                () -> {
                    if (leaving != null) leaving.close();
                    return true;
                },
                answer -> {
                    if (!(answer instanceof Loadable.Loading<Boolean>)) then.run();
                });
    }

    private void open(LocalAccount account, Channel channel) {
        open(account, channel, _ -> {});
    }

    private void open(LocalAccount account, Channel channel, Consumer<DeskWindow> first) {
        var here = java.util.Objects.requireNonNull(platform);
        entrance.open(
                new Entrance.Guest(here, account, channel),
                session -> work(here, session, account, channel, first));
    }

    private void work(
            PlatformLink here,
            DeskSession session,
            LocalAccount account,
            Channel channel,
            Consumer<DeskWindow> first) {
        var opened =
                new DeskWindow(
                        session,
                        new DeskWindow.Where(here, account, channel, dir, machine),
                        background,
                        text,
                        InstantSource.system(),
                        this::leave,
                        () -> quit((Stage) scene.getWindow()));
        window = opened;
        var signIn = here.signIn();
        if (signIn != null) opened.account().onSignOut(how -> signOut(signIn, how));
        opened.onLanguage(() -> speakAnew(account, channel));
        opened.onLock(() -> lock(account, channel));
        title(account, channel);
        root.getChildren().setAll(opened);
        first.accept(opened);
        if (synced != null)
            FirstSync.await(
                    session, synced, () -> background.onFx(() -> quit((Stage) scene.getWindow())));
    }

    private void title(LocalAccount account, Channel channel) {
        if (scene.getWindow() instanceof Stage stage)
            stage.setTitle(
                    new Wording(text, channel.zone())
                            .of("app.title", account.name(), channel.code()));
    }

    static DeskSession session(PlatformLink here, LocalAccount account, Channel channel, Path dir) {
        var tokens = here.tokens(account.account());
        var platformId = here.platformId(account.account());
        return DeskSession.open(
                dir, new Who(here.url(), platformId, account.account(), channel.code()), tokens);
    }

    private void leave() {
        var leaving = window;
        window = null;
        choose();
        if (leaving != null) background.run(leaving::close);
    }

    private void quit(Stage stage) {
        stage.hide();
        if (signingIn != null) signingIn.cancel();
        entrance.close();
        background.run(
                () -> {
                    if (window != null) window.close();
                    if (platform != null) platform.close();
                    onClosed.run();
                });
    }
}
