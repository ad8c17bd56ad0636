package live.lsn.ui;

import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.ArrayDeque;
import java.util.Deque;

/// Shows what can still be undone, bottom left above everything; lets the mouse through elsewhere.
///
/// One toast is seen at a time, the newest. Each one's time runs from the moment it was shown,
/// whether seen or hidden behind a newer one, so quick work is not held up; when the newest ends,
/// the one below is seen again. The key Z undoes the newest, except while typing.
public final class ToastPane extends StackPane {
    private final Deque<Running> running = new ArrayDeque<>();
    private final EventHandler<KeyEvent> onKey = this::undoByKey;

    public ToastPane() {
        getStyleClass().add("toast-pane");
        setAlignment(Pos.BOTTOM_LEFT);
        setPickOnBounds(false);
        sceneProperty().subscribe(this::follow);
    }

    /// Shows a toast and starts its time.
    public void show(Toast toast) {
        var shown = new Running(toast);
        running.push(shown);
        shown.clock.setOnFinished(_ -> end(shown, toast.onExpire()));
        refresh();
        shown.clock.play();
    }

    /// Undoes the newest toast.
    ///
    /// @return false if there was none
    public boolean undo() {
        var newest = running.peek();
        if (newest == null) return false;
        end(newest, newest.toast.onUndo());
        return true;
    }

    /// Takes a toast away with nothing done: what it would undo was undone elsewhere.
    public void dismiss(Toast toast) {
        running.stream()
                .filter(shown -> shown.toast.equals(toast))
                .findFirst()
                .ifPresent(shown -> end(shown, () -> {}));
    }

    /// Lets all toasts expire now, oldest first, as before the program ends.
    public void expireAll() {
        while (!running.isEmpty()) {
            var oldest = running.getLast();
            end(oldest, oldest.toast.onExpire());
        }
    }

    /// How many toasts can still be undone, seen or not.
    public int pending() {
        return running.size();
    }

    private void end(Running toast, Runnable then) {
        // A click on the last frame and the end of the time exclude each other.
        if (!running.remove(toast)) return;
        toast.clock.stop();
        refresh();
        then.run();
    }

    private void refresh() {
        var newest = running.peek();
        if (newest == null) getChildren().clear();
        else if (!getChildren().contains(newest.view)) {
            getChildren().setAll(newest.view);
            Motion.appear(newest.view);
        }
    }

    private void follow(Scene old, Scene now) {
        if (old != null) old.removeEventHandler(KeyEvent.KEY_PRESSED, onKey);
        if (now != null) now.addEventHandler(KeyEvent.KEY_PRESSED, onKey);
    }

    private void undoByKey(KeyEvent key) {
        var plain =
                !key.isControlDown() && !key.isAltDown() && !key.isMetaDown() && !key.isShiftDown();
        if (key.getCode() == KeyCode.Z && plain && !typing() && undo()) key.consume();
    }

    private boolean typing() {
        return getScene().getFocusOwner() instanceof TextInputControl field && field.isEditable();
    }

    private final class Running {
        private final Toast toast;
        private final DoubleProperty left = new SimpleDoubleProperty(1);
        private final Timeline clock;
        private final Node view;

        private Running(Toast toast) {
            this.toast = toast;
            var time = Duration.millis(toast.time().toMillis());
            clock = new Timeline(new KeyFrame(time, new KeyValue(left, 0)));
            view = view();
        }

        private Node view() {
            var title = new Label(toast.title());
            title.getStyleClass().add("title");
            var detail = new Label();
            detail.getStyleClass().add("detail");
            detail.textProperty()
                    .bind(
                            left.map(
                                    share ->
                                            toast.detail()
                                                    .apply(secondsLeft(share.doubleValue()))));
            var words = new VBox(title, detail);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            var undo = new ActButton(Words.of("toast.undo"), "Z", ActButton.Kind.DEFAULT);
            undo.setFocusTraversable(false);
            undo.setOnAction(_ -> end(this, toast.onUndo()));
            var line = new HBox(12, Icons.of(toast.icon()), words, undo);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("line");
            var box = new VBox(line, bar());
            box.getStyleClass().add("toast");
            box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            box.setAccessibleRole(AccessibleRole.TEXT);
            box.setAccessibleText(toast.title() + ". " + detail.getText());
            return box;
        }

        private int secondsLeft(double share) {
            return (int) Math.ceil(share * toast.time().toMillis() / 1000);
        }

        /// Where the scene keeps still, the bar goes a second at a time.
        private double shownShare(Node bar) {
            return Motion.isReduced(bar)
                    ? (double) secondsLeft(left.get()) * 1000 / toast.time().toMillis()
                    : left.get();
        }

        private Region bar() {
            var fill = new Region();
            fill.getStyleClass().add("time");
            fill.setManaged(false);
            var track = new StackPane(fill);
            track.getStyleClass().add("time-track");
            track.setMinHeight(2);
            track.setMaxHeight(2);
            Runnable size = () -> fill.resize(track.getWidth() * shownShare(track), 2);
            left.subscribe(size);
            track.widthProperty().subscribe(size);
            return track;
        }
    }
}
