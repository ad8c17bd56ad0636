package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import live.lsn.desk.ListPeer;
import live.lsn.desk.RemotePlatform;
import live.lsn.ui.Background;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/// The window on a platform that has lists alone.
class ListScreenTest {
    private static final String TODAY = "As of \\d\\d:\\d\\d · lists";

    @TempDir private Path dir;
    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.now());
    private final AtomicReference<DeskWindow> made = new AtomicReference<>();
    private @Nullable ListPeer peer;

    @BeforeEach
    void open() throws Exception {
        peer = new ListPeer("superjson", 3);
        peer.openCase(1);
        var platform = new RemotePlatform(peer.url(), "token");
        var who = platform.accounts().getFirst();
        var channel = who.channels().getFirst();
        var session = DeskProgram.session(platform, who, channel, dir);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(
                stage -> {
                    var window =
                            new DeskWindow(
                                    session,
                                    new DeskWindow.Where(platform, who, channel, dir, List::of),
                                    Background.application(),
                                    Messages.bundle("live.lsn.desk.desk", Locale.UK),
                                    () -> requireNonNull(time.get()),
                                    () -> {},
                                    () -> {});
                    made.set(window);
                    var scene = new Scene(window, 1440, 900);
                    DeskWindow.dress(scene, dir);
                    stage.setScene(scene);
                    stage.sizeToScene();
                    stage.show();
                });
    }

    @AfterEach
    void close() throws Exception {
        if (made.get() != null) {
            FxToolkit.setupStage(Stage::hide);
            on(
                    () -> {
                        window().close();
                        return true;
                    });
        }
        if (peer != null) peer.close();
    }

    private DeskWindow window() {
        return requireNonNull(made.get());
    }

    private List<String> texts() {
        return on(
                () -> {
                    var found = new ArrayList<String>();
                    OpenDesk.collect(window(), found);
                    return found;
                });
    }

    private boolean ageWarns() {
        return on(
                () ->
                        window().lookupAll(".status-strip .segment").stream()
                                .filter(
                                        node ->
                                                node instanceof Labeled told
                                                        && told.getText().endsWith("· lists"))
                                .anyMatch(node -> node.getStyleClass().contains("tone-warning")));
    }

    @Test
    void theFootTellsTheAgeAndWhatIsNotOfferedAndNeverThatItIsLive() {
        await(() -> texts().stream().anyMatch(text -> text.matches(TODAY)));
        assertThat(texts())
                .contains("Reachable", "Not offered by this platform: goals, orders", "CASE-10001")
                .doesNotContain("Online");
        assertThat(ageWarns()).isFalse();
        time.set(Instant.now().plus(Duration.ofMinutes(11)));
        await(this::ageWarns);
        time.set(Instant.now().plus(Duration.ofDays(1)));
        await(() -> texts().stream().anyMatch(text -> text.matches("As of \\d+ .* · lists")));
        time.set(Instant.now());
        await(() -> texts().stream().anyMatch(text -> text.matches(TODAY)));
    }
}
