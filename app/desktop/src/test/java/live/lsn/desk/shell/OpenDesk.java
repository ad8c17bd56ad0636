package live.lsn.desk.shell;

import static java.util.Objects.requireNonNull;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.DeskSession;
import live.lsn.desk.EmbeddedPlatform;
import live.lsn.desk.store.State;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.Background;
import live.lsn.ui.Messages;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A desk's window on a real embedded platform with some open cases, and an analyst at it.
final class OpenDesk implements AutoCloseable {
    final EmbeddedPlatform platform;
    final Channel channel;
    final FxRobot robot = new FxRobot();

    /// What the window takes for now.
    final AtomicReference<Instant> time = new AtomicReference<>(Instant.now());

    private final Path dir;
    private @Nullable LocalAccount who;
    private final AtomicReference<DeskWindow> made = new AtomicReference<>();
    private final AtomicReference<DeskSession> opened = new AtomicReference<>();

    OpenDesk(Path dir, int cases) throws TimeoutException {
        this.dir = dir;
        try (var site = new TestPlatform(dir.resolve("server"))) {
            site.openCases("AU", cases);
        }
        platform = EmbeddedPlatform.open(dir.resolve("server"), false);
        channel =
                of(Role.FRAUD_ANALYST).channels().stream()
                        .filter(c -> c.code().equals("AU"))
                        .findFirst()
                        .orElseThrow();
        FxToolkit.registerPrimaryStage();
        open(of(Role.FRAUD_ANALYST));
        await(() -> rows() == cases && reads("Why "));
    }

    /// A desk with sample orders, open for somebody of that role once all is loaded.
    OpenDesk(Path dir, SampleData.Size sample, Role role) throws TimeoutException {
        this.dir = dir;
        new TestPlatform(dir.resolve("server"), Database::sqlite, sample).close();
        platform = EmbeddedPlatform.open(dir.resolve("server"), false);
        channel =
                of(role).channels().stream()
                        .filter(c -> c.code().equals("AU"))
                        .findFirst()
                        .orElseThrow();
        FxToolkit.registerPrimaryStage();
        open(of(role));
        await(() -> session().sync().status().lastSync() != null);
    }

    /// A desk open for somebody of that role, on a platform that was got ready.
    OpenDesk(Path dir, Consumer<TestPlatform> prepare, Role role) throws TimeoutException {
        this.dir = dir;
        try (var site = new TestPlatform(dir.resolve("server"))) {
            prepare.accept(site);
        }
        platform = EmbeddedPlatform.open(dir.resolve("server"), false);
        channel =
                of(role).channels().stream()
                        .filter(c -> c.code().equals("AU"))
                        .findFirst()
                        .orElseThrow();
        FxToolkit.registerPrimaryStage();
        open(of(role));
        await(() -> session().sync().status().lastSync() != null);
    }

    /// Somebody of that role who may open the channel.
    private LocalAccount of(Role role) {
        return platform.accounts().stream()
                .filter(one -> one.role() == role)
                .filter(one -> one.channels().stream().anyMatch(c -> c.code().equals("AU")))
                .findFirst()
                .orElseThrow();
    }

    private void open(LocalAccount who) throws TimeoutException {
        show(who, DeskProgram.session(platform, who, channel, folder()));
    }

    private void show(LocalAccount who, DeskSession session) throws TimeoutException {
        this.who = who;
        opened.set(session);
        var text = Messages.bundle("live.lsn.desk.desk", Locale.UK);
        FxToolkit.setupStage(
                stage -> {
                    var window =
                            new DeskWindow(
                                    session,
                                    new DeskWindow.Where(
                                            platform, who, channel, folder(), List::of),
                                    Background.application(),
                                    text,
                                    () -> requireNonNull(time.get()),
                                    () -> {},
                                    () -> {});
                    made.set(window);
                    var scene = new Scene(window, 1440, 900);
                    DeskWindow.dress(scene, folder());
                    stage.setScene(scene);
                    // The test before may have left another size.
                    stage.sizeToScene();
                    stage.show();
                });
    }

    /// Closes the window and opens one for somebody of that role.
    void reopen(Role role) throws TimeoutException {
        run(window()::close);
        open(of(role));
    }

    /// Closes the window and opens it for the same person, as after a start of the program; asks
    /// the platform for nothing.
    void restart() throws TimeoutException {
        var same = requireNonNull(who);
        var known = requireNonNull(session().sync().hello()).platformId();
        run(window()::close);
        show(
                same,
                DeskSession.open(
                        folder(),
                        new DeskSession.Who(platform.url(), known, same.account(), channel.code()),
                        platform.tokens(same.account())));
    }

    /// What somebody else does meanwhile.
    void asAnother(Role role, Consumer<TrpcClient> act) {
        try (var client =
                new TrpcClient(
                        new TrpcClient.Settings(
                                HttpUrl.get(platform.url()),
                                TrpcClient.Transformer.NONE,
                                platform.tokens(of(role).account()),
                                1))) {
            act.accept(client);
        }
    }

    /// The analyst that the window is opened for.
    LocalAccount person() {
        return of(Role.FRAUD_ANALYST);
    }

    DeskSession session() {
        return requireNonNull(opened.get());
    }

    /// Another desk of the same person, on a device of its own.
    DeskSession another() {
        return DeskProgram.session(
                platform, of(Role.FRAUD_ANALYST), channel, dir.resolve("another"));
    }

    Path folder() {
        return dir.resolve("desk");
    }

    DeskWindow window() {
        return requireNonNull(made.get());
    }

    void run(Runnable work) {
        on(
                () -> {
                    work.run();
                    return true;
                });
    }

    long queued() {
        return session().outbox().all().stream()
                .filter(command -> command.state() == State.QUEUED)
                .count();
    }

    int rows() {
        return on(
                () ->
                        window().lookup(".table-view") instanceof TableView<?> table
                                ? table.getItems().size()
                                : 0);
    }

    /// The number of the open case.
    String shown() {
        return texts().stream()
                .filter(text -> text.matches("CASE-\\d+"))
                .reduce((_, last) -> last)
                .orElse("");
    }

    /// The text of that key.
    String words(String key) {
        return Messages.bundle("live.lsn.desk.desk", Locale.UK).getString(key);
    }

    /// All texts of that language.
    ResourceBundle texts(String language) {
        return Messages.bundle("live.lsn.desk.desk", Locale.forLanguageTag(language));
    }

    boolean reads(String part) {
        return texts().stream().anyMatch(text -> text.contains(part));
    }

    List<String> texts() {
        return on(
                () -> {
                    var found = new ArrayList<String>();
                    collect(window(), found);
                    return found;
                });
    }

    static void collect(Node node, List<String> into) {
        if (!node.isVisible()) return;
        if (node instanceof Labeled labeled && labeled.getText() != null)
            into.add(labeled.getText());
        if (node instanceof Text text && !(node.getParent() instanceof Labeled))
            into.add(text.getText());
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }

    static <T> T on(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    Duration.ofSeconds(20).toMillis(),
                    TimeUnit.MILLISECONDS,
                    condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("waited 20 s; " + on(OpenDesk::told), e);
        }
    }

    /// What stands on the screen and who has the keyboard, for whoever asks why a wait was in vain.
    private static String told() {
        var found = new ArrayList<String>();
        for (var window : Window.getWindows()) {
            found.add("window %s, focused %s".formatted(window, window.isFocused()));
            if (window.getScene() == null) continue;
            found.add("keyboard at " + window.getScene().getFocusOwner());
            collect(window.getScene().getRoot(), found);
        }
        return String.join(" | ", found);
    }

    @Override
    public void close() {
        try {
            FxToolkit.setupStage(Stage::hide);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
        run(window()::close);
        platform.close();
    }
}
