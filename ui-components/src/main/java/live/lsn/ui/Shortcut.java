package live.lsn.ui;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.List;
import java.util.function.Predicate;

/// A key and what it does, declared once: the screen that takes it asks `take`, and the sheet of
/// all keys shows `caps` and `text`.
///
/// @param text what it does
/// @param caps as printed on the keys
/// @param take does it and answers true, if the event is this key's
public record Shortcut(String text, List<String> caps, Predicate<KeyEvent> take) {
    public Shortcut {
        caps = List.copyOf(caps);
    }

    /// A key alone.
    public static Shortcut of(String text, KeyCode key, Runnable run) {
        return new Shortcut(text, List.of(name(key)), event -> plain(event, key, run));
    }

    /// A key with Ctrl, or with Cmd where that is usual.
    public static Shortcut control(String text, KeyCode key, Runnable run) {
        return new Shortcut(
                text,
                List.of("Ctrl", name(key)),
                event -> {
                    var mine =
                            event.getCode() == key
                                    && event.isShortcutDown()
                                    && !event.isAltDown()
                                    && !event.isShiftDown();
                    if (mine) run.run();
                    return mine;
                });
    }

    /// A key with Shift.
    public static Shortcut shift(String text, KeyCode key, Runnable run) {
        return new Shortcut(
                text,
                List.of("Shift", name(key)),
                event -> shifted(event, key, event.isShortcutDown(), false, run));
    }

    /// A key with Shift and Ctrl, or with Shift and Cmd where that is usual.
    public static Shortcut controlShift(String text, KeyCode key, Runnable run) {
        return new Shortcut(
                text,
                List.of("Ctrl", "Shift", name(key)),
                event -> shifted(event, key, event.isShortcutDown(), true, run));
    }

    private static boolean shifted(
            KeyEvent event, KeyCode key, boolean control, boolean wanted, Runnable run) {
        var mine =
                event.getCode() == key
                        && event.isShiftDown()
                        && control == wanted
                        && !event.isAltDown();
        if (mine) run.run();
        return mine;
    }

    /// Lets the first that the event is for take it, and consumes it then.
    public static boolean take(List<Shortcut> shortcuts, KeyEvent event) {
        for (var shortcut : shortcuts) {
            if (!shortcut.take.test(event)) continue;
            event.consume();
            return true;
        }
        return false;
    }

    private static boolean plain(KeyEvent event, KeyCode key, Runnable run) {
        var mine =
                event.getCode() == key
                        && !event.isShortcutDown()
                        && !event.isAltDown()
                        && !event.isMetaDown()
                        && !event.isShiftDown();
        if (mine) run.run();
        return mine;
    }

    private static String name(KeyCode key) {
        return switch (key) {
            case ESCAPE -> "Esc";
            case COMMA -> ",";
            case SLASH -> "/";
            case ENTER -> "Enter";
            case DELETE -> "Del";
            case PAGE_UP -> "PgUp";
            case PAGE_DOWN -> "PgDn";
            case UP -> "↑";
            case DOWN -> "↓";
            case LEFT -> "←";
            case RIGHT -> "→";
            default -> key.getName();
        };
    }
}
