package live.lsn.desk.shell;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import live.lsn.ui.KeySheet;
import live.lsn.ui.Shortcut;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The keys that work in all screens of a window, before the open screen gets its own.
final class WindowKeys {
    private final Wording words;
    private final WindowPlaces places;
    private final KeySheet sheet;
    private final Acts acts;
    private final BooleanSupplier covered;
    private final BooleanSupplier decides;
    private final Shortcut undo;
    private final List<Shortcut> keys;

    /// Whether the key that is down has done something.
    private boolean acted;

    /// What the keys do.
    ///
    /// @param undo false where nothing can be undone
    /// @param clear takes away what is told; false where nothing is
    record Acts(
            Runnable help,
            Runnable palette,
            Runnable tryNow,
            Runnable settings,
            Runnable lock,
            BooleanSupplier undo,
            BooleanSupplier clear) {}

    /// @param covered whether something lies over the screens that has keys of its own
    /// @param decides whether the person does what can be undone
    WindowKeys(
            Wording words,
            Journey journey,
            WindowPlaces places,
            KeySheet sheet,
            Acts acts,
            BooleanSupplier covered,
            BooleanSupplier decides) {
        this.words = words;
        this.places = places;
        this.sheet = sheet;
        this.acts = acts;
        this.covered = covered;
        this.decides = decides;
        undo = undo();
        var all = new ArrayList<Shortcut>();
        all.add(Shortcut.of(words.of("help.here"), KeyCode.F1, acts.help()));
        all.addAll(journey.keys(words));
        all.add(Shortcut.control(words.of("palette.prompt"), KeyCode.K, acts.palette()));
        all.add(Shortcut.of(words.of("palette.sync"), KeyCode.F5, acts.tryNow()));
        all.add(undo);
        all.add(Shortcut.control(words.of("settings.title"), KeyCode.COMMA, acts.settings()));
        all.add(Shortcut.control(words.of("lock.now"), KeyCode.L, acts.lock()));
        all.add(new Shortcut(words.of("keys.title"), List.of("?"), this::asksForSheet));
        keys = List.copyOf(all);
    }

    private Shortcut undo() {
        return new Shortcut(
                words.of("keys.undo"),
                List.of("Z"),
                event ->
                        event.getCode() == KeyCode.Z
                                && !event.isShortcutDown()
                                && !typing(event)
                                && acts.undo().getAsBoolean());
    }

    void listenIn(Node window) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        window.addEventFilter(KeyEvent.KEY_TYPED, this::type);
        window.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (covered.getAsBoolean()) return;
                    places.current().onKey().accept(event);
                    acted = event.isConsumed();
                });
    }

    /// Those that do something for this person.
    List<Shortcut> offered() {
        return keys.stream().filter(key -> decides.getAsBoolean() || !key.equals(undo)).toList();
    }

    /// Shows the keys of every screen, the open one's first.
    void show() {
        var groups = new ArrayList<KeySheet.Group>();
        var current = places.current();
        groups.add(new KeySheet.Group(current.title(), current.keys().get()));
        groups.add(new KeySheet.Group(words.of("keys.everywhere"), offered()));
        places.screens().stream()
                .filter(screen -> !screen.equals(current))
                .forEach(s -> groups.add(new KeySheet.Group(s.title(), s.keys().get())));
        groups.removeIf(group -> group.keys().isEmpty());
        sheet.show(groups);
    }

    private void press(KeyEvent event) {
        acted = false;
        if (covered.getAsBoolean()) return;
        acted = Shortcut.take(keys, event);
        if (acted) return;
        if (event.getCode() == KeyCode.ESCAPE && acts.clear().getAsBoolean()) event.consume();
    }

    /// A key that opened a field must not be typed into it.
    private void type(KeyEvent event) {
        if (acted) event.consume();
        else questionMark(event);
    }

    private boolean asksForSheet(KeyEvent event) {
        var asks = event.getCode() == KeyCode.SLASH && event.isShiftDown() && !typing(event);
        if (asks) show();
        return asks;
    }

    /// Where the mark lies elsewhere on the keyboard than on the key of the slash.
    private void questionMark(KeyEvent event) {
        if (covered.getAsBoolean() || typing(event) || !event.getCharacter().equals("?")) return;
        show();
        event.consume();
    }

    private static boolean typing(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl;
    }
}
