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

import live.lsn.ui.Background;
import live.lsn.ui.Density;
import live.lsn.ui.Language;
import live.lsn.ui.Motion;
import live.lsn.ui.Snapshots;
import live.lsn.ui.Theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A window without a display, that keys can be pressed in and pictures be taken of.
final class TourStage {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FRAME = Duration.ofMillis(40);

    private final Background background;
    private final Scene scene;

    TourStage(Background background, Path data, Locale language) {
        this.background = background;
        this.scene =
                onFx(
                        () -> {
                            var made = new Scene(new StackPane(), WIDTH, HEIGHT);
                            DeskWindow.dress(made, data);
                            made.setNodeOrientation(Language.orientation(language));
                            var stage = new Stage();
                            stage.setScene(made);
                            stage.show();
                            return made;
                        });
    }

    /// Takes the window away.
    void close() {
        onFx(
                () -> {
                    scene.getWindow().hide();
                    return true;
                });
    }

    /// Shows what is made, in the theme, and keeps still.
    <N extends Parent> N show(Theme theme, Callable<N> make) {
        return onFx(
                () -> {
                    var made = make.call();
                    scene.setRoot(made);
                    Theme.apply(scene, theme, Density.NORMAL);
                    Motion.reduce(scene, true);
                    return made;
                });
    }

    void press(KeyCode... keys) {
        for (var key : keys) press(key, false, false);
    }

    void pressWithShift(KeyCode key) {
        press(key, true, false);
    }

    void pressWithControl(KeyCode key) {
        press(key, false, true);
    }

    private void press(KeyCode key, boolean shift, boolean control) {
        onFx(
                () -> {
                    var owner =
                            scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
                    Event.fireEvent(
                            owner,
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    key,
                                    shift,
                                    control,
                                    false,
                                    false));
                    return key;
                });
    }

    /// Writes what is shown once it has been laid out, and tells what can be read on it.
    ///
    /// @param look is shown the scene as well
    List<String> take(Path file, Consumer<Scene> look) {
        settle();
        return onFx(
                () -> {
                    try {
                        Snapshots.png(scene, file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                "the picture " + file + " cannot be written", e);
                    }
                    look.accept(scene);
                    return readable();
                });
    }

    /// A few frames: what was asked for has been read, drawn and laid out.
    private void settle() {
        for (var i = 0; i < 6; i++) {
            onFx(
                    () -> {
                        scene.getRoot().applyCss();
                        scene.getRoot().layout();
                        return scene;
                    });
            LockSupport.parkNanos(FRAME.toNanos());
        }
    }

    /// How many rows the table holds; 0 where there is none.
    int rows() {
        return onFx(
                () ->
                        scene.getRoot().lookup(".table-view") instanceof TableView<?> table
                                ? table.getItems().size()
                                : 0);
    }

    boolean reads(String part) {
        return onFx(this::readable).stream().anyMatch(words -> words.contains(part));
    }

    boolean shows(String selector) {
        return onFx(() -> scene.getRoot().lookup(selector) != null);
    }

    /// Call on the JavaFX thread.
    Node find(String selector) {
        var found = scene.getRoot().lookup(selector);
        if (found == null) throw new IllegalStateException("not shown: " + selector);
        return found;
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

    <T> T onFx(Callable<T> work) {
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

    void run(Runnable work) {
        onFx(
                () -> {
                    work.run();
                    return true;
                });
    }

    static void await(String what, Callable<Boolean> condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > until)
                    throw new IllegalStateException(
                            "the tour waited " + PATIENCE.toSeconds() + " s for: " + what);
                LockSupport.parkNanos(FRAME.toNanos());
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
