package live.lsn.desk.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// The way through the places of a window: back, forward, and from where the open one was opened.
final class Journey {
    private final History<Stop> history = new History<>();
    private final Consumer<String> go;
    private boolean travelling;
    private @Nullable String from;
    private @Nullable Runnable reopen;

    /// A place one has been at.
    ///
    /// @param from the place whose record led here; null where one came by oneself
    /// @param reopen shows what was opened here; null for the place as it is
    record Stop(String place, @Nullable String from, @Nullable Runnable reopen) {}

    /// @param go opens a place by its id, and tells `opened` of it
    Journey(Consumer<String> go) {
        this.go = go;
    }

    /// Opens something in a place, led there by the place that is open.
    ///
    /// @param show opens it once the place is there
    void lead(String place, Runnable show) {
        var here = history.current();
        from = here == null ? null : here.place();
        reopen = show;
        try {
            go.accept(place);
        } finally {
            from = null;
            reopen = null;
        }
        show.run();
    }

    /// Takes note of a place that was opened, by whatever way.
    void opened(String place) {
        var here = history.current();
        var stays = here != null && here.place().equals(place) && reopen == null;
        if (!travelling && !stays) history.visit(new Stop(place, from, reopen));
    }

    /// Forgets the places that are not offered any more.
    void keep(List<String> offered) {
        history.forget(stop -> !offered.contains(stop.place()));
    }

    /// The place that led to the open one; null for none.
    @Nullable String trail() {
        var here = history.current();
        return here == null ? null : here.from();
    }

    boolean canGoBack() {
        return history.before() != null;
    }

    boolean canGoForward() {
        return history.ahead() != null;
    }

    void back() {
        travel(history.back());
    }

    void forward() {
        travel(history.forward());
    }

    private void travel(@Nullable Stop stop) {
        if (stop == null) return;
        travelling = true;
        try {
            go.accept(stop.place());
        } finally {
            travelling = false;
        }
        var show = stop.reopen();
        if (show != null) show.run();
    }

    /// Alt with an arrow.
    List<Shortcut> keys(Wording words) {
        return List.of(
                key(words.of("journey.back"), KeyCode.LEFT, "←", this::back),
                key(words.of("journey.forward"), KeyCode.RIGHT, "→", this::forward));
    }

    private static Shortcut key(String text, KeyCode arrow, String cap, Runnable run) {
        return new Shortcut(
                text,
                List.of("Alt", cap),
                event -> {
                    var mine = alone(event) && event.getCode() == arrow;
                    if (mine) run.run();
                    return mine;
                });
    }

    private static boolean alone(KeyEvent event) {
        return event.isAltDown()
                && !event.isControlDown()
                && !event.isShiftDown()
                && !event.isMetaDown();
    }

    /// The buttons at the side of a mouse.
    void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.BACK) back();
        else if (event.getButton() == MouseButton.FORWARD) forward();
        else return;
        event.consume();
    }
}
