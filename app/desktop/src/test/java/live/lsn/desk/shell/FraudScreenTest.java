package live.lsn.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.State;
import live.lsn.platform.TestPlatform;
import live.lsn.ui.Background;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// An analyst at work, by keyboard alone, against a real platform.
class FraudScreenTest {
    private static final int CASES = 40;

    @TempDir private Path dir;
    private final FxRobot robot = new FxRobot();
    private TestPlatform site;
    private DeskSession session;
    private final java.util.concurrent.atomic.AtomicReference<DeskWindow> made =
            new java.util.concurrent.atomic.AtomicReference<>();

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() throws Exception {
        site = new TestPlatform(dir.resolve("server"));
        site.openCases("AU", CASES);
        var platform = site.platform();
        var accounts = new LocalAccounts(platform.url(), platform.localSecret());
        var analyst =
                accounts.all().stream()
                        .filter(a -> a.role() == Role.FRAUD_ANALYST && a.channels().size() > 1)
                        .findFirst()
                        .orElseThrow();
        var channel =
                analyst.channels().stream()
                        .filter(c -> c.code().equals("AU"))
                        .findFirst()
                        .orElseThrow();
        session =
                DeskSession.open(
                        dir.resolve("desk"),
                        new Who(platform.url(), platform.platformId(), analyst.account(), "AU"),
                        accounts.tokens(analyst.account()));
        var text = ResourceBundle.getBundle("live.lsn.desk.desk", Locale.UK);
        FxToolkit.setupStage(
                stage -> {
                    var window =
                            new DeskWindow(
                                    session,
                                    analyst,
                                    channel,
                                    dir,
                                    Background.application(),
                                    text,
                                    InstantSource.system(),
                                    () -> {},
                                    () -> {});
                    made.set(window);
                    var scene = new Scene(window, 990, 900);
                    DeskWindow.dress(scene, dir);
                    stage.setScene(scene);
                    stage.show();
                });
        await(() -> rows() == CASES && reads("Why "));
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupStage(Stage::hide);
        robot.interact(() -> window().close());
        site.close();
    }

    @Test
    void twoKeystrokesDecideAndTheNextCaseFollows() {
        var first = shown();
        robot.type(KeyCode.A);
        await(() -> reads("known good"));
        robot.type(KeyCode.DIGIT1);
        await(() -> rows() == CASES - 1 && !shown().equals(first));
        assertThat(queued()).isEqualTo(1);
        assertThat(texts()).anyMatch(text -> text.contains(first) && text.contains("approved"));
    }

    @Test
    void undoBringsTheCaseBackAndLeavesNothingToSend() {
        var first = shown();
        robot.type(KeyCode.D, KeyCode.DIGIT2);
        await(() -> rows() == CASES - 1 && reads("Undo"));
        robot.type(KeyCode.Z);
        await(() -> rows() == CASES && shown().equals(first));
        assertThat(queued()).isZero();
    }

    @Test
    void decidingGoesOnWithThePlatformAway() {
        site.platform().close();
        for (var i = 1; i <= 5; i++) {
            var left = CASES - i;
            var before = shown();
            robot.type(KeyCode.E, KeyCode.DIGIT1);
            await(() -> rows() == left && !shown().equals(before));
        }
        assertThat(queued()).isEqualTo(5);
        site.restart();
    }

    @Test
    void aReasonKeyWithoutAChoiceDoesNothing() {
        robot.type(KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rows()).isEqualTo(CASES);
        assertThat(queued()).isZero();
    }

    @Test
    void keysWhileTypingAreText() {
        robot.type(KeyCode.SLASH);
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(queued()).isZero();
    }

    @Test
    void personalDataAreMasked() {
        assertThat(texts())
                .noneMatch(
                        text ->
                                text.contains("person@example.test")
                                        || text.contains("Test Person"));
    }

    private DeskWindow window() {
        return java.util.Objects.requireNonNull(made.get());
    }

    private long queued() {
        return session.outbox().all().stream()
                .filter(command -> command.state() == State.QUEUED)
                .count();
    }

    private String shown() {
        return texts().stream()
                .filter(text -> text.matches("CASE-\\d+"))
                .reduce((_, last) -> last)
                .orElse("");
    }

    private int rows() {
        return on(
                () ->
                        window().lookup(".table-view") instanceof TableView<?> table
                                ? table.getItems().size()
                                : 0);
    }

    private boolean reads(String part) {
        return texts().stream().anyMatch(text -> text.contains(part));
    }

    private List<String> texts() {
        return on(
                () -> {
                    var found = new ArrayList<String>();
                    collect(window(), found);
                    return found;
                });
    }

    private static void collect(Node node, List<String> into) {
        if (!node.isVisible()) return;
        if (node instanceof Labeled labeled && labeled.getText() != null)
            into.add(labeled.getText());
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }

    private static <T> T on(java.util.concurrent.Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    Duration.ofSeconds(20).toMillis(),
                    TimeUnit.MILLISECONDS,
                    condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("waited 20 s", e);
        }
    }
}
