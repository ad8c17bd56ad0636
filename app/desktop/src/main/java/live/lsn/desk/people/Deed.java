package live.lsn.desk.people;

import javafx.scene.input.KeyCode;

import live.lsn.ui.ActButton;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// An act as it is offered: as a button with its key, as a key, and as a line of the palette.
///
/// @param blocked why it cannot be done now, in words; null where it can
record Deed(
        String text,
        String icon,
        KeyCode key,
        ActButton.Kind kind,
        Supplier<@Nullable String> blocked,
        Runnable run) {

    private void act() {
        if (blocked.get() == null) run.run();
    }

    ActButton button() {
        var button = new ActButton(text, key.getName(), kind);
        button.setFocusTraversable(false);
        button.setBlocked(blocked.get());
        button.setOnAction(_ -> act());
        return button;
    }

    Shortcut shortcut() {
        return Shortcut.of(text, key, this::act);
    }

    /// @param group the caption that it stands under
    /// @param detail muted words behind it
    PaletteEntry entry(String group, @Nullable String detail) {
        return new PaletteEntry(
                group, icon, text, detail, List.of(key.getName()), blocked.get(), this::act);
    }
}
