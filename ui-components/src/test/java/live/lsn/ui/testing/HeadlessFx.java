package live.lsn.ui.testing;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import live.lsn.ui.Density;
import live.lsn.ui.Theme;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Starts JavaFX once for all tests, without a display.
public final class HeadlessFx implements BeforeAllCallback {
    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static final int DEADLINE_SECONDS = 20;

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        if (!STARTED.compareAndSet(false, true)) return;
        var ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        Platform.setImplicitExit(false);
        if (!ready.await(DEADLINE_SECONDS, TimeUnit.SECONDS))
            throw new IllegalStateException("JavaFX did not start");
    }

    /// Runs on the JavaFX thread and waits for the outcome; a failure there fails the test.
    public static <T> T onFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw e;
            }
        }
    }

    /// Waits until the condition holds on the JavaFX thread.
    public static void await(Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!onFx(condition)) {
            if (System.nanoTime() > deadline)
                throw new TimeoutException("the condition never held");
            pulse();
        }
    }

    /// Opens a window in the light theme.
    public static Stage show(Parent root, double width, double height) {
        var scene = new Scene(root, width, height);
        Theme.apply(scene, Theme.LIGHT, Density.NORMAL);
        mendPrimaryClicks(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
        return stage;
    }

    /// Presses a key where the focus is.
    public static void press(Scene scene, KeyCode code) {
        var owner = scene.getFocusOwner();
        var target = owner == null ? scene.getRoot() : owner;
        target.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        code.getName(),
                        code,
                        false,
                        false,
                        false,
                        false));
        target.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_RELEASED,
                        "",
                        code.getName(),
                        code,
                        false,
                        false,
                        false,
                        false));
    }

    /// Clicks a node with the primary button.
    public static void click(Node node) {
        for (var type :
                new javafx.event.EventType<?>[] {
                    MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED
                }) {
            @SuppressWarnings("unchecked")
            var kind = (javafx.event.EventType<MouseEvent>) type;
            node.fireEvent(primary(kind, 1, 1, type == MouseEvent.MOUSE_PRESSED));
        }
    }

    /// The headless platform marks primary clicks as asking for a menu, so headers would not sort.
    private static void mendPrimaryClicks(Scene scene) {
        scene.addEventFilter(
                MouseEvent.ANY,
                event -> {
                    if (!event.isPopupTrigger() || event.getButton() != MouseButton.PRIMARY) return;
                    event.consume();
                    if (event.getTarget() instanceof Node target) target.fireEvent(mended(event));
                });
    }

    private static MouseEvent mended(MouseEvent event) {
        return new MouseEvent(
                event.getSource(),
                event.getTarget(),
                event.getEventType(),
                event.getX(),
                event.getY(),
                event.getScreenX(),
                event.getScreenY(),
                event.getButton(),
                event.getClickCount(),
                event.isShiftDown(),
                event.isControlDown(),
                event.isAltDown(),
                event.isMetaDown(),
                event.isPrimaryButtonDown(),
                event.isMiddleButtonDown(),
                event.isSecondaryButtonDown(),
                event.isSynthesized(),
                false,
                event.isStillSincePress(),
                event.getPickResult());
    }

    private static MouseEvent primary(
            javafx.event.EventType<MouseEvent> type, double x, double y, boolean down) {
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    private static void pulse() throws InterruptedException {
        var latch = new CountDownLatch(1);
        Platform.runLater(Platform::requestNextPulse);
        if (latch.await(10, TimeUnit.MILLISECONDS))
            throw new IllegalStateException("nobody counts this down");
    }
}
