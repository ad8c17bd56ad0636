package live.lsn.desk.shell;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import live.lsn.api.model.Role;
import live.lsn.desk.PlatformLink;
import live.lsn.ui.Background;
import live.lsn.ui.Density;
import live.lsn.ui.Snapshots;
import live.lsn.ui.Theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// Walks through the screens as a user would, by key, and takes a picture of each in both themes.
public final class TourGuide {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PlatformLink platform;
    private final Path data;
    private final Path folder;
    private final Background background = Background.application();
    private final ResourceBundle text = ResourceBundle.getBundle("live.lsn.desk.desk", Locale.UK);
    private final List<Picture> pictures = new ArrayList<>();
    private final Scene scene;

    /// @param rows how many rows its table holds; 0 where it has none
    /// @param texts what can be read on it
    public record Picture(String screen, String theme, String file, int rows, List<String> texts) {}

    public TourGuide(PlatformLink platform, Path data, Path folder) {
        this.platform = platform;
        this.data = data;
        this.folder = folder;
        this.scene =
                onFx(
                        () -> {
                            var made = new Scene(new StackPane(), WIDTH, HEIGHT);
                            DeskWindow.dress(made, data);
                            var stage = new Stage();
                            stage.setScene(made);
                            stage.show();
                            return made;
                        });
    }

    public List<Picture> pictures() {
        for (var theme : Theme.values()) {
            onFx(
                    () -> {
                        Theme.apply(scene, theme, Density.NORMAL);
                        return theme;
                    });
            walk(theme);
        }
        return pictures;
    }

    private void walk(Theme theme) {
        var accounts = platform.accounts();
        var start =
                onFx(
                        () -> {
                            var view = new StartView(text, (_, _) -> {});
                            view.show(accounts);
                            scene.setRoot(new StackPane(view));
                            Theme.apply(scene, theme, Density.NORMAL);
                            return view;
                        });
        await(() -> onFx(() -> start.getWidth() > 0));
        take("start", theme);
        var analyst =
                accounts.stream()
                        .filter(
                                account ->
                                        account.role() == Role.FRAUD_ANALYST
                                                && account.channels().size() > 1)
                        .findFirst()
                        .orElseThrow();
        var channel = analyst.channels().getFirst();
        var session = DeskProgram.session(platform, analyst, channel, data);
        var window =
                onFx(
                        () -> {
                            var made =
                                    new DeskWindow(
                                            session,
                                            analyst,
                                            channel,
                                            data,
                                            background,
                                            text,
                                            InstantSource.system(),
                                            () -> {},
                                            () -> {});
                            scene.setRoot(made);
                            Theme.apply(scene, theme, Density.NORMAL);
                            return made;
                        });
        await(() -> rows() > 20 && readable("Why ") && readable("Online"));
        take("fraud-queue", theme);
        press(KeyCode.A);
        take("fraud-reasons", theme);
        press(KeyCode.DIGIT2);
        await(() -> readable("Undo"));
        take("fraud-decided", theme);
        onFx(
                () -> {
                    window.openPalette();
                    return window;
                });
        take("palette", theme);
        press(KeyCode.ESCAPE);
        onFx(
                () -> {
                    window.go("outbox");
                    return window;
                });
        await(() -> readable("sends in"));
        take("outbox", theme);
        onFx(
                () -> {
                    window.go("fraud");
                    return window;
                });
        press(KeyCode.Z);
        await(() -> !readable("Undo") && readable("Outbox 0 waiting"));
        onFx(
                () -> {
                    window.close();
                    return window;
                });
    }

    private void press(KeyCode key) {
        onFx(
                () -> {
                    var owner =
                            scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
                    Event.fireEvent(
                            owner,
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
                    return key;
                });
    }

    private void take(String screen, Theme theme) {
        // Two looks at the screen lie a frame apart: what was asked for has been laid out.
        settle();
        var name = screen + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        var file = folder.resolve(name);
        var texts =
                onFx(
                        () -> {
                            try {
                                Snapshots.png(scene, file);
                            } catch (IOException e) {
                                throw new UncheckedIOException(
                                        "the picture " + file + " cannot be written", e);
                            }
                            return readable();
                        });
        pictures.add(
                new Picture(screen, theme.name().toLowerCase(Locale.ROOT), name, rows(), texts));
    }

    private void settle() {
        for (var i = 0; i < 6; i++) {
            onFx(
                    () -> {
                        scene.getRoot().applyCss();
                        scene.getRoot().layout();
                        return scene;
                    });
            LockSupport.parkNanos(Duration.ofMillis(60).toNanos());
        }
    }

    private int rows() {
        return onFx(
                () ->
                        scene.getRoot().lookup(".table-view") instanceof TableView<?> table
                                ? table.getItems().size()
                                : 0);
    }

    private boolean readable(String part) {
        return onFx(this::readable).stream().anyMatch(words -> words.contains(part));
    }

    private List<String> readable() {
        var found = new ArrayList<String>();
        collect(scene.getRoot(), found);
        return found;
    }

    private static void collect(Node node, List<String> into) {
        if (!node.isVisible()) return;
        var words =
                node instanceof Labeled labeled
                        ? labeled.getText()
                        : node instanceof Text plain && !(node.getParent() instanceof Labeled)
                                ? plain.getText()
                                : null;
        if (words != null && !words.isBlank()) into.add(words);
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }

    private <T> T onFx(Callable<T> work) {
        var done = new CompletableFuture<T>();
        background.onFx(
                () -> {
                    try {
                        done.complete(work.call());
                    } catch (Exception e) {
                        done.completeExceptionally(e);
                    }
                });
        return done.join();
    }

    private static void await(Callable<Boolean> condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > until)
                    throw new IllegalStateException(
                            "a screen did not come within " + PATIENCE.toSeconds() + " s");
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
