package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import live.lsn.api.model.Role;
import live.lsn.api.signin.SignInException.Reason;
import live.lsn.desk.LocalSignIn;
import live.lsn.desk.SignedInPlatform;
import live.lsn.desk.store.SealedVault;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The program on a platform that one signs in to, from its first window to its last.
class SignInScreenTest {
    @TempDir private Path dir;
    private final FxRobot robot = new FxRobot();
    private CountDownLatch closed = new CountDownLatch(1);
    private TestPlatform site;
    private LocalSignIn method;
    private String url;

    @BeforeEach
    void start() throws Exception {
        site = new TestPlatform(dir.resolve("server"));
        site.openCases("AU", 3);
        method = new LocalSignIn(site);
        url = site.platform().url();
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void stop() throws InterruptedException {
        run(
                () ->
                        stage().getOnCloseRequest()
                                .handle(
                                        new javafx.stage.WindowEvent(
                                                stage(), javafx.stage.WindowEvent.ANY)));
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        site.close();
    }

    private void open() {
        closed = new CountDownLatch(1);
        run(
                () ->
                        new DeskProgram(
                                        dir.resolve("desk"),
                                        () ->
                                                new SignedInPlatform(
                                                        url,
                                                        method,
                                                        new SealedVault(
                                                                dir.resolve("desk/keys"),
                                                                "person")),
                                        List::of,
                                        closed::countDown)
                                .start());
    }

    private static Stage stage() {
        return (Stage)
                Window.getWindows().stream()
                        .filter(w -> w instanceof Stage s && s.getTitle() != null)
                        .filter(w -> ((Stage) w).getTitle().contains("LSN Desk"))
                        .reduce((_, last) -> last)
                        .orElseThrow();
    }

    private static void run(Runnable work) {
        on(
                () -> {
                    work.run();
                    return true;
                });
    }

    private static List<String> texts() {
        return on(
                () -> {
                    var found = new ArrayList<String>();
                    OpenDesk.collect(stage().getScene().getRoot(), found);
                    return found;
                });
    }

    private static boolean reads(String part) {
        return texts().stream().anyMatch(text -> text.contains(part));
    }

    private static void press(String words) {
        run(
                () -> {
                    var found = new ArrayList<Button>();
                    buttons(stage().getScene().getRoot(), found);
                    found.stream()
                            .filter(button -> words.equals(button.getText()))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                });
    }

    private static void buttons(Node node, List<Button> into) {
        if (node instanceof Button button) into.add(button);
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> buttons(child, into));
    }

    private void signIn() {
        await(() -> reads("Sign in in your browser"));
        press("Sign in in your browser");
        await(method::isWaiting);
        method.as(Role.FRAUD_ANALYST);
        await(() -> reads("Where do you want to work?"));
    }

    private void work() {
        press("AU");
        await(() -> reads("Online") && reads("Why "));
    }

    @Test
    void enterOpensTheBrowserAndTheWindowGoesOnByItself() {
        open();
        await(() -> reads("Sign in in your browser") && reads(url));
        await(() -> on(() -> stage().getScene().getFocusOwner() instanceof Button));
        robot.type(KeyCode.ENTER);
        await(() -> method.isWaiting() && reads("this window goes on by itself"));
        method.as(Role.FRAUD_ANALYST);
        await(() -> reads("Where do you want to work?"));
        work();
        assertThat(reads("CASE-")).isTrue();
    }

    @Test
    void waitingCanBeCancelledAndBegunAgain() {
        open();
        await(() -> reads("Sign in in your browser"));
        press("Sign in in your browser");
        await(() -> method.isWaiting() && reads("Cancel"));
        robot.type(KeyCode.ESCAPE);
        await(() -> reads("You cancelled the sign-in.") && reads("SIGN-IN-CANCELLED"));
        signIn();
    }

    @Test
    void withoutABrowserTheAddressIsShownToCopy() {
        method.withoutBrowser();
        open();
        await(() -> reads("Sign in in your browser"));
        press("Sign in in your browser");
        await(() -> reads("No browser could be started."));
        assertThat(
                        on(
                                () ->
                                        ((TextField)
                                                        stage().getScene()
                                                                .getRoot()
                                                                .lookup(".text-field"))
                                                .getText()))
                .isEqualTo(LocalSignIn.PAGE.toString());
        press("Copy the address");
        assertThat(on(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(LocalSignIn.PAGE.toString());
        assertThat(reads("Copied")).isTrue();
    }

    @Test
    void whatWentWrongIsToldInWordsWithACode() {
        open();
        await(() -> reads("Sign in in your browser"));
        press("Sign in in your browser");
        await(method::isWaiting);
        method.fails(Reason.TIMED_OUT);
        await(() -> reads("Nobody signed in within three minutes.") && reads("SIGN-IN-TIMED-OUT"));
    }

    @Test
    void aRefusedSignInKeepsTheWorkAndWhatWaitsGoesOutAfterTheNext() {
        open();
        signIn();
        work();
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        await(() -> reads("Outbox 1 waiting"));
        method.end();
        robot.type(KeyCode.F5);
        await(() -> reads("Sign in again"));
        assertThat(reads("CASE-")).isTrue();
        press("Sign in again");
        await(() -> method.isWaiting() && reads("goes out once you have signed in"));
        method.as(Role.FOUNDER);
        await(() -> reads("Somebody else signed in"));
        assertThat(method.discarded()).isEqualTo(1);
        press("Sign in again");
        await(method::isWaiting);
        method.as(Role.FRAUD_ANALYST);
        await(() -> reads("Online") && !reads("You are not signed in."));
        assertThat(reads("Outbox 1 waiting")).isTrue();
    }

    @Test
    void whoSignedInBeforeBeginsWithoutTheBrowserAndWithThePlatformAway() throws Exception {
        open();
        signIn();
        work();
        stop();
        open();
        await(() -> reads("Where do you want to work?"));
        press("AU");
        await(() -> reads("Offline") && reads("Why "));
        site = new TestPlatform(dir.resolve("another"));
    }

    @Test
    void whoSignsOutIsToldWhatWaits() {
        open();
        signIn();
        work();
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        await(() -> reads("Outbox 1 waiting"));
        run(() -> window().account().buttons().getFirst().fire());
        await(() -> reads("One thing is not sent"));
        press("Stay signed in");
        assertThat(method.isSignedIn()).isTrue();
        run(() -> window().account().buttons().getFirst().fire());
        press("Sign out");
        await(() -> reads("You are signed out.") && reads("Waiting to be sent: 1."));
        assertThat(method.isSignedIn()).isFalse();
        signIn();
        press("AU");
        await(() -> reads("Online") && reads("Outbox 0 waiting"));
    }

    @Test
    void aLockedWindowIsOpenedByItsPassphraseAndAForgottenOneByANewSignIn() {
        open();
        signIn();
        work();
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        await(() -> reads("Outbox 1 waiting"));
        run(() -> window().go(Place.SETTINGS.id()));
        press("Lock this profile with a passphrase");
        type("too short", "too short");
        press("Set the passphrase");
        assertThat(reads("10 characters at least.")).isTrue();
        type("a calm grey harbour", "a calm grey harbour");
        press("Set the passphrase");
        await(() -> reads("locked with the new passphrase from now on"));
        press("Lock now");
        await(() -> reads("This profile is locked"));
        assertThat(reads("CASE-")).isFalse();
        assertThat(reads("One thing is not sent yet")).isTrue();
        type("not what it was");
        press("Unlock");
        await(() -> reads("That is not the passphrase."));
        type("a calm grey harbour");
        press("Unlock");
        // Whoever comes back in goes on where the work was left.
        await(() -> reads("Online") && reads("How the window looks"));
        run(() -> window().go(Place.FRAUD.id()));
        await(() -> stay().record() != null);
        var first = stay();
        robot.type(KeyCode.DOWN);
        await(() -> !stay().equals(first));
        var left = stay();
        run(() -> window().lock());
        await(() -> reads("This profile is locked"));
        type("a calm grey harbour");
        press("Unlock");
        await(() -> reads("Online") && stay().equals(left));
        run(() -> window().go(Place.OUTBOX.id()));
        run(() -> window().lock());
        await(() -> reads("This profile is locked"));
        press("Forgotten");
        await(() -> reads("Sign in once more"));
        press("Sign in in your browser");
        await(method::isWaiting);
        method.as(Role.FRAUD_ANALYST);
        await(() -> reads("Choose a new passphrase"));
        type("seven slow bicycles", "seven slow bicycles");
        press("Set the passphrase");
        await(() -> reads("Online") && on(() -> window().place()).equals(Place.OUTBOX.id()));
    }

    private DeskWindow.Stay stay() {
        return on(() -> window().stay());
    }

    /// Into the fields for passphrases that are there, in their order.
    private static void type(String... all) {
        run(
                () -> {
                    var found = new ArrayList<PasswordField>();
                    fields(stage().getScene().getRoot(), found);
                    assertThat(found).hasSameSizeAs(List.of(all));
                    for (var i = 0; i < all.length; i++) found.get(i).setText(all[i]);
                });
    }

    private static void fields(Node node, List<PasswordField> into) {
        if (node instanceof PasswordField field) into.add(field);
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> fields(child, into));
    }

    private static DeskWindow window() {
        return (DeskWindow)
                requireNonNull(
                        on(
                                () ->
                                        stage().getScene()
                                                .getRoot()
                                                .getChildrenUnmodifiable()
                                                .getFirst()));
    }
}
